/** The running text of a report, as the rules on wording read it. */
import { firstFrom, sourceOffset } from '../document/document.ts';
import type { Line, Span } from '../document/document.ts';
import type { SectionId } from '../norms/edition.ts';
import { signatureStart } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import type { CalendarDay, Signature } from '../report/signature.ts';

/** The lines of a section below its heading, the signature left out. */
export function sectionLines(report: Report, section: Section): readonly Line[] {
  const { lines } = report.document;
  const end = Math.min(section.end, Math.max(section.lineEnd, signatureStart(report)));
  return lines.slice(firstFrom(lines, section.lineEnd), firstFrom(lines, end));
}

/** The first section of that id that has a heading of its own, or undefined. */
export function sectionOf(report: Report, id: SectionId): Section | undefined {
  return report.sections.find((section) => section.form.id === id && !section.glued);
}

/** Numbers and labels of tables, one a line, are no text to search. */
const SHORTEST_LINE = 8;

/** A match of a pattern in a line, with its place in the source. */
export interface Match {
  readonly groups: RegExpMatchArray;
  readonly line: Line;
  readonly span: Span;
}

const known = new WeakMap<Report, readonly Line[]>();

/** The lines that hold more than a number or a short label. Worked out once for all rules. */
export function textLines(report: Report): readonly Line[] {
  let lines = known.get(report);
  if (!lines) {
    lines = report.document.lines.filter((line) => line.text.length >= SHORTEST_LINE);
    known.set(report, lines);
  }
  return lines;
}

/** The lines of the text that contain a word, in order. */
export function linesWith(report: Report, word: string): readonly Line[] {
  const lines = textLines(report);
  const { text, isHtml } = report.document;
  // Tags and entities may stand inside a word.
  if (isHtml) return lines.filter((line) => line.text.includes(word));
  // Searched at once: a long text has a great many lines, and a word stands in few of them.
  const found: Line[] = [];
  for (let at = text.indexOf(word); at !== -1;) {
    const line = lines[firstFrom(lines, at + 1) - 1];
    const isInside = line !== undefined && at < line.end;
    // It may be a comment's.
    if (isInside && line.text.includes(word)) found.push(line);
    at = text.indexOf(word, isInside ? line.end : at + word.length);
  }
  return found;
}

/**
 * Whether a line is running text of the report: no cell of a table, whose labels the rules on tables look at, and no
 * heading of a section.
 */
export function isText({ tables, sections }: Report, line: Line): boolean {
  if (line.inTable === true) return false;
  return [
    ...Object.values(tables),
    ...sections.map(({ lineStart, lineEnd }) => ({ start: lineStart, end: lineEnd })),
  ].every((other) => !other || line.end <= other.start || line.start >= other.end);
}

/** All matches of a global pattern in the lines. */
export function matchesIn(lines: readonly Line[], pattern: RegExp): readonly Match[] {
  const matches: Match[] = [];
  for (const line of lines) {
    // `matchAll` would copy the pattern for each line.
    for (let groups = pattern.exec(line.text); groups; groups = pattern.exec(line.text)) {
      matches.push({ groups, line, span: spanIn(line, groups.index, groups[0].length) });
    }
  }
  return matches;
}

/** The source range of a piece of a line's text. */
export function spanIn(line: Line, at: number, length: number): Span {
  return { start: sourceOffset(line, at), end: sourceOffset(line, at + Math.max(length, 1) - 1) + Math.min(length, 1) };
}

/** Days in order: negative where `a` is before `b`. */
export function compareDays(a: CalendarDay, b: CalendarDay): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** A day as Chinese text writes it. */
export function dayText({ year, month, day }: CalendarDay): string {
  return `${String(year)}年${String(month)}月${String(day)}日`;
}

const PUBLISHED =
  /(?:发布|公开|发文|成文|生成|公布)?(?:日期|时间)\s*[:：]\s*((?:19|20)\d{2})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})/;

/** The date of publication that a web page prints above the text. Null where there is none. */
export function publicationDate(report: Report): Pick<Signature, 'day' | 'daySpan'> | null {
  const end = report.sections[0]?.lineStart ?? Infinity;
  for (const line of report.document.lines.slice(0, 40)) {
    if (line.start >= end) break;
    const match = line.text.length < 120 ? PUBLISHED.exec(line.text) : null;
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

const PERIOD =
  /((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:起|开始)?\s*(?:至|到|—+|-|－|–|~|～)\s*(?:((?:19|20)\d{2})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/;

/** The period that the report's figures cover, as its opening states it. Null where it states none. */
export function reportingPeriod(report: Report): Period | null {
  for (const line of report.document.lines.slice(0, 60)) {
    const match = /统计|数据|期限|时限/.test(line.text) && line.text.length < 5000 ? PERIOD.exec(line.text) : null;
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
