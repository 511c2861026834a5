/** HTML → lines and tables: whole pages saved as files, and tables inside a text. */
import { Tokenizer } from 'htmlparser2';
import type { TokenizerCallbacks } from 'htmlparser2';
import type { Line, Piece, RawCell, RawTable } from './document.ts';
import { trimmedEnd, trimmedStart } from './trim.ts';

export interface HtmlReading {
  /** False where the HTML is a table inside a text, whose other lines are read as they stand. */
  readonly wholeDocument: boolean;
  /** Empty for a table inside a text. */
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

/** Whether a text has HTML that carries structure: a table, or a page from its first character on. */
export function looksLikeHtml(text: string): boolean {
  return /<table[\s>]/i.test(text) || isPage(text);
}

/** A tag before any text; comments tell nothing. */
const PAGE =
  /^\uFEFF?(?:\s|<!--(?:(?!-->)[^])*-->)*<(?:!doctype|\?xml|html|head|meta|title|link|style|body|div|p|h[1-6]|table|center|article|section|main|ul|ol|span|strong|b|font)[\s>]/i;

function isPage(text: string): boolean {
  return PAGE.test(text) && !/^#{1,6} /m.test(text);
}

const TABLE = /<table[\s>]/gi;

/** Reads HTML. Unclosed and nested tags are what they are; nothing throws. */
export function readHtml(text: string): HtmlReading {
  if (isPage(text)) {
    const { lines, tables } = readTags(text, 0, true);
    return { wholeDocument: true, lines, tables };
  }
  const tables: RawTable[] = [];
  for (const { index } of text.matchAll(TABLE)) {
    // A table in a table, or behind one that is not closed, has been read with it.
    if (index < (tables.at(-1)?.end ?? 0)) continue;
    const read = readTags(text, index, false).tables;
    // The tag itself is not closed: all the rest of the text stands in it.
    if (read.length === 0) break;
    for (const table of read) tables.push(table);
  }
  return { wholeDocument: false, lines: [], tables };
}

/**
 * Reads tags from a place on: to the end of the text, or to the end of the table that begins there. Only the tokens of
 * HTML come from the library: a tree of elements is not needed, and takes longer for each element the more are open.
 */
function readTags(
  text: string,
  from: number,
  isWholePage: boolean,
): { readonly lines: readonly Line[]; readonly tables: readonly RawTable[] } {
  const lines: Line[] = [];
  const tables: RawTable[] = [];
  /** Tables that are open, innermost last. */
  const open: { readonly start: number; readonly rows: RawCell[][] }[] = [];
  let cell: TextRun | null = null;
  let line = emptyRun([]);
  let level = 0;
  let ignored = 0;
  /** The tag that is being read, and where the last token ended. */
  let tag = '';
  let tagStart = 0;
  let place = from;

  const endLine = (): void => {
    if (line.text === '') return;
    const read = lineOf(text, line, level);
    if (read) lines.push(read);
    line = emptyRun([]);
  };
  const endCell = (): void => {
    if (cell) open.at(-1)?.rows.at(-1)?.push(cellOfRun(cell));
    cell = null;
  };
  const endTable = (): void => {
    endCell();
    const table = open.pop();
    if (table) tables.push({ shape: 'html', start: table.start, end: place, readRows: () => table.rows });
    if (open.length === 0 && !isWholePage) tokenizer.pause();
  };
  const breakBlock = (): void => {
    if (cell) breakRun(cell);
    else if (open.length === 0) endLine();
  };
  const currentRun = (): TextRun | null => {
    if (ignored > 0) return null;
    return cell ?? (isWholePage && open.length === 0 ? line : null);
  };

  const endOpenTag = (end: number): void => {
    place = from + end + 1;
    if (IGNORED.has(tag)) ignored++;
    if (tag === 'table') {
      endCell();
      endLine();
      open.push({ start: tagStart, rows: [] });
    } else if (tag === 'tr') {
      endCell();
      open.at(-1)?.rows.push([]);
    } else if (tag === 'td' || tag === 'th') {
      endCell();
      const table = open.at(-1);
      if (table) {
        if (table.rows.length === 0) table.rows.push([]);
        cell = emptyRun(null, place);
      }
    } else if (BLOCKS.has(tag)) {
      breakBlock();
      if (HEADING.test(tag)) level = Number(tag.charAt(1));
    }
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
    }
  };
  const ignore = (): void => undefined;
  const endOther = (_start: number, end: number): void => {
    place = from + end + 1;
  };
  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      tag = nameOf(text, from + start, from + end);
      tagStart = from + start - 1;
    },
    onopentagend: endOpenTag,
    onselfclosingtag: endOpenTag,
    onclosetag: readCloseTag,
    ontext(start, end) {
      place = from + end;
      const run = currentRun();
      if (run) appendText(run, text, from + start, place);
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
    onattribname: ignore,
    onattribdata: ignore,
    onattribentity: ignore,
    onattribend: ignore,
    onend: ignore,
  };
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacks);
  tokenizer.write(from === 0 ? text : text.slice(from));
  if (tokenizer.running) {
    tokenizer.end();
    place = text.length;
    while (open.length > 0) endTable();
    endLine();
  }
  return { lines, tables };
}

const LONGEST_NAME = 10;

/** The name of a tag in small letters; of those that mean something none is longer. */
function nameOf(text: string, start: number, end: number): string {
  return end - start > LONGEST_NAME ? '' : text.slice(start, end).toLowerCase();
}

/** Text collected from several places of the source. */
interface TextRun {
  text: string;
  /** The places, where they matter: a cell is one range. */
  readonly pieces: Piece[] | null;
  start: number;
  end: number;
  /** Where the text of a blank cell would stand. */
  readonly place: number;
  broken: boolean;
}

function emptyRun(pieces: Piece[] | null, place = 0): TextRun {
  return { text: '', pieces, start: -1, end: -1, place, broken: false };
}

/** A line break inside a cell, such as `<br>`: it matters only between texts. */
function breakRun(run: TextRun): void {
  run.broken = run.text !== '';
}

const CONTROLS = /[\r\n\t]/g;

/** Adds text that stands so in the source. */
function appendText(run: TextRun, source: string, start: number, end: number): void {
  const contentStart = trimmedStart(source, start, end);
  const begins = run.text === '' || run.broken;
  if (begins && contentStart === end) return;
  const from = begins ? contentStart : start;
  append(run, source.slice(from, end).replace(CONTROLS, ' '), from);
  if (contentStart < end) run.end = trimmedEnd(source, contentStart, end);
}

/** Adds one character that the source writes with several. */
function appendEntity(run: TextRun, character: string, start: number, end: number): void {
  const isBlank = character.trim() === '';
  if (isBlank && (run.text === '' || run.broken)) return;
  append(run, character.replace(CONTROLS, ' '), start);
  if (!isBlank) run.end = end;
}

function append(run: TextRun, content: string, start: number): void {
  if (run.broken) run.text += '\n';
  run.broken = false;
  if (run.start === -1) run.start = start;
  run.pieces?.push({ at: run.text.length, start });
  run.text += content;
}

function cellOfRun({ text, start, end, place }: TextRun): RawCell {
  const content = text.trim();
  return content === '' ? { text: '', start: place, end: place } : { text: content, start, end };
}

function lineOf(source: string, run: TextRun, level: number): Line | null {
  const text = run.text.trim();
  if (text === '') return null;
  const lineStart = source.lastIndexOf('<', run.start - 1);
  const close = source.indexOf('>', run.end);
  const lineEnd = /^<\/[^<>]*>/.test(source.slice(run.end, close + 1)) ? close + 1 : run.end;
  return {
    text,
    start: run.start,
    end: run.end,
    level,
    lineStart: lineStart === -1 ? run.start : lineStart,
    lineEnd,
    pieces: run.pieces,
  };
}
