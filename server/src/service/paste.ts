/** What becomes of the clipboard, or of a dropped file, in a report: an official table, numbers for cells, a whole report. */
import { barredBlockAt, barredBlocks } from '../document/bars.ts';
import type { BarredBlock } from '../document/bars.ts';
import { positionAt } from '../document/document.ts';
import type { Document, Span } from '../document/document.ts';
import { readDocument } from '../document/read.ts';
import { canonicalTable, keptParagraph } from '../exchange/canonical-table.ts';
import { canonicalText } from '../exchange/canonical-text.ts';
import { htmlBlocks } from '../exchange/html-blocks.ts';
import type { TableId } from '../norms/edition.ts';
import { rowsLabelled } from '../report/tables/labels.ts';
import { headingStyle, inLineBreaks } from '../report/layout.ts';
import { isNumberLike } from '../report/number.ts';
import type { Report, Row, Table } from '../report/report.ts';
import { tableName } from '../rules/describe.ts';
import type { Message, TextEdit } from '../rules/finding.ts';
import { foreignWords } from './foreign-name.ts';
import { analyse, defaultSettings } from './analysis.ts';
import type { Analysis, Settings } from './analysis.ts';
import { edited } from './edits.ts';
import { formatTables, writeCell } from './format.ts';
import { makeCanonical, tableNotices } from './make-canonical.ts';
import type { Conversion } from './make-canonical.ts';

export interface Clipboard {
  readonly html: string | null;
  readonly text: string | null;
}

/** So many of the six sections make a whole report. */
const MOST_OF_REPORT = 3;

/**
 * The edits that paste something over a span; null where nothing is known of it, so that it is pasted as text. `settings`
 * are those of the document.
 */
export function paste(
  target: Analysis,
  span: Span,
  clipboard: Clipboard,
  settings: Partial<Settings> = {},
): Conversion | null {
  if (target.document.isHtml) return null;
  const isReport = target.report.isReport || target.document.text.trim() === '';
  if (!isReport) return null;
  for (const { text, rows } of piecesOf(target, clipboard, settings)) {
    const pasted = pastePiece(target, span, text, rows, settings);
    if (pasted) return pasted;
  }
  return null;
}

interface Piece {
  readonly text: string;
  /** Rows of cells as they are on the clipboard. */
  readonly rows: () => readonly (readonly string[])[];
}

/** The clipboard as text with its tables: of its HTML, and where that says nothing, of its plain text. */
function piecesOf(target: Analysis, { html, text }: Clipboard, settings: Partial<Settings>): readonly Piece[] {
  const options = fragmentSettings(target.report, settings);
  return [
    ...(html === null || html.trim() === ''
      ? []
      : [{ text: canonicalText(htmlBlocks(html), options).text, rows: () => htmlRows(html) }]),
    ...(text === null || text.trim() === '' ? [] : [{ text, rows: () => textRows(text) }]),
  ];
}

/** A fragment says no year: it is read by the form of the report that it goes into. */
function fragmentSettings({ isReport, edition }: Report, settings: Partial<Settings>): Settings {
  return { ...defaultSettings, ...settings, recognition: 'report', edition: isReport ? edition.id : 'auto' };
}

function pastePiece(
  target: Analysis,
  span: Span,
  text: string,
  rows: () => readonly (readonly string[])[],
  settings: Partial<Settings>,
): Conversion | null {
  const fragment = analyse(text, fragmentSettings(target.report, settings));
  const sections = new Set(fragment.report.sections.map(({ form }) => form.id));
  if (sections.size >= MOST_OF_REPORT)
    return pasteReport(target, span, analyse(text, { ...settings, recognition: 'report' }));
  if (!target.report.isReport) return null;
  const tables = Object.values(fragment.report.tables).filter((table) => table !== null);
  if (tables.length > 0) return pasteTables(target, span, fragment, tables);
  return pasteCells(target, span, rows());
}

// --- a whole report ---------------------------------------------------------------------------------------------

function pasteReport(target: Analysis, span: Span, fragment: Analysis): Conversion {
  const made = makeCanonical(fragment, null);
  const text = edited(fragment.document.text, made?.edits ?? []).replace(/^\uFEFF/, '');
  return {
    title: { zh: '粘贴为整篇年度报告（标题和标准表格）', en: 'Paste as a whole report, with headings and tables' },
    edits: [insertion(target.document, span, text.trim())],
    notices: made?.notices ?? [],
  };
}

/** A text in the place of a span, blank lines around it. */
function insertion(document: Document, { start, end }: Span, content: string): TextEdit {
  const { text } = document;
  const before = text.slice(0, start);
  const after = text.slice(end);
  const lead =
    before.trim() === '' || /(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)[^\S\r\n]*$/.test(before.slice(-LONGEST_GAP))
      ? ''
      : '\n\n';
  const trail = after.trim() === '' ? '\n' : '\n\n';
  const own = content.replaceAll(/\r\n?/g, '\n');
  return { span: { start, end }, newText: inLineBreaks(`${lead}${own}${trail}`, document) };
}

/** White space before a place is looked at no further back than this. */
const LONGEST_GAP = 200;

// --- official tables -----------------------------------------------------------------------------------------------

function pasteTables(
  target: Analysis,
  span: Span,
  { document, report }: Analysis,
  tables: readonly Table[],
): Conversion {
  const style = headingStyle(target.report);
  const written = tables
    .map((table) => ({ table, ...canonicalTable(report, table, style) }))
    .sort((a, b) => a.region.start - b.region.start);
  /** What is inserted where the cursor is: tables that have no blank one to go into, and all text around them. */
  const here: string[] = [];
  const edits: TextEdit[] = [];
  let from = 0;
  for (const { table, region, text, kept } of written) {
    const around = document.text.slice(from, Math.max(from, region.start)).trim();
    if (around !== '') here.push(around);
    from = Math.max(from, region.end);
    const paragraph = keptParagraph(kept);
    const content = paragraph === null ? text : `${text}\n\n${paragraph}`;
    const blank = blankTableOf(target.report, table.id);
    if (blank) edits.push({ span: blank, newText: inLineBreaks(content, target.document) });
    else here.push(content);
  }
  const rest = document.text.slice(from).trim();
  if (rest !== '') here.push(rest);
  const replaced = edits.find((edit) => edit.span.start < span.end && span.start < edit.span.end);
  if (here.length > 0) {
    edits.push(
      insertion(target.document, replaced ? endOf(replaced.span) : outOfTable(target, span), here.join('\n\n')),
    );
  } else if (!replaced && span.end > span.start) {
    edits.push({ span, newText: '' });
  }
  return {
    title: titleOf(tables),
    edits: edits.sort((a, b) => a.span.start - b.span.start),
    notices: written.flatMap((each) => tableNotices(each.table, each)),
  };
}

function endOf({ end }: Span): Span {
  return { start: end, end };
}

function titleOf(tables: readonly Table[]): Message {
  const [only, ...others] = tables;
  if (!only || others.length > 0)
    return { zh: `粘贴为${String(tables.length)}张标准表格`, en: 'Paste as canonical tables' };
  const name = tableName(only.id);
  return { zh: `粘贴为标准表格：${name.zh}`, en: `Paste as a canonical table: ${name.en}` };
}

/** What a blank table of the report takes up, notes included; null where there is none, or a number stands in it. */
function blankTableOf(report: Report, id: TableId): Span | null {
  const table = report.tables[id];
  if (!table || table.rows.some(({ cells }) => cells.some(({ status }) => status !== 'blank' && status !== 'absent'))) {
    return null;
  }
  const { region, kept } = canonicalTable(report, table, headingStyle(report));
  return kept.length === 0 ? region : null;
}

/** The place itself, or behind the table that it stands in: a table within a table could not be read. */
function outOfTable({ document }: Analysis, span: Span): Span {
  const block = barredBlockAt(document, positionAt(document, span.start).line);
  return block ? endOf({ start: 0, end: block.at(-1)?.end ?? span.end }) : span;
}

// --- numbers for cells -----------------------------------------------------------------------------------------------

/** A row of the clipboard: the label that leads it, if any, and its numbers. */
interface NumberRow {
  readonly label: string | null;
  readonly values: readonly string[];
}

function pasteCells(target: Analysis, span: Span, rows: readonly (readonly string[])[]): Conversion | null {
  const { document, report } = target;
  const block = barredBlockAt(document, positionAt(document, span.start).line);
  const read = block && numberRows(rows);
  if (!block || !read) return null;
  const places = placesIn(block, report);
  const lines = read.every(({ label }) => label !== null)
    ? linesByLabel(places, read)
    : linesFromCursor(places, read, document, span);
  if (!lines) return null;
  const blocks: readonly BarredBlock[] = [block];
  const edits: TextEdit[] = [];
  const left: string[] = [];
  read.forEach(({ values }, index) => {
    const line = lines.rows[index];
    values.forEach((value, at) => {
      const cell = line?.cells[lines.column + at];
      if (value === '') return;
      if (cell) edits.push(writeCell(document, blocks, cell, value));
      else left.push(value);
    });
  });
  if (edits.length === 0) return null;
  return {
    title: { zh: `填入${String(edits.length)}个单元格`, en: `Fill ${String(edits.length)} cell(s)` },
    edits: [linedUp(document, block, edits)],
    notices: left.length === 0 ? [] : [leftOver(left)],
  };
}

/** A line of the table that has numbers, and where they stand. */
interface NumberLine {
  readonly row: Row;
  readonly cells: readonly Span[];
}

function placesIn(block: BarredBlock, report: Report): readonly NumberLine[] {
  const [start, end] = [block[0]?.start ?? 0, block.at(-1)?.end ?? 0];
  return Object.values(report.tables)
    .flatMap((table) => table?.rows ?? [])
    .map((row) => ({
      row,
      cells: row.cells.flatMap(({ span }) => (span && start <= span.start && span.end <= end ? [span] : [])),
    }))
    .filter(({ cells }) => cells.length > 0)
    .sort((a, b) => (a.cells[0]?.start ?? 0) - (b.cells[0]?.start ?? 0));
}

/** Rows of numbers, each with at most one label in front; null where anything else stands among them, or it is one number. */
function numberRows(rows: readonly (readonly string[])[]): readonly NumberRow[] | null {
  const filled = rows.filter((row) => row.some((text) => text !== ''));
  const read = filled.map((row): NumberRow | null => {
    const first = row.findIndex((text) => text !== '' && isNumberLike(text));
    const labels = row.slice(0, first === -1 ? row.length : first).filter((text) => text !== '');
    const values = first === -1 ? [] : row.slice(labels.length === 0 ? 0 : first);
    const isWhole = values.every((text) => text === '' || isNumberLike(text)) && labels.length <= MOST_LABELS;
    return isWhole && first !== -1 ? { label: labels.at(-1) ?? null, values } : null;
  });
  const [only, ...others] = read;
  const isOneNumber = others.length === 0 && only?.label === null && only.values.length === 1;
  return read.length > 0 && !isOneNumber && read.every((row) => row !== null) ? read : null;
}

/** A row of table three stands under two merged labels. */
const MOST_LABELS = 3;

interface Target {
  readonly rows: readonly (NumberLine | undefined)[];
  /** The number in the row at which filling begins. */
  readonly column: number;
}

/** The rows of the table that have these labels; null where one of them has none. */
function linesByLabel(places: readonly NumberLine[], rows: readonly NumberRow[]): Target | null {
  const found = rows.map(({ label }) => {
    const ids = rowsLabelled(label ?? '').map(({ id }) => id);
    return places.filter(({ row }) => ids.includes(row.form.id));
  });
  return found.every((each) => each.length === 1) ? { rows: found.map(([line]) => line), column: 0 } : null;
}

/** The row of the cursor and those below it, from its number on. */
function linesFromCursor(
  places: readonly NumberLine[],
  rows: readonly NumberRow[],
  document: Document,
  { start }: Span,
): Target | null {
  const line = positionAt(document, start).line;
  const first = places.findIndex(({ cells }) => positionAt(document, cells[0]?.start ?? 0).line === line);
  if (first === -1) return null;
  const bar = document.text.lastIndexOf('|', start - 1);
  const column = places[first]?.cells.findIndex((cell) => cell.start > bar) ?? -1;
  return column === -1 ? null : { rows: rows.map((_, index) => places[first + index]), column };
}

/** The table with its cells written, lined up where it was: one edit. */
function linedUp(document: Document, block: BarredBlock, edits: readonly TextEdit[]): TextEdit {
  const start = block[0]?.start ?? 0;
  const end = block.at(-1)?.end ?? start;
  const written = edited(document.text, edits);
  const read = readDocument(written);
  const own = barredBlocks(read).find((each) => each[0]?.start === start);
  const place = { start, end: own?.at(-1)?.end ?? start };
  const tail = document.text.length - end;
  const final = own
    ? edited(written, formatTables(read, 'preserve', { start: place.start + 1, end: place.end - 1 }))
    : written;
  return { span: { start, end }, newText: final.slice(start, final.length - tail) };
}

/** More than so many numbers are counted, not named. */
const MOST_NAMED = 8;

function leftOver(left: readonly string[]): Message {
  const named = left.slice(0, MOST_NAMED).map(foreignWords).join('、');
  const more = left.length > MOST_NAMED;
  return {
    zh: `表里没有那么多格，还有${String(left.length)}个数没有填：${named}${more ? '等' : ''}。`,
    en: `The table has no more cells: ${String(left.length)} number(s) were not filled in: ${named}${more ? ' …' : ''}.`,
  };
}

// --- rows of the clipboard ---------------------------------------------------------------------------------------------

function htmlRows(html: string): readonly (readonly string[])[] {
  return htmlBlocks(html).flatMap((block) =>
    block.kind === 'grid'
      ? block.rows.map((row) =>
          row.map((cell) =>
            cell.paragraphs
              .map(({ text }) => text)
              .join(' ')
              .trim(),
          ),
        )
      : block.text.trim() === ''
        ? []
        : [[block.text.trim()]],
  );
}

function textRows(text: string): readonly (readonly string[])[] {
  return text
    .replace(/(?:\r\n?|\n)$/, '')
    .split(/\r\n?|\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()));
}
