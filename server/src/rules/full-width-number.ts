import { cellsWhere } from './cells.ts';
import type { Rule } from './rule.ts';

/** Full-width digits, comma or point. */
export const fullWidthNumber: Rule = {
  id: 'full-width-number',
  group: 'tables',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
  title: { zh: '全角数字', en: 'Full-width number' },
  check(report) {
    return cellsWhere(report, (reading) => reading.status === 'value' && reading.notation.fullWidth).map(({ cell }) => {
      const narrow = cell.raw.replace(/[０-９，．＋－]/g, (character) =>
        String.fromCharCode(character.charCodeAt(0) - 0xfee0),
      );
      return {
        span: cell.span,
        message: {
          zh: `“${cell.raw}”用了全角字符，统计软件读不出。请用半角数字：${narrow}。`,
          en: `“${cell.raw}” has full-width characters; write ${narrow}.`,
        },
        fixes: [
          {
            title: { zh: `改为半角 ${narrow}`, en: `Change to ${narrow}` },
            preferred: true,
            safe: true,
            edits: [{ span: cell.span, newText: narrow }],
          },
        ],
      };
    });
  },
};
