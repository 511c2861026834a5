import { cellsWhere, isMalformedNumber } from './cells.ts';
import { severalNumbers } from '../report/number.ts';
import { cellName } from './describe.ts';
import type { Rule, RuleReference } from './rule.ts';

/** A separator that makes no number. */
export const malformedNumber: Rule = {
  id: 'malformed-number',
  group: 'tables',
  severity: 'error',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '数字写法有误', en: 'Malformed number' },
  check(report) {
    return cellsWhere(report, (reading) => reading.status === 'malformed')
      .filter(({ cell }) => isMalformedNumber(cell.raw) && severalNumbers(cell.raw) === null)
      .map((placed) => ({
        span: placed.cell.span,
        message: {
          zh: `“${cellName(placed.table, placed.cell)}”写成“${placed.cell.raw}”，分隔符的位置不成数字，看不出是多少。请核对后改写，例如小数点用“.”。`,
          en: `“${placed.cell.raw}” is no number: its separators are out of place. Check and rewrite it.`,
        },
      }));
  },
};

/** What the reference says of it. */
export const malformedNumberReference: RuleReference = {
  finds: {
    zh: '数字里的分隔符位置不对，看不出是多少的，如“737，1222”，给出提示。',
    en: 'Reports a number whose separators are out of place, such as 737，1222, so that nobody can tell which number it is.',
  },
  why: {
    zh: '“737，12”可能是737.12，也可能是73712，还可能是两个数写在了一起，程序不猜，也不当作0，与它有关的勾稽关系不核对。已经公布的报告里见过这样的写法。请对照原始数据改正，小数点用“.”；没有一键修改。位置正确的千位分隔符（1,234）不属于这种情况，由 digit-grouping 提示。',
    en: '737，12 may be 737.12, or 73712, or two numbers in one cell. It is not guessed at and not taken for 0, and relations over it are not judged. Compare with your records and write the decimal point as “.”; there is no quick fix. Digits grouped regularly (1,234) are the business of digit-grouping.',
  },
  examples: [
    {
      wrong: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |

| 信息内容       | 本年收费金额（单位：万元） |
| -------------- | -------------------------- |
| 行政事业性收费 | 737，12                    |
`,
      right: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |

| 信息内容       | 本年收费金额（单位：万元） |
| -------------- | -------------------------- |
| 行政事业性收费 | 737.12                     |
`,
    },
  ],
};
