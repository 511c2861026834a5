import { sourceOffset } from '../document/document.ts';
import type { Line } from '../document/document.ts';
import { linesWith } from './narrative.ts';
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
  check: (report) => linesWith(report, '日').flatMap((line) => findingOf(line) ?? []),
};

const DATE =
  /(?<!\d)(?:(?:(?<=[\u4e00-\u9fff])(?<twice>20\d{0,2}))?(?<year>(?:19|20)\d{2})年(?<month>\d{1,2})月(?<day>\d{1,2})|(?<yearOfRun>(?:19|20)\d{2})(?:(?<run>\d{1,4})|年(?<runOfDay>\d{2,4})(?=日(?![内以之后前]))|(?<monthOfRun>\d{1,2})月(?<dayOfRun>\d{1,2})))日/g;
const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** One finding a line: a period that lost its 年 and 月 twice has one cause. */
function findingOf(line: Line): RuleFinding | null {
  const broken = [...line.text.matchAll(DATE)].filter(isBroken);
  const [first] = broken;
  const last = broken.at(-1);
  if (!first || !last) return null;
  const texts = broken.map((match) => `“${match[0]}”`).join('、');
  const repaired = broken.map((match) => repairedDate(match));
  const changes = broken.map((match, index) => `${match[0]}→${repaired[index] ?? ''}`);
  return {
    span: {
      start: sourceOffset(line, first.index),
      end: sourceOffset(line, last.index + last[0].length - 1) + 1,
    },
    message: {
      zh: `日期${texts}写得不对，可能在复制时丢了“年”“月”，或多了数字，或没有这一天。请写成“2020年1月1日”这样的完整日期。`,
      en: `${texts} is no date: 年 or 月 may have been lost in copying, a figure may stand twice, or no calendar has the day. Write it in full.`,
    },
    fixes: repaired.every((date) => date !== null)
      ? [
          {
            title: { zh: changes.join('、'), en: changes.join(', ') },
            preferred: true,
            edits: broken.map((match, index) => ({
              span: {
                start: sourceOffset(line, match.index),
                end: sourceOffset(line, match.index + match[0].length - 1) + 1,
              },
              newText: repaired[index] ?? match[0],
            })),
          },
        ]
      : [],
  };
}

function isBroken({ groups }: RegExpMatchArray): boolean {
  const { twice, year, month, day, runOfDay } = groups ?? {};
  // 2024年365日 counts days, 2024年15日内 too.
  if (runOfDay !== undefined) return readingsOf(runOfDay).length > 0;
  if (year === undefined) return true;
  if (twice !== undefined) return year.startsWith(twice);
  return !isCalendarDay(Number(month), Number(day));
}

function isCalendarDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (LONGEST_MONTH[month - 1] ?? 0);
}

/** The date that the digits can only mean: 202011 is 1 January, 20201231 is 31 December. Null where in doubt. */
function repairedDate({ groups }: RegExpMatchArray): string | null {
  const { twice, year, month, day, yearOfRun, run, runOfDay, monthOfRun, dayOfRun } = groups ?? {};
  const written = twice === undefined ? { month: monthOfRun, day: dayOfRun } : { month, day };
  const readings = isCalendarDay(Number(written.month), Number(written.day))
    ? [written]
    : readingsOf(run ?? runOfDay ?? '');
  const [only] = readings;
  if (!only || readings.length > 1) return null;
  return `${year ?? yearOfRun ?? ''}年${String(Number(only.month))}月${String(Number(only.day))}日`;
}

/** The days that digits without 月 between them may mean. */
function readingsOf(run: string): readonly { readonly month: string; readonly day: string }[] {
  if (run.length < 2) return [];
  return [1, 2]
    .map((length) => ({ month: run.slice(0, length), day: run.slice(length) }))
    .filter(
      ({ month, day }) => /^[1-9]/.test(month) && /^[1-9]\d?$/.test(day) && isCalendarDay(Number(month), Number(day)),
    );
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
