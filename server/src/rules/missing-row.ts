import type { Table } from '../report/report.ts';
import { tableName } from './describe.ts';
import { brokenOffAt, missingRows } from './missing-rows.ts';
import type { Rule } from './rule.ts';

/** More rows than these are counted, not named. */
const MOST_NAMED = 6;

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
      const name = tableName(table.id);
      const labels = missing.map((row) => `“${row.form.label}”`);
      const count = String(labels.length);
      const isLong = labels.length > MOST_NAMED;
      const named = labels.slice(0, MOST_NAMED);
      const broken = brokenOffAt(table);
      return [
        {
          span: neighbour(table, table.rows.indexOf(first)),
          message: {
            zh: `${name.zh}${broken ? `到“${broken.form.label}”就断了，后面` : ''}缺少${
              isLong ? `${named.join('、')}等${count}行` : `${count}行：${named.join('、')}`
            }。统一格式的各行不能省略，没有数据的填0。请补上。`,
            en: `${name.en} ${broken ? `stops at “${broken.form.label}” and ` : ''}lacks ${count} row(s): ${named.join(', ')}${isLong ? ' …' : ''}. The official form has them all; write 0 where there is nothing.`,
          },
        },
      ];
    });
  },
};

/** The label of the nearest row before the gap, else after it: where the author must look. */
function neighbour(table: Table, index: number): { readonly start: number; readonly end: number } {
  const before = table.rows
    .slice(0, index)
    .reverse()
    .find((row) => row.label);
  const label = before?.label ?? table.rows.slice(index).find((row) => row.label)?.label;
  return label ? { start: label.start, end: label.end } : { start: table.start, end: table.start };
}
