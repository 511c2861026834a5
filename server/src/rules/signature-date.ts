import { compareDays, dayText, isBroken } from '../report/dates.ts';
import type { Rule, RuleReference } from './rule.ts';

/** Signed before the reported year was over. */
export const signatureDate: Rule = {
  id: 'signature-date',
  group: 'dates',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '落款日期早于年度结束', en: 'Signed before the year was over' },
  check(report) {
    const { year, signature: signed } = report;
    if (
      !signed ||
      year === null ||
      isBroken(report, signed.daySpan) ||
      compareDays(signed.day, { year, month: 12, day: 31 }) > 0
    )
      return [];
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

/** What the reference says of it. */
export const signatureDateReference: RuleReference = {
  finds: {
    zh: '落款日期在报告年度12月31日或者更早的，在日期上提示。',
    en: 'Reports a signature dated 31 December of the reported year or earlier.',
  },
  why: {
    zh: '年度报告统计的是全年数据，年度还没有结束，数据不会已经统计完。多是照着上年的报告改，漏改了落款的年份；已经公布的报告里见过。报告年度认不出来的，或者没有落款的，不提示。请核对日期。',
    en: "The report covers the whole year, and before the year is over its figures cannot be complete. Usually last year's report served as the model and the date was forgotten; published reports have had it. Nothing is said where the year is not known or the report is not signed. Check the date.",
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 六、其他需要报告的事项

2023年未收取信息处理费。

青禾市林业局

2023年1月18日
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 六、其他需要报告的事项

2023年未收取信息处理费。

青禾市林业局

2024年1月18日
`,
    },
  ],
};
