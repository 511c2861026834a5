import { isBroken } from '../report/dates.ts';
import type { Rule, RuleReference } from './rule.ts';

/** The period is not 1 January to 31 December. */
export const reportingPeriodRule: Rule = {
  id: 'reporting-period',
  group: 'dates',
  severity: 'information',
  basis: 'practice',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '统计期限不是全年', en: 'Period is not the whole year' },
  check(report) {
    const { period } = report;
    // A day that is written wrongly is told as such.
    if (!period || isBroken(report, period.span)) return [];
    const { from, to } = period;
    const isWholeYear = from.year === to.year && from.month === 1 && from.day === 1 && to.month === 12 && to.day === 31;
    if (isWholeYear) return [];
    return [
      {
        span: period.span,
        message: {
          zh: '统计期限一般是报告年度的1月1日至12月31日。请核对；机构新设或撤并的，可在正文说明。',
          en: 'The period usually runs from 1 January to 31 December of the reported year. Check it.',
        },
      },
    ];
  },
};

/** What the reference says of it. */
export const reportingPeriodReference: RuleReference = {
  finds: {
    zh: '核对开头写的统计期限是不是某一年的1月1日至12月31日。不是的，给出提示。',
    en: 'Checks that the period stated in the opening runs from 1 January to 31 December of one year.',
  },
  why: {
    zh: '年度报告一般统计全年的数据。起止日期写成别的，多是笔误，或者沿用了定期通报的文字；机构当年新设、撤并的，统计期限不满一年是正常的，在正文说明即可，所以只作提示。开头没有写统计期限的，不提示。',
    en: 'An annual report usually covers the whole year. Other dates are a slip or words copied from a periodical report. An organ that was founded or merged during the year covers a part of it; then say so in the text. Hence information only, and nothing where no period is stated.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

本报告中的数据统计期限为2023年1月1日至2023年12月30日。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

本报告中的数据统计期限为2023年1月1日至2023年12月31日。
`,
    },
  ],
};
