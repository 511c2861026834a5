/**
 * What is written: lines and raw tables, with the place of each in the source.
 * This room knows shapes of text, not law: it finds cells, it does not say what they mean.
 */

/** A half-open range of the source text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Zero-based line and UTF-16 character, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A line as a reader sees it: a source line, or the text of one HTML block. Trimmed. */
export interface Line extends Span {
  readonly text: string;
  /** Depth of a Markdown or HTML heading, 1 to 6; 0 for other lines. The markup is not in `text`. */
  readonly level: number;
  /** Start of the whole line in the source, markup and indentation included. */
  readonly lineStart: number;
  /** End of the whole line in the source, without its line break. */
  readonly lineEnd: number;
  /** Where the text is not simply the source: for each run of it, offset in `text` and in the source. */
  readonly pieces: readonly Piece[] | null;
  /** Where the line is a cell of a table, which may be there only to lay out the page. */
  readonly inTable?: true;
}

/** A run of a line's text and where it stands in the source. */
export interface Piece {
  readonly at: number;
  readonly start: number;
}

/** The physical shapes in which tables come (DESIGN section 4). */
export type Shape = 'pipe' | 'tabbedCells' | 'tabSeparated' | 'commaSeparated' | 'drawn' | 'html' | 'lineCells';

/** A cell as written. Its range covers the trimmed text; of an empty cell, the place its text would have. */
export interface RawCell extends Span {
  /** The text, entities decoded, trimmed, inner line breaks as `\n`. Empty for a blank cell. */
  readonly text: string;
  /** How many columns and rows it reaches over, where HTML says so and it is more than one. */
  readonly columns?: number;
  readonly rows?: number;
}

export interface RawTable extends Span {
  readonly shape: Shape;
  /**
   * Rows with their cells, read anew at each call: a long text has thousands of tables, and few are looked at. A
   * `lineCells` table has one row that holds all its cells: its rows are not marked.
   */
  readonly readRows: () => readonly RawRow[];
}

export type RawRow = readonly RawCell[];

/** A closed HTML comment. */
export interface Comment extends Span {
  /** The text between the marks, trimmed. */
  readonly text: string;
}

export interface Document {
  readonly text: string;
  /** True for a page of HTML: its lines are blocks, and Markdown inserted there would not be read. */
  readonly isHtml: boolean;
  /** Non-blank lines in order, those inside `lineCells` and tabbed tables included, HTML tables' not. */
  readonly lines: readonly Line[];
  readonly tables: readonly RawTable[];
  /** Closed HTML comments in order. They are read as blanks. */
  readonly comments: readonly Comment[];
  /** Offsets at which source lines start, the first being 0. */
  readonly lineStarts: ArrayLike<number>;
}

/** The position of an offset, clamped to the text. */
export function positionAt(document: Document, offset: number): Position {
  const { lineStarts } = document;
  const clamped = Math.max(0, Math.min(offset, document.text.length));
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= clamped) low = middle;
    else high = middle;
  }
  return { line: low, character: clamped - (lineStarts[low] ?? 0) };
}

/** The offset of a position, clamped to the text and to its line. */
export function offsetAt(document: Document, position: Position): number {
  const { lineStarts, text } = document;
  const start = lineStarts[position.line];
  if (start === undefined) return position.line < 0 ? 0 : text.length;
  let end = lineStarts[position.line + 1] ?? text.length;
  // The line break is not part of the line.
  if (end > start && text.charCodeAt(end - 1) === 0x0a) end--;
  if (end > start && text.charCodeAt(end - 1) === 0x0d) end--;
  return Math.max(start, Math.min(start + position.character, end));
}

/** The source offset of a place in a line's text. */
export function sourceOffset(line: Line, index: number): number {
  if (!line.pieces) return line.start + index;
  let found: Piece | undefined;
  for (const piece of line.pieces) {
    if (piece.at > index) break;
    found = piece;
  }
  return found ? found.start + index - found.at : line.start;
}

/** Index of the first of some ordered spans that starts at or after an offset. */
export function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
