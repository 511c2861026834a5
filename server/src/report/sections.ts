/** The six sections: which lines are their headings, and where each ends. */
import { editDistance } from '../document/distance.ts';
import { bareLabelKey, chineseNumber, labelKey, leadingOrdinal } from '../document/label.ts';
import { firstFrom } from '../document/document.ts';
import type { Document, Line, Span } from '../document/document.ts';
import { withoutMarkup } from '../document/markup.ts';
import { isProse } from '../document/prose.ts';
import type { SectionForm, SectionId } from '../norms/edition.ts';
import { headingNumber, headingOf, headingWords, titleKeys } from './headings.ts';
import type { Heading } from './headings.ts';
import { groupLabelled, rowsLabelled } from './tables/labels.ts';
import type { OtherHeading, Section } from './report.ts';

/** Numbers and the pieces of broken labels are shorter. */
const SHORTEST_HEADING = 4;
const LONGEST_HEADING = 45;
/** Line breaks are lost in a text whose headings stand in the middle of lines so long. */
const GLUED_LINE = 300;

interface Candidate {
  readonly form: SectionForm;
  readonly line: Line;
  readonly exact: boolean;
  /** What follows the heading on its line. */
  readonly rest: Line | null;
}

/** Words by which a section is recognised although its heading is worded otherwise. */
const LIKENESS: Readonly<Record<SectionId, (text: string, number: number | null) => boolean>> = {
  overview: (text, number) =>
    /总体|概述|综述|概况/.test(text) ||
    (number === 1 && /基本情况|工作(?:开展|推进|落实|进展|完成|组织)?情况/.test(text)),
  proactive: (text) => text.includes('主动公开') && !text.includes('申请'),
  requests: (text) => text.includes('申请') && /收到|受理|处理|办理|依申请/.test(text) && !/复议|诉讼/.test(text),
  proceedings: (text) => /复议|诉讼/.test(text),
  problems: (text) => text.includes('问题') && /改进|存在|不足|措施|整改/.test(text),
  otherMatters: (text) => /其[他它]/.test(text) && /事项|情况|报告/.test(text),
};

/** Finds the sections in the order of the text, and first-level headings that are none of the six. */
export function readSections(
  document: Document,
  forms: readonly SectionForm[],
): { readonly sections: readonly Section[]; readonly otherHeadings: readonly OtherHeading[] } {
  if (forms.length === 0) return { sections: [], otherHeadings: [] };
  const plain = document.lines.map(withoutMarkup);
  const lines = plain.filter(isHeadingLike);
  const headings = headingsIn(plain, forms);
  const exact = withoutContents(document, exactCandidates(document, headings));
  const runIn = runInCandidates(headings, exact);
  const near = likeCandidates(lines, forms, [...exact, ...runIn]);
  const candidates = [...exact, ...runIn, ...near].sort((a, b) => a.line.start - b.line.start);
  const found = new Set(candidates.map((candidate) => candidate.form));
  const glued = inTheirPlaces(
    gluedHeadings(
      document,
      forms.filter((form) => !found.has(form)),
    ),
    candidates,
  );
  // Where no heading has a line of its own, a few words in a long line are no heading yet.
  if (candidates.length === 0 && glued.length < 3) return { sections: [], otherHeadings: [] };
  const others = candidates.length === 0 ? [] : otherHeadings(plain, candidates);
  const starts = [
    ...[...candidates.map((candidate) => candidate.line), ...others].map((line) => line.lineStart),
    ...glued.map((heading) => heading.start),
  ]
    .sort((a, b) => a - b)
    .map((start) => ({ start, end: start }));
  const endOf = (start: number): number => starts[firstFrom(starts, start + 1)]?.start ?? document.text.length;
  const sections = candidates.map(({ form, line, rest, exact: isExact }) => ({
    form,
    heading: line.text,
    headingSpan: { start: line.start, end: line.end },
    number: headingNumber(line.text),
    words: line.text.slice(leadingOrdinal(line.text)?.length ?? 0),
    numberedAsPrinted: leadingOrdinal(line.text)?.kind === 'chinese',
    wording: wordingOf(line.text, form, isExact),
    isBeginning: isBeginning(line.text, form),
    rest,
    start: line.lineStart,
    end: endOf(line.lineStart),
    lineStart: line.lineStart,
    lineEnd: line.lineEnd,
    level: line.level,
    exact: isExact,
    glued: false,
  }));
  const gluedSections = glued.map(({ form, start, end, line }) => ({
    form,
    heading: form.heading,
    headingSpan: { start, end },
    number: form.number,
    words: form.heading.slice(leadingOrdinal(form.heading)?.length ?? 0),
    isBeginning: true,
    numberedAsPrinted: true,
    wording: 'asPrinted' as const,
    rest: null,
    start,
    end: endOf(start),
    lineStart: start,
    lineEnd: Math.min(line.lineEnd, end),
    level: 0,
    exact: true,
    glued: true,
  }));
  return {
    sections: [...sections, ...gluedSections].sort((a, b) => a.start - b.start),
    otherHeadings: others.map((line) => ({
      text: line.text,
      number: leadingOrdinal(line.text)?.number ?? null,
      start: line.start,
      end: line.end,
    })),
  };
}

/** The sections with the forms of an edition, which has the same six in its own words; those that it has not are left out. */
export function withForms(sections: readonly Section[], forms: readonly SectionForm[]): readonly Section[] {
  return sections.flatMap((section) => {
    const form = forms.find(({ id }) => id === section.form.id);
    return form ? [{ ...section, form, isBeginning: isBeginning(section.heading, form) }] : [];
  });
}

function isHeadingLike(line: Line): boolean {
  const { length } = line.text;
  return length >= SHORTEST_HEADING && length <= LONGEST_HEADING && !isProse(line.text);
}

function isBeginning(heading: string, form: SectionForm): boolean {
  return labelKey(form.heading).startsWith(labelKey(heading));
}

/** How a heading agrees with the form: in all, in its words with another number, or in neither. */
function wordingOf(text: string, form: SectionForm, isExact: boolean): Section['wording'] {
  const printed = [form.heading, ...form.acceptedHeadings, ...form.lawHeadings].map(labelKey);
  if (printed.includes(labelKey(text))) return 'asPrinted';
  return isExact ? 'formWords' : 'otherWords';
}

/** The lines that are a heading by the form's words, in order. */
function headingsIn(lines: readonly Line[], forms: readonly SectionForm[]): readonly Heading[] {
  const words = headingWords(forms);
  const beginnings = new RegExp(`[${[...new Set(words.map(({ key }) => key.charAt(0)))].join('')}]`);
  return lines.flatMap((line) => {
    if (line.text.length < SHORTEST_HEADING || !beginnings.test(line.text.slice(0, LONGEST_NUMBER))) return [];
    const heading = headingOf(line, words);
    if (!heading || (heading.kind !== 'runIn' && line.text.length > LONGEST_HEADING)) return [];
    return [heading];
  });
}

/** Before the words of a heading stands its number, and no more. */
const LONGEST_NUMBER = 16;

function exactCandidates(document: Document, headings: readonly Heading[]): readonly Candidate[] {
  const isCandidate = ({ form, line, rest }: Heading): Candidate => ({ form, line, rest, exact: true });
  const first = headings.filter(({ kind }) => kind === 'firstLevel').map(isCandidate);
  const isUnder = subordinate(document, first);
  const strong = first.filter((candidate) => !isUnder(candidate));
  const weak = headings.filter(({ kind }) => kind === 'plain').map(isCandidate);
  // In a table such words count where the section has no heading outside of it: a page may be laid out as a table.
  const outside = new Set(strong.filter(({ line }) => !line.inTable).map((candidate) => candidate.form));
  const certain = strong.filter(({ form, line }) => !line.inTable || !outside.has(form));
  // A heading with another kind of ordinal, or none, counts where the section has no better one.
  const found = new Set(certain.map((candidate) => candidate.form));
  const filling = weak.filter(
    (candidate) => !found.has(candidate.form) && !repeats(weak, candidate) && !isBelow(candidate, certain, document),
  );
  return [...certain, ...filling].sort((a, b) => a.line.start - b.line.start);
}

/**
 * Whether a heading without number, of a deeper level than most, is a sub-heading: ### 主动公开政府信息情况 in section one.
 * It is, where the section has a heading of the usual kind, or where （一）… follows it before any table.
 */
function subordinate(document: Document, candidates: readonly Candidate[]): (candidate: Candidate) => boolean {
  const levels = candidates.map(({ line }) => line.level).filter((level) => level > 0);
  const usual = levels.sort((a, b) => a - b)[Math.floor((levels.length - 1) / 2)] ?? 0;
  const isUsual = ({ line }: Candidate): boolean => line.level <= usual || leadingOrdinal(line.text) !== null;
  const withUsual = new Set(candidates.filter(isUsual).map(({ form }) => form));
  if (candidates.every(isUsual)) return () => false;
  const { lines, tables } = document;
  const subHeadings = lines.filter(({ text }) => leadingOrdinal(text)?.kind === 'parenthesised');
  const next = (spans: readonly Span[], place: number): number =>
    spans[firstFrom(spans, place)]?.start ?? document.text.length;
  return (candidate) => {
    if (isUsual(candidate)) return false;
    const end = candidate.line.lineEnd;
    return withUsual.has(candidate.form) || next(subHeadings, end) < next(tables, end);
  };
}

/** Of the sections that have no line of their own, the headings that begin a line, between the sections beside them. */
function runInCandidates(headings: readonly Heading[], exact: readonly Candidate[]): readonly Candidate[] {
  /** Of each section, where its first and its last heading start. */
  const places = new Map<SectionForm, { readonly first: number; readonly last: number }>();
  for (const { form, line } of exact)
    places.set(form, { first: places.get(form)?.first ?? line.start, last: line.start });
  const found: Candidate[] = [];
  for (const { form, kind, line, rest } of headings) {
    if (kind !== 'runIn' || places.has(form)) continue;
    const isBetween = [...places].every(([other, { first, last }]) =>
      other.number < form.number ? last < line.start : first > line.start,
    );
    if (!isBetween) continue;
    places.set(form, { first: line.start, last: line.start });
    found.push({ form, line, rest, exact: true });
  }
  return found;
}

/** Whether a heading such as （二）主动公开政府信息情况 is one of the aspects that the section above is divided into. */
function isBelow({ form, line }: Candidate, strong: readonly Candidate[], document: Document): boolean {
  const ordinal = leadingOrdinal(line.text);
  const above = strong.findLast((other) => other.line.start < line.start)?.line;
  if (!ordinal || ordinal.kind === 'chinese' || !above) return false;
  if (ordinal.number !== form.number) return true;
  const before = document.lines.slice(firstFrom(document.lines, above.start), firstFrom(document.lines, line.start));
  const last = before.findLast(({ text }) => leadingOrdinal(text)?.kind === ordinal.kind);
  // It goes on the count of those before it.
  return last !== undefined && leadingOrdinal(last.text)?.number === ordinal.number - 1;
}

/** Whether an earlier candidate has the same section. */
function repeats(candidates: readonly Candidate[], candidate: Candidate): boolean {
  return candidates.find((other) => other.form === candidate.form) !== candidate;
}

/** Leaves out a table of contents: headings one after the other with nothing between, all repeated later. */
function withoutContents(document: Document, candidates: readonly Candidate[]): readonly Candidate[] {
  const counts = new Map<SectionForm, number>();
  for (const { form } of candidates) counts.set(form, (counts.get(form) ?? 0) + 1);
  const places = candidates.map((candidate) => firstFrom(document.lines, candidate.line.start));
  const placeOf = (index: number): number => places[index] ?? -1;
  const listed = new Set(candidates.slice(0, 1).map((candidate) => candidate.form));
  let run = 1;
  for (
    let next = candidates[run];
    next && placeOf(run) - placeOf(run - 1) === 1 && !listed.has(next.form);
    next = candidates[run]
  ) {
    listed.add(next.form);
    run++;
  }
  const contents = candidates.slice(0, run);
  return run >= 3 && contents.every((candidate) => (counts.get(candidate.form) ?? 0) > 1)
    ? candidates.slice(run)
    : candidates;
}

/** Headings in other words, for sections that have no exact one, between the sections beside them. */
function likeCandidates(
  lines: readonly Line[],
  forms: readonly SectionForm[],
  exact: readonly Candidate[],
): readonly Candidate[] {
  const found: Candidate[] = [...exact];
  const exactLines = new Set(exact.map((candidate) => candidate.line.lineStart));
  const open = lines.filter((line) => {
    if (!isMarked(line) && !NUMBERED_OTHERWISE.test(line.text)) return false;
    return !exactLines.has(line.lineStart) && rowsLabelled(line.text).length === 0;
  });
  const like: Candidate[] = [];
  for (const form of forms) {
    if (found.some((candidate) => candidate.form === form)) continue;
    const after = found
      .filter((other) => other.form.number < form.number)
      .reduce((start, { line }) => Math.max(start, line.start), -1);
    const before = found
      .filter((other) => other.form.number > form.number && other.line.start > after)
      .reduce((start, { line }) => Math.min(start, line.start), Infinity);
    const line = open.find(
      (candidate) => candidate.start > after && candidate.start < before && isLike(candidate, form),
    );
    if (!line) continue;
    const candidate = { form, line, rest: null, exact: false };
    found.push(candidate);
    like.push(candidate);
    open.splice(open.indexOf(line), 1);
  }
  return like;
}

/** Whether a line is a heading by its number or its markup. */
function isMarked(line: Line): boolean {
  const ordinal = leadingOrdinal(line.text);
  return ordinal ? ordinal.kind === 'chinese' : line.level > 0 && line.level <= 2;
}

/** A number that is written otherwise, or damaged: 第三部分, 三是. */
const NUMBERED_OTHERWISE = /^第?([一二三四五六])\s*(?:部分|章|节|是)\s*[、：:.．]?\s*/;

function isLike(line: Line, form: SectionForm): boolean {
  const number = NUMBERED_OTHERWISE.exec(line.text);
  if (number && !isMarked(line)) {
    const words = labelKey(line.text.slice(number[0].length));
    return chineseNumber(number[1] ?? '') === form.number && titleKeys(form).includes(words);
  }
  const ordinal = leadingOrdinal(line.text);
  const key = bareLabelKey(line.text);
  if (key.length >= 4 && titleKeys(form).some((title) => title.startsWith(key))) return true;
  if (ordinal?.number === form.number && titleKeys(form).some((title) => isNear(key, title))) return true;
  // A number that belongs to another section is no sign of this one, unless its words are.
  if (ordinal && ordinal.number > 8) return false;
  const group = groupLabelled(line.text);
  return (group === null || group.table === 'statistics') && LIKENESS[form.id](key, ordinal?.number ?? null);
}

/** Whether a heading is the form's with few characters lost, added or replaced. */
function isNear(key: string, title: string): boolean {
  const most = title.length <= 6 ? 1 : 2;
  return key.length >= 3 && editDistance(key, title, most) <= most;
}

/** First-level headings that go on the count of the sections without being one: 七、…, or one in between. */
function otherHeadings(lines: readonly Line[], candidates: readonly Candidate[]): readonly Line[] {
  const sectionStarts = new Set(candidates.map((candidate) => candidate.line.lineStart));
  const first = candidates[0]?.line.start ?? 0;
  const deepest = candidates.reduce((level, { line }) => Math.max(level, line.level), 0);
  const firstLevel = lines.filter((line) => {
    if (sectionStarts.has(line.lineStart)) return true;
    if (!isHeadingLike(line)) return false;
    if (line.start < first || line.level > deepest || leadingOrdinal(line.text)?.kind !== 'chinese') return false;
    return rowsLabelled(line.text).length === 0 && groupLabelled(line.text) === null;
  });
  // For each of them the section's heading that comes next.
  const following: (Line | undefined)[] = [];
  for (let index = firstLevel.length - 1; index >= 0; index--) {
    const next = firstLevel[index + 1];
    following[index] = next && sectionStarts.has(next.lineStart) ? next : following[index + 1];
  }
  const others: Line[] = [];
  let count = 0;
  firstLevel.forEach((line, index) => {
    const number = leadingOrdinal(line.text)?.number ?? count + 1;
    if (sectionStarts.has(line.lineStart)) {
      count = number;
      return;
    }
    if (number !== count + 1) return;
    const next = following[index];
    if (next && leadingOrdinal(next.text)?.number !== number + 1) return;
    others.push(line);
    count = number;
  });
  return others;
}

/** Of each form the first heading between the sections beside it: an opening may list the sections to come. */
function inTheirPlaces(glued: readonly GluedHeading[], candidates: readonly Candidate[]): readonly GluedHeading[] {
  if (candidates.length === 0) return glued;
  const taken = new Set<SectionForm>();
  return glued.filter(({ form, start }) => {
    const isBetween = candidates.every(
      ({ form: other, line }) => other.number === form.number || other.number < form.number === line.start < start,
    );
    if (!isBetween || taken.has(form)) return false;
    taken.add(form);
    return true;
  });
}

interface GluedHeading extends Span {
  readonly form: SectionForm;
  readonly line: Line;
}

/** Headings that stand inside a long line, in the order of the form: the line breaks of the text were lost. */
function gluedHeadings(document: Document, forms: readonly SectionForm[]): readonly GluedHeading[] {
  const found: GluedHeading[] = [];
  if (forms.length === 0) return found;
  for (const line of document.lines) {
    if (line.text.length < GLUED_LINE) continue;
    let from = 0;
    for (const form of forms) {
      for (const heading of [form.heading, ...form.acceptedHeadings]) {
        const at = line.text.indexOf(heading, from);
        if (at === -1) continue;
        from = at + heading.length;
        found.push({ form, start: line.start + at, end: line.start + from, line });
        break;
      }
    }
  }
  return found;
}
