import { chineseNumeral } from '../document/label.ts';
import { articleOf, regulationOf } from '../norms/regulation.ts';
import type { RegulationId } from '../norms/regulation.ts';
import { citationsIn, citesRegulation } from '../report/citation.ts';
import type { Citation } from '../report/citation.ts';
import type { Message } from './finding.ts';
import { spanIn, textLines } from './narrative.ts';
import type { Rule } from './rule.ts';

/** An article, paragraph or item that the regulation does not have. */
export const unknownArticle: Rule = {
  id: 'unknown-article',
  group: 'wording',
  severity: 'warning',
  basis: 'law',
  since: '1',
  clause: null,
  title: { zh: '条例没有这一条', en: 'No such article' },
  check(report) {
    const { regulation } = report.edition;
    if (!regulationOf(regulation).complete) return [];
    return textLines(report).flatMap((line) =>
      line.text.includes('条例')
        ? citationsIn(line.text).flatMap((citation) => {
            const problem = citesRegulation(citation) ? problemOf(regulation, citation) : null;
            return problem
              ? [{ span: spanIn(line, citation.start, citation.end - citation.start), message: problem }]
              : [];
          })
        : [],
    );
  },
};

function problemOf(regulation: RegulationId, { article: number, paragraph, item }: Citation): Message | null {
  const article = articleOf(regulation, number);
  const name = `第${chineseNumeral(number)}条`;
  const count = regulationOf(regulation).articles.length;
  if (!article) {
    return {
      zh: `《条例》共${String(count)}条，没有${name}。请核对条号。`,
      en: `The regulation has ${String(count)} articles; there is no article ${String(number)}.`,
    };
  }
  if (paragraph !== null && paragraph > article.paragraphs.length) {
    return {
      zh: `《条例》${name}只有${String(article.paragraphs.length)}款，没有第${chineseNumeral(paragraph)}款。请核对。`,
      en: `Article ${String(number)} has ${String(article.paragraphs.length)} paragraph(s), not ${String(paragraph)}.`,
    };
  }
  const places = paragraph === null ? article.paragraphs : article.paragraphs.slice(paragraph - 1, paragraph);
  const items = Math.max(0, ...places.map((place) => place.items.length));
  if (item === null || item <= items) return null;
  return {
    zh:
      items === 0
        ? `《条例》${name}没有分项。请核对。`
        : `《条例》${name}只有${String(items)}项，没有第（${chineseNumeral(item)}）项。请核对。`,
    en: `Article ${String(number)} has ${String(items)} item(s), not ${String(item)}.`,
  };
}
