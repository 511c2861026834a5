/** HTML → lines and tables: whole pages saved as files, and tables inside a text. */
import { Tokenizer } from 'htmlparser2';
import type { TokenizerCallbacks } from 'htmlparser2';
import type { Line, Piece, RawCell, RawTable } from './document.ts';
import { isProse } from './prose.ts';
import { trimmedEnd, trimmedStart } from './trim.ts';

export interface HtmlReading {
  /** False where the HTML is a table inside a text, whose other lines are read as they stand. */
  readonly wholeDocument: boolean;
  /** Of a table inside a text, those that its cells hold where it only lays out the page. */
  readonly lines: readonly Line[];
  readonly tables: readonly RawTable[];
}

const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'br',
  'center',
  'dd',
  'div',
  'dl',
  'dt',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'head',
  'header',
  'hr',
  'html',
  'li',
  'main',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'title',
  'tr',
  'ul',
]);
/** Elements whose text is none of the page's. */
const IGNORED = new Set(['script', 'style', 'noscript', 'textarea', 'template']);
const HEADING = /^h[1-6]$/;
/** A raised figure is a note's mark, and no digit of the number before it. */
const RAISED = new Set(['sup', 'sub']);
/** What was struck out stands apart from what is to stand in its place. */
const STRUCK = new Set(['del', 'ins', 's', 'strike']);

/** Whether a text has HTML that carries structure: a table, or a page from its first character on. */
export function looksLikeHtml(text: string): boolean {
  return /<table[\s>]/i.test(text) || isPage(text);
}

const PAGE =
  /<(?:!doctype|\?xml|html|head|meta|title|link|style|body|div|p|h[1-6]|table|center|article|section|main|ul|ol|span|strong|b|font)[\s>]/iy;

/** What a file of Markdown has, whatever tag it begins with: a heading, or a table of bars on lines of their own. */
const MARKDOWN = /^#{1,6} |^ {0,3}\|[^|\n]{1,200}\|[^\n]*\n {0,3}\|/m;
const WHOLE = /<(?:!doctype|\?xml|html)[\s>]/iy;

/** A tag before any text; comments tell nothing. Millions of blanks before it are more than a pattern can repeat. */
function isPage(text: string): boolean {
  const first = trimmedStart(text, 0, text.length);
  let start = first;
  while (text.startsWith('<!--', start)) {
    const end = text.indexOf('-->', start + '<!--'.length);
    if (end === -1) return false;
    start = trimmedStart(text, end + '-->'.length, text.length);
  }
  return startsAt(PAGE, text, start) && (startsAt(WHOLE, text, first) || !MARKDOWN.test(text));
}

function startsAt(pattern: RegExp, text: string, place: number): boolean {
  pattern.lastIndex = place;
  return pattern.test(text);
}

const TABLE = /<table[\s>]/gi;

/** Reads HTML. Unclosed and nested tags are what they are; nothing throws. */
export function readHtml(text: string): HtmlReading {
  if (isPage(text)) {
    const read = readTags(text, 0, 'page');
    const { lines, tables } = read.isClosed ? read : readTags(text, 0, 'openPage');
    return { wholeDocument: true, lines, tables };
  }
  const lines: Line[] = [];
  const tables: RawTable[] = [];
  // Where one table is not closed, it and those behind it end where text begins: nothing is read twice.
  let areClosed = true;
  let readTo = 0;
  for (const { index } of text.matchAll(TABLE)) {
    // A table in a table has been read with it.
    if (index < readTo) continue;
    let read = readTags(text, index, areClosed ? 'table' : 'openTable');
    if (areClosed && !read.isClosed) {
      areClosed = false;
      read = readTags(text, index, 'openTable');
    }
    for (const { end } of read.tables) readTo = Math.max(readTo, end);
    // The tag itself is not closed: all the rest of the text stands in it.
    if (read.tables.length === 0) break;
    for (const table of read.tables) tables.push(table);
    for (const line of read.lines) lines.push(line);
  }
  return { wholeDocument: false, lines, tables };
}

/**
 * Reads tags from a place on: to the end of the text, or to the end of the table that begins there. A table that is not
 * closed (`openTable`) ends at the first text outside of its cells, or at a heading of Markdown; in a page where one is
 * not closed (`openPage`) text between rows is the page's, and a table there ends the one before it. Only the tokens of
 * HTML come from the library: a tree of elements is not needed, and takes longer for each element the more are open.
 */
function readTags(
  text: string,
  from: number,
  what: 'page' | 'openPage' | 'table' | 'openTable',
): { readonly lines: readonly Line[]; readonly tables: readonly RawTable[]; readonly isClosed: boolean } {
  const isWholePage = what === 'page' || what === 'openPage';
  let isClosed = true;
  const lines: Line[] = [];
  const tables: RawTable[] = [];
  /** Tables that are open, innermost last; `isInCell` where the table stands in a cell of another. */
  const open: { readonly start: number; readonly rows: RawCell[][]; readonly isInCell: boolean }[] = [];
  let cell: OpenCell | null = null;
  let line = emptyRun();
  let level = 0;
  let ignored = 0;
  let raised = 0;
  /** The tag that is being read, and where the last token ended. */
  let tag = '';
  let tagStart = 0;
  let attribute = '';
  let spans = ONE_PLACE;
  let place = from;

  const endLine = (): void => {
    if (line.text === '') return;
    const read = lineOf(text, line);
    if (read) lines.push(read);
    line = emptyRun();
  };
  const endBlock = (): void => {
    if (cell?.block.text) {
      cell.blocks.push(cell.block);
      cell.block = emptyRun();
    }
  };
  const endCell = (): void => {
    if (!cell) return;
    endBlock();
    if (!cell.goesOn) open.at(-1)?.rows.at(-1)?.push(cellOf(cell));
    // What holds tables or running text only lays out the page.
    if (cell.goesOn || cell.holdsTable || cell.blocks.some((block) => isProse(block.text))) {
      for (const block of cell.blocks) {
        const read = lineOf(text, block);
        if (read) lines.push({ ...read, inTable: true });
      }
    }
    cell = null;
  };
  const endTable = (): void => {
    endCell();
    const table = open.pop();
    if (table)
      tables.push({ shape: 'html', start: table.start, end: place, readRows: () => withMergedFigures(table.rows) });
    if (open.length === 0 && !isWholePage) tokenizer.pause();
    if (table?.isInCell) cell = openCell(place, true, ONE_PLACE);
  };
  const breakBlock = (): void => {
    if (cell) endBlock();
    else if (open.length === 0 || what === 'openPage') endLine();
  };
  const currentRun = (): TextRun | null => {
    if (ignored > 0) return null;
    const run = cell?.block ?? (what === 'openPage' || (isWholePage && open.length === 0) ? line : null);
    if (run?.text === '') run.level = level;
    return run;
  };

  const endOpenTag = (end: number): void => {
    place = from + end + 1;
    if (IGNORED.has(tag)) ignored++;
    if (tag === 'table') {
      const isInCell = cell !== null;
      if (cell) cell.holdsTable = true;
      // As browsers do: a table between the rows of another ends it.
      else if (what === 'openPage' && open.length > 0) endTable();
      endCell();
      endLine();
      open.push({ start: tagStart, rows: [], isInCell });
    } else if (tag === 'tr') {
      endCell();
      open.at(-1)?.rows.push([]);
    } else if (tag === 'td' || tag === 'th') {
      endCell();
      const table = open.at(-1);
      if (table) {
        if (table.rows.length === 0) table.rows.push([]);
        cell = openCell(place, false, spans);
      }
    } else if (BLOCKS.has(tag)) {
      breakBlock();
      if (HEADING.test(tag)) level = Number(tag.charAt(1));
    } else readInlineTag(1);
  };
  /** Tags within a line that tell numbers apart: raised figures, and what was struck out. */
  const readInlineTag = (change: 1 | -1): void => {
    if (RAISED.has(tag)) raised = Math.max(0, raised + change);
    else if (STRUCK.has(tag) && cell && cell.block.text !== '') append(cell.block, ' ', place);
  };
  const readCloseTag = (start: number, end: number): void => {
    tag = nameOf(text, from + start, from + end);
    place = from + end + 1;
    if (IGNORED.has(tag) && ignored > 0) ignored--;
    if (tag === 'td' || tag === 'th' || tag === 'tr') endCell();
    else if (tag === 'table') endTable();
    else if (BLOCKS.has(tag)) {
      breakBlock();
      if (HEADING.test(tag)) level = 0;
    } else readInlineTag(-1);
  };
  const ignore = (): void => undefined;
  const endOther = (_start: number, end: number): void => {
    place = from + end + 1;
  };
  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      tag = nameOf(text, from + start, from + end);
      tagStart = from + start - 1;
      spans = ONE_PLACE;
    },
    onopentagend: endOpenTag,
    onselfclosingtag: endOpenTag,
    onclosetag: readCloseTag,
    ontext(start, end) {
      if (what === 'openTable' && open.length > 0) {
        const stop = endOfOpenTable(text, from + start, from + end, cell !== null);
        if (stop !== null) {
          const run = currentRun();
          if (run) appendText(run, text, from + start, stop);
          place = stop;
          while (open.length > 0) endTable();
          return;
        }
      }
      place = from + end;
      const run = currentRun();
      if (run) appendText(run, text, from + start, place, raised > 0);
    },
    ontextentity(codePoint, end) {
      const start = place;
      place = from + end;
      const run = currentRun();
      if (run) appendEntity(run, String.fromCodePoint(codePoint), start, place);
    },
    oncomment: endOther,
    oncdata: endOther,
    ondeclaration: endOther,
    onprocessinginstruction: endOther,
    onattribname(start, end) {
      attribute = nameOf(text, from + start, from + end);
    },
    onattribdata(start, end) {
      if (attribute === 'colspan') spans = { ...spans, columns: spanOf(text.slice(from + start, from + end)) };
      else if (attribute === 'rowspan') spans = { ...spans, rows: spanOf(text.slice(from + start, from + end)) };
    },
    onattribentity: ignore,
    onattribend: ignore,
    onend: ignore,
  };
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacks);
  tokenizer.write(from === 0 ? text : text.slice(from));
  if (tokenizer.running) {
    tokenizer.end();
    place = text.length;
    isClosed = open.length === 0;
    while (open.length > 0) endTable();
    endLine();
  }
  return { lines, tables, isClosed };
}

/** A heading of Markdown at the beginning of a line. */
const MARKDOWN_HEADING = /(?:^|[\r\n])[^\S\r\n]{0,3}(?=#{1,6}[^\S\r\n])/;

/** Where in a piece of text a table that is not closed ends: at a heading, or at any text outside of a cell; null where it goes on. */
function endOfOpenTable(text: string, start: number, end: number, isInCell: boolean): number | null {
  const first = trimmedStart(text, start, end);
  if (first === end) return null;
  if (!isInCell) return Math.max(start, text.lastIndexOf('\n', first - 1) + 1);
  const heading = MARKDOWN_HEADING.exec(text.slice(start, end));
  return heading ? start + heading.index + heading[0].length : null;
}

const LONGEST_NAME = 10;

/** The name of a tag in small letters; of those that mean something none is longer. */
function nameOf(text: string, start: number, end: number): string {
  return end - start > LONGEST_NAME ? '' : text.slice(start, end).toLowerCase();
}

/** Text collected from several places of the source, up to the end of a block. */
interface TextRun {
  text: string;
  readonly pieces: Piece[];
  start: number;
  end: number;
  /** Depth of the heading that it stands in, 0 for none. */
  level: number;
}

function emptyRun(): TextRun {
  return { text: '', pieces: [], start: -1, end: -1, level: 0 };
}

/** How many columns and rows a cell reaches over. */
interface Spans {
  readonly columns: number;
  readonly rows: number;
}

const ONE_PLACE: Spans = { columns: 1, rows: 1 };
/** No official table is wider or longer; a wrong number must not make a table of millions of cells. */
const LARGEST_SPAN = 100;

function spanOf(value: string): number {
  const number = Number.parseInt(value, 10);
  return number > 1 ? Math.min(number, LARGEST_SPAN) : 1;
}

/** A cell that holds no word: a number, a mark or nothing. */
const NO_WORD = /^[^\p{L}]*$/u;

/**
 * The rows as written, with a blank cell where a number reaches down from the row above, so that those behind it stay in
 * their columns. Merged labels stand once: a row is read from its label on. A number that is as wide as several columns
 * of other blocks is still one.
 */
function withMergedFigures(rows: readonly (readonly RawCell[])[]): readonly (readonly RawCell[])[] {
  if (!rows.some((row) => row.some((cell) => cell.rows !== undefined))) return rows;
  /** For each column, in how many further rows a cell from above reaches into it, and whether that is a number. */
  const reaching: { rows: number; readonly isFigure: boolean; readonly place: number }[] = [];
  return rows.map((row) => {
    const resolved: RawCell[] = [];
    let column = 0;
    const skipReached = (): void => {
      for (let above = reaching[column]; above && above.rows > 0; above = reaching[++column]) {
        above.rows--;
        if (above.isFigure) resolved.push({ text: '', start: above.place, end: above.place });
      }
    };
    row.forEach((cell, index) => {
      skipReached();
      const { columns = 1, rows: down = 1 } = cell;
      const isFigure = index > 0 && NO_WORD.test(cell.text);
      resolved.push(cell);
      for (let right = 0; right < columns; right++) {
        reaching[column + right] = { rows: down - 1, isFigure, place: cell.end };
      }
      column += columns;
    });
    skipReached();
    return resolved;
  });
}

interface OpenCell {
  /** Where the text of a blank cell would stand. */
  readonly place: number;
  /** Behind a table in it the cell goes on: that is text, and no further cell. */
  readonly goesOn: boolean;
  readonly spans: Spans;
  readonly blocks: TextRun[];
  block: TextRun;
  holdsTable: boolean;
}

function openCell(place: number, goesOn: boolean, spans: Spans): OpenCell {
  return { place, goesOn, spans, blocks: [], block: emptyRun(), holdsTable: false };
}

const CONTROLS = /[\r\n\t]/g;

/** The digits of 0 to 9 as marks of notes. */
const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Adds text that stands so in the source, its digits as marks of notes where they are raised. */
function appendText(run: TextRun, source: string, start: number, end: number, isRaised = false): void {
  const contentStart = trimmedStart(source, start, end);
  if (run.text === '' && contentStart === end) return;
  const from = run.text === '' ? contentStart : start;
  const content = source.slice(from, end).replace(CONTROLS, ' ');
  append(run, isRaised ? content.replace(/\d/g, (digit) => RAISED_DIGITS.charAt(Number(digit))) : content, from);
  if (contentStart < end) run.end = trimmedEnd(source, contentStart, end);
}

/** Adds one character that the source writes with several. */
function appendEntity(run: TextRun, character: string, start: number, end: number): void {
  const isBlank = trimmedStart(character, 0, character.length) === character.length;
  if (isBlank && run.text === '') return;
  append(run, character.replace(CONTROLS, ' '), start);
  if (!isBlank) run.end = end;
}

function append(run: TextRun, content: string, start: number): void {
  if (run.start === -1) run.start = start;
  run.pieces.push({ at: run.text.length, start });
  run.text += content;
}

/** The cell as one: its blocks on lines of their own. */
function cellOf({ blocks, place, spans: { columns, rows } }: OpenCell): RawCell {
  const merged = { ...(columns > 1 && { columns }), ...(rows > 1 && { rows }) };
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) return { text: '', start: place, end: place, ...merged };
  const text = blocks.length === 1 ? first.text : blocks.map((block) => block.text.trim()).join('\n');
  return { text: text.trim(), start: first.start, end: last.end, ...merged };
}

function lineOf(source: string, run: TextRun): Line | null {
  const text = run.text.trim();
  if (text === '') return null;
  const lineStart = source.lastIndexOf('<', run.start - 1);
  const close = source.indexOf('>', run.end);
  const lineEnd = /^<\/[^<>]*>/.test(source.slice(run.end, close + 1)) ? close + 1 : run.end;
  return {
    text,
    start: run.start,
    end: run.end,
    level: run.level,
    lineStart: lineStart === -1 ? run.start : lineStart,
    lineEnd,
    pieces: run.pieces,
  };
}
