import { identityFindings } from './identity.ts';
import type { Rule, RuleReference } from './rule.ts';

/** 总计 = the six kinds of applicant, per row. Implied by the word 总计. */
export const applicantTotal: Rule = {
  id: 'applicant-total',
  group: 'identities',
  severity: 'error',
  basis: 'implied',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '总计不等于各类申请人之和', en: 'Total differs from the sum over applicants' },
  check: (report, _, isSilent) =>
    identityFindings(report, 'applicant-total', isSilent, (_, place) => ({
      zh: `“${place}”一行的总计与六类申请人之和不一致（左边是各类之和，右边是总计）`,
      en: `In row “${place}” 总计 differs from the sum over the six kinds of applicant (left: sum, right: total)`,
    })),
};

/** What the reference says of it. */
export const applicantTotalReference: RuleReference = {
  finds: {
    zh: '第三部分的表，逐行核对：总计＝自然人＋商业企业＋科研机构＋社会公益组织＋法律服务机构＋其他。不相等的，在这一行的总计上提示，并写出两边的数和差额。',
    en: "In the table of section three, row by row: 总计 = the sum over the six kinds of applicant. Where they differ, the row's total is marked, with both sums and their difference.",
  },
  why: {
    zh: '统一格式没有写明这个关系，但六类申请人之外没有别的列，总计只能是六类之和。不相等，多是填错了列，或者改了明细忘了改总计。有的格没有数字、看不出是多少，这一行就不核对。请先核对明细；明细没有错的，可以一键重算总计。重算会使其他成立的关系不成立时，不提供一键修改。改法这样找：让所有有关的关系都相符、改动的格最少的办法；同样少的，填错相邻的一格、错一位数字、整行错开一格的在先。几个关系在一格相交，单独一处填错就能认定；只有一个关系，或几种改法一样可能时，只列出来，不作推荐。',
    en: 'The form does not state this relation, but there are no columns beside the six, so the total can only be their sum. Where they differ, a number stands in the wrong column or the total was not updated. A row with a cell whose number cannot be told is not judged. Check the parts first; where they are right, the quick fix computes the total anew. It is not offered where another relation that holds would break. The cell is found so: the fewest cells whose change makes all relations hold; of as few, first a number in the neighbouring cell, one wrong digit, a row one cell off. Where relations meet in a cell a single slip is certain; where there is one relation only, or several ways are as likely, they are listed and none is preferred.',
  },
  examples: [
    {
      wrong: `| 项目                             | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| -------------------------------- | ------ | -------- | -------- | ------------ | ------------ | ---- | ---- |
| 一、本年新收政府信息公开申请数量 | 5      | 2        | 0        | 0            | 0            | 0    | 5    |
| 二、上年结转政府信息公开申请数量 | 1      | 0        | 0        | 0            | 0            | 0    | 1    |
`,
      right: `| 项目                             | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| -------------------------------- | ------ | -------- | -------- | ------------ | ------------ | ---- | ---- |
| 一、本年新收政府信息公开申请数量 | 5      | 2        | 0        | 0            | 0            | 0    | 7    |
| 二、上年结转政府信息公开申请数量 | 1      | 0        | 0        | 0            | 0            | 0    | 1    |
`,
    },
  ],
};
