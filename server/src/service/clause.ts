/** The regulation's words, quoted exactly. */
import { chineseNumeral } from '../document/label.ts';
import { articleOf, regulationOf } from '../norms/regulation.ts';
import type { RegulationId } from '../norms/regulation.ts';
import type { Citation } from '../report/citation.ts';

/** Law, article, paragraph and item in words: 《…条例》第五十条第一款第（四）项. */
function citationName(regulation: RegulationId, citation: Citation): string {
  const { title, order } = regulationOf(regulation);
  const paragraph = citation.paragraph === null ? '' : `第${chineseNumeral(citation.paragraph)}款`;
  const item = citation.item === null ? '' : `第（${chineseNumeral(citation.item)}）项`;
  return `《${title}》（${order}）第${chineseNumeral(citation.article)}条${paragraph}${item}`;
}

/**
 * The words cited, as Markdown: the paragraph with its one item where an item is named, else the paragraph or
 * the whole article. Null where the regulation has no such place, or we do not hold its text.
 */
function quotation(regulation: RegulationId, citation: Citation): string | null {
  const article = articleOf(regulation, citation.article);
  if (!article) return null;
  const paragraphs =
    citation.paragraph === null
      ? article.paragraphs
      : article.paragraphs.slice(citation.paragraph - 1, citation.paragraph);
  if (paragraphs.length === 0) return null;
  if (citation.item === null) return quoted(paragraphs.flatMap(({ text, items }) => [text, ...items]));
  const { item } = citation;
  const withItems = paragraphs.find((paragraph) => paragraph.items.length >= item);
  const words = withItems?.items[item - 1];
  return withItems && words !== undefined ? quoted([withItems.text, words]) : null;
}

function quoted(lines: readonly string[]): string {
  return lines.map((line) => `> ${line}`).join('\n>\n');
}

/** Name and words of a citation as Markdown, or null where there is nothing to quote. */
export function clauseMarkdown(regulation: RegulationId, citation: Citation): string | null {
  const words = quotation(regulation, citation);
  return words === null ? null : `**${citationName(regulation, citation)}**\n\n${words}`;
}
