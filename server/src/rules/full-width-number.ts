import { FULL_WIDTH_NUMBERS, halfWidth } from '../document/width.ts';
import { cellsWhere } from './cells.ts';
import type { Rule, RuleReference } from './rule.ts';

/** Full-width digits, comma or point. */
export const fullWidthNumber: Rule = {
  id: 'full-width-number',
  group: 'tables',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '全角数字', en: 'Full-width number' },
  check(report) {
    return cellsWhere(report, (reading) => reading.status === 'value' && reading.notation.fullWidth).map(({ cell }) => {
      const narrow = halfWidth(cell.raw, FULL_WIDTH_NUMBERS);
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

/** What the reference says of it. */
export const fullWidthNumberReference: RuleReference = {
  finds: {
    zh: '数字用了全角字符的（如“２１”“３．５”），给出提示。',
    en: 'Reports digits, commas or points in full width, such as ２１ or ３．５.',
  },
  why: {
    zh: '全角数字看起来差不多，电子表格和统计软件却当作文字，排序、求和都会出错。多是中文输入法没有切换造成的。是多少没有疑问，所以照样参加核对，一键修改只换成半角，数值不变，可以放心使用。',
    en: 'Full-width digits look much the same, but spreadsheets take them for text and neither sort nor add them. They come from the Chinese input method. Which number is meant is beyond doubt, so it is checked like any other, and the fix only changes the width.',
  },
  examples: [
    {
      wrong: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | １４         |
`,
      right: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |
`,
    },
  ],
};
