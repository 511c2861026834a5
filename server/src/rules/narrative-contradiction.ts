import { cellsRelated, claimsWith } from './claim-findings.ts';
import { expectedText, placesName } from './claim-words.ts';
import { narrativeExample } from './narrative-example.ts';
import type { Rule, RuleReference } from './rule.ts';

/** Words deny what the table has. */
export const narrativeContradiction: Rule = {
  id: 'narrative-contradiction',
  group: 'identities',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '文中的说法与表中的数矛盾', en: 'Words contradict the table' },
  check(report) {
    return claimsWith(report, 'contradiction').map((claim) => {
      const place = placesName(report, claim);
      return {
        span: claim.span,
        message: {
          zh: `文中写的是“${claim.text}”，而${place.zh}是${expectedText(claim)}。两处说法矛盾，请核对，改正其中一处。`,
          en: `The text says “${claim.text}”, but ${place.en} is ${expectedText(claim)}. Please check, and correct one of them.`,
        },
        related: cellsRelated(claim),
      };
    });
  },
};

/** What the reference says of it. */
export const narrativeContradictionReference: RuleReference = {
  finds: {
    zh: '“未收到申请”“全部办结”“未发生行政复议、行政诉讼”“均获维持”“均为自然人”等说法，与表格里的数比较。',
    en: 'Compares words such as “none received”, “all answered”, “no reviews or lawsuits”, “all upheld” with the tables.',
  },
  why: {
    zh: '文字说没有，表格里却有数；或者文字说全部办结，表格里却有结转：读者无从判断哪个是真的。只说一部分情形的（如“未发生因信息公开被纠错的案件”）按那一部分核对。',
    en: 'Where the text denies what the table counts, a reader cannot tell which is true. Words that deny a result only are compared with that result.',
  },
  examples: [
    {
      wrong: /* @__PURE__ */ narrativeExample('本年度收到政府信息公开申请7件，已全部办结。'),
      right: /* @__PURE__ */ narrativeExample('本年度收到政府信息公开申请7件，结转下年度1件。'),
    },
  ],
};
