import { identityFindings } from './identity.ts';
import type { Rule, RuleReference } from './rule.ts';

/** 总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结, per group. Implied by the word 总计. */
export const proceedingTotal: Rule = {
  id: 'proceeding-total',
  group: 'identities',
  severity: 'error',
  basis: 'implied',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '复议诉讼总计不等于各项之和', en: 'Total of proceedings differs from their sum' },
  check: (report, _, isSilent) =>
    identityFindings(report, 'proceeding-total', isSilent, (_, place) => ({
      zh: `“${place}”的总计与四种结果之和不一致（左边是各项之和，右边是总计）`,
      en: `For “${place}” 总计 differs from the sum of the four results (left: sum, right: total)`,
    })),
};

/** What the reference says of it. */
export const proceedingTotalReference: RuleReference = {
  finds: {
    zh: '第四部分的表，分行政复议、未经复议直接起诉、复议后起诉三组核对：总计＝结果维持＋结果纠正＋其他结果＋尚未审结。不相等的，在这一组的总计上提示。',
    en: "In the table of section four, for reviews, suits without review and suits after review: 总计 = upheld + corrected + other result + pending. Where they differ, the group's total is marked.",
  },
  why: {
    zh: '统一格式没有写明这个关系，但每一组都是四种结果加一个总计，总计只能是四种结果之和。不相等，多是漏计了尚未审结的案件，或者改了明细忘了改总计。有的格没有数字、看不出是多少，这一组就不核对。请先核对明细；明细没有错的，可以一键重算总计。改法这样找：设想最少的几处笔误，改正以后关系相符；错一位数字、与相邻的一格填反、合计没有随明细改动一类常见的在先。只有一个关系，只能说明有数填错，说不准是哪一个，所以只列出来，不作推荐；用随机做成的表试过，单独一格填错的，约有四分之三列在第一，九成以上在前三个里。',
    en: 'The form does not state this relation, but each group has four results and a total, which can only be their sum. Where they differ, pending cases were forgotten or the total was not updated. A group with a cell whose number cannot be told is not judged. Check the parts first; where they are right, the quick fix computes the total anew. The cells are found so: the fewest slips that, undone, make the relation hold; common ones, such as one wrong digit, two neighbours exchanged or a total not updated, come first. A single relation tells that some number is wrong, not which: the ways are listed and none is preferred. On tables made at random one wrong cell was the first one listed in three of four, and among the first three in over nine of ten.',
  },
  examples: [
    {
      wrong: `| 项目                       | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| -------------------------- | -------- | -------- | -------- | -------- | ---- |
| 行政复议                   | 2        | 1        | 0        | 1        | 3    |
| 行政诉讼：未经复议直接起诉 | 1        | 0        | 0        | 1        | 2    |
| 行政诉讼：复议后起诉       | 0        | 0        | 0        | 0        | 0    |
`,
      right: `| 项目                       | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| -------------------------- | -------- | -------- | -------- | -------- | ---- |
| 行政复议                   | 2        | 1        | 0        | 1        | 4    |
| 行政诉讼：未经复议直接起诉 | 1        | 0        | 0        | 1        | 2    |
| 行政诉讼：复议后起诉       | 0        | 0        | 0        | 0        | 0    |
`,
    },
  ],
};
