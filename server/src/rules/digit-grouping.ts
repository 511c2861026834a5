import { cellsWhere } from './cells.ts';
import type { Rule } from './rule.ts';

/** 1,234. */
export const digitGrouping: Rule = {
  id: 'digit-grouping',
  group: 'tables',
  severity: 'information',
  basis: 'practice',
  since: '1',
  clause: null,
  title: { zh: '数字带千位分隔符', en: 'Grouped digits' },
  check(report) {
    return cellsWhere(report, (reading) => reading.status === 'value' && reading.notation.grouped).map(({ cell }) => {
      const number = cell.raw.replace(/[,，]/g, '');
      return {
        span: cell.span,
        message: {
          zh: `“${cell.raw}”带有千位分隔符。表格里的数字一般不加分隔符：${number}。`,
          en: `“${cell.raw}” has digit grouping; write ${number}.`,
        },
        fixes: [
          {
            title: { zh: `改为 ${number}`, en: `Change to ${number}` },
            preferred: true,
            safe: true,
            edits: [{ span: cell.span, newText: number }],
          },
        ],
      };
    });
  },
};
