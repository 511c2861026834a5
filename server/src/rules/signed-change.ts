import { formatDecimal } from '../report/number.ts';
import { cellsWhere } from './cells.ts';
import { cellName } from './describe.ts';
import type { Rule } from './rule.ts';

/** 本年增/减 written in words. */
export const signedChange: Rule = {
  id: 'signed-change',
  group: 'tables',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  title: { zh: '增减写成了文字', en: 'Change in words' },
  check(report) {
    return cellsWhere(report, (reading) => reading.status === 'value' && reading.notation.worded).flatMap((placed) => {
      const { reading } = placed.cell;
      if (reading.status !== 'value') return [];
      const number = formatDecimal(reading.value);
      return [
        {
          span: placed.cell.span,
          message: {
            zh: `“${cellName(placed.table, placed.cell)}”写成“${placed.cell.raw}”。这一格填数字，增加写正数、减少写负数：${number}。`,
            en: `“${placed.cell.raw}” should be the number ${number}: increases positive, decreases negative.`,
          },
          fixes: [
            {
              title: { zh: `改为 ${number}`, en: `Change to ${number}` },
              preferred: true,
              safe: true,
              edits: [{ span: placed.cell.span, newText: number }],
            },
          ],
        },
      ];
    });
  },
};
