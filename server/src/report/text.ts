/** The running text of a report: its lines, and where words stand in them. */
import { firstFrom, sourceOffset } from '../document/document.ts';
import type { Document, Line, Span } from '../document/document.ts';

/** The lines to look through, and the document that they are of. A report is one. */
export interface RunningText {
  readonly document: Document;
  /** The lines that hold more than a number or a short label. */
  readonly textLines: readonly Line[];
}

/** Numbers and labels of tables, one a line, are no text to search. */
const SHORTEST_LINE = 8;

/** The lines of a document that hold more than a number or a short label. */
export function textLinesOf(document: Document): readonly Line[] {
  return document.lines.filter((line) => line.text.length >= SHORTEST_LINE);
}

/** The lines of the text that contain a word, in order. */
export function linesWith({ document, textLines: lines }: RunningText, word: string): readonly Line[] {
  const { text, isHtml } = document;
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

/** A match of a pattern in a line, with its place in the source. */
export interface Match {
  readonly groups: RegExpMatchArray;
  readonly line: Line;
  readonly span: Span;
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
