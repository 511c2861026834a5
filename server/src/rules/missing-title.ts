import { at, headingStyle, inLineBreaks } from '../report/layout.ts';
import type { Report, Title } from '../report/report.ts';
import { regularTitle } from '../report/title.ts';
import type { Fix } from './finding.ts';
import type { Rule, RuleFinding, RuleReference } from './rule.ts';

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
  fixes: ['inserting', 'replacing'],
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
  // A year with a figure lost is a slip.
  if (title.isSlip) return [];
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

/** What the reference says of it. */
export const missingTitleReference: RuleReference = {
  finds: {
    zh: '核对报告有没有标题，标题有没有写明单位和年度。没有标题的，或者标题里缺单位、缺年度的，给出提示。2018年度及以前的报告不查。',
    en: 'Looks for a title that names the organ and the year. It reports a report without a title, and a title that leaves out the organ or the year. Reports on 2018 and earlier are not looked at.',
  },
  why: {
    zh: '读者靠标题知道是哪个单位、哪一年的报告，网站检索和上级汇总也靠标题；从网页复制正文时，标题最容易漏掉。只看正文之前有没有标题，写得规范不规范由 title-form 提示。从正文能看出年度的，可以一键补上标题；看不出单位的，标题里留出“（单位名称）”，请您改成全称。',
    en: 'The title tells readers, search engines and whoever collects the reports whose report it is and of which year. It is easily lost when the text is copied from a web page. How a title is worded is the business of title-form. Where the text says the year, the quick fix inserts a title; where it does not say the organ, the fix writes （单位名称） for you to replace.',
  },
  examples: [
    {
      wrong: `根据《中华人民共和国政府信息公开条例》编制本报告，数据的统计期限为2023年1月1日至2023年12月31日。

## 一、总体情况

2023年，全局主动公开政府信息36条。

青禾市林业局

2024年1月15日
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》编制本报告，数据的统计期限为2023年1月1日至2023年12月31日。

## 一、总体情况

2023年，全局主动公开政府信息36条。

青禾市林业局

2024年1月15日
`,
    },
  ],
};
