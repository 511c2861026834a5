/**
 * Text → Document. One pass over the lines; every physical shape of a table becomes rows of cells with
 * their ranges. Never throws, whatever the text.
 */
import { cellOf, pipeCells, spacedCells, tabCells } from './cells.ts';
import { readCommaTables } from './comma-separated.ts';
import { blankComments, commentFrom, readComments } from './comments.ts';
import type { Comment, Document, Line, RawCell, RawRow, RawTable, Shape, Span } from './document.ts';
import { looksLikeHtml, readHtml } from './html.ts';
import { leadingOrdinal } from './label.ts';
import { fencedLines, nextPlaceOf, readLine, splitLines } from './lines.ts';
import type { SourceLines } from './lines.ts';
import { isProse, LONGEST_LABEL, SENTENCE } from './prose.ts';
import { readRuledTables } from './ruled.ts';
import { isBlank, trimmedEnd, trimmedStart } from './trim.ts';

/** A continuation of a cell is a piece of a label broken over lines. */
const LONGEST_CONTINUATION = 30;
/** A line that a tab leads, with text in it. */
const TABBED_CELL = /^\t[^\S\r\n]*\S/m;
const BAR = 0x7c;
const BARS = /^[|\s]*$/;

/** Reads a text of any shape. Offsets are UTF-16 code units of `text`. */
export function readDocument(text: string): Document {
  const comments = readComments(text);
  const readable = blankComments(text, comments);
  const source = splitLines(readable);
  const document = { text, isHtml: false, comments, lineStarts: source.starts };
  if (!looksLikeHtml(readable)) return { ...document, ...readText(readable, source, comments) };
  const html = readHtml(readable);
  const own = readTables(readable, html.lines);
  if (html.wholeDocument) {
    return { ...document, isHtml: true, lines: html.lines, tables: [...own, ...html.tables].sort(byStart) };
  }
  const read = readText(readable, linesOutside(readable, source, [...html.tables].sort(byStart)), comments);
  return {
    ...document,
    lines: html.lines.length === 0 ? read.lines : [...read.lines, ...html.lines].sort(byStart),
    tables: [...read.tables, ...own, ...html.tables].sort(byStart),
  };
}

/** What a text holds that is no page of HTML: tables that are told as a whole first, then what is told line by line. */
function readText(text: string, source: SourceLines, comments: readonly Comment[]): ReturnType<typeof readPlain> {
  const drawn = readRuledTables(text, source);
  const undrawn = drawn.length > 0 ? linesOutside(text, source, drawn) : source;
  const separated = readCommaTables(text, undrawn);
  const { lines, tables } = readPlain(
    text,
    separated.length > 0 ? linesOutside(text, undrawn, separated) : undrawn,
    comments,
  );
  const whole = [...drawn, ...separated];
  return { lines, tables: whole.length > 0 ? [...tables, ...whole].sort(byStart) : tables };
}

/**
 * The lines outside of tables, and what stands before or behind a table on a line of its own. Nested tables lie within
 * the one before them.
 */
function linesOutside(text: string, { starts, ends }: SourceLines, tables: readonly RawTable[]): SourceLines {
  const outside = { starts: new Int32Array(2 * starts.length), ends: new Int32Array(2 * starts.length) };
  let count = 0;
  const add = (start: number, end: number): void => {
    outside.starts[count] = start;
    outside.ends[count++] = end;
  };
  let next = 0;
  let tableEnd = 0;
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index] ?? 0;
    const end = ends[index] ?? start;
    const first = start < tableEnd ? undefined : tables[next];
    for (let table = tables[next]; table && table.start < end; table = tables[next]) {
      tableEnd = Math.max(tableEnd, table.end);
      next++;
    }
    if (start >= tableEnd) {
      add(start, end);
      continue;
    }
    if (first && first.start > start && !isBlank(text, start, first.start)) add(start, first.start);
    if (tableEnd < end && !isBlank(text, tableEnd, end)) add(tableEnd, end);
  }
  return { starts: outside.starts.subarray(0, count), ends: outside.ends.subarray(0, count) };
}

function byStart(a: Span, b: Span): number {
  return a.start - b.start;
}

/** Lines of an HTML document stand like lines of a text: one cell a line. */
function readTables(text: string, lines: readonly Line[]): readonly RawTable[] {
  const builder = tableBuilder(text);
  for (const line of lines) {
    if (isProse(line.text)) builder.end();
    else builder.add('lineCells', { start: line.start, end: line.end, cells: [line] });
  }
  builder.end();
  return builder.tables;
}

function readPlain(
  text: string,
  source: SourceLines,
  comments: readonly Comment[],
): { readonly lines: readonly Line[]; readonly tables: readonly RawTable[] } {
  const { starts, ends } = source;
  const lines: Line[] = [];
  const builder = tableBuilder(text);
  const fenced = fencedLines(text, source);
  const isBarred = barredLines(text, source);
  const nextComment = commentFrom(comments);
  const nextTab = nextPlaceOf(text, /\t/g);
  const nextBar = nextPlaceOf(text, /\|/g);
  const nextSentence = nextPlaceOf(text, new RegExp(SENTENCE, 'g'));
  // A browser's copy of cells with paragraphs has lone tabs between them: there they are no blank cells.
  const hasTabbedCells = nextTab(0) < text.length && TABBED_CELL.test(text);
  /** Whether the last line was a cell with a bar behind it, or bars followed such a cell. */
  let isCellClosed = false;
  /** The row of tab-led cells that is being collected. */
  let tabbed: RawCell[] = [];
  const addLine = (line: Line | null): void => {
    if (line) lines.push(line);
  };
  const endRow = (): void => {
    const first = tabbed[0];
    const last = tabbed.at(-1);
    if (first && last) builder.add('tabbedCells', { start: first.start, end: last.end, cells: tabbed });
    tabbed = [];
  };

  for (let index = 0; index < starts.length; index++) {
    const lineStart = starts[index] ?? 0;
    const end = ends[index] ?? lineStart;
    if (fenced.has(index)) {
      endRow();
      builder.end();
      continue;
    }
    // Comments change nothing: a line is read from behind those that lead it, and one that holds no more is none.
    let start = lineStart;
    let comment = nextComment(start);
    for (; comment && comment.start <= start && start < end; comment = nextComment(start)) {
      start = Math.min(comment.end, end);
    }
    const contentStart = trimmedStart(text, start, end);
    const isEmpty = contentStart === end;
    const hasTab = nextTab(start) < end;
    if (isEmpty && !hasTab && (start > lineStart || (comment && comment.start < end))) continue;
    // A row of bars stays one, whatever was pasted into its cells.
    const isPipe = nextBar(start) < end && !isBarred(index);
    if (hasTab && !(isPipe && text.charCodeAt(contentStart) === BAR)) {
      const raw = text.slice(start, end);
      if (raw.includes('\t', 1) && areTabsApart(raw, builder.shape() === 'tabSeparated')) {
        endRow();
        // A cell merged across the sheet may be a heading.
        if (!isEmpty && !raw.trim().includes('\t')) addLine(readLine(text, lineStart, end));
        builder.add('tabSeparated', { start, end });
        continue;
      }
      // A table of bars may be indented with a tab.
      if (raw.startsWith('\t') && (!isEmpty || hasTabbedCells) && !isPipe) {
        const line = readLine(text, lineStart, end);
        tabbed.push(line?.start === contentStart ? line : cellOf(text, start + 1, end));
        addLine(line);
        continue;
      }
    }
    if (isEmpty) {
      // A truly empty line ends a row of tab-led cells; white space inside a broken label does not.
      if (tabbed.length > 0 && !text.slice(start, end).includes('\u00a0')) endRow();
      continue;
    }
    if (tabbed.length > 0) {
      const line = readLine(text, lineStart, end);
      const continued = line && continuedCell(tabbed, line);
      if (continued) {
        tabbed[tabbed.length - 1] = continued;
        lines.push(line);
        continue;
      }
      endRow();
    }
    const hasBar = nextBar(start) < end;
    if (isPipe) {
      const isLed = text.charCodeAt(contentStart) === BAR;
      if (isLed && isBlank(text, contentStart + 1, end)) builder.open('pipe');
      else if (!isDelimiterRow(text, contentStart, end)) {
        builder.add('pipe', { start: contentStart, end, isLed });
        // A page that was laid out as a table has its headings and its text in rows of one cell.
        addLine(readOnlyCell(text, lineStart, contentStart, end));
      }
      continue;
    }
    const line = readLine(text, lineStart, end);
    if (!line) continue;
    lines.push(line);
    const isText = line.text.length > LONGEST_LABEL ? isProse(line.text) : nextSentence(line.start) < line.end;
    if (isText) builder.end();
    else if (line.text === '|' && isCellClosed) builder.add('lineCells', { ...line, cells: [blankBefore(line)] });
    else if (hasBar && BARS.test(line.text)) builder.open('lineCells');
    else builder.add('lineCells', line);
    // Where bars stand behind cells, one more is a blank cell; where they stand between cells, none is.
    if (line.text !== '|') isCellClosed = line.text.endsWith('|');
  }
  endRow();
  builder.end();
  return { lines, tables: builder.tables };
}

/** A row as written. Its cells are read when somebody asks for them, save where reading the lines has found them. */
interface WrittenRow extends Span {
  readonly cells?: readonly RawCell[];
  /** A bar stands before its first cell. */
  readonly isLed?: boolean;
}

/** Collects rows into tables: a table goes on as long as its shape does. */
function tableBuilder(text: string): {
  readonly tables: RawTable[];
  /** The shape of the table that is open. */
  shape(): LineShape | null;
  /** Goes on with the table that is open where it has that shape, else begins one. */
  open(shape: LineShape): void;
  /** The same, with a row that has at least one cell. */
  add(shape: LineShape, row: WrittenRow): void;
  end(): void;
} {
  const tables: RawTable[] = [];
  let shape: LineShape | null = null;
  let rows: WrittenRow[] = [];
  const end = (): void => {
    if (shape && rows.length > 0) tables.push(tableOf(text, shape, rows));
    rows = [];
    shape = null;
  };
  const open = (next: LineShape): void => {
    if (next !== shape) end();
    shape = next;
  };
  return {
    tables,
    shape: () => shape,
    open,
    add(next, row) {
      open(next);
      rows.push(row);
    },
    end,
  };
}

type LineShape = Exclude<Shape, 'html' | 'drawn' | 'commaSeparated'>;

const CELL_READERS: Readonly<Record<LineShape, (text: string, start: number, end: number) => readonly RawCell[]>> = {
  pipe: pipeCells,
  tabSeparated: tabCells,
  lineCells: spacedCells,
  tabbedCells: (text, start, end) => [cellOf(text, start, end)],
};

function tableOf(text: string, shape: LineShape, written: readonly WrittenRow[]): RawTable {
  const start = written[0]?.start ?? 0;
  const end = written.at(-1)?.end ?? start;
  return { shape, start, end, readRows: () => rowsOf(text, shape, written) };
}

function rowsOf(text: string, shape: LineShape, written: readonly WrittenRow[]): readonly RawRow[] {
  const cellsOf = ({ cells, start, end }: WrittenRow): readonly RawCell[] =>
    cells ?? CELL_READERS[shape](text, start, end);
  if (shape === 'lineCells') {
    const all: RawCell[] = [];
    for (const row of written) for (const cell of cellsOf(row)) all.push(cell);
    return [all];
  }
  // Where other rows begin without a bar, a bar at the beginning parts a blank cell from the next.
  const isMixed = written.some(({ isLed }) => isLed) && written.some(({ isLed }) => !isLed);
  return written.map((row) => {
    const cells = cellsOf(row);
    return isMixed && row.isLed && cells[0] ? [blankBefore(cells[0]), ...cells] : cells;
  });
}

function blankBefore({ start }: Span): RawCell {
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
  // A cell may be filled with a blank, such as U+3000.
  const behind = raw.slice(raw.indexOf(content) + content.length);
  const tabs = behind.split('\t').length - 1;
  return tabs > 0 && (goesOn || tabs > 1) && !isProse(content);
}

/** The only text of a row of bars as a line; null where the row has more of them, or none. */
function readOnlyCell(text: string, lineStart: number, contentStart: number, end: number): Line | null {
  const afterBars = (from: number): number => {
    let at = from;
    while (at < end && text.charCodeAt(at) === BAR) at = trimmedStart(text, at + 1, end);
    return at;
  };
  const start = afterBars(contentStart);
  const bar = text.indexOf('|', start);
  const cellEnd = bar === -1 || bar > end ? end : trimmedEnd(text, start, bar);
  if (start === end || (bar !== -1 && bar < end && afterBars(bar) < end)) return null;
  const line = readLine(text, start, cellEnd);
  return line && { ...line, lineStart, lineEnd: end, inTable: true };
}

const DELIMITER = /^:?-{2,}:?$/;

/** Whether a line of bars is the one between the head and the rows of a Markdown table. */
function isDelimiterRow(text: string, contentStart: number, end: number): boolean {
  let first = contentStart;
  while (first < end && text.charCodeAt(first) === BAR) first = trimmedStart(text, first + 1, end);
  const mark = text.charAt(first);
  if (mark !== '-' && mark !== ':') return false;
  const cells = pipeCells(text, contentStart, end);
  return cells.length > 1 && cells.every((cell) => DELIMITER.test(cell.text));
}

/** A label broken over lines goes on without a tab: `\t自`, `然`, `人`. Numbers have no second line. */
function continuedCell(row: readonly RawCell[], line: Line): RawCell | null {
  const last = row.at(-1);
  if (!last || line.level > 0 || last.text.length > LONGEST_LABEL || /^[\d０-９]/.test(last.text)) return null;
  if (line.text.length > LONGEST_CONTINUATION || isProse(line.text)) return null;
  if (last.text === '') return { text: line.text, start: line.start, end: line.end };
  return { text: `${last.text}\n${line.text}`, start: last.start, end: line.end };
}

/** A number, and nothing but bars behind it. */
const NUMBER_AND_BARS = /^[+-]?\d[\d.,]*\s*\|[|\s]*$/;
/** In a longer line bars stand far apart: it is prose, and no table. */
const LONGEST_BARRED = 400;

/**
 * Lines of web pages pasted with a bar after each cell or between cells, where a lone bar opens a row or
 * parts two cells. Such blocks hold one cell a line; the bars mark no grid. To be asked for lines in rising order.
 */
function barredLines(text: string, { starts, ends }: SourceLines): (index: number) => boolean {
  /** The line without the space around it; empty where a block cannot go on over it. */
  const contentOf = (index: number): string => {
    const start = starts[index] ?? 0;
    const end = ends[index] ?? start;
    if (end - start > LONGEST_BARRED) return '';
    const content = text.slice(start, end).trim();
    // Above and below a heading or prose the shapes may differ.
    return !content.includes('|') && (isProse(content) || isHeading(content)) ? '' : content;
  };
  let blockEnd = 0;
  let isBarred = false;
  return (index) => {
    if (index < blockEnd) return isBarred;
    const block: string[] = [];
    let content = contentOf(index);
    if (content === '') return false;
    for (blockEnd = index; content !== ''; content = contentOf(++blockEnd)) block.push(content);
    for (let above = index - 1; (content = contentOf(above)) !== ''; above--) block.push(content);
    const cellBars = block.filter((line) => line === '|' || NUMBER_AND_BARS.test(line)).length;
    isBarred = cellBars > 0 && cellBars > block.filter(isPipeRow).length;
    return isBarred;
  };
}

function isHeading(content: string): boolean {
  return leadingOrdinal(content)?.kind === 'chinese';
}

/** More than one text between bars. */
const PIPE_ROW = /[^|\s]\s*\|[|\s]*[^|\s]/;

function isPipeRow(content: string): boolean {
  return PIPE_ROW.test(content);
}
