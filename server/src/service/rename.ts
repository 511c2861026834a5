/** The organ or the year of a report, changed wherever the report names it. */
import type { Line, Span } from '../document/document.ts';
import type { Report } from '../report/report.ts';
import { matchesIn, spanIn } from '../report/text.ts';
import type { Message, TextEdit } from '../rules/finding.ts';
import { isText } from '../rules/narrative.ts';
import type { Analysis } from './analysis.ts';

export interface Renamed {
  readonly what: 'organ' | 'year';
  readonly span: Span;
  readonly text: string;
}

export interface Renaming {
  readonly what: Renamed['what'];
  readonly from: string;
  readonly to: string;
  /** What certainly speaks of this organ or this year. */
  readonly edits: readonly TextEdit[];
  /** What may: to be looked at, one by one. */
  readonly toConfirm: readonly TextEdit[];
  /** The name of the document's file in a new form; the old one where it names neither. */
  readonly fileName: (name: string) => string;
}

const LONGEST_ORGAN = 60;
const YEAR = /^(?:19|20)\d{2}$/;

/** What can be renamed at an offset: the name of the organ, or the year; null where neither stands. */
export function renameableAt({ report }: Analysis, offset: number): Renamed | null {
  if (!report.isReport) return null;
  const { certain, possible } = yearPlaces(report);
  const places = [
    ...organPlaces(report).map((span) => ({ what: 'organ' as const, span, text: report.organ })),
    ...[...certain, ...possible].map((span) => ({ what: 'year' as const, span, text: String(report.year) })),
  ];
  // In a title the year follows the organ: between them it is the year.
  const found =
    places.find(({ span }) => span.start <= offset && offset < span.end) ??
    places.find(({ span }) => offset === span.end);
  return found === undefined || found.text === null ? null : { ...found, text: found.text };
}

/** The changes that rename what stands at the offset, or why the new name is none. Null where nothing can be renamed. */
export function renameAt(analysis: Analysis, offset: number, name: string): Renaming | Message | null {
  const { report } = analysis;
  const renamed = renameableAt(analysis, offset);
  if (!renamed) return null;
  const to = name.trim();
  const change = {
    what: renamed.what,
    from: renamed.text,
    to,
    fileName: (file: string): string => file.split(renamed.text).join(to),
  };
  const write = (span: Span): TextEdit => ({ span, newText: to });
  if (renamed.what === 'organ') {
    if (to === '' || to.length > LONGEST_ORGAN || /[\r\n|<>]/.test(to)) {
      return { zh: '请填写行政机关的全称，一行以内。', en: 'Enter the full name of the organ, on one line.' };
    }
    return { edits: organPlaces(report).map(write), toConfirm: [], ...change };
  }
  if (!YEAR.test(to))
    return { zh: '请填写四位数的年份，例如2024。', en: 'Enter a year of four digits, for example 2024.' };
  const { certain, possible } = yearPlaces(report);
  const later = Number(to) - Number(renamed.text);
  return {
    edits: certain.map(write),
    toConfirm: [...possible.map(write), ...signedYear(report, later)].sort((a, b) => a.span.start - b.span.start),
    ...change,
  };
}

/** Every place outside the tables where the organ's full name stands, in order. */
function organPlaces(report: Report): readonly Span[] {
  const { organ, document } = report;
  return organ === null ? [] : placesOf(report, document.lines, organ);
}

function placesOf(report: Report, lines: readonly Line[], words: string): readonly Span[] {
  const found: Span[] = [];
  for (const line of lines) {
    for (let at = line.text.indexOf(words); at !== -1; at = line.text.indexOf(words, at + words.length)) {
      if (isText(report, line)) found.push(spanIn(line, at, words.length));
    }
  }
  return found;
}

/** Where the text is the report's own title, or names it: 2024年政府信息公开工作年度报告. */
const OF_REPORT = /(?<!\d)((?:19|20)\d{2})(?=\s?年度?[^。，；\n]{0,40}(?:政府|政务)信息公开(?:工作)?(?:年度)?报告)/g;
const ANY_YEAR = /(?<!\d)((?:19|20)\d{2})(?=\s?年)/g;

/**
 * The places of the reported year, each in order: `certain` are those of the title, the period and where the text names
 * itself, `possible` all others in the running text.
 */
function yearPlaces(report: Report): { readonly certain: readonly Span[]; readonly possible: readonly Span[] } {
  const { year, period, title, signature } = report;
  if (year === null) return { certain: [], possible: [] };
  const lines = report.document.lines.filter((line) => line.text.includes(String(year)) && isText(report, line));
  const yearsOf = (pattern: RegExp): readonly Span[] =>
    matchesIn(lines, pattern)
      .filter(({ groups }) => groups[1] === String(year))
      .map(({ span }) => ({ start: span.start, end: span.end }));
  const holds = (outer: Span, { start, end }: Span): boolean => outer.start <= start && end <= outer.end;
  const named = new Set(yearsOf(OF_REPORT).map(({ start }) => start));
  const isCertain = (span: Span): boolean =>
    named.has(span.start) ||
    (period !== null && holds(period.span, span)) ||
    title?.occurrences.some((place) => holds(place, span)) === true;
  const all = yearsOf(ANY_YEAR).filter((span) => !signature || !holds(signature.daySpan, span));
  return { certain: all.filter(isCertain), possible: all.filter((span) => !isCertain(span)) };
}

/** The year in which the report is signed, as many years later as the report is. */
function signedYear({ signature, document }: Report, later: number): readonly TextEdit[] {
  if (!signature) return [];
  const { day, daySpan } = signature;
  const written = String(day.year);
  const at = document.text.slice(daySpan.start, daySpan.end).indexOf(written);
  if (at === -1) return [];
  const start = daySpan.start + at;
  return [{ span: { start, end: start + written.length }, newText: String(day.year + later) }];
}
