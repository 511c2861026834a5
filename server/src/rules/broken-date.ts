import { sourceOffset } from '../document/document.ts';
import type { Line } from '../document/document.ts';
import { textLines } from './narrative.ts';
import type { RuleFinding, Rule } from './rule.ts';

/** 自202011日起至20201231日止: 年 and 月 were lost; or a day that no calendar has. */
export const brokenDate: Rule = {
  id: 'broken-date',
  group: 'dates',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  title: { zh: '日期不完整', en: 'Broken date' },
  check: (report) => textLines(report).flatMap((line) => findingOf(line) ?? []),
};

const DATE = /(?<!\d)((?:19|20)\d{2})(?:(\d{1,4})|年(\d{1,2})月(\d{1,2}))日/g;
const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** One finding a line: a period that lost its 年 and 月 twice has one cause. */
function findingOf(line: Line): RuleFinding | null {
  if (!line.text.includes('日')) return null;
  const broken = [...line.text.matchAll(DATE)].filter(isBroken);
  const [first] = broken;
  const last = broken.at(-1);
  if (!first || !last) return null;
  const texts = broken.map((match) => `“${match[0]}”`).join('、');
  const repaired = broken.map((match) => repairedDate(match));
  return {
    span: {
      start: sourceOffset(line, first.index),
      end: sourceOffset(line, last.index + last[0].length - 1) + 1,
    },
    message: {
      zh: `日期${texts}不完整或不存在，可能在复制时丢了“年”“月”。请写成“2020年1月1日”这样的完整日期。`,
      en: `${texts} is no complete date; 年 or 月 may have been lost in copying. Write it in full.`,
    },
    fixes: repaired.every((date) => date !== null)
      ? [
          {
            title: { zh: `改为${repaired.join('、')}`, en: `Change to ${repaired.join(', ')}` },
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

function isBroken(match: RegExpMatchArray): boolean {
  const [, , run, month, day] = match;
  return run !== undefined || !isCalendarDay(Number(month), Number(day));
}

function isCalendarDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (LONGEST_MONTH[month - 1] ?? 0);
}

/** The date that the digits can only mean: 202011 is 1 January, 20201231 is 31 December. Null where in doubt. */
function repairedDate([, year, run]: RegExpMatchArray): string | null {
  if (run === undefined || run.length < 2) return null;
  const readings = [1, 2]
    .map((length) => ({ month: run.slice(0, length), day: run.slice(length) }))
    .filter(
      ({ month, day }) => /^[1-9]/.test(month) && /^[1-9]\d?$/.test(day) && isCalendarDay(Number(month), Number(day)),
    );
  const [only] = readings;
  return only && readings.length === 1 ? `${year ?? ''}年${only.month}月${only.day}日` : null;
}
