import type { Line } from './document.ts';

/** A line of the source file, blank ones included. */
export interface SourceLine {
  readonly start: number;
  /** End without the line break. */
  readonly end: number;
}

/** Splits at `\n`, `\r\n` and lone `\r`. There is always at least one line. */
export function splitLines(text: string): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  let carriageReturn = text.indexOf('\r');
  let lineFeed = text.indexOf('\n');
  while (carriageReturn !== -1 || lineFeed !== -1) {
    const end = lineFeed === -1 || (carriageReturn !== -1 && carriageReturn < lineFeed) ? carriageReturn : lineFeed;
    lines.push({ start, end });
    start = end === carriageReturn && lineFeed === end + 1 ? end + 2 : end + 1;
    if (carriageReturn !== -1 && carriageReturn < start) carriageReturn = text.indexOf('\r', start);
    if (lineFeed !== -1 && lineFeed < start) lineFeed = text.indexOf('\n', start);
  }
  lines.push({ start, end: text.length });
  return lines;
}

const HEADING = /^(#{1,6})[ \t\u3000]+/;

/** The line as a reader sees it, or null for a blank one. Markdown's heading marks and bold are taken off. */
export function readLine(text: string, source: SourceLine): Line | null {
  const raw = text.slice(source.start, source.end);
  let content = raw.trimStart();
  let start = source.end - content.length;
  content = content.trimEnd();
  if (content === '') return null;
  let level = 0;
  if (content.charCodeAt(0) === 0x23 /* # */) {
    const marks = HEADING.exec(content);
    if (marks) {
      level = marks[1]?.length ?? 0;
      start += marks[0].length;
      content = content.slice(marks[0].length).replace(/[ \t]+#+$/, '');
    }
  }
  if (
    content.length > 4 &&
    content.startsWith('**') &&
    content.endsWith('**') &&
    !content.slice(2, -2).includes('**')
  ) {
    start += 2;
    content = content.slice(2, -2);
  }
  return {
    text: content,
    start,
    end: start + content.length,
    level,
    lineStart: source.start,
    lineEnd: source.end,
    pieces: null,
  };
}

/** Which lines stand in a closed fenced code block, its fences included: they are quotations, not the report. */
export function fencedLines(text: string, lines: readonly SourceLine[]): ReadonlySet<number> {
  const fenced = new Set<number>();
  if (!text.includes('```') && !text.includes('~~~')) return fenced;
  let open = -1;
  let mark = '';
  lines.forEach((line, index) => {
    const content = text.slice(line.start, Math.min(line.end, line.start + 16)).trimStart();
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
