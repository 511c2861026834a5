import { blankTable, sectionTable } from '../report/canonical.ts';
import { at, firstOccurrences, headingStyle, inLineBreaks } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import type { Fix } from './finding.ts';
import type { Rule } from './rule.ts';

/** Section two, three or four without its table. */
export const missingTable: Rule = {
  id: 'missing-table',
  group: 'structure',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: '第五十条',
  title: { zh: '缺少表格', en: 'Missing table' },
  check(report) {
    const glued = report.sections.find((section) => section.glued && section.form.kind === 'table');
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
        {
          span: section.headingSpan,
          message: {
            zh: `“${section.form.heading}”里没有找到规定的表格。统一格式要求这一部分用表格报告。请补上表格。`,
            en: `“${section.form.heading}” has no table. The official form reports this section as a table.`,
          },
          fixes: insertTable(report, section),
        },
      ];
    });
  },
};

function insertTable(report: Report, section: Section): readonly Fix[] {
  const form = sectionTable(report.edition, section.form);
  if (!form || report.document.isHtml) return [];
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
