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
    zh: '统一格式没有写明这个关系，但六类申请人之外没有别的列，总计只能是六类之和。不相等，多是填错了列，或者改了明细忘了改总计。有的格没有数字、看不出是多少，这一行就不核对。请先核对明细；明细没有错的，可以一键重算总计。重算会使其他成立的关系不成立时，不提供一键修改。改法这样找：设想最少的几处笔误，改正以后所有有关的关系都相符；笔误可以是一格填错，也可以是与相邻的一格填反、整行或整列错开一格、整行漏填、几个合计没有随明细改动。同样少的，常见的笔误在先。把握有多大：用随机做成的表试过几千张，单独一格填错，几个关系在这一格相交，全部找对；两格填错，一百张里约有九十九张第一个改法就对，三格约九十六张；相邻两格填反一类的，一处约九成，两处不到八成，因为往往有几种改法同样说得通。一种改法比其余各种加起来还可能得多，才作推荐；只有一个关系，或几种改法差不多可能时，只列出来，不作推荐。可能的改法太多、没有找完的，也会说明。',
    en: 'The form does not state this relation, but there are no columns beside the six, so the total can only be their sum. Where they differ, a number stands in the wrong column or the total was not updated. A row with a cell whose number cannot be told is not judged. Check the parts first; where they are right, the quick fix computes the total anew. It is not offered where another relation that holds would break. The cells are found so: the fewest slips that, undone, make all relations hold. A slip is one wrong cell, two neighbours exchanged, a row or column one cell off, a row left out, or totals not updated; of as few, the common ones come first. How sure it is: on some thousand tables made at random, one wrong cell in which relations meet was found in all; of tables with two wrong cells 99 in a hundred, with three 96, were restored by the first way offered; numbers exchanged with their neighbours about 90, or below 80 where there were two such slips, since several ways often explain as much. A way is preferred only where it is far likelier than all others together; where there is one relation only, or several ways are about as likely, they are listed and none is preferred. Where there are too many to look at all, it says so.',
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
