import { identityFindings } from './identity.ts';
import { requestsExample } from './requests-example.ts';
import type { Rule, RuleReference } from './rule.ts';

/** 一 + 二 = 三（七） + 四, per column: the only relation that the form states itself. */
export const requestBalance: Rule = {
  id: 'request-balance',
  group: 'identities',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '收与办不平衡', en: 'Requests do not balance' },
  check: (report, _, isSilent) =>
    identityFindings(report, 'request-balance', isSilent, (_, place) => ({
      zh: `“${place}”一列不符合表中注明的勾稽关系“第一项加第二项之和，等于第三项加第四项之和”（本年新收＋上年结转＝（七）总计＋结转下年度）`,
      en: `Column “${place}” breaks the relation stated in the form (received + carried in = total of outcomes + carried forward)`,
    })),
};

/** What the reference says of it. */
export const requestBalanceReference: RuleReference = {
  finds: {
    zh: '第三部分的表，逐列核对：本年新收＋上年结转＝（七）总计＋结转下年度继续办理。不相等的，在（七）总计的格子上提示，并写出两边的数和差额。',
    en: 'In the table of section three, column by column: requests received + carried in = total of outcomes （七） + carried forward. Where the two sides differ, the cell of （七）总计 is marked, with both sums and their difference.',
  },
  why: {
    zh: '这是统一格式唯一写明的勾稽关系，表里的原话是“本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”。两边不等，必有一个数填错：常见的是漏计一件、填错一列，或者合计没有随明细改动。有的格没有数字、看不出是多少，这一列就不核对，也不提示。请对照登记台账找出填错的数；如果只是合计没有随明细改动，可以一键重算。改法这样找：让所有有关的关系都相符、改动的格最少的办法；同样少的，填错相邻的一格、错一位数字、整行错开一格的在先。几个关系在一格相交，单独一处填错就能认定；只有一个关系，或几种改法一样可能时，只列出来，不作推荐。',
    en: 'It is the one relation that the official form states itself, in a note in the table. Where the sides differ, some number is wrong: a request was left out, a number stands in the wrong column, or a total was not updated. A column with a cell whose number cannot be told is not judged. Find the wrong number in your records; where only a total was left behind, the quick fix computes it anew. The cell is found so: the fewest cells whose change makes all relations hold; of as few, first a number in the neighbouring cell, one wrong digit, a row one cell off. Where relations meet in a cell a single slip is certain; where there is one relation only, or several ways are as likely, they are listed and none is preferred.',
  },
  examples: [
    {
      wrong: /* @__PURE__ */ requestsExample(4, 2),
      right: /* @__PURE__ */ requestsExample(5, 2),
    },
  ],
};
