import type { BrokenDate } from '../report/dates.ts';
import type { Rule, RuleFinding, RuleReference } from './rule.ts';

/** 自202011日起至20201231日止: 年 and 月 were lost; a figure of the year twice; or a day that no calendar has. */
export const brokenDate: Rule = {
  id: 'broken-date',
  group: 'dates',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '日期不完整', en: 'Broken date' },
  check: ({ brokenDates }) => byLine(brokenDates).map(findingOf),
};

/** The dates of each line that has some. */
function byLine(dates: readonly BrokenDate[]): readonly (readonly [BrokenDate, ...BrokenDate[]])[] {
  const lines = new Map<BrokenDate['line'], [BrokenDate, ...BrokenDate[]]>();
  for (const date of dates) {
    const before = lines.get(date.line);
    if (before) before.push(date);
    else lines.set(date.line, [date]);
  }
  return [...lines.values()];
}

/** One finding a line: a period that lost its 年 and 月 twice has one cause. */
function findingOf(dates: readonly [BrokenDate, ...BrokenDate[]]): RuleFinding {
  const [first] = dates;
  const last = dates.at(-1) ?? first;
  const texts = dates.map(({ text }) => `“${text}”`).join('、');
  const changes = dates.map(({ text, repaired }) => `${text}→${repaired ?? ''}`);
  return {
    span: { start: first.span.start, end: last.span.end },
    message: {
      zh: `日期${texts}写得不对，可能在复制时丢了“年”“月”“日”，或多了数字，或没有这一天。请写成“2020年1月1日”这样的完整日期。`,
      en: `${texts} is no date: 年, 月 or 日 may have been lost in copying, a figure may stand twice, or no calendar has the day. Write it in full.`,
    },
    fixes: dates.every(({ repaired }) => repaired !== null)
      ? [
          {
            title: { zh: changes.join('、'), en: changes.join(', ') },
            preferred: true,
            edits: dates.map(({ span, text, repaired }) => ({ span, newText: repaired ?? text })),
          },
        ]
      : [],
  };
}

/** What the reference says of it. */
export const brokenDateReference: RuleReference = {
  finds: {
    zh: '正文里的日期丢了“年”“月”（如“20231231日”“20231月1日”），年份多了数字（如“202023年”），或者日历上没有这一天（如“2月30日”）的，给出提示。',
    en: 'Reports dates that lost their 年 or 月, such as 20231231日 and 20231月1日, years with figures twice, such as 202023年, and days that no calendar has, such as 30 February.',
  },
  why: {
    zh: '已经公布的报告里见过“自202011日起至20201231日止”，多是在系统之间复制时丢了字，读者看不懂。只有一种读法的，可以一键补全；两种读法都通的（如“2023111日”可以是1月11日，也可以是11月1日），不猜，请对照原文改正。文号、电话里的数字不算日期。',
    en: 'Published reports have been seen to say 自202011日起至20201231日止: characters were lost between two programs, and readers are left to guess. Where the digits have one reading only, the quick fix writes the date in full; where they have two (2023111日 may be 11 January or 1 November) nothing is guessed. Document and telephone numbers are no dates.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

本报告中的数据统计期限自202311日起至20231231日止。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

本报告中的数据统计期限自2023年1月1日起至2023年12月31日止。
`,
    },
  ],
};
