import { cellName } from './describe.ts';
import { identityFindings } from './identity.ts';
import type { Rule, RuleReference } from './rule.ts';

/** Totals of the 2014 statistics table. Implied by its numbering. */
export const statisticsTotal: Rule = {
  id: 'statistics-total',
  group: 'identities',
  severity: 'warning',
  basis: 'implied',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '统计表分项之和与总数不符', en: 'Statistics total differs from its parts' },
  check: (report, _, isSilent) =>
    identityFindings(report, 'statistics-total', isSilent, ({ rightCells }) => {
      const [total] = rightCells;
      const table = report.tables.statistics;
      const name = total && table ? cellName(table, total) : '';
      return {
        zh: `“${name}”的分项之和与总数不符（左边是分项之和，右边是总数）`,
        en: `The parts of “${name}” do not add up to it (left: sum, right: total)`,
      };
    }),
};

/** What the reference says of it. */
export const statisticsTotalReference: RuleReference = {
  finds: {
    zh: '2014年的统计表（用于2018年度及以前），核对依申请公开、行政复议、行政诉讼、工作人员各项的总数是否等于分项之和。不相等的，在总数上提示。',
    en: 'In the statistics table of 2014 (for reports on 2018 and earlier), checks that the totals of requests, reviews, suits and staff equal the sum of their parts, and marks the total where they differ.',
  },
  why: {
    zh: '统计表没有写明这些关系，是从编号推出来的：1、2、3……是上面（一）的分项。各地填报时理解不完全一样，所以只按警告提示。“其中”各项一般只是总数的一部分，不要求相等，只有“不同意公开答复数”的各种理由合起来应当等于总数。主动公开、回应解读两项，同一信息可以计入几个渠道，不核对。请先核对分项；分项没有错的，可以一键重算总数。改法这样找：设想最少的几处笔误，改正以后关系相符；错一位数字、与相邻的一格填反、合计没有随明细改动一类常见的在先。只有一个关系，只能说明有数填错，说不准是哪一个，所以只列出来，不作推荐；几个关系在一格相交的（如C3.4），才能认定。',
    en: 'The table does not state these relations; they follow from its numbering, where 1, 2, 3 are the parts of （一） above them. Organs have not all understood it alike, hence a warning only. Rows after 其中 (of which) are as a rule a part of the whole and need not add up to it; only the reasons for refusal are the whole of 不同意公开答复数. In proactive disclosure and in responses one piece may count for several channels, so nothing is checked there. Check the parts first; where they are right, the quick fix computes the total anew. The cells are found so: the fewest slips that, undone, make the relation hold; common ones, such as one wrong digit, two neighbours exchanged or a total not updated, come first. A single relation tells that some number is wrong, not which: the ways are listed and none is preferred; only where two relations meet in a cell, as in C3.4, is it certain.',
  },
  examples: [
    {
      wrong: `政府信息公开情况统计表

| 统计指标           | 单位 | 统计数 |
| ------------------ | ---- | ------ |
| 三、依申请公开情况 |      |        |
| （一）收到申请数   | 件   | 15     |
| 1.当面申请数       | 件   | 6      |
| 2.传真申请数       | 件   | 0      |
| 3.网络申请数       | 件   | 8      |
| 4.信函申请数       | 件   | 2      |
| （二）申请办结数   | 件   | 16     |
| 1.按时办结数       | 件   | 15     |
| 2.延期办结数       | 件   | 1      |
`,
      right: `政府信息公开情况统计表

| 统计指标           | 单位 | 统计数 |
| ------------------ | ---- | ------ |
| 三、依申请公开情况 |      |        |
| （一）收到申请数   | 件   | 16     |
| 1.当面申请数       | 件   | 6      |
| 2.传真申请数       | 件   | 0      |
| 3.网络申请数       | 件   | 8      |
| 4.信函申请数       | 件   | 2      |
| （二）申请办结数   | 件   | 16     |
| 1.按时办结数       | 件   | 15     |
| 2.延期办结数       | 件   | 1      |
`,
    },
  ],
};
