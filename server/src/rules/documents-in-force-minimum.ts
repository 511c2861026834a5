import { difference, formatDecimal } from '../report/number.ts';
import type { Cell } from '../report/report.ts';
import { cellName } from './describe.ts';
import type { Related } from './finding.ts';
import type { Rule, RuleReference } from './rule.ts';

/** More documents issued and not repealed in the year than are said to be in force. */
export const documentsInForceMinimum: Rule = {
  id: 'documents-in-force-minimum',
  group: 'identities',
  severity: 'information',
  basis: 'implied',
  since: 'preview',
  clause: null,
  fixes: [],
  title: { zh: '现行有效件数少于本年净增', en: 'Fewer documents in force than the year added' },
  check(report) {
    const table = report.tables.proactive;
    if (!table) return [];
    return table.rows.flatMap(({ form, cells }) => {
      const cellOf = (column: string): Cell | undefined => cells.find(({ columnId }) => columnId === column);
      const issued = cellOf('issued');
      const repealed = cellOf('repealed');
      const inForce = cellOf('inForce');
      if (!issued?.value || !repealed?.value || !inForce?.value || !inForce.span) return [];
      const added = difference(issued.value, repealed.value);
      if (difference(added, inForce.value).units <= 0n) return [];
      const [made, gone, left, sum] = [issued.value, repealed.value, inForce.value, added].map(formatDecimal);
      return [
        {
          span: inForce.span,
          message: {
            zh: `“${form.label}”本年制发${made}件、废止${gone}件，现行有效应不少于${sum}件，表中是${left}件。是否填错，或者清理过文件？请核对。`,
            en: `“${form.label}”: ${made} issued and ${gone} repealed this year, so at least ${sum} should be in force; the table says ${left}. A slip, or were documents cleaned up? Please check.`,
          },
          related: [issued, repealed].flatMap((cell): readonly Related[] => {
            const name = cellName(table, cell);
            return cell.span ? [{ span: cell.span, message: { zh: name, en: name } }] : [];
          }),
        },
      ];
    });
  },
};

/** What the reference says of it. */
export const documentsInForceMinimumReference: RuleReference = {
  finds: {
    zh: '第二部分的表里，规章、行政规范性文件的本年制发件数减去本年废止件数，比现行有效件数还多的，提醒核对。',
    en: 'In the table of section two: for 规章 and 行政规范性文件, more documents issued than repealed in the year than are said to be in force.',
  },
  why: {
    zh: '本年制发、没有废止的文件，年底一般还有效，所以现行有效件数不会少于制发减废止。这是表格的意思，统一格式没有写明；手头能读到的公开报告都符合。废止的也可能是本年制发的，清理文件也会使件数减少，所以只作提醒，不说填错。三个数有一个读不出来的，不核对。',
    en: 'What was issued in the year and not repealed is in force at its end, as a rule, so there cannot be fewer in force than issued minus repealed. That is what the table means, though the form does not say so; every published report at hand keeps it. A clean-up may explain it: this is a question, not an error. Where one of the three numbers cannot be read nothing is asked.',
  },
  examples: [
    {
      wrong: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 14           | 1            | 3            |
`,
      right: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |
`,
    },
  ],
};
