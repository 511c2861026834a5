import { damagedHeaders } from '../report/tables/printed.ts';
import { tableName } from './describe.ts';
import type { Rule, RuleReference } from './rule.ts';

/** Column headers that are recognisable but not as the form prints them. */
export const columnLabel: Rule = {
  id: 'column-label',
  group: 'tables',
  severity: 'information',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '列名与格式不同', en: 'Column label differs from the form' },
  check(report) {
    return Object.values(report.tables).flatMap((table) => {
      const damaged = table ? damagedHeaders(table, report.document.tables) : [];
      const [first, ...others] = damaged;
      if (!table || !first) return [];
      const name = tableName(table.id);
      const written = first.header.label.text.replace(/\s+/g, '');
      const count = String(damaged.length);
      return [
        {
          span: first.header.label,
          message: {
            zh: `${name.zh}的列名“${written}”与统一格式的“${first.printed}”不同${others.length > 0 ? `，共${count}处` : ''}。建议照格式改正列名。`,
            en: `The column label “${written}” differs from the form's “${first.printed}”${others.length > 0 ? ` (${count} labels in all)` : ''}.`,
          },
          related: others.map(({ header, printed }) => ({
            span: header.label,
            message: { zh: `应为“${printed}”`, en: `Should be “${printed}”` },
          })),
          fixes: [
            {
              title: {
                zh: others.length === 0 ? `改为“${first.printed}”` : `改正${count}个列名`,
                en: others.length === 0 ? `Change to “${first.printed}”` : `Correct ${count} labels`,
              },
              preferred: true,
              edits: damaged.map(({ header, printed }) => ({ span: header.label, newText: printed })),
            },
          ],
        },
      ];
    });
  },
};

/** What the reference says of it. */
export const columnLabelReference: RuleReference = {
  finds: {
    zh: '核对表头。列名能认出是统一格式的哪一列，但少字、多字或者有错字的，给出提示；一张表有几处的，合成一条，一次改完。列名后面用括号加注单位的，不提示。',
    en: 'Compares the header with the form. It reports a label that can be recognised but has a character lost, added or replaced; several in one table make one finding and are corrected together. A unit added in brackets is fine.',
  },
  why: {
    zh: '列名由统一格式规定，叫法一致，数字才能汇总比较。数字仍按认出的那一列核对，不受影响，所以只作提示。只有与某一列足够接近、不会认成别的列时才提示；没有表格线的文本里，列名可能断在别处，拿不准的不提示。',
    en: 'The form prescribes the labels, so that numbers of different reports can be put together. The column is checked as what it was recognised to be, hence information only. The rule speaks only where the label is close to one column and to no other; in texts without cell borders, where a label may go on elsewhere, it keeps silent when in doubt.',
  },
  examples: [
    {
      wrong: `| 信息内容       | 本年制发数   | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |
`,
      right: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |
`,
    },
  ],
};
