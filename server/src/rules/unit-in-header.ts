import type { Rule, RuleReference } from './rule.ts';

const DUE = '万元';
/** A unit in a header: what stands behind 单位 or alone in brackets. */
const UNIT = /[(（](?:单位\s?[:：]?\s?)?((?:[十百千万亿]{0,2}元))[)）]|单位\s?[:：]\s?((?:[十百千万亿]{0,2}元))/;

/** The fee column of the form counts 万元; the header says 元, 千元 or another unit. */
export const unitInHeader: Rule = {
  id: 'unit-in-header',
  group: 'tables',
  severity: 'warning',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '表头的单位与格式不同', en: 'The unit of a header differs from the form' },
  check(report) {
    return Object.values(report.tables).flatMap((table) =>
      (table?.headers ?? []).flatMap(({ columnId, label }) => {
        const due = table?.form.rows
          .flatMap((row) => row.columns)
          .find((column) => column.id === columnId && column.label.includes(DUE));
        const written = UNIT.exec(label.text.replace(/\s+/g, ''));
        const unit = written?.[1] ?? written?.[2] ?? DUE;
        if (!due || unit === DUE) return [];
        return [
          {
            span: label,
            message: {
              zh: `表头的单位是“${unit}”，统一格式这一列按“${DUE}”填写。请核对金额，换算成${DUE}，并改正表头。`,
              en: `The header counts in ${unit}; in the official form this column is in ${DUE} (ten thousand yuan). Convert the amount and correct the header.`,
            },
          },
        ];
      }),
    );
  },
};

/** What the reference says of it. */
export const unitInHeaderReference: RuleReference = {
  finds: {
    zh: '行政事业性收费一列，统一格式的单位是万元，表头却写成元、千元等其他单位的，给出提示。',
    en: 'Reports a header of the fee column that counts in 元, 千元 or another unit, where the official form has 万元.',
  },
  why: {
    zh: '上级汇总时各单位的数字直接相加，单位不同就会差一万倍。只核对表头写明的单位；数字是不是已经换算，看不出来，所以没有一键修改：请核对后把金额和表头一起改正。单元格里写的单位由 unit-in-cell 提示。',
    en: 'Figures of many organs are added up as they stand; another unit makes them wrong by a factor of ten thousand. The rule looks at the unit that the header names. Whether the number is converted already cannot be told, so there is no quick fix: correct the amount and the header together. A unit in the cell itself is the business of unit-in-cell.',
  },
  examples: [
    {
      wrong: `## 二、主动公开政府信息情况

| 信息内容       | 本年处理决定数量 |
| -------------- | ---------------- |
| 行政处罚       | 23               |
| 行政强制       | 1                |

| 信息内容       | 本年收费金额（单位：元） |
| -------------- | -------------------------- |
| 行政事业性收费 | 125000 |
`,
      right: `## 二、主动公开政府信息情况

| 信息内容       | 本年处理决定数量 |
| -------------- | ---------------- |
| 行政处罚       | 23               |
| 行政强制       | 1                |

| 信息内容       | 本年收费金额（单位：万元） |
| -------------- | -------------------------- |
| 行政事业性收费 | 12.5 |
`,
    },
  ],
};
