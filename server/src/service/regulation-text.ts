/** The regulation as a document of its own, and where in it a citation leads. */
import { chineseNumeral } from '../document/label.ts';
import type { Span } from '../document/document.ts';
import { regulationOf } from '../norms/regulation.ts';
import type { RegulationId } from '../norms/regulation.ts';
import { citationsIn } from '../report/citation.ts';
import type { Citation } from '../report/citation.ts';
import type { Report } from '../report/report.ts';
import type { Analysis } from './analysis.ts';

export interface RegulationText {
  readonly title: string;
  /** Markdown: a heading for each article. The regulation is in Chinese, whatever the user reads. */
  readonly text: string;
  /** The line, from 0, of an article, or of its item where that is cited; null where the text has no such article. */
  readonly lineOf: (citation: Citation) => number | null;
}

const EXCERPT =
  '这是2007年条例（2019年5月15日起已由修订后的条例代替）的摘录：本产品只收有规定年度报告的这两条，它们适用于2018年度及以前的报告。';

/** All articles that we hold of a regulation. */
export function regulationText(id: RegulationId): RegulationText {
  const { title, order, complete, articles } = regulationOf(id);
  const lines = [`# ${title}`, '', `（${order}）`, ''];
  if (!complete) lines.push(EXCERPT, '');
  /** By article, and by article and paragraph and item: where each stands. */
  const places = new Map<string, number>();
  for (const { number, paragraphs } of articles) {
    places.set(String(number), lines.length);
    lines.push(`## 第${chineseNumeral(number)}条`, '');
    paragraphs.forEach(({ text, items }, index) => {
      places.set(`${number} ${index + 1}`, lines.length);
      lines.push(text, '');
      items.forEach((item, place) => {
        places.set(`${number} ${index + 1} ${place + 1}`, lines.length);
        // An item cited without its paragraph is that of the first paragraph which has so many.
        if (!places.has(`${number} item ${place + 1}`)) places.set(`${number} item ${place + 1}`, lines.length);
        lines.push(item, '');
      });
    });
  }
  return {
    title,
    text: `${lines.join('\n').trimEnd()}\n`,
    lineOf: ({ article, paragraph, item }) => {
      const inParagraph = paragraph === null ? `${article} item ${item}` : `${article} ${paragraph} ${item}`;
      const exact = item === null ? undefined : places.get(inParagraph);
      const ofParagraph = paragraph === null ? undefined : places.get(`${article} ${paragraph}`);
      return exact ?? ofParagraph ?? places.get(String(article)) ?? null;
    },
  };
}

/** A citation in the text, and the place in the regulation that it leads to. */
export interface CitationLink {
  readonly span: Span;
  readonly regulation: RegulationId;
  /** From 0. */
  readonly line: number;
}

/** The citations of a report that lead somewhere, in the version of the regulation that its year was under. */
export function citationLinks({ report }: Analysis): readonly CitationLink[] {
  const cited = [...report.citations, ...citedInTables(report)];
  if (!report.isReport || cited.length === 0) return [];
  const { regulation } = report.edition;
  const { lineOf } = regulationText(regulation);
  return cited
    .flatMap(({ citation, span }) => {
      const line = lineOf(citation);
      return line === null ? [] : [{ span: { start: span.start, end: span.end }, regulation, line }];
    })
    .sort((a, b) => a.span.start - b.span.start);
}

/** 第二十条第（一）项 heads a block of table two: there it can only be the regulation. */
function citedInTables({ tables }: Report): Report['citations'] {
  return Object.values(tables).flatMap((table) =>
    (table?.groups ?? []).flatMap((group) =>
      // Text with entities or breaks is not the source: the whole cell is the citation then.
      citationsIn(group.text)
        .slice(0, 1)
        .map((citation) => ({ citation, span: { start: group.start, end: group.end } })),
    ),
  );
}
