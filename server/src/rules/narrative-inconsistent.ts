import { claimsWith } from './claim-findings.ts';
import type { Rule, RuleReference } from './rule.ts';

/** The text gives a quantity twice with different numbers, and no table decides. */
export const narrativeInconsistent: Rule = {
  id: 'narrative-inconsistent',
  group: 'identities',
  severity: 'information',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '文中同一个数前后不一致', en: 'The text gives two numbers for one quantity' },
  check(report) {
    return claimsWith(report, 'inconsistent').map((claim) => ({
      span: claim.span,
      message: {
        zh: `这里写的是${claim.text}，前面同一项写的是另一个数，表中对应的数又没有读到。请核对两处是否一致。`,
        en: `The text says ${claim.text} here and another number for the same quantity before, and no number of the table was read. Please check both.`,
      },
      related: claim.others.map((span) => ({ span, message: { zh: '前面写的数', en: 'The number given before' } })),
    }));
  },
};

/** What the reference says of it. */
export const narrativeInconsistentReference: RuleReference = {
  finds: {
    zh: '同一项数量（如收到的申请）在文中写了两次，数字不同，而表格里对应的数没有读到时提示。',
    en: 'The text gives one quantity twice with different numbers, and the table’s number was not read.',
  },
  why: {
    zh: '表格读到了的，直接与表格比较，见“文中的数与表中不一致”。',
    en: 'Where the table was read, each is compared with it: see narrative-mismatch.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

（一）依申请公开。本年度收到政府信息公开申请8件。

## 五、存在的主要问题及改进情况

存在的问题：本年度收到政府信息公开申请9件，办理人手不足。改进情况：充实力量。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

（一）依申请公开。本年度收到政府信息公开申请8件。

## 五、存在的主要问题及改进情况

存在的问题：本年度收到政府信息公开申请8件，办理人手不足。改进情况：充实力量。
`,
    },
  ],
};
