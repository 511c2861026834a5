import { cellsWhere } from './cells.ts';
import type { Rule, RuleReference } from './rule.ts';

/** 1,234. */
export const digitGrouping: Rule = {
  id: 'digit-grouping',
  group: 'tables',
  severity: 'information',
  basis: 'practice',
  since: '1',
  clause: null,
  fixes: ['replacing'],
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

/** What the reference says of it. */
export const digitGroupingReference: RuleReference = {
  finds: {
    zh: '数字带千位分隔符的（如“1,234”），给出提示。',
    en: 'Reports digits grouped in thousands, such as 1,234.',
  },
  why: {
    zh: '报告表格里的数字一般不加分隔符。加了也看得懂，但有的软件读不出，导出成用逗号分隔的文件时还会断成两个数。是多少没有疑问，所以只作提示；一键修改去掉分隔符，数值不变，可以放心使用。',
    en: 'Numbers in these tables are usually written without separators. People can read them, but some programs cannot, and in a file separated by commas one number becomes two. Which number is meant is beyond doubt, hence information only; the fix takes the separators out.',
  },
  examples: [
    {
      wrong: `| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政许可 | 1,286            |

| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政处罚 | 23               |
| 行政强制 | 1                |
`,
      right: `| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政许可 | 1286             |

| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政处罚 | 23               |
| 行政强制 | 1                |
`,
    },
  ],
};
