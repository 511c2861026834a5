import { evaluateIdentities } from '../report/identities.ts';
import { sum, ZERO } from '../report/number.ts';
import type { Decimal } from '../report/number.ts';
import type { CellChange } from '../report/recompute.ts';
import type { Cell, Table } from '../report/report.ts';
import { changesAsEdits } from './cells.ts';
import { tableName } from './describe.ts';
import type { Fix } from './finding.ts';
import type { Rule } from './rule.ts';

/** Empty cells in known places. */
export const blankCell: Rule = {
  id: 'blank-cell',
  group: 'tables',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
  title: { zh: '空白单元格', en: 'Blank cells' },
  check(report) {
    return Object.values(report.tables).flatMap((table) => {
      if (!table?.rows.some((row) => row.cells.some((cell) => cell.status === 'blank'))) return [];
      const cells = table.rows.flatMap((row) => row.cells);
      const blank = cells.filter((cell) => cell.status === 'blank');
      const [first] = blank;
      if (!first?.span) return [];
      const whole = cells.every((cell) => cell.status === 'blank' || cell.status === 'absent');
      const name = tableName(table.id);
      const count = String(blank.length);
      return [
        {
          span: first.span,
          severity: whole ? ('information' as const) : ('warning' as const),
          message: whole
            ? { zh: `${name.zh}还没有填写。没有数据的格一般填0。`, en: `${name.en} is not filled in yet.` }
            : {
                zh: `${name.zh}有${count}个空白格。空白看不出是没有发生还是漏填，一般填0；空白的合计无法核对。`,
                en: `${name.en} has ${count} blank cells. A blank may mean nothing or a slip; 0 is usual.`,
              },
          related: blank
            .slice(1, 50)
            .flatMap((cell) => (cell.span ? [{ message: { zh: '空白', en: 'Blank' }, span: cell.span }] : [])),
          fixes: () => fillFix(table, blank),
        },
      ];
    });
  },
};

/** Zero in every blank; in a blank total the sum of its addends. */
function fillFix(table: Table, blank: readonly Cell[]): readonly Fix[] {
  const values = new Map<Cell, Decimal>(blank.map((cell) => [cell, ZERO]));
  const valueOf = (cell: Cell): Decimal => values.get(cell) ?? cell.value ?? ZERO;
  for (const { identity, leftCells, rightCells } of evaluateIdentities(table)) {
    const [total] = rightCells;
    if (!total || rightCells.length !== 1 || total.status !== 'blank') continue;
    if (leftCells.length === identity.left.length) values.set(total, sum(leftCells.map(valueOf)));
  }
  const changes = [...values].map(([cell, value]): CellChange => ({ cell, value }));
  const edits = changesAsEdits(table, changes);
  if (!edits) return [];
  const sums = changes.filter((change) => change.value.units !== 0n).length;
  const zh = `${String(changes.length)}个空白格填0${sums > 0 ? `（其中${String(sums)}个合计按各项之和填）` : ''}`;
  return [
    {
      title: {
        zh,
        en: `Fill ${String(changes.length)} blank cells with 0${sums > 0 ? ` (${String(sums)} totals with their sums)` : ''}`,
      },
      preferred: false,
      edits,
    },
  ];
}
