import type { Table } from '../report/report.ts';
import { tableName } from './describe.ts';
import type { Rule } from './rule.ts';

/** A row of the form is absent. */
export const missingRow: Rule = {
  id: 'missing-row',
  group: 'tables',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: null,
  title: { zh: '表格缺行', en: 'Missing row' },
  check(report) {
    return Object.values(report.tables).flatMap((table) => {
      // Table four is told apart by its fifteen numbers; its group labels may be anywhere.
      if (!table || table.id === 'proceedings') return [];
      const missing = missingRows(table);
      const [first] = missing;
      if (!first) return [];
      const names = missing.map((row) => `“${row.form.label}”`);
      const shown = names.length > 6 ? `${names.slice(0, 6).join('、')}等${String(names.length)}行` : names.join('、');
      const count = String(missing.length);
      return [
        {
          span: neighbour(table, table.rows.indexOf(first)),
          message: {
            zh: `${tableName(table.id).zh}缺少${names.length > 6 ? '' : `${count}行：`}${shown}。统一格式的各行不能省略，没有数据的填0。请补上。`,
            en: `${tableName(table.id).en} lacks ${count} row(s): ${shown}. The official form has them all; write 0 where there is nothing.`,
          },
        },
      ];
    });
  },
};

function missingRows(table: Table): readonly Table['rows'][number][] {
  const replaced = new Set(
    table.form.alternativeRows
      .filter((alternative) => table.rows.some((row) => row.form.id === alternative.row.id && row.label))
      .flatMap((alternative) => alternative.instead),
  );
  return table.rows.filter((row) => row.label === null && !row.form.optional && !replaced.has(row.form.id));
}

/** The label of the nearest row before the gap, else after it: where the author must look. */
function neighbour(table: Table, index: number): { readonly start: number; readonly end: number } {
  const before = table.rows
    .slice(0, index)
    .reverse()
    .find((row) => row.label);
  const label = before?.label ?? table.rows.slice(index).find((row) => row.label)?.label;
  return label ? { start: label.start, end: label.end } : { start: table.start, end: table.start };
}
