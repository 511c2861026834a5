import { blankTable, sectionTable } from '../report/canonical.ts';
import { at, firstOccurrences, headingStyle, inLineBreaks } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import { hasHeads } from '../report/tables/traces.ts';
import type { Fix } from './finding.ts';
import type { Rule, RuleFinding, RuleReference } from './rule.ts';

/** Section two, three or four without its table. */
export const missingTable: Rule = {
  id: 'missing-table',
  group: 'structure',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: '第五十条',
  fixes: ['inserting'],
  title: { zh: '缺少表格', en: 'Missing table' },
  check(report) {
    const lacksTable = ({ form }: Section): boolean => {
      const table = sectionTable(report.edition, form);
      return table !== undefined && report.tables[table.id] === null;
    };
    const glued = report.sections.find((section) => section.glued && lacksTable(section));
    if (glued) {
      return [
        {
          span: glued.headingSpan,
          message: {
            zh: '全文的换行丢失，表格的文字和数字连成一片，无法分辨每个数字属于哪一格，因此没有核对表格。请从原文重新复制，让每个单元格分开。',
            en: 'Line breaks were lost: the tables run together and no number can be told from the next, so nothing was checked. Paste the report again with its cells apart.',
          },
        },
      ];
    }
    return firstOccurrences(report).flatMap((section) => {
      const form = sectionTable(report.edition, section.form);
      if (!form || report.tables[form.id]) return [];
      return [
        hasHeads(report.document.tables, section, form.id) ? withoutRows(section) : withoutTable(report, section),
      ];
    });
  },
};

function withoutTable(report: Report, section: Section): RuleFinding {
  return {
    span: section.headingSpan,
    message: {
      zh: `“${section.form.heading}”里没有找到规定的表格。统一格式要求这一部分用表格报告。请补上表格。`,
      en: `“${section.form.heading}” has no table. The official form reports this section as a table.`,
    },
    fixes: insertTable(report, section),
  };
}

/** A table that was cut off or damaged: a blank one beside what is left of it would be no help. */
function withoutRows(section: Section): RuleFinding {
  return {
    span: section.headingSpan,
    message: {
      zh: `“${section.form.heading}”里的表格只认出表头，没有认出各行的数据，因此没有核对。请补全表格，或从原文重新复制。`,
      en: `Of the table in “${section.form.heading}” only the head was recognised, no rows, so nothing was checked. Complete it, or paste it again.`,
    },
  };
}

function insertTable(report: Report, section: Section): readonly Fix[] {
  const form = sectionTable(report.edition, section.form);
  if (!form || report.document.isHtml || section.rest) return [];
  const isInside = report.document.tables.some(
    ({ shape, start, end }) => shape === 'html' && start < section.lineEnd && section.lineEnd < end,
  );
  if (isInside) return [];
  const table = blankTable(form, report.edition, headingStyle(report));
  const follows = report.document.text.slice(section.lineEnd).trim() === '' ? '\n' : '\n\n';
  const rest = report.document.text.slice(section.lineEnd);
  const tail = /^\s*(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(rest) ? '' : follows.slice(1);
  return [
    {
      title: { zh: '插入空白的规定表格', en: 'Insert the blank official table' },
      preferred: true,
      edits: [{ span: at(section.lineEnd), newText: inLineBreaks(`\n\n${table}${tail}`, report.document) }],
    },
  ];
}

/** What the reference says of it. */
export const missingTableReference: RuleReference = {
  finds: {
    zh: '第二、三、四部分里没有找到规定的表格，或者只认出表头、认不出各行的，给出提示。全文换行丢失、表格的文字和数字连成一片的，只提示一次，请重新复制。',
    en: 'Reports section two, three or four without its table, or with only its head left. Where line breaks were lost and the tables run together, it says so once: paste the text again.',
  },
  why: {
    zh: '统一格式用表格报告这三个部分，只写文字，数字就无法汇总和核对；没有数据的，也请保留表格，一般填0。表格是图片，或者损坏得认不出来的，也会提示没有找到，因为读不出其中的数字。一键修改插入空白的规定表格。',
    en: 'The form reports these three sections as tables; numbers told in words alone can be neither added up nor checked. Where there is nothing to report, keep the table; 0 is usual. A table that is a picture or damaged beyond recognition counts as missing, as no number can be read from it. The quick fix inserts the blank official table.',
  },
  examples: [
    {
      wrong: `## 四、政府信息公开行政复议、行政诉讼情况

本年度没有发生行政复议、行政诉讼。

## 五、存在的主要问题及改进情况
`,
      right: `## 四、政府信息公开行政复议、行政诉讼情况

| 项目                       | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| -------------------------- | -------- | -------- | -------- | -------- | ---- |
| 行政复议                   | 0        | 0        | 0        | 0        | 0    |
| 行政诉讼：未经复议直接起诉 | 0        | 0        | 0        | 0        | 0    |
| 行政诉讼：复议后起诉       | 0        | 0        | 0        | 0        | 0    |

本年度没有发生行政复议、行政诉讼。

## 五、存在的主要问题及改进情况
`,
    },
  ],
};
