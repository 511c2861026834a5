import { at, headingStyle, inLineBreaks } from '../report/layout.ts';
import type { Report, Title } from '../report/report.ts';
import { regularTitle } from '../report/title.ts';
import type { Fix } from './finding.ts';
import type { Rule, RuleFinding } from './rule.ts';

/** Stands in a title where the organ is not known, for the author to replace. */
export const UNKNOWN_ORGAN = '（单位名称）';

/** No line names the organ, the year and the report. */
export const missingTitle: Rule = {
  id: 'missing-title',
  group: 'structure',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
  title: { zh: '缺少标题', en: 'Missing title' },
  check(report) {
    const first = report.document.lines[0];
    if (!first || report.edition.sections.length === 0) return [];
    if (report.title) return incomplete(report, report.title);
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

/** A title that leaves out the organ or the year. */
function incomplete(report: Report, title: Title): readonly RuleFinding[] {
  const place = title.occurrences.at(-1);
  const missing = [...(title.organ === null ? ['单位'] : []), ...(title.year === null ? ['年度'] : [])].join('和');
  if (missing === '' || !place) return [];
  const regular = regularTitle(title, report.organ, report.year);
  return [
    {
      span: place,
      message: {
        zh: `标题没有写${missing}。标题一般写明单位、年度和“政府信息公开工作年度报告”。请补上。`,
        en: 'The title leaves out the organ or the year. A title names the organ, the year and the report.',
      },
      fixes: regular === null ? [] : [rewriteTitle(title, regular)],
    },
  ];
}

/** Writes the regular title wherever the title stands. */
export function rewriteTitle(title: Title, regular: string): Fix {
  return {
    title: { zh: `把标题改为“${regular}”`, en: `Change the title to “${regular}”` },
    preferred: true,
    edits: title.occurrences.map((occurrence) => ({ span: occurrence, newText: regular })),
  };
}

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
