import type { Line } from './document.ts';
import { trimmedEnd, trimmedStart } from './trim.ts';

/** Lines of the source text, blank ones included: lists side by side, as a long text has a great many. */
export interface SourceLines {
  readonly starts: Int32Array;
  /** Ends without the line break. */
  readonly ends: Int32Array;
}

/** Splits at `\n`, `\r\n` and lone `\r`. There is always at least one line. */
export function splitLines(text: string): SourceLines {
  const most = countOf(text, '\n') + countOf(text, '\r') + 1;
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  let count = 0;
  let carriageReturn = text.indexOf('\r');
  let lineFeed = text.indexOf('\n');
  while (carriageReturn !== -1 || lineFeed !== -1) {
    const end = lineFeed === -1 || (carriageReturn !== -1 && carriageReturn < lineFeed) ? carriageReturn : lineFeed;
    ends[count++] = end;
    const start = end === carriageReturn && lineFeed === end + 1 ? end + 2 : end + 1;
    starts[count] = start;
    if (carriageReturn !== -1 && carriageReturn < start) carriageReturn = text.indexOf('\r', start);
    if (lineFeed !== -1 && lineFeed < start) lineFeed = text.indexOf('\n', start);
  }
  ends[count++] = text.length;
  return { starts: starts.subarray(0, count), ends: ends.subarray(0, count) };
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) count++;
  return count;
}

const HEADING = /^(#{1,6})[ \t\u3000]+/;

/**
 * The line from `lineStart` to `lineEnd` as a reader sees it, or null for a blank one. Markdown's heading marks and bold
 * are taken off.
 */
export function readLine(text: string, lineStart: number, lineEnd: number): Line | null {
  let start = trimmedStart(text, lineStart, lineEnd);
  if (start === lineEnd) return null;
  let content = text.slice(start, trimmedEnd(text, start, lineEnd));
  let level = 0;
  if (content.charCodeAt(0) === 0x23 /* # */) {
    const marks = HEADING.exec(content);
    if (marks) {
      level = marks[1]?.length ?? 0;
      start += marks[0].length;
      content = withoutClosingMarks(content.slice(marks[0].length));
    }
  }
  if (content.charCodeAt(0) === 0x2a /* * */ && isBold(content)) {
    start += 2;
    content = content.slice(2, -2);
  }
  return { text: content, start, end: start + content.length, level, lineStart, lineEnd, pieces: null };
}

/** A heading's words without the marks that may close it: `## 一、总体情况 ##`. */
function withoutClosingMarks(words: string): string {
  let end = words.length;
  while (words.charCodeAt(end - 1) === 0x23 /* # */) end--;
  const isClosed = end < words.length && (words.charAt(end - 1) === ' ' || words.charAt(end - 1) === '\t');
  return isClosed ? words.slice(0, trimmedEnd(words, 0, end)) : words;
}

function isBold(content: string): boolean {
  if (content.length <= 4 || !content.startsWith('**') || !content.endsWith('**')) return false;
  return !content.slice(2, -2).includes('**');
}

/** Which lines stand in a closed fenced code block, its fences included: they are quotations, not the report. */
export function fencedLines(text: string, { starts, ends }: SourceLines): ReadonlySet<number> {
  const fenced = new Set<number>();
  if (!text.includes('```') && !text.includes('~~~')) return fenced;
  let open = -1;
  let mark = '';
  starts.forEach((start, index) => {
    const content = text.slice(start, Math.min(ends[index] ?? start, start + 16)).trimStart();
    if (open === -1) {
      const fence = /^(`{3,}|~{3,})/.exec(content);
      if (!fence) return;
      open = index;
      mark = fence[0].slice(0, 3);
    } else if (content.startsWith(mark)) {
      for (let inside = open; inside <= index; inside++) fenced.add(inside);
      open = -1;
    }
  });
  return fenced;
}

/**
 * Where a mark next stands at or after a place: the text's length where it does not. `mark` matches one character, with
 * the flag `g`. Asked for places in rising order, it searches the text once.
 */
export function nextPlaceOf(text: string, mark: RegExp): (from: number) => number {
  let place = -1;
  return (from) => {
    if (place < from) {
      mark.lastIndex = from;
      place = mark.test(text) ? mark.lastIndex - 1 : text.length;
    }
    return place;
  };
}
