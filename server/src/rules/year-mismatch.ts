import { reportingPeriod } from './narrative.ts';
import type { Rule } from './rule.ts';

/** Title and reporting period name different years. */
export const yearMismatch: Rule = {
  id: 'year-mismatch',
  group: 'dates',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
  title: { zh: '年度前后不一致', en: 'Years disagree' },
  check(report) {
    const { title } = report;
    const period = reportingPeriod(report);
    const last = title?.occurrences.at(-1);
    const year = title?.year ?? null;
    if (!period || !last || year === null || period.from.year === year || period.to.year === year) return [];
    return [
      {
        span: period.span,
        message: {
          zh: `标题是${String(year)}年，统计期限却是${String(period.from.year)}年。可能沿用了上一年的文字。请核对年度。`,
          en: `The title says ${String(year)}, the period says ${String(period.from.year)}. Check the year.`,
        },
        related: [{ message: { zh: '标题', en: 'Title' }, span: last }],
      },
    ];
  },
};
