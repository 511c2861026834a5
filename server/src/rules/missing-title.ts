import { at, headingStyle, inLineBreaks } from '../report/layout.ts';
import type { Report } from '../report/report.ts';
import type { Fix } from './finding.ts';
import type { Rule } from './rule.ts';

/** Stands in a title where the organ is not known, for the author to replace. */
export const UNKNOWN_ORGAN = '（单位名称）';

/** No line names the organ, the year and the report. */
export const missingTitle: Rule = {
  id: 'missing-title',
  group: 'structure',
  severity: 'warning',
  basis: 'practice',
  clause: null,
  title: { zh: '缺少标题', en: 'Missing title' },
  check(report) {
    const first = report.document.lines[0];
    if (report.title || !first || report.edition.sections.length === 0) return [];
    return [
      {
        span: { start: first.start, end: Math.min(first.end, first.start + 20) },
        message: {
          zh: '没有找到标题。标题一般写明单位、年度和“政府信息公开工作年度报告”，读者和检索都靠它。请在正文前加一行标题。',
          en: 'No title was found. A title names the organ, the year and the report. Add one above the text.',
        },
        fixes: fixes(report),
      },
    ];
  },
};

function fixes(report: Report): readonly Fix[] {
  const { document, organ, year } = report;
  if (year === null || document.isHtml) return [];
  const title = `${organ ?? UNKNOWN_ORGAN}${String(year)}年政府信息公开工作年度报告`;
  const heading = headingStyle(report) === 'markdown' ? `# ${title}` : title;
  return [
    {
      title: { zh: `插入标题“${title}”`, en: `Insert the title “${title}”` },
      preferred: true,
      edits: [{ span: at(0), newText: inLineBreaks(`${heading}\n\n`, document) }],
    },
  ];
}
