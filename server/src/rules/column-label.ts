import { labelKey } from '../document/label.ts';
import type { Header, Table } from '../report/report.ts';
import { tableName } from './describe.ts';
import type { Rule } from './rule.ts';

/** Column headers that are recognisable but not as the form prints them. */
export const columnLabel: Rule = {
  id: 'column-label',
  group: 'tables',
  severity: 'information',
  basis: 'form',
  since: '1',
  clause: null,
  title: { zh: '列名与格式不同', en: 'Column label differs from the form' },
  check(report) {
    return Object.values(report.tables).flatMap((table) => {
      const damaged = table ? damagedHeaders(table, report.document.text) : [];
      const [first, ...others] = damaged;
      if (!table || !first) return [];
      const name = tableName(table.id);
      const written = first.header.label.text.replace(/\s+/g, '');
      const count = String(damaged.length);
      return [
        {
          span: first.header.label,
          message: {
            zh: `${name.zh}的列名“${written}”与统一格式的“${first.printed}”不同${others.length > 0 ? `，共${count}处` : ''}。建议照格式改正列名。`,
            en: `The column label “${written}” differs from the form's “${first.printed}”${others.length > 0 ? ` (${count} labels in all)` : ''}.`,
          },
          related: others.map(({ header, printed }) => ({
            span: header.label,
            message: { zh: `应为“${printed}”`, en: `Should be “${printed}”` },
          })),
          fixes: [
            {
              title: {
                zh: others.length === 0 ? `改为“${first.printed}”` : `改正${count}个列名`,
                en: others.length === 0 ? `Change to “${first.printed}”` : `Correct ${count} labels`,
              },
              preferred: true,
              edits: damaged.map(({ header, printed }) => ({ span: header.label, newText: printed })),
            },
          ],
        },
      ];
    });
  },
};

interface DamagedHeader {
  readonly header: Header;
  readonly printed: string;
}

function damagedHeaders(table: Table, text: string): readonly DamagedHeader[] {
  return table.headers.flatMap((header) => {
    const printed = printedLabel(table, header);
    const key = labelKey(header.label.text);
    const due = labelKey(printed ?? '');
    // A unit or a remark may follow in brackets; where rows are not marked a label may go on further down.
    if (
      printed === null ||
      !table.gridded ||
      key.startsWith(bare(due)) ||
      continues(table, text, due.slice(key.length))
    )
      return [];
    return [{ header, printed }];
  });
}

/** The printed label of the row that stands below the header and has its column. */
function printedLabel(table: Table, header: Header): string | null {
  const holders = table.rows.filter((row) => row.form.columns.some((column) => column.id === header.columnId));
  const below = holders.find((row) => row.label !== null && row.label.start > header.label.start) ?? holders[0];
  return below?.form.columns.find((column) => column.id === header.columnId)?.label ?? null;
}

/** The key without the unit that some printed headers have in brackets. */
function bare(key: string): string {
  return key.replace(/单位万元$/, '');
}

/** Whether the rest of a broken label stands among the headers, in a cell of its own. */
function continues(table: Table, text: string, rest: string): boolean {
  const firstRow = table.rows.find((row) => row.label !== null)?.label?.start ?? table.start;
  return rest !== '' && new RegExp(`(?:^|[|\\s])${rest}(?:[|\\s]|$)`).test(text.slice(table.start, firstRow));
}
