import { cellsWhere, isMalformedNumber } from './cells.ts';
import { cellName } from './describe.ts';
import type { Rule } from './rule.ts';

/** A separator that makes no number. */
export const malformedNumber: Rule = {
  id: 'malformed-number',
  group: 'tables',
  severity: 'error',
  basis: 'seen',
  since: '1',
  clause: null,
  title: { zh: '数字写法有误', en: 'Malformed number' },
  check(report) {
    return cellsWhere(report, (reading) => reading.status === 'malformed')
      .filter((placed) => isMalformedNumber(placed.cell.raw))
      .map((placed) => ({
        span: placed.cell.span,
        message: {
          zh: `“${cellName(placed.table, placed.cell)}”写成“${placed.cell.raw}”，分隔符的位置不成数字，看不出是多少。请核对后改写，例如小数点用“.”。`,
          en: `“${placed.cell.raw}” is no number: its separators are out of place. Check and rewrite it.`,
        },
      }));
  },
};
