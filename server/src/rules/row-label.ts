import { isLabelDamaged, printedLabelFor } from '../report/tables/printed.ts';
import { tableName } from './describe.ts';
import type { Rule, RuleReference } from './rule.ts';

/** Labels that are recognisable but not as the form prints them. */
export const rowLabel: Rule = {
  id: 'row-label',
  group: 'tables',
  severity: 'information',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '行名与格式不同', en: 'Row label differs from the form' },
  check(report) {
    return Object.values(report.tables).flatMap((table) => {
      const rows =
        table && !table.form.isOneLine && !table.isDisordered
          ? table.rows.filter((row) => isLabelDamaged(row, table))
          : [];
      const [first, ...others] = rows;
      if (!table || !first?.label) return [];
      const name = tableName(table.id);
      const written = first.label.text.replace(/\s+/g, '');
      return [
        {
          span: first.label,
          message: {
            zh: `${name.zh}的行名“${written}”与统一格式的“${first.form.label}”不同${others.length > 0 ? `，共${String(rows.length)}处` : ''}。数字已按这一行核对，建议照格式改正行名。`,
            en: `The row label “${written}” differs from the form's “${first.form.label}”${others.length > 0 ? ` (${String(rows.length)} labels in all)` : ''}.`,
          },
          related: others.flatMap((row) =>
            row.label
              ? [{ span: row.label, message: { zh: `应为“${row.form.label}”`, en: `Should be “${row.form.label}”` } }]
              : [],
          ),
          fixes: [
            {
              title: {
                zh: rows.length === 1 ? `改为“${first.form.label}”` : `改正${String(rows.length)}个行名`,
                en: rows.length === 1 ? `Change to “${first.form.label}”` : `Correct ${String(rows.length)} labels`,
              },
              preferred: true,
              edits: rows.flatMap((row) =>
                row.label ? [{ span: row.label, newText: printedLabelFor(table, row) }] : [],
              ),
            },
          ],
        },
      ];
    });
  },
};

/** What the reference says of it. */
export const rowLabelReference: RuleReference = {
  finds: {
    zh: '核对表格每一行的行名。行名能认出是统一格式的哪一行，但少字、多字、有错字或者序号不同的，给出提示。数字仍按认出的那一行核对，不影响勾稽关系。同一张表有几处的，合成一条提示，一次改完。',
    en: 'Compares the label of each row with the form. It reports a label that can be recognised but has a character lost, added or replaced, or another ordinal. The row’s numbers are checked all the same. Several such labels in one table make one finding and are corrected together.',
  },
  why: {
    zh: '行名由统一格式规定，同一行在各份报告里叫法一致，上级才能汇总，公众才能比较；已经公布的报告里，行名缺字、错字很常见，多是从网页或 Word 复制造成的。只有与某一行足够接近、不会认成别的行时才提示；完全认不出的行由 unknown-row 提示。请照格式改正行名。',
    en: 'The form prescribes the labels: only where a row has one name in all reports can they be added up and compared. Labels damaged in copying are common in published reports. The rule speaks only where the label is close to one row and to no other; a label that is not recognised at all is reported by unknown-row. Write the label as the form has it.',
  },
  examples: [
    {
      wrong: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范文件   | 3            | 1            | 14           |
`,
      right: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |
`,
    },
  ],
};
