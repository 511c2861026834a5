import { isInteger } from '../report/number.ts';
import { cellsWhere, isMalformedNumber } from './cells.ts';
import type { WrittenCell } from './cells.ts';
import { cellName } from './describe.ts';
import type { Message } from './finding.ts';
import type { Rule } from './rule.ts';

/** Text, a negative or a fraction where a count belongs. */
export const notACount: Rule = {
  id: 'not-a-count',
  group: 'tables',
  severity: 'error',
  basis: 'implied',
  since: '1',
  clause: null,
  title: { zh: '不是数量', en: 'Not a count' },
  check(report) {
    return cellsWhere(report, (reading) => reading.status === 'malformed' || reading.status === 'value').flatMap(
      (placed) => {
        const problem = problemOf(placed);
        if (!problem) return [];
        const name = cellName(placed.table, placed.cell);
        return [
          {
            span: placed.cell.span,
            message: {
              zh: `“${name}”写的是“${placed.cell.raw}”，${problem.zh}。请改成准确的数字。`,
              en: `“${name}” reads “${placed.cell.raw}”: ${problem.en}.`,
            },
          },
        ];
      },
    );
  },
};

function problemOf(placed: WrittenCell): Message | null {
  const { cell, column } = placed;
  const { reading } = cell;
  if (reading.status === 'malformed') {
    return isMalformedNumber(cell.raw) ? null : { zh: '不是一个确定的数', en: 'no certain number' };
  }
  if (reading.status !== 'value') return null;
  if (column.kind !== 'amount' && !isInteger(reading.value))
    return { zh: '这里应是整数', en: 'a whole number belongs here' };
  if (column.kind === 'count' && reading.value.units < 0n)
    return { zh: '数量不会是负数', en: 'a count cannot be negative' };
  return null;
}
