/** Whether a line, or its beginning, is the heading of a section, however it is numbered, marked up or punctuated. */
import { sourceOffset } from '../document/document.ts';
import type { Line } from '../document/document.ts';
import { chineseNumber, labelKey, leadingOrdinal } from '../document/label.ts';
import type { SectionForm } from '../norms/edition.ts';

/**
 * How sure a line is a heading: `firstLevel` by the number 一、 or by its markup; `plain` with the form's words and
 * another number, mark or none; `runIn` where more text follows on the line.
 */
export type HeadingKind = 'firstLevel' | 'plain' | 'runIn';

export interface Heading {
  readonly form: SectionForm;
  readonly kind: HeadingKind;
  /** The line up to the end of the heading. */
  readonly line: Line;
  /** What follows on the line; null where nothing does. */
  readonly rest: Line | null;
}

/** The words of a form's headings without number, for comparison. */
export interface HeadingWords {
  readonly form: SectionForm;
  readonly key: string;
}

/** The words of all headings, the form's own and those that are as good. */
export function headingWords(forms: readonly SectionForm[]): readonly HeadingWords[] {
  return forms.flatMap((form) => titleKeys(form).map((key) => ({ form, key })));
}

/** The keys of a form's headings. */
export function titleKeys(form: SectionForm): readonly string[] {
  return [form.heading, ...form.acceptedHeadings].map((heading) =>
    labelKey(heading.slice(leadingOrdinal(heading)?.length ?? 0)),
  );
}

/** A bullet or a list number before the heading's own number, or a quotation mark. */
const BULLET = /^(?:[-+•·●■◆▪○※]\s{0,4}|\d{1,2}[.)]\s{1,4}(?=[一二三四五六]、)|[“”"'「『【〔《]\s?)/;
/** Numbers of all kinds before a heading: 一、 第一部分 （一） 1. ① Ⅰ. 壹、 or one that lost its mark. */
const NUMBER =
  /^(?:第\s{0,2}|[（(]\s{0,2})?(?:[一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆柒捌①-⑨ⅠⅡⅢⅣⅤⅥⅦ]|[0-9０-９]{1,2})\s{0,2}[）)]?\s{0,2}(?:部分|章|节|是)?[\s、.．。，,：:·—-]{0,4}/;

/** Reads the heading that a line without markup is or begins with; null where it is none. */
export function headingOf(written: Line, words: readonly HeadingWords[]): Heading | null {
  const bullet = BULLET.exec(written.text)?.[0].length ?? 0;
  const line = bullet === 0 ? written : from(written, bullet);
  const ordinal = leadingOrdinal(line.text);
  const start = ordinal?.length ?? 0;
  const key = labelKey(line.text.slice(start));
  const whole = words.find((other) => other.key === key);
  const found = whole
    ? { ...whole, start, end: line.text.length }
    : (wordsAt(line.text, start, words) ?? otherwiseNumbered(line.text, words));
  if (!found) return null;
  const { form, end } = found;
  const behind = line.text.slice(end);
  if (ENDING.test(behind) || PAGE_NUMBER.test(behind.trimEnd())) {
    const isClean = behind.trim() === '' || /^[\s：:]+$/.test(behind);
    const isFirstLevel = isClean && bullet === 0 && (ordinal ? ordinal.kind === 'chinese' : line.level > 0);
    return { form, kind: isFirstLevel && found.start === start ? 'firstLevel' : 'plain', line, rest: null };
  }
  const isNumbered = ordinal?.kind === 'chinese' ? ordinal.number === form.number : line.level > 0 && !ordinal;
  if (!isNumbered || !mayFollow(behind, found.key, words)) return null;
  return { form, kind: 'runIn', ...split(line, end) };
}

/** Nothing, punctuation, a closing mark, or the page number of a table of contents. */
const ENDING = /^[\s。．.：:；;，,、！!”"'」』】〕》）)\]…·*_—-]*$/;
const PAGE_NUMBER = /^[.．…·\s]{2,}\d{1,3}$/;

function otherwiseNumbered(text: string, words: readonly HeadingWords[]): WordsFound | null {
  const number = NUMBER.exec(text);
  return number ? wordsAt(text, number[0].length, words) : null;
}

interface WordsFound {
  readonly form: SectionForm;
  readonly key: string;
  readonly start: number;
  /** Where the words end in the text. */
  readonly end: number;
}

/** The longest words of a heading that stand at a place, white space and punctuation between them left out. */
function wordsAt(text: string, start: number, words: readonly HeadingWords[]): WordsFound | null {
  let best: WordsFound | null = null;
  for (const { form, key } of words) {
    const end = endOfWords(text, start, key);
    if (end !== null && (best === null || key.length > best.key.length)) best = { form, key, start, end };
  }
  return best;
}

/** Marks that may stand between the words of a heading. */
const BETWEEN = /[\s、，,·“”"]/;

function endOfWords(text: string, start: number, key: string): number | null {
  let at = start;
  for (const character of key) {
    while (at > start && at < text.length && BETWEEN.test(text.charAt(at))) at++;
    if (text.charAt(at) !== character) return null;
    at++;
  }
  return at;
}

/** Words so short may begin a sentence: 总体情况良好. */
const SHORT_WORDS = 6;
const SET_OFF = /^[\s：:。；;（(【[—]/;
const BEGINS_SENTENCE = /^(?:\d|第二十条|今年|本年|全年|我|本|[（(])/;
/** After the words of a heading these make a sentence or another heading of it. */
const GOES_ON = /^\s{0,4}(?:[的和与及等之中里内为是在以]|方面|如下|表|一览|说明)/;

function mayFollow(behind: string, key: string, words: readonly HeadingWords[]): boolean {
  if (GOES_ON.test(behind)) return false;
  // A list of the sections to come is no heading.
  const rest = labelKey(behind.slice(0, LOOKED_AT));
  if (words.some((other) => other.key.length > SHORT_WORDS && rest.includes(other.key))) return false;
  if (SET_OFF.test(behind)) return true;
  return BEGINS_SENTENCE.test(behind) || (key.length > SHORT_WORDS && !/^[\u3400-\u9fff]{0,2}$/.test(behind));
}

/** A list of sections names another one soon. */
const LOOKED_AT = 200;

/** The line in two: the heading, and what follows on it. */
function split(line: Line, end: number): Pick<Heading, 'line' | 'rest'> {
  const { text } = line;
  const restAt = end + (/^[\s：:。；;—]*/.exec(text.slice(end))?.[0].length ?? 0);
  const headingEnd = sourceOffset(line, end - 1) + 1;
  const rest = from(line, restAt);
  return {
    line: { ...line, text: text.slice(0, end), end: headingEnd, lineEnd: headingEnd },
    rest: { ...rest, level: 0, lineStart: rest.start },
  };
}

/** The line from a place in its text on. */
function from(line: Line, start: number): Line {
  const place = sourceOffset(line, start);
  return {
    ...line,
    text: line.text.slice(start),
    start: place,
    pieces: line.pieces && [
      { at: 0, start: place },
      ...line.pieces.filter(({ at }) => at > start).map((piece) => ({ ...piece, at: piece.at - start })),
    ],
  };
}

/** The number of a heading of whatever kind; null where it has none. */
export function headingNumber(text: string): number | null {
  const ordinal = leadingOrdinal(text);
  if (ordinal) return ordinal.number;
  const match = /^(?:第\s{0,2})?([一二三四五六七八九十]{1,3})(?:\s|部分|章|节|是)/.exec(text);
  return match ? chineseNumber(match[1] ?? '') : null;
}
