/** Lining up tables of bars: nothing but white space within a line changes, whatever the style. */
import { barredBlockAt, barredBlocks } from '../document/bars.ts';
import type { BarredBlock, BarredCell, BarredLine } from '../document/bars.ts';
import { positionAt } from '../document/document.ts';
import type { Document, Span } from '../document/document.ts';
import { displayWidth } from '../report/canonical.ts';
import type { TextEdit } from '../rules/finding.ts';

/**
 * How tables are written: `aligned`, their columns under each other; `compact`, one space on either side of a text;
 * `preserve`, as each is: one whose rows mostly line up is lined up, others stay.
 */
export type TableStyle = 'aligned' | 'compact' | 'preserve';

export const TABLE_STYLES: readonly TableStyle[] = ['aligned', 'compact', 'preserve'];

/** The edits that write the tables of a document in a style; with a span, those of the tables that it touches. */
export function formatTables(document: Document, style: TableStyle, span?: Span): readonly TextEdit[] {
  return barredBlocks(document)
    .filter((block) => !span || touches(block, span))
    .flatMap((block) => formatBlock(document, block, style));
}

function touches(block: BarredBlock, span: Span): boolean {
  return (block[0]?.start ?? 0) <= span.end && span.start <= (block.at(-1)?.end ?? 0);
}

/**
 * What a typed character asks for: a bar that ends a cell, or a line break behind a row, lines up the table there. The
 * white space at the cursor stays: nothing moves under the hand.
 */
export function formatOnType(
  document: Document,
  offset: number,
  typed: string,
  style: TableStyle,
): readonly TextEdit[] {
  const { line } = positionAt(document, offset);
  const block = barredBlockAt(document, typed === '|' ? line : line - 1);
  if (!block) return [];
  return formatBlock(document, block, style).filter(({ span }) => offset < span.start || span.end < offset);
}

function formatBlock(document: Document, block: BarredBlock, style: TableStyle): readonly TextEdit[] {
  const columns = block[0]?.cells.length ?? 0;
  // Rows of several lengths have no columns that one could line up.
  if (columns === 0 || block.some(({ cells }) => cells.length !== columns)) return [];
  if (style === 'preserve' && !isMostlyLinedUp(document, block)) return [];
  const { text } = document;
  const isAligned = style !== 'compact';
  const widths = Array.from({ length: columns }, (_, column) =>
    isAligned ? block.reduce((width, { cells }) => Math.max(width, textWidth(text, cells[column])), 0) : 0,
  );
  return block.flatMap(({ cells }) =>
    cells.flatMap((cell, column) => [
      ...(cell.text.start === cell.text.end ? [] : whiteSpace(text, cell.start, cell.text.start, 1)),
      ...whiteSpace(
        text,
        cell.text.end,
        cell.end,
        cell.text.start === cell.text.end
          ? (widths[column] ?? 0) + 2
          : Math.max(0, (widths[column] ?? 0) - textWidth(text, cell)) + 1,
      ),
    ]),
  );
}

function textWidth(text: string, cell: BarredCell | undefined): number {
  return cell ? displayWidth(text.slice(cell.text.start, cell.text.end)) : 0;
}

/** The edit that makes a range of white space so many spaces; none where it is that already. */
function whiteSpace(text: string, start: number, end: number, count: number): readonly TextEdit[] {
  const newText = ' '.repeat(count);
  return text.slice(start, end) === newText ? [] : [{ span: { start, end }, newText }];
}

// --- while one types -------------------------------------------------------------------------------------

/**
 * The typed cell takes up, or gives back, its own padding, so that what stands behind it does not move. Nothing where
 * most of the table does not line up, and nothing in front of the cursor.
 */
export function padCell(document: Document, offset: number): readonly TextEdit[] {
  const place = linedUpAround(document, offset);
  if (!place) return [];
  const { row, widths } = place;
  const column = row.cells.findIndex(({ start, end }) => start <= offset && offset <= end);
  const cell = row.cells[column];
  if (!cell) return [];
  const { text } = document;
  const from = Math.max(cell.text.end, Math.min(offset, cell.end));
  const written = displayWidth(text.slice(cell.start, from));
  return whiteSpace(text, from, cell.end, Math.max((widths[column] ?? 0) - written, from === cell.text.end ? 1 : 0));
}

/**
 * The edits that make columns as wide as a row asks that was typed, and never narrower, in the rows that line up. Nothing
 * where most of the table does not.
 */
export function widenColumns(document: Document, offset: number): readonly TextEdit[] {
  const place = linedUpAround(document, offset);
  if (!place) return [];
  const { text } = document;
  const { block, row, widths } = place;
  const wanted = widths.map((width, column) => Math.max(width, widthOf(text, row.cells[column])));
  return block.flatMap(({ cells }) =>
    cells.flatMap((cell, column) => {
      const { end } = cell.text;
      const own = displayWidth(text.slice(cell.start, end));
      return whiteSpace(text, end, cell.end, Math.max((wanted[column] ?? 0) - own, 1));
    }),
  );
}

/**
 * The edit that writes a text into a cell, which takes up its own padding where it stands in a table of bars. `span` is
 * the cell's text, or its place where it is blank.
 */
export function writeCell(document: Document, blocks: readonly BarredBlock[], span: Span, newText: string): TextEdit {
  const cell = blocks
    .find((block) => (block[0]?.start ?? 0) <= span.start && span.end <= (block.at(-1)?.end ?? 0))
    ?.find(({ start, end }) => start <= span.start && span.end <= end)
    ?.cells.find(({ start, end }) => start <= span.start && span.end <= end);
  if (!cell) return { span, newText };
  const { text } = document;
  const isBlank = cell.text.start === cell.text.end;
  const start = isBlank ? cell.start : span.start;
  const written = `${isBlank ? ' ' : ''}${newText}${isBlank ? '' : text.slice(span.end, cell.text.end)}`;
  const left = displayWidth(text.slice(start, cell.end)) - displayWidth(written);
  return { span: { start, end: cell.end }, newText: written + ' '.repeat(Math.max(left, 1)) };
}

/** The least width of a cell: the white space before its text, the text, one space. */
function widthOf(text: string, cell: BarredCell | undefined): number {
  if (!cell) return 0;
  return displayWidth(text.slice(cell.start, cell.text.end)) + 1;
}

/**
 * The table around a place with the widths of its columns, where most of its other rows line up. A row that does not (one
 * that was pasted, one of merged cells) keeps its own white space and does not hinder the rest.
 */
function linedUpAround(
  document: Document,
  offset: number,
): { readonly block: BarredBlock; readonly row: BarredLine; readonly widths: readonly number[] } | null {
  const { line } = positionAt(document, offset);
  const block = barredBlockAt(document, line);
  const row = block?.find((each) => each.line === line);
  if (!block || !row) return null;
  const others = block.filter((each) => each !== row);
  const widths = widthsOfMost(document, others);
  if (widths?.length !== row.cells.length) return null;
  const linedUp = block.filter((each) => each === row || areEqual(columnWidths(document, each), widths));
  return { block: linedUp, row, widths };
}

function columnWidths({ text }: Document, { cells }: BarredLine): readonly number[] {
  return cells.map(({ start, end }) => displayWidth(text.slice(start, end)));
}

function areEqual(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((width, column) => width === other[column]);
}

function isMostlyLinedUp(document: Document, block: BarredBlock): boolean {
  const rows = block.filter(({ isDelimiter }) => !isDelimiter);
  return widthsOfMost(document, rows) !== null;
}

/** The widths of the columns that more than half of the rows have; null where no more than half have the same. */
function widthsOfMost(document: Document, rows: BarredBlock): readonly number[] | null {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const widths = columnWidths(document, row);
    const key = widths.join(' ');
    const count = (counts.get(key) ?? 0) + 1;
    if (count * 2 > rows.length) return widths;
    counts.set(key, count);
  }
  return null;
}
