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
  `(?:(《[^《》\\n]{1,40}》(?:[（(][^（）()\\n]{0,40}[）)])*|本条例|新条例|条例)${GAP})?第${GAP}((?:(?:${NUMERAL})${GAP}[、，和及与至]${GAP}){0,9}(?:${NUMERAL}))${GAP}条(?:${GAP}第${GAP}(${NUMERAL})${GAP}款)?(?:${GAP}第?${GAP}[（(]?(${NUMERAL})[）)]?${GAP}项)?`,
  'g',
);
/** A further article of a list: 第二十条、第五十七条. */
const NEXT = new RegExp(
  `${GAP}(?:、|，|,|和|及|以及|与|或者?|至|到)${GAP}第${GAP}(${NUMERAL})${GAP}条(?:${GAP}第${GAP}(${NUMERAL})${GAP}款)?(?:${GAP}第?${GAP}[（(]?(${NUMERAL})[）)]?${GAP}项)?`,
  'y',
);
/** The numbers of 第二十、五十七条. */
const NUMBERS = new RegExp(NUMERAL, 'g');
const REGULATION = /^(?:《(?:中华人民共和国|新修订的?)?(?:新)?(?:政府信息公开)?条例》|本条例|新条例|条例)/;

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  return /^\d+$/.test(text) ? Number(text) : chineseNumber(text);
}

/** All citations in a text, every article of a list; offsets are those of the text. */
export function citationsIn(text: string): readonly CitationInText[] {
  const found: CitationInText[] = [];
  for (const match of text.matchAll(CITATION)) {
    const [whole, lawText, articles = '', paragraph, item] = match;
    const law = lawText ?? null;
    const end = match.index + whole.trimEnd().length;
    const numbers = [...articles.matchAll(NUMBERS)];
    const from = match.index + whole.indexOf(articles, lawText?.length ?? 0);
    numbers.forEach((number, index) => {
      const isLast = index === numbers.length - 1;
      const article = numberOf(number[0]);
      if (article === null) return;
      found.push({
        law,
        article,
        paragraph: isLast ? numberOf(paragraph) : null,
        item: isLast ? numberOf(item) : null,
        start: index === 0 ? match.index : from + number.index,
        end: isLast ? end : from + number.index + number[0].length,
      });
    });
    if (law !== null) for (const further of furtherArticles(text, end, law)) found.push(further);
  }
  // What goes on a list has been found again without its law.
  const listed = new Set(found.flatMap(({ law, end }) => (law === null ? [] : [end])));
  return found.filter(({ law, end }) => law !== null || !listed.has(end));
}

/** The articles with which a list goes on behind a citation. */
function furtherArticles(text: string, from: number, law: string): readonly CitationInText[] {
  const found: CitationInText[] = [];
  NEXT.lastIndex = from;
  for (let match = NEXT.exec(text); match; match = NEXT.exec(text)) {
    const [whole, articleText, paragraph, item] = match;
    const article = numberOf(articleText);
    const start = match.index + whole.indexOf('第');
    if (article !== null) {
      found.push({
        law,
        article,
        paragraph: numberOf(paragraph),
        item: numberOf(item),
        start,
        end: match.index + whole.length,
      });
    }
  }
  return found;
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
