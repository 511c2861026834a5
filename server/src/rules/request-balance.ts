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
    zh: '这是统一格式唯一写明的勾稽关系，表里的原话是“本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”。两边不等，必有一个数填错：常见的是漏计一件、填错一列，或者合计没有随明细改动。有的格没有数字、看不出是多少，这一列就不核对，也不提示。请对照登记台账找出填错的数；如果只是合计没有随明细改动，可以一键重算。改法这样找：设想最少的几处笔误，改正以后所有有关的关系都相符；笔误可以是一格填错，也可以是与相邻的一格填反、整行或整列错开一格、整行漏填、几个合计没有随明细改动。同样少的，常见的笔误在先。把握有多大：用随机做成的表试过几千张，单独一格填错，几个关系在这一格相交，全部找对；两格填错，一百张里约有九十九张第一个改法就对，三格约九十六张；相邻两格填反一类的，一处约九成，两处不到八成，因为往往有几种改法同样说得通。一种改法比其余各种加起来还可能得多，才作推荐；只有一个关系，或几种改法差不多可能时，只列出来，不作推荐。可能的改法太多、没有找完的，也会说明。',
    en: 'It is the one relation that the official form states itself, in a note in the table. Where the sides differ, some number is wrong: a request was left out, a number stands in the wrong column, or a total was not updated. A column with a cell whose number cannot be told is not judged. Find the wrong number in your records; where only a total was left behind, the quick fix computes it anew. The cells are found so: the fewest slips that, undone, make all relations hold. A slip is one wrong cell, two neighbours exchanged, a row or column one cell off, a row left out, or totals not updated; of as few, the common ones come first. How sure it is: on some thousand tables made at random, one wrong cell in which relations meet was found in all; of tables with two wrong cells 99 in a hundred, with three 96, were restored by the first way offered; numbers exchanged with their neighbours about 90, or below 80 where there were two such slips, since several ways often explain as much. A way is preferred only where it is far likelier than all others together; where there is one relation only, or several ways are about as likely, they are listed and none is preferred. Where there are too many to look at all, it says so.',
  },
  examples: [
    {
      wrong: /* @__PURE__ */ requestsExample(4, 2),
      right: /* @__PURE__ */ requestsExample(5, 2),
    },
  ],
};
