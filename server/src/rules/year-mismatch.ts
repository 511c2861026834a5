import type { Rule, RuleReference } from './rule.ts';

/** Title and reporting period name different years. */
export const yearMismatch: Rule = {
  id: 'year-mismatch',
  group: 'dates',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '年度前后不一致', en: 'Years disagree' },
  check({ title, period }) {
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

/** What the reference says of it. */
export const yearMismatchReference: RuleReference = {
  finds: {
    zh: '核对标题里的年度与开头写的统计期限是不是同一年。不同的，在统计期限上提示。',
    en: 'Compares the year in the title with the period that the opening states, and marks the period where they differ.',
  },
  why: {
    zh: '报告年度决定用哪一版格式、期限到哪一天，前后不一致时，读者和程序都不知道以哪个为准。多是照着上年的报告改，漏改了一处。只看标题和统计期限；正文提到别的年份很正常，不管。请核对后改正写错的那一处。',
    en: "The reported year decides which form and which deadlines hold; where two are given, neither readers nor programs know which. Usually last year's report served as the model and one place was forgotten. Only the title and the stated period are compared; other years in the text are natural. Check, and correct the one that is wrong.",
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

本报告中的数据统计期限为2022年1月1日至2022年12月31日。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

本报告中的数据统计期限为2023年1月1日至2023年12月31日。
`,
    },
  ],
};
