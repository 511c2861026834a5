import { unknownInGap } from './broken-off.ts';
import { tableName } from './describe.ts';
import type { Rule, RuleReference } from './rule.ts';

/** A row that the form does not have. */
export const unknownRow: Rule = {
  id: 'unknown-row',
  group: 'tables',
  severity: 'warning',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '表格多出的行', en: 'Unknown row' },
  check(report) {
    return Object.values(report.tables).flatMap((table) =>
      (table && !table.isDisordered && unknownInGap(table) === null ? table.unknownRows : []).map((label) => {
        const name = tableName(table?.id ?? 'requests');
        const text = label.text.replace(/\s+/g, '');
        return {
          span: label,
          message: {
            zh: `“${text}”不是${name.zh}规定的行，它的数字没有参加核对。请核对行名；是细分的项目的，并入规定的行。`,
            en: `“${text}” is no row of ${name.en}; its numbers were not checked.`,
          },
        };
      }),
    );
  },
};

/** What the reference says of it. */
export const unknownRowReference: RuleReference = {
  finds: {
    zh: '表格里有统一格式没有的行的，在这一行提示。',
    en: 'Reports a row that the form does not have.',
  },
  why: {
    zh: '统一格式的行是固定的。自行增加的行，数字没有地方汇总，也不参加勾稽关系的核对。跨页重复的表头、空行、表下的注释不算。也可能是行名写错太多，认不出来，改正行名即可。多出来的数字怎样处理只有您知道，所以没有一键修改。',
    en: 'The rows of the form are fixed. The numbers of another row are added up nowhere and checked against nothing. Headers repeated after a page break, blank rows and notes do not count. It may also be a label too damaged to be recognised: then correct it. Only you know what to do with the numbers, so there is no quick fix.',
  },
  examples: [
    {
      wrong: `| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政许可 | 86               |

| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政处罚 | 23               |
| 行政奖励 | 4                |
| 行政强制 | 1                |
`,
      right: `| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政许可 | 86               |

| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政处罚 | 23               |
| 行政强制 | 1                |
`,
    },
  ],
};
