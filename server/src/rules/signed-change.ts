import { formatDecimal } from '../report/number.ts';
import { cellsWhere, isMoney, isWorded } from './cells.ts';
import { cellName } from './describe.ts';
import type { Rule, RuleReference } from './rule.ts';

/** 本年增/减 written in words. */
export const signedChange: Rule = {
  id: 'signed-change',
  group: 'tables',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '增减写成了文字', en: 'Change in words' },
  check(report) {
    return cellsWhere(report, (reading, { kind }) => kind === 'change' && isWorded(reading)).flatMap((placed) => {
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
          // A unit of money says how much is meant.
          fixes: isMoney(reading.notation.unit)
            ? []
            : [
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

/** What the reference says of it. */
export const signedChangeReference: RuleReference = {
  finds: {
    zh: '2019年试行格式的表有“本年增/减”一列。这一列写成“增15”“减2”之类文字的，给出提示。',
    en: 'The 2019 trial form has a column 本年增/减 (change this year). The rule reports a cell there that says 增15 (up 15) or 减2 (down 2) in words.',
  },
  why: {
    zh: '表格里填的是数字，写成文字，电子表格和统计软件算不出来；已经公布的报告里见过这种写法。“增15”是15，“减2”是-2，意思是确定的，所以可以放心一键改写，数字不变。',
    en: 'Tables hold numbers; spreadsheets cannot compute with words. Published reports have been seen to write them so. 增15 is 15 and 减2 is -2 without doubt, so the fix is safe: the number stays the same.',
  },
  examples: [
    {
      wrong: `| 信息内容             | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| -------------------- | -------------- | --------- | ------------ |
| 行政许可             | 17             | 减2       | 86           |
| 其他对外管理服务事项 | 5              | 增15      | 12           |
`,
      right: `| 信息内容             | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| -------------------- | -------------- | --------- | ------------ |
| 行政许可             | 17             | -2        | 86           |
| 其他对外管理服务事项 | 5              | 15        | 12           |
`,
    },
  ],
};
