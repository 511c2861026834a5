import { chineseNumeral } from '../document/label.ts';
import { articleOf, regulationOf } from '../norms/regulation.ts';
import type { RegulationId } from '../norms/regulation.ts';
import type { Citation } from '../report/citation.ts';
import type { Message } from './finding.ts';
import type { Rule, RuleReference } from './rule.ts';

/** An article, paragraph or item that the regulation does not have. */
export const unknownArticle: Rule = {
  id: 'unknown-article',
  group: 'wording',
  severity: 'warning',
  basis: 'law',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '条例没有这一条', en: 'No such article' },
  check(report) {
    const { regulation } = report.edition;
    if (!regulationOf(regulation).complete) return [];
    return report.citations.flatMap(({ citation, span }) => {
      const problem = problemOf(regulation, citation);
      return problem ? [{ span, message: problem }] : [];
    });
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
  const items = places.reduce((most, place) => Math.max(most, place.items.length), 0);
  if (item === null || item <= items) return null;
  return {
    zh:
      items === 0
        ? `《条例》${name}没有分项。请核对。`
        : `《条例》${name}只有${String(items)}项，没有第（${chineseNumeral(item)}）项。请核对。`,
    en: `Article ${String(number)} has ${String(items)} item(s), not ${String(item)}.`,
  };
}

/** What the reference says of it. */
export const unknownArticleReference: RuleReference = {
  finds: {
    zh: '引用《条例》的条、款、项，条例里没有的（如第六十条），给出提示。',
    en: 'Reports a reference to an article, paragraph or item that the regulation does not have, such as article 60.',
  },
  why: {
    zh: '现行条例共五十六条，引用的条、款、项是否存在，逐一对照条例原文即可确定。多是笔误，或者把别的法律的条文当成了条例的。只核对写明是《条例》的引用，其他法律不管；条文存在但引用得不恰当的，看不出来。2018年度及以前的报告适用2007年条例，不查。请对照条例原文改正。',
    en: 'The regulation has 56 articles, so whether a place exists is certain. A wrong one is a slip or belongs to another law. Only references that name the regulation are looked at; whether an existing article is the fitting one is beyond the rule. Reports on 2018 and earlier are under the regulation of 2007 and not looked at. Compare with the regulation and correct the number.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

按照《条例》第六十条的规定，现公布本机关年度报告。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

按照《条例》第五十条的规定，现公布本机关年度报告。
`,
    },
  ],
};
