/** Citations of articles: 《条例》第二十条第（五）项. */
import type { Span } from '../document/document.ts';
import { chineseNumber } from '../document/label.ts';
import { linesWith, spanIn } from './text.ts';
import type { RunningText } from './text.ts';

/** A reference to an article, with paragraph and item where named. Numbers are 1-based. */
export interface Citation {
  readonly article: number;
  readonly paragraph: number | null;
  readonly item: number | null;
}

/** A citation in a text, with the law as named there; null where none is named. */
export interface CitationInText extends Citation, Span {
  readonly law: string | null;
}

/** A citation of the regulation on open government information, with its place in the source. */
export interface CitationInReport {
  readonly citation: Citation;
  readonly span: Span;
}

const NUMERAL = '[一二三四五六七八九十百零]{1,6}|\\d{1,3}';
/** Blanks within a citation: few, as a search for any number of them at each of many blanks would take ages. */
const GAP = '\\s{0,5}';
const CITATION = new RegExp(
  `(?:(《[^《》\\n]{1,40}》(?:[（(][^（）()\\n]{0,40}[）)])*|本条例|新条例|条例)${GAP})?第${GAP}(${NUMERAL})${GAP}条(?:${GAP}第${GAP}(${NUMERAL})${GAP}款)?(?:${GAP}第?${GAP}[（(]?(${NUMERAL})[）)]?${GAP}项)?`,
  'g',
);
const REGULATION = /^(?:《(?:中华人民共和国|新修订的?)?(?:新)?(?:政府信息公开)?条例》|本条例|新条例|条例)/;

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  return /^\d+$/.test(text) ? Number(text) : chineseNumber(text);
}

/** All citations in a text; offsets are those of the text. */
export function citationsIn(text: string): readonly CitationInText[] {
  return [...text.matchAll(CITATION)].flatMap((match) => {
    const [whole, law, articleText, paragraphText, itemText] = match;
    const article = numberOf(articleText);
    if (article === null) return [];
    return [
      {
        law: law ?? null,
        article,
        paragraph: numberOf(paragraphText),
        item: numberOf(itemText),
        start: match.index,
        end: match.index + whole.trimEnd().length,
      },
    ];
  });
}

/** All citations of the regulation in the running text, in order. */
export function readCitations(text: RunningText): readonly CitationInReport[] {
  return linesWith(text, '条例').flatMap((line) =>
    citationsIn(line.text)
      .filter(citesRegulation)
      .map((citation) => ({ citation, span: spanIn(line, citation.start, citation.end - citation.start) })),
  );
}

/** The citation that a basis such as 第五十条第一款第（四）项 is, or null where the text is none. */
export function citationOf(basis: string): Citation | null {
  return citationsIn(basis)[0] ?? null;
}

/** Whether a citation names the regulation on open government information, not another law. */
export function citesRegulation(citation: CitationInText): boolean {
  return citation.law !== null && REGULATION.test(citation.law);
}
