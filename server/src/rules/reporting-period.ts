import { reportingPeriod } from './narrative.ts';
import type { Rule } from './rule.ts';

/** The period is not 1 January to 31 December. */
export const reportingPeriodRule: Rule = {
  id: 'reporting-period',
  group: 'dates',
  severity: 'information',
  basis: 'practice',
  since: '1',
  clause: null,
  title: { zh: '统计期限不是全年', en: 'Period is not the whole year' },
  check(report) {
    const period = reportingPeriod(report);
    if (!period) return [];
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
