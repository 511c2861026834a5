/** The days that a report tells of itself: the period of its figures, its publication, and days written wrongly. */
import type { Document, Line, Span } from '../document/document.ts';
import { linesWith, spanIn } from './text.ts';
import type { RunningText } from './text.ts';

/** A calendar day as written; it need not exist. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days in order: negative where `a` is before `b`. */
export function compareDays(a: CalendarDay, b: CalendarDay): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** A day as Chinese text writes it. */
export function dayText({ year, month, day }: CalendarDay): string {
  return `${String(year)}年${String(month)}月${String(day)}日`;
}

/** A day with its place in the text. */
export interface WrittenDay {
  readonly day: CalendarDay;
  readonly daySpan: Span;
}

/** A web page prints the date of publication among so many first lines, which are short. */
const LINES_ABOVE = 40;
const LONGEST_CAPTION = 120;
const PUBLISHED =
  /(?:发布|公开|发文|成文|生成|公布)?(?:日期|时间)\s*[:：]\s*((?:19|20)\d{2})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})/;

/** The date of publication that a web page prints above the text, whose first section starts at `end`. Null where there is none. */
export function readPublication({ lines }: Document, end: number): WrittenDay | null {
  for (const line of lines.slice(0, LINES_ABOVE)) {
    if (line.start >= end) break;
    const match = line.text.length < LONGEST_CAPTION ? PUBLISHED.exec(line.text) : null;
    if (!match) continue;
    return {
      day: { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) },
      daySpan: spanIn(line, match.index, match[0].length),
    };
  }
  return null;
}

export interface Period {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly span: Span;
}

/** The opening that states the period stands among so many first lines; a text without line breaks is no opening. */
const LINES_OF_OPENING = 60;
const LONGEST_OPENING = 5_000;
const PERIOD =
  /((?:19|20)\d{2})\s{0,5}年\s{0,5}(\d{1,2})\s{0,5}月\s{0,5}(\d{1,2})\s{0,5}日\s{0,5}(?:起|开始)?\s{0,5}(?:至|到|—{1,4}|-|－|–|~|～)\s{0,5}(?:((?:19|20)\d{2})\s{0,5}年)?\s{0,5}(\d{1,2})\s{0,5}月\s{0,5}(\d{1,2})\s{0,5}日/;

/** The period that the report's figures cover, as its opening states it. Null where it states none. */
export function readPeriod({ lines }: Document): Period | null {
  for (const line of lines.slice(0, LINES_OF_OPENING)) {
    const speaksOfIt = line.text.length < LONGEST_OPENING && /统计|数据|期限|时限/.test(line.text);
    const match = speaksOfIt ? PERIOD.exec(line.text) : null;
    if (!match) continue;
    const [, year, month, day, endYear, endMonth, endDay] = match;
    return {
      from: { year: Number(year), month: Number(month), day: Number(day) },
      to: { year: Number(endYear ?? year), month: Number(endMonth), day: Number(endDay) },
      span: spanIn(line, match.index, match[0].length),
    };
  }
  return null;
}

/** A day written so that it is none: 202011日, 2020年2月30日. */
export interface BrokenDate {
  readonly line: Line;
  readonly text: string;
  readonly span: Span;
  /** The day that can only be meant, as Chinese text writes it; null where in doubt. */
  readonly repaired: string | null;
}

const DATE =
  /(?<!\d)(?:(?:(?<=[\u4e00-\u9fff])(?<twice>20\d{0,2}))?(?<year>(?:19|20)\d{2})年(?<month>\d{1,2})月(?<day>\d{1,2})|(?<yearOfRun>(?:19|20)\d{2})(?:(?<run>\d{1,4})|年(?<runOfDay>\d{2,4})(?=日(?![内以之后前]))|(?<monthOfRun>\d{1,2})月(?<dayOfRun>\d{1,2})))日/g;
/** A day that lost its 日 before a mark or a word that ends it; at the end of a line it may go on in the next. */
const WITHOUT_DAY_WORD =
  /(?<!\d)(?:(?<year>(?:19|20)\d{2})年|(?<=日(?:起|开始)?[至到—-]{1,2}))(?<month>\d{1,2})月(?<day>\d{1,2})(?=[。；;）)]|[，,](?!\s?\d)|[至到](?!\s?\d{1,2}\s?日)|[起止])/g;
const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** All days in the text that are written wrongly, in order. */
export function readBrokenDates(text: RunningText): readonly BrokenDate[] {
  const found = linesWith(text, '日').flatMap((line) =>
    [...line.text.matchAll(DATE)]
      .filter(isBrokenDate)
      .map((match) => brokenDate(line, match.index, match[0], repairedDate(match))),
  );
  const cut = linesWith(text, '月').flatMap((line) =>
    [...line.text.matchAll(WITHOUT_DAY_WORD)]
      .filter(({ groups }) =>
        isCalendarDay(Number(groups?.['year'] ?? LEAP_YEAR), Number(groups?.['month']), Number(groups?.['day'])),
      )
      .map((match) => brokenDate(line, match.index, match[0], `${match[0]}日`)),
  );
  return cut.length === 0 ? found : [...found, ...cut].sort((a, b) => a.span.start - b.span.start);
}

function brokenDate(line: Line, at: number, text: string, repaired: string | null): BrokenDate {
  return { line, text, span: spanIn(line, at, text.length), repaired };
}

/** Whether a place holds a day that is written wrongly: what else is odd about it has that one cause. */
export function isBroken({ brokenDates }: { readonly brokenDates: readonly BrokenDate[] }, place: Span): boolean {
  return brokenDates.some(({ span }) => span.start < place.end && place.start < span.end);
}

function isBrokenDate({ groups }: RegExpMatchArray): boolean {
  const { twice, year, month, day, runOfDay } = groups ?? {};
  // 2024年365日 counts days, 2024年15日内 too.
  if (runOfDay !== undefined) return readingsOf(runOfDay).length > 0;
  if (year === undefined) return true;
  if (twice !== undefined) return year.startsWith(twice);
  return !isCalendarDay(Number(year), Number(month), Number(day));
}

/** A year that has every day there is. */
const LEAP_YEAR = 2024;

function isCalendarDay(year: number, month: number, day: number): boolean {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const longest = month === 2 && !isLeapYear ? 28 : (LONGEST_MONTH[month - 1] ?? 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= longest;
}

/** The date that the digits can only mean: 202011 is 1 January, 20201231 is 31 December. Null where in doubt. */
function repairedDate({ groups }: RegExpMatchArray): string | null {
  const { twice, year, month, day, yearOfRun, run, runOfDay, monthOfRun, dayOfRun } = groups ?? {};
  const written = twice === undefined ? { month: monthOfRun, day: dayOfRun } : { month, day };
  const readings = isCalendarDay(Number(year ?? yearOfRun), Number(written.month), Number(written.day))
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
      ({ month, day }) =>
        /^[1-9]/.test(month) && /^[1-9]\d?$/.test(day) && isCalendarDay(LEAP_YEAR, Number(month), Number(day)),
    );
}
