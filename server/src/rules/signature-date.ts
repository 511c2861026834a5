import { compareDays, dayText } from './narrative.ts';
import type { Rule } from './rule.ts';

/** Signed before the reported year was over. */
export const signatureDate: Rule = {
  id: 'signature-date',
  group: 'dates',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  title: { zh: '落款日期早于年度结束', en: 'Signed before the year was over' },
  check(report) {
    const { year, signature: signed } = report;
    if (!signed || year === null || compareDays(signed.day, { year, month: 12, day: 31 }) > 0) return [];
    // A date of another year altogether is last year's text: still before the end of this one.
    return [
      {
        span: signed.daySpan,
        message: {
          zh: `落款日期是${dayText(signed.day)}，${String(year)}年度还没有结束，全年数据不会已经统计完。请核对日期。`,
          en: `Signed on ${dayText(signed.day)}, before ${String(year)} was over. Check the date.`,
        },
      },
    ];
  },
};
