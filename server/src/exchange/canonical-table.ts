/** A table that was read, in any shape, in the canonical form; what has no place in it is kept. */
import { positionAt } from '../document/document.ts';
import type { Document, RawRow, RawTable, Span } from '../document/document.ts';
import { labelKey } from '../document/label.ts';
import { trimmedEnd } from '../document/trim.ts';
import { editionOf } from '../norms/edition.ts';
import type { RowForm } from '../norms/edition.ts';
import { filledTable, rowLabel } from '../report/canonical.ts';
import type { HeadingStyle } from '../report/canonical.ts';
import { labelsOf } from '../report/tables/labels.ts';
import type { Report, Row, Table } from '../report/report.ts';

/** An official table in the canonical form. Lines are separated by `\n`. */
export interface CanonicalTable {
  /** What of the text it takes the place of: whole lines, or a whole table of HTML. */
  readonly region: Span;
  readonly text: string;
  /** What stood there and has no place in the form, in the order of the text, each with the label that it stands beside. */
  readonly kept: readonly string[];
  /** Labels that were written otherwise than the form has them, and are now as it has them. */
  readonly relabelled: readonly Relabelled[];
}

export interface Relabelled {
  readonly written: string;
  readonly label: string;
}

/** A table of a report in the canonical form, its headings as `style` says. */
export function canonicalTable(report: Report, table: Table, style: HeadingStyle): CanonicalTable {
  const { document } = report;
  const raw = rawTablesOf(document, table);
  const consumed = consumedBy(table);
  const isOfficial = officialText(table);
  const isBrokenHeader = brokenHeader(table);
  const isConsumed = (piece: Piece): boolean => consumed(piece) || isOfficial(piece.text) || isBrokenHeader(piece);
  const others = Object.values(report.tables)
    .filter((other) => other !== null)
    .filter((other) => other !== table);
  const isAnothers = (offset: number): boolean => others.some((other) => other.start <= offset && offset < other.end);
  const own = beforeHeading(report, regionOf(document, table, raw));
  const region = withSurroundings(document, own, isOfficial, isAnothers);
  const kept = byRow(piecesIn(document, region, raw).filter((piece) => !isConsumed(piece))).map((pieces) =>
    withLabel(table, pieces),
  );
  const rows = writtenRows(table);
  const cells = new Map(
    table.rows.flatMap((row) => row.cells.map((cell) => [`${cell.rowId} ${cell.columnId}`, cell.raw ?? ''])),
  );
  return {
    region,
    text: filledTable(
      table.form,
      editionOf(table.form.edition),
      style,
      (row, column) => cells.get(`${row.id} ${column.id}`) ?? '',
      rows,
    ),
    kept,
    relabelled: relabelledIn(table),
  };
}

function relabelledIn(table: Table): readonly Relabelled[] {
  const isExact = (text: string, label: string): boolean => labelKey(text).endsWith(labelKey(label));
  const rows = table.rows.flatMap(({ label, form }) =>
    label && !isExact(label.text, form.label) && !printedRow(label.text, form) && !goesOn(table, label.text, form)
      ? [{ written: label.text, label: form.label }]
      : [],
  );
  const columns = table.form.rows.flatMap((row) => row.columns);
  const headers = table.headers.flatMap(({ columnId, label }) => {
    const own = columns.filter(({ id }) => id === columnId);
    const [first] = own;
    return !first || own.some((column) => isExact(label.text, column.label))
      ? []
      : [{ written: label.text, label: first.label }];
  });
  return [...rows, ...headers];
}

/** Whether the rest of the label stands on: where no rows are marked, it may be behind the numbers. */
function goesOn(table: Table, text: string, form: RowForm): boolean {
  return !table.gridded && labelKey(form.label).startsWith(labelKey(text));
}

/** Whether a text is the row's label as the canonical form has it, or short of what the form adds in brackets. */
function printedRow(text: string, form: RowForm): boolean {
  const short = form.label.replace(/[（(][^（()）]*[）)]$/, '');
  return [rowLabel(form), short].some((label) => labelKey(text).endsWith(labelKey(label)));
}

/** What is kept of a table, as a paragraph below it: a sentence, which nobody reads as a row. Null where all has a place. */
export function keptParagraph(kept: readonly string[]): string | null {
  if (kept.length === 0) return null;
  return `（原表中没有对应位置的内容：${kept.map((piece) => piece.replace(/\s+/g, ' ')).join('；')}。）`;
}

/**
 * The rows to write: those of the form, without local ones that are not there; a row that stands in the place of others
 * takes it, unless they have numbers too.
 */
export function writtenRows(table: Table): readonly RowForm[] {
  const isThere = (id: string): boolean => table.rows.some(({ form, label }) => form.id === id && label !== null);
  const alternatives = table.form.alternativeRows.filter(({ row }) => isThere(row.id));
  const replaced = new Set(alternatives.flatMap(({ instead }) => instead.filter((id) => !isThere(id))));
  return table.form.rows.flatMap((row) => [
    ...alternatives.filter(({ instead }) => instead[0] === row.id).map((alternative) => alternative.row),
    ...(replaced.has(row.id) || (row.optional && !isThere(row.id)) ? [] : [row]),
  ]);
}

// --- what the table takes the place of -----------------------------------------------------------------

/** The raw tables in which its labels stand: of those that lie in each other, the inner ones. */
function rawTablesOf(document: Document, table: Table): readonly RawTable[] {
  const places = table.rows.flatMap(({ label, cells }) => [label?.start, ...cells.map(({ span }) => span?.start)]);
  const found = new Set<RawTable>();
  for (const place of places) {
    if (place === undefined) continue;
    const inner = document.tables
      .filter(({ start, end }) => start <= place && place <= end)
      .reduce<RawTable | null>(
        (best, each) => (best && best.end - best.start <= each.end - each.start ? best : each),
        null,
      );
    if (inner) found.add(inner);
  }
  return [...found];
}

function regionOf(document: Document, table: Table, raw: readonly RawTable[]): Span {
  // Tags and rules are around the cells as well as between them.
  const framed = raw.filter(({ shape }) => shape === 'html' || shape === 'drawn' || shape === 'commaSeparated');
  const start = Math.min(table.start, ...framed.map((each) => each.start));
  const end = Math.max(table.end, ...framed.map((each) => each.end));
  return { start: lineStart(document, start), end: lineEnd(document, end) };
}

/** No further than to the next heading of a section: that one is no cell, whatever was read in it. */
function beforeHeading({ document, sections }: Report, region: Span): Span {
  const heading = sections.find(({ lineStart }) => lineStart > region.start && lineStart < region.end);
  return heading ? { start: region.start, end: trimmedEnd(document.text, region.start, heading.lineStart) } : region;
}

function lineStart(document: Document, offset: number): number {
  return document.lineStarts[positionAt(document, offset).line] ?? 0;
}

/** The end of the line in which a place lies, without its line break. */
function lineEnd(document: Document, offset: number): number {
  const next = document.lineStarts[positionAt(document, offset).line + 1];
  if (next === undefined) return document.text.length;
  const isPair = document.text.charAt(next - 1) === '\n' && document.text.charAt(next - 2) === '\r';
  return next - (isPair ? 2 : 1);
}

/** The region with the lines before it that belong to the printed table (notes, headings of blocks) and the rows behind it. */
function withSurroundings(
  document: Document,
  region: Span,
  isOfficial: (text: string) => boolean,
  isAnothers: (offset: number) => boolean,
): Span {
  if (document.isHtml) return region;
  const { lineStarts, text } = document;
  const contentOf = (line: number): string => text.slice(lineStarts[line], lineStarts[line + 1]).trim();
  const belongs = (content: string): boolean =>
    content !== '' && (EMPTY_ROW.test(content) || isOfficial(content.replace(/^#+\s*|[*|]/g, '')));
  let first = positionAt(document, region.start).line;
  for (let line = first - 1; line >= 0; line--) {
    const content = contentOf(line);
    if (belongs(content)) first = line;
    else if (content !== '') break;
  }
  let last = positionAt(document, region.end).line;
  // Rows that follow at once are the author's own: they are kept with it.
  for (let content = contentOf(last + 1); content.startsWith('|'); content = contentOf(last + 1)) {
    if (isAnothers((lineStarts[last + 1] ?? 0) + 1)) break;
    last++;
  }
  return { start: lineStarts[first] ?? 0, end: lineEnd(document, lineStarts[last] ?? text.length) };
}

/** A row of bars without a text, or the hyphens below a header. */
const EMPTY_ROW = /^\|[|\s:-]*$/;

// --- what has a place in it ---------------------------------------------------------------------------------

interface Piece extends Span {
  readonly text: string;
  /** The written row, where rows are marked. */
  readonly row: RawRow | null;
}

/** Pieces of one row together. */
function byRow(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const rows: Piece[][] = [];
  for (const piece of pieces) {
    const last = rows.at(-1);
    if (last && piece.row !== null && last[0]?.row === piece.row) last.push(piece);
    else rows.push([piece]);
  }
  return rows;
}

/** Everything that is written in a region: cells, and lines outside of them. Each text once. */
function piecesIn(document: Document, region: Span, raw: readonly RawTable[]): readonly Piece[] {
  const inRegion = ({ start, end }: Span): boolean => start >= region.start && end <= region.end;
  const cells = document.tables
    .filter(
      (each) => raw.includes(each) || (each.start < region.end && each.end > region.start && each.shape !== 'html'),
    )
    .flatMap(({ shape, readRows }) =>
      readRows().flatMap((row) => row.map((cell) => ({ ...cell, row: shape === 'lineCells' ? null : row }))),
    )
    .filter((cell) => cell.text !== '' && inRegion(cell));
  const starts = cells.map(({ start }) => start).sort((a, b) => a - b);
  const holdsCell = ({ start, end }: Span): boolean => (starts[firstAtLeast(starts, start)] ?? Infinity) < end;
  const lines = document.lines.filter((line) => inRegion(line) && !holdsCell(line));
  const pieces: Piece[] = [];
  const alone = [...lines, ...document.comments.filter(inRegion)].map((piece) => ({ ...piece, row: null }));
  const all: Piece[] = [...cells, ...alone];
  for (const piece of all.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (piece.end > (pieces.at(-1)?.end ?? -1) && !BARS.test(piece.text))
      pieces.push({ ...piece, text: textOf(document, piece) });
  }
  return pieces;
}

/** Nothing but bars: what parts cells. */
const BARS = /^[|\s]*$/;

/** The place of the first of rising numbers that is not below a limit. */
function firstAtLeast(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The text of a piece; of a comment its marks too, so that it stays one. */
function textOf(document: Document, piece: Piece): string {
  return document.text.startsWith('<!--', piece.start) ? document.text.slice(piece.start, piece.end) : piece.text;
}

/** Whether a piece is a label, a header or a number that the table has read. */
function consumedBy(table: Table): (piece: Span) => boolean {
  const spans: readonly Span[] = [
    ...table.rows.flatMap(({ label, cells }) => [label, ...cells.map(({ span }) => span)]),
    ...table.headers.map(({ label }) => label),
    ...table.groups,
  ].filter((span) => span !== null);
  return ({ start, end }) => spans.some((span) => span.start <= start && end <= span.end && span.start < span.end);
}

const LEAST_OF_NOTE = 4;
/** A cell without a unit in the statistics table. */
const NO_UNIT = /^[—–-]+$/;

/** Whether a text is printed in the form itself, other than as the label of a row. */
function officialText({ form }: Table): (text: string) => boolean {
  const note = labelKey(editionOf(form.edition).requestsNote);
  const units = new Set(form.rows.map(({ unit }) => unit));
  return (text) => {
    const key = labelKey(text);
    if (form.id === 'requests' && key.length >= LEAST_OF_NOTE && note.includes(key)) return true;
    if (form.id === 'statistics' && (units.has(text) || NO_UNIT.test(text))) return true;
    if (key === '项目' || key === '统计指标' || key === '单位') return true;
    const { group, columns } = labelsOf(text);
    return group?.table === form.id || columns.some((column) => column.table === form.id);
  };
}

/** Whether a piece is a part of a header that was broken over lines or cells: it stands before the numbers. */
function brokenHeader(table: Table): (piece: Piece) => boolean {
  const firstNumber = table.rows
    .flatMap(({ cells }) => cells)
    .reduce((first, { span }) => Math.min(first, span?.start ?? Infinity), Infinity);
  const headers = [
    ...table.form.rows.flatMap(({ columns, under, label }) => [
      ...columns.map((column) => column.label),
      ...under,
      label,
    ]),
    ...table.form.groupLabels,
  ].map(labelKey);
  return ({ start, text }) => {
    const key = labelKey(text);
    return start < firstNumber && key !== '' && !/\d/.test(key) && headers.some((header) => header.includes(key));
  };
}

/** Pieces with the label of the row that they stand in. */
function withLabel(table: Table, pieces: readonly Piece[]): string {
  const holds = ({ written }: Row): boolean =>
    pieces.some((piece) => written.some(({ start, end }) => start <= piece.start && piece.end <= end));
  const label = table.rows.find(holds)?.label?.text;
  return [...(label === undefined ? [] : [label]), ...pieces.map(({ text }) => text)].join(' ');
}
