import { cellsRelated, claimsWith, mismatchFixes } from './claim-findings.ts';
import { expectedText, placesName } from './claim-words.ts';
import { narrativeExample } from './narrative-example.ts';
import type { Rule, RuleReference } from './rule.ts';

/** A number of the text differs from the cell that holds it. */
export const narrativeMismatch: Rule = {
  id: 'narrative-mismatch',
  group: 'identities',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '文中的数与表中不一致', en: 'Text and table differ' },
  check(report) {
    return claimsWith(report, 'mismatch').map((claim) => {
      const place = placesName(report, claim);
      const number = expectedText(claim);
      const lead = claim.soft
        ? { zh: '口径可能不同，请核对', en: 'They may count differently: please check' }
        : { zh: '请核对，改正其中一个', en: 'Please check, and correct one of them' };
      return {
        span: claim.span,
        ...(claim.soft && { severity: 'information' as const }),
        message: {
          zh: `文中写的是${claim.text}，${place.zh}是${number}。同一份报告里文字和表格的数应当一致。${lead.zh}。`,
          en: `The text says ${claim.text}, ${place.en} is ${number}. ${lead.en}.`,
        },
        related: cellsRelated(claim),
        fixes: () => (claim.soft ? [] : mismatchFixes(report, claim)),
      };
    });
  },
};

/** What the reference says of it. */
export const narrativeMismatchReference: RuleReference = {
  finds: {
    zh: '文字里说的收到、结转、答复、各类办理结果、行政复议和行政诉讼、规范性文件、许可处罚强制的数，与表格里对应的数比较。每一处都看，不只看第一处。',
    en: 'Compares what the text says of requests received, carried over, answered, of outcomes, reviews, lawsuits, documents and decisions with the cells of the tables; every mention, not only the first.',
  },
  why: {
    zh: '公开发布的报告里，大约八份就有一份文字和表格不一致。只有文中说的确实是同一范围、同一年度、确切的数，而且表格的勾稽关系成立时才提示；约数、部分单位的数、其他时段的数不比较。一键修改可以把文中的数改为表中的数；不牵动勾稽关系时，也可以反过来改表。',
    en: 'About one published report in eight contradicts its own tables. Only exact numbers of the same scope and year are compared, and only where the table adds up; approximate numbers, parts and other periods are not. A fix writes the table’s number in the text, or the other way round where no relation breaks by it.',
  },
  examples: [
    {
      wrong: /* @__PURE__ */ narrativeExample('本年度收到政府信息公开申请8件，已按规定办理。'),
      right: /* @__PURE__ */ narrativeExample('本年度收到政府信息公开申请7件，已按规定办理。'),
    },
  ],
};
