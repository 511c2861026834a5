import { ZERO } from '../report/number.ts';
import type { Table } from '../report/report.ts';
import { cellsWhere, changesAsEdits } from './cells.ts';
import type { WrittenCell } from './cells.ts';
import { tableName } from './describe.ts';
import type { Fix } from './finding.ts';
import type { Rule } from './rule.ts';

/** A mark in the place of a number. */
export const placeholderCell: Rule = {
  id: 'placeholder-cell',
  group: 'tables',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
  title: { zh: '用符号代替数字', en: 'Mark in the place of a number' },
  check(report) {
    const byTable = new Map<Table, WrittenCell[]>();
    for (const placed of cellsWhere(report, (reading) => reading.status === 'placeholder')) {
      byTable.set(placed.table, [...(byTable.get(placed.table) ?? []), placed]);
    }
    return [...byTable].flatMap(([table, cells]) => {
      const [first, ...others] = cells;
      if (!first) return [];
      const name = tableName(table.id);
      const count = String(cells.length);
      return [
        {
          span: first.cell.span,
          message: {
            zh: `${name.zh}有${count}格写的是“${first.cell.raw}”之类，不是数字，相关的勾稽关系无法核对。没有数据一般填0。`,
            en: `${name.en} has ${count} cell(s) with a mark such as “${first.cell.raw}” in the place of a number.`,
          },
          related: others.map(({ cell }) => ({
            message: { zh: `“${cell.raw}”`, en: `“${cell.raw}”` },
            span: cell.span,
          })),
          fixes: () => zeroFix(table, cells),
        },
      ];
    });
  },
};

function zeroFix(table: Table, cells: readonly WrittenCell[]): readonly Fix[] {
  const edits = changesAsEdits(
    table,
    cells.map(({ cell }) => ({ cell, value: ZERO })),
  );
  const count = String(cells.length);
  return edits
    ? [{ title: { zh: `${count}格改为0`, en: `Change ${count} cell(s) to 0` }, preferred: false, edits }]
    : [];
}
