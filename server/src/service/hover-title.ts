/** What the title of a report is to be, and what was read from it. */
import { reportArticle } from '../norms/regulation.ts';
import { citationOf } from '../report/citation.ts';
import type { OrganKind } from '../report/organ.ts';
import type { Report } from '../report/report.ts';
import { regularTitle } from '../report/title.ts';
import type { Message } from '../rules/finding.ts';
import { clauseMarkdown } from './clause.ts';
import { foreignMarkdown } from './foreign-name.ts';
import type { Hover } from './hover.ts';

const KINDS: Readonly<Record<OrganKind, Message | null>> = {
  government: { zh: '一级政府', en: 'a government' },
  department: { zh: '政府部门', en: 'a department' },
  township: { zh: '乡镇、街道', en: 'a township or subdistrict' },
  unknown: null,
};

/** The hover on the title, in any of the places where it stands; null elsewhere. */
export function titleHover(report: Report, offset: number): Hover | null {
  const { title, organ, year, edition } = report;
  const place = title?.occurrences.find(({ start, end }) => start <= offset && offset <= end);
  if (!title || !place) return null;
  const kind = KINDS[report.organKind];
  const regular = regularTitle(title, organ, year);
  const isRegular = regular === title.text;
  const form: Message =
    edition.sections.length === 0
      ? { zh: '2014年统计表', en: 'the 2014 statistics table' }
      : { zh: `${edition.id}年版`, en: `the ${edition.id} edition` };
  const citation = citationOf(reportArticle[edition.regulation]);
  const clause = citation && clauseMarkdown(edition.regulation, citation);
  const contents = ({ zh, en }: Record<keyof Message, readonly (string | null)[]>): Message => ({
    zh: [...zh, clause].filter((part) => part !== null).join('\n\n'),
    en: [...en, clause].filter((part) => part !== null).join('\n\n'),
  });
  return {
    span: { start: place.start, end: place.end },
    contents: contents({
      zh: [
        '**标题**',
        '一般写作：行政机关的全称、报告年度、“政府信息公开工作年度报告”。',
        regular === null || isRegular ? null : `按这个写法是：${foreignMarkdown(regular)}`,
        [
          `- 行政机关：${organ === null ? '没有读出' : foreignMarkdown(organ)}${kind ? `（${kind.zh}）` : ''}`,
          `- 报告年度：${year === null ? '没有读出' : `${String(year)}年`}`,
          `- 适用格式：${form.zh}`,
        ].join('\n'),
      ],
      en: [
        '**Title**',
        'The usual form: the full name of the organ, the reported year, 政府信息公开工作年度报告.',
        regular === null || isRegular ? null : `In this form: ${foreignMarkdown(regular)}`,
        [
          `- organ: ${organ === null ? 'not read' : foreignMarkdown(organ)}${kind ? ` (${kind.en})` : ''}`,
          `- reported year: ${year === null ? 'not read' : String(year)}`,
          `- official form: ${form.en}`,
        ].join('\n'),
      ],
    }),
  };
}
