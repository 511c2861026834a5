/**
 * Text → Document. One pass over the lines; every physical shape of a table becomes rows of cells with
 * their ranges. Never throws, whatever the text.
 */
import { cellOf, pipeCells, spacedCells, tabCells } from './cells.ts';
import { blankComments, readComments } from './comments.ts';
import type { Document, Line, RawCell, RawTable, Shape } from './document.ts';
import { looksLikeHtml, readHtml } from './html.ts';
import { leadingOrdinal } from './label.ts';
import { fencedLines, readLine, splitLines } from './lines.ts';
import type { SourceLine } from './lines.ts';

/** Longer texts are prose, not labels: the longest label of any form has 45 characters. */
const LONGEST_LABEL = 60;
/** A continuation of a cell is a piece of a label broken over lines. */
const LONGEST_CONTINUATION = 30;
const SENTENCE = /[。；;！？]/;
/** A line that a tab leads, with text in it. */
const TABBED_CELL = /^\t[^\S\r\n]*\S/m;
const WHITE_SPACE = /\s+/g;

/** Reads a text of any shape. Offsets are UTF-16 code units of `text`. */
export function readDocument(text: string): Document {
  const comments = readComments(text);
  const readable = blankComments(text, comments);
  const sourceLines = splitLines(readable);
  const lineStarts = sourceLines.map((line) => line.start);
  const document = { text, isHtml: false, comments, lineStarts };
  if (!looksLikeHtml(readable)) return { ...document, ...readPlain(readable, sourceLines) };
  const html = readHtml(readable);
  if (html.wholeDocument) {
    const tables = [...readTables(html.lines), ...html.tables].sort(byStart);
    return { ...document, isHtml: true, lines: html.lines, tables };
  }
  const outside = linesOutside(sourceLines, [...html.tables].sort(byStart));
  const read = readPlain(readable, outside);
  return { ...document, lines: read.lines, tables: [...read.tables, ...html.tables].sort(byStart) };
}

/** The lines that no table touches. Nested tables lie within the one before them. */
function linesOutside(lines: readonly SourceLine[], tables: readonly RawTable[]): readonly SourceLine[] {
  let next = 0;
  let end = 0;
  return lines.filter((line) => {
    for (let table = tables[next]; table && table.start < line.end; table = tables[next]) {
      end = Math.max(end, table.end);
      next++;
    }
    return line.start >= end;
  });
}

function byStart(a: RawTable, b: RawTable): number {
  return a.start - b.start;
}

/** Lines of an HTML document stand like lines of a text: one cell a line. */
function readTables(lines: readonly Line[]): readonly RawTable[] {
  const builder = tableBuilder();
  for (const line of lines) {
    if (isProse(line.text)) builder.end();
    else builder.add('lineCells', [{ text: line.text, start: line.start, end: line.end }]);
  }
  builder.end();
  return builder.tables;
}

function readPlain(
  text: string,
  sourceLines: readonly SourceLine[],
): { readonly lines: readonly Line[]; readonly tables: readonly RawTable[] } {
  const lines: Line[] = [];
  const builder = tableBuilder();
  const fenced = fencedLines(text, sourceLines);
  const barred = barredLines(text, sourceLines);
  // A browser's copy of cells with paragraphs has lone tabs between them: there they are no blank cells.
  const hasTabbedCells = text.includes('\t') && TABBED_CELL.test(text);
  /** The row of tab-led cells that is being collected. */
  let tabbed: RawCell[] = [];
  const endRow = (): void => {
    if (tabbed.length > 0) builder.add('tabbedCells', tabbed);
    tabbed = [];
  };

  sourceLines.forEach((source, index) => {
    if (fenced.has(index)) {
      endRow();
      builder.end();
      return;
    }
    const { start, end } = source;
    const raw = text.slice(start, end);
    const line = readLine(text, source);
    const isRow = raw.includes('\t', 1) && areTabsApart(raw, builder.shape() === 'tabSeparated');
    if (!isRow) {
      if (raw.startsWith('\t') && (line || hasTabbedCells)) {
        tabbed.push(cellOf(text, start + 1, end));
        if (line) lines.push(line);
        return;
      }
      if (!line) {
        // A truly empty line ends a row of tab-led cells; white space inside a broken label does not.
        if (!raw.includes('\u00a0')) endRow();
        return;
      }
      const continued = continuedCell(tabbed, line);
      if (continued) {
        tabbed[tabbed.length - 1] = continued;
        lines.push(line);
        return;
      }
    }
    endRow();
    if (!line || isRow) {
      const cells = tabCells(text, start, end);
      // A cell merged across the sheet may be a heading.
      if (line && cells.filter((cell) => cell.text !== '').length === 1) lines.push(line);
      builder.add('tabSeparated', cells);
      return;
    }
    if (raw.includes('|') && !barred.has(index)) {
      const cells = pipeCells(text, start, end);
      if (!isDelimiterRow(cells)) builder.add('pipe', cells, line.text.startsWith('|'));
      return;
    }
    lines.push(line);
    if (isProse(line.text)) builder.end();
    else builder.add('lineCells', spacedCells(text, line.start, line.end));
  });
  endRow();
  builder.end();
  return { lines, tables: builder.tables };
}

/** Collects rows into tables: a table goes on as long as its shape does. */
function tableBuilder(): {
  readonly tables: RawTable[];
  /** The shape of the table that is open. */
  shape(): Shape | null;
  /** Adds a row; `isLed` says that a bar stands before its first cell. */
  add(shape: Shape, cells: readonly RawCell[], isLed?: boolean): void;
  end(): void;
} {
  const tables: RawTable[] = [];
  let shape: Shape | null = null;
  let rows: (readonly RawCell[])[] = [];
  let led = new Set<readonly RawCell[]>();
  const end = (): void => {
    // Where other rows begin without a bar, a bar at the beginning parts a blank cell from the next.
    if (led.size > 0 && led.size < rows.length) {
      rows = rows.map((cells) => (led.has(cells) && cells[0] ? [blankBefore(cells[0]), ...cells] : cells));
    }
    led = new Set();
    const first = rows[0]?.[0];
    const last = rows.at(-1)?.at(-1);
    if (shape && first && last) {
      tables.push({
        shape,
        rows: shape === 'lineCells' ? [inOneRow(rows)] : rows,
        start: first.start,
        end: last.end,
      });
    }
    rows = [];
    shape = null;
  };
  return {
    tables,
    shape: () => shape,
    add(next, cells, isLed = false) {
      if (next !== shape) end();
      shape = next;
      if (cells.length > 0) rows.push(cells);
      if (cells.length > 0 && isLed) led.add(cells);
    },
    end,
  };
}

function inOneRow(rows: readonly (readonly RawCell[])[]): readonly RawCell[] {
  const cells: RawCell[] = [];
  for (const row of rows) for (const cell of row) cells.push(cell);
  return cells;
}

function blankBefore({ start }: RawCell): RawCell {
  return { text: '', start, end: start };
}

/**
 * Whether the tabs of a line part cells: one between texts, several behind a text, where cells are blank; one behind a
 * text, or nothing but tabs, only where rows of such a table came before.
 */
function areTabsApart(raw: string, goesOn: boolean): boolean {
  const content = raw.trim();
  if (content.includes('\t')) return true;
  if (content === '') return goesOn;
  return raw.endsWith('\t') && (goesOn || raw.endsWith('\t\t')) && !isProse(content);
}

function isDelimiterRow(cells: readonly RawCell[]): boolean {
  return cells.length > 1 && cells.every((cell) => /^:?-{2,}:?$/.test(cell.text));
}

/** A label that some offices explain in brackets: 规范性文件（行政机关制定发布的决定、公告、…）. */
const EXPLAINED = /^[^（()）。；;！？，,]{2,12}[（(][^（()）。；;！？]{10,80}[）)]$/;

/** Whether a line is running text rather than a label, a number or a heading. */
export function isProse(text: string): boolean {
  if (text.length <= LONGEST_LABEL) return SENTENCE.test(text);
  if (EXPLAINED.test(text)) return false;
  return SENTENCE.test(text) || text.length > 4 * LONGEST_LABEL || text.replace(WHITE_SPACE, '').length > LONGEST_LABEL;
}

/** A label broken over lines goes on without a tab: `\t自`, `然`, `人`. Numbers have no second line. */
function continuedCell(row: readonly RawCell[], line: Line): RawCell | null {
  const last = row.at(-1);
  if (!last || line.level > 0 || last.text.length > LONGEST_LABEL || /^[\d０-９]/.test(last.text)) return null;
  if (line.text.length > LONGEST_CONTINUATION || isProse(line.text)) return null;
  if (last.text === '') return { text: line.text, start: line.start, end: line.end };
  return { text: `${last.text}\n${line.text}`, start: last.start, end: line.end };
}

const LONE_BAR = /^[^\S\r\n]*\|[^\S\r\n]*$/m;
/** The only number of a line, and bars behind it. */
const NUMBER_AND_BARS = /^[+-]?\d[\d.,]*\s*\|[|\s]*$/;
const NUMBER_AND_BAR = /^[^\S\r\n]*[+-]?\d[\d.,]*[^\S\r\n]*\|/m;

/**
 * Lines of web pages pasted with a bar after each cell or between cells, where a lone bar opens a row or
 * parts two cells. Such blocks hold one cell a line; the bars mark no grid.
 */
function barredLines(text: string, sourceLines: readonly SourceLine[]): ReadonlySet<number> {
  const barred = new Set<number>();
  let block: { readonly index: number; readonly content: string }[] = [];
  let cellBars = 0;
  const end = (): void => {
    if (cellBars > 0 && cellBars > block.filter(({ content }) => isPipeRow(content)).length) {
      for (const { index } of block) barred.add(index);
    }
    block = [];
    cellBars = 0;
  };
  if (!text.includes('|') || !(LONE_BAR.test(text) || NUMBER_AND_BAR.test(text))) return barred;
  sourceLines.forEach((source, index) => {
    // Bars stand far apart only in prose, which is no table: look at short lines alone.
    const content = source.end - source.start > 400 ? '' : text.slice(source.start, source.end).trim();
    // Above and below a heading or prose the shapes may differ.
    if (content === '' || (!content.includes('|') && (isProse(content) || isHeading(content)))) {
      end();
      return;
    }
    block.push({ index, content });
    if (content === '|' || NUMBER_AND_BARS.test(content)) cellBars++;
  });
  end();
  return barred;
}

function isHeading(content: string): boolean {
  return leadingOrdinal(content)?.kind === 'chinese';
}

function isPipeRow(content: string): boolean {
  return content.includes('|') && content.split('|').filter((cell) => cell.trim() !== '').length > 1;
}
