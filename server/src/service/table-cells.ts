/** From cell to cell by key, in the tables of bars of a report: where Tab and Enter go. */
import { barredBlockAt, barredBlocks } from '../document/bars.ts';
import type { BarredBlock, BarredCell } from '../document/bars.ts';
import { offsetAt, positionAt, sourceOffset } from '../document/document.ts';
import type { Document, Span } from '../document/document.ts';
import { at, inLineBreaks } from '../report/layout.ts';
import type { Report } from '../report/report.ts';
import type { TextEdit } from '../rules/finding.ts';
import type { Analysis } from './analysis.ts';
import type { Lines } from './typed-row.ts';

export type Direction = 'next' | 'previous' | 'below';

export interface Move {
  /** What is inserted first: the new line behind the last row. */
  readonly edits: readonly TextEdit[];
  /** What to select, in the text with the edits made. */
  readonly selection: Span;
}

/** Words to be filled in, as the skeleton and old forms have them. */
const TO_FILL = /_{2,}|＿{2,}/g;

/**
 * Where a key goes from a place. Forward and back it is from number to number, over the border of tables, and to words
 * to be filled in; down, to the same column of the next row, or out of the table. Null: no such place, so that the key does what it always does.
 */
export function move({ document, report }: Analysis, offset: number, to: Direction): Move | null {
  if (!report.isReport) return null;
  const { line } = positionAt(document, offset);
  const block = barredBlockAt(document, line);
  const isInTable = block !== null && isOfficial(report, block);
  if (to === 'below') return isInTable ? below(document, block, line, offset) : null;
  const blanks = blanksIn(document, report);
  const blank = isInTable ? undefined : blanks.find(({ start, end }) => start <= offset && offset <= end);
  if (!isInTable && !blanks.some(({ start }) => positionAt(document, start).line === line)) return null;
  const here = cellAt(block, line, offset) ?? blank ?? at(offset);
  const stops = [...numbersIn(document, report), ...blanks].sort((a, b) => a.start - b.start);
  const stop =
    to === 'next'
      ? stops.find(({ start }) => start >= here.end && start > here.start)
      : stops.findLast(({ end, start }) => end <= here.start && start < here.start);
  if (stop) return { edits: [], selection: stop };
  // The first and the last place stay where they are: a tab in a cell would serve nobody.
  return isInTable ? { edits: [], selection: selectionOf(document, here) } : null;
}

/** Lines in which the keys mean cells. */
export interface KeyLines extends Lines {
  /** Of a table: for each of the lines which of its cells, from 0, hold a number. */
  readonly numbers?: readonly (readonly number[])[];
}

/** The lines in which the keys mean cells, in order. */
export function keyLines({ document, report }: Analysis): readonly KeyLines[] {
  if (!report.isReport) return [];
  const numbers = numberCells(document, report);
  const tables = officialBlocks(document, report).map((block) => ({
    first: block[0]?.line ?? 0,
    last: block.at(-1)?.line ?? 0,
    numbers: block.map(({ cells }) => cells.flatMap((cell, index) => (numbers.has(cell.start) ? [index] : []))),
  }));
  const blanks = blanksIn(document, report).map(({ start }) => positionAt(document, start).line);
  return [...tables, ...[...new Set(blanks)].map((line) => ({ first: line, last: line }))].sort(
    (a, b) => a.first - b.first,
  );
}

/** Whether a block is part of one of the official tables. */
function isOfficial(report: Report, block: BarredBlock): boolean {
  const [start, end] = [block[0]?.start ?? 0, block.at(-1)?.end ?? 0];
  return Object.values(report.tables).some((table) => table && table.start < end && start < table.end);
}

function officialBlocks(document: Document, report: Report): readonly BarredBlock[] {
  const tables = Object.values(report.tables).filter((table) => table !== null);
  return barredBlocks(document, tables).filter((block) => isOfficial(report, block));
}

/** The places of numbers in tables of bars, in the order of the text. */
function numbersIn(document: Document, report: Report): readonly Span[] {
  return [...numberCells(document, report).values()].map((cell) => selectionOf(document, cell));
}

/** The cells of bars that hold numbers, by where they start, in the order of the text. */
function numberCells(document: Document, report: Report): ReadonlyMap<number, BarredCell> {
  const cells = Object.values(report.tables).flatMap((table) => table?.rows.flatMap((row) => row.cells) ?? []);
  const numbers = cells.flatMap(({ span }) => (span ? [span.start] : [])).sort((a, b) => a - b);
  const found = new Map<number, BarredCell>();
  let next = 0;
  for (const block of officialBlocks(document, report)) {
    for (const { cells: written } of block) {
      for (const cell of written) {
        while ((numbers[next] ?? Infinity) < cell.start) next++;
        if ((numbers[next] ?? Infinity) <= cell.end) found.set(cell.start, cell);
      }
    }
  }
  return found;
}

/** Words to be filled in outside of the official tables. A line of nothing else is a rule across the page. */
function blanksIn(document: Document, report: Report): readonly Span[] {
  if (!document.text.includes('__') && !document.text.includes('＿＿')) return [];
  const blocks = officialBlocks(document, report);
  const inBlock = (offset: number): boolean =>
    blocks.some((block) => (block[0]?.start ?? 0) <= offset && offset < (block.at(-1)?.end ?? 0));
  return document.lines.flatMap((line) => {
    if (line.inTable || !/[^\s_＿]/.test(line.text)) return [];
    return [...line.text.matchAll(TO_FILL)].flatMap(({ index, 0: { length } }) => {
      const start = sourceOffset(line, index);
      return inBlock(start) ? [] : [{ start, end: start + length }];
    });
  });
}

function cellAt(block: BarredBlock | null, line: number, offset: number): BarredCell | null {
  const cells = block?.find((row) => row.line === line)?.cells ?? [];
  // Before the first bar one is in the label, behind the last one in the last number.
  return cells.find(({ end }) => offset <= end) ?? cells.at(-1) ?? null;
}

/** The text of a cell; of a blank one, where it would be typed: behind one space. */
function selectionOf({ text }: Document, cell: BarredCell | Span): Span {
  if (!('text' in cell)) return cell;
  if (cell.text.start < cell.text.end) return { start: cell.text.start, end: cell.text.end };
  return at(text.charAt(cell.start) === ' ' ? Math.min(cell.start + 1, cell.end) : cell.start);
}

function below(document: Document, block: BarredBlock, line: number, offset: number): Move {
  const row = block.findIndex((each) => each.line === line);
  const target = block.slice(row + 1).find(({ isDelimiter }) => !isDelimiter);
  if (target) {
    const here = cellAt(block, line, offset);
    const column = here ? (block[row]?.cells.indexOf(here) ?? 0) : 0;
    const cell = target.cells[Math.min(column, target.cells.length - 1)];
    if (cell) return { edits: [], selection: selectionOf(document, cell) };
  }
  // A line right below a row would be another row: an empty one stands between.
  const end = offsetAt(document, { line: block.at(-1)?.line ?? line, character: Infinity });
  const newText = inLineBreaks('\n\n', document);
  return { edits: [{ span: at(end), newText }], selection: at(end + newText.length) };
}
