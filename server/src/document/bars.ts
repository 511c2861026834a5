/** Tables of bars line by line, as they stand: what lines them up needs the white space that reading drops. */
import { positionAt } from './document.ts';
import type { Document, Span } from './document.ts';
import { isBlank, trimmedEnd, trimmedStart } from './trim.ts';

const BAR = 0x7c;
const BACKSLASH = 0x5c;

/** A place between two bars. */
export interface BarredCell extends Span {
  /** The trimmed text; of a blank cell an empty range at its start. */
  readonly text: Span;
}

export interface BarredLine {
  /** Counted from 0. */
  readonly line: number;
  /** From the first bar to behind the last one. */
  readonly start: number;
  readonly end: number;
  readonly cells: readonly BarredCell[];
  /** Whether it is the line of hyphens below a header. */
  readonly isDelimiter: boolean;
}

/** Lines of one table that follow each other, each from bar to bar. */
export type BarredBlock = readonly BarredLine[];

/**
 * The blocks of lines with bars at both ends; quotations of code are none. With spans, only those of tables that one of
 * the spans touches: a long text has thousands.
 */
export function barredBlocks(document: Document, spans: readonly Span[] | null = null): readonly BarredBlock[] {
  const blocks: BarredBlock[] = [];
  for (const { shape, start, end } of document.tables) {
    if (shape !== 'pipe') continue;
    if (spans && !spans.some((span) => span.start <= end && start <= span.end)) continue;
    let block: BarredLine[] = [];
    const last = positionAt(document, end).line;
    for (let line = positionAt(document, start).line; line <= last; line++) {
      const read = barredLine(document, line);
      if (read) block.push(read);
      else if (block.length > 0) {
        blocks.push(block);
        block = [];
      }
    }
    if (block.length > 0) blocks.push(block);
  }
  return blocks;
}

/** The block in which a line stands, or null. */
export function barredBlockAt(document: Document, line: number): BarredBlock | null {
  const start = document.lineStarts[line];
  if (
    start === undefined ||
    !document.text.startsWith('|', trimmedStart(document.text, start, lineEnd(document, line)))
  )
    return null;
  const place = { start, end: lineEnd(document, line) };
  return barredBlocks(document, [place]).find((block) => block.some((own) => own.line === line)) ?? null;
}

function lineEnd({ lineStarts, text }: Document, line: number): number {
  return lineStarts[line + 1] ?? text.length;
}

function barredLine(document: Document, line: number): BarredLine | null {
  const { text, lineStarts } = document;
  const start = trimmedStart(text, lineStarts[line] ?? text.length, lineEnd(document, line));
  const end = trimmedEnd(text, start, lineEnd(document, line));
  if (end - start < 2 || text.charCodeAt(start) !== BAR || !isBarAt(text, end - 1)) return null;
  const cells: BarredCell[] = [];
  let from = start + 1;
  for (let at = from; at < end; at++) {
    if (!isBarAt(text, at)) continue;
    cells.push(cellBetween(text, from, at));
    from = at + 1;
  }
  const isDelimiter = cells.every(({ text: { start, end } }) => /^:?-+:?$/.test(text.slice(start, end)));
  return { line, start, end, cells, isDelimiter };
}

function isBarAt(text: string, at: number): boolean {
  return text.charCodeAt(at) === BAR && text.charCodeAt(at - 1) !== BACKSLASH;
}

function cellBetween(text: string, start: number, end: number): BarredCell {
  if (isBlank(text, start, end)) return { start, end, text: { start, end: start } };
  const from = trimmedStart(text, start, end);
  return { start, end, text: { start: from, end: trimmedEnd(text, from, end) } };
}
