/** HTML → lines and tables: whole pages saved as files, and tables inside a text. */
import { Parser } from 'htmlparser2';
import type { Line, Piece, RawCell, RawTable } from './document.ts';

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
const IGNORED = new Set(['script', 'style', 'noscript', 'textarea', 'template']);

/** No page nests so deep. The parser takes longer for each element the more are open: it stops there. */
const DEEPEST = 5_000;

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

/** Reads HTML. Unclosed and nested tags are what they are; nothing throws. */
export function readHtml(text: string): HtmlReading {
  const wholeDocument = isPage(text);
  const lines: Line[] = [];
  const tables: RawTable[] = [];
  /** Tables that are open, innermost last. */
  const open: { readonly start: number; readonly rows: RawCell[][] }[] = [];
  let cell: TextRun | null = null;
  let line = emptyRun();
  let level = 0;
  let ignored = 0;
  let depth = 0;

  const endLine = (): void => {
    const read = lineOf(text, line, level);
    if (read) lines.push(read);
    line = emptyRun();
  };
  const endCell = (at: number): void => {
    if (!cell) return;
    open.at(-1)?.rows.at(-1)?.push(cellOfRun(cell, at));
    cell = null;
  };

  /** The place after the tag being read; at the end of the text the parser closes what is open beyond it. */
  const placeAfter = (): number => Math.min(parser.endIndex + 1, text.length);

  const parser = new Parser(
    {
      onopentag(name) {
        if (++depth > DEEPEST) parser.pause();
        if (IGNORED.has(name)) ignored++;
        const place = placeAfter();
        if (name === 'table') {
          endCell(parser.startIndex);
          endLine();
          open.push({ start: parser.startIndex, rows: [] });
        } else if (name === 'tr') {
          endCell(parser.startIndex);
          open.at(-1)?.rows.push([]);
        } else if (name === 'td' || name === 'th') {
          endCell(parser.startIndex);
          const table = open.at(-1);
          if (table) {
            if (table.rows.length === 0) table.rows.push([]);
            cell = { ...emptyRun(), place };
          }
        } else if (BLOCKS.has(name)) {
          if (cell) breakRun(cell);
          else if (open.length === 0) {
            endLine();
            level = /^h[1-6]$/.test(name) ? Number(name.charAt(1)) : level;
          }
        }
      },
      ontext(data) {
        if (ignored > 0) return;
        const run = cell ?? (wholeDocument && open.length === 0 ? line : null);
        if (run) appendText(run, data, parser.startIndex, placeAfter());
      },
      onclosetag(name) {
        depth--;
        if (IGNORED.has(name) && ignored > 0) ignored--;
        if (name === 'td' || name === 'th' || name === 'tr') endCell(parser.startIndex);
        else if (name === 'table') {
          endCell(parser.startIndex);
          const table = open.pop();
          if (table) tables.push({ shape: 'html', rows: table.rows, start: table.start, end: placeAfter() });
        } else if (BLOCKS.has(name)) {
          if (cell) breakRun(cell);
          else if (open.length === 0) {
            endLine();
            if (/^h[1-6]$/.test(name)) level = 0;
          }
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(text);
  parser.end();
  endLine();
  return { wholeDocument, lines, tables };
}

/** Text collected from several places of the source. */
interface TextRun {
  text: string;
  readonly pieces: Piece[];
  start: number;
  end: number;
  /** Where the text of a blank cell would stand. */
  readonly place: number;
  broken: boolean;
}

function emptyRun(): TextRun {
  return { text: '', pieces: [], start: -1, end: -1, place: 0, broken: false };
}

/** A line break inside a cell, such as `<br>`: it matters only between texts. */
function breakRun(run: TextRun): void {
  run.broken = run.text !== '';
}

function appendText(run: TextRun, data: string, start: number, end: number): void {
  // A decoded entity is one character for several of the source: only plain text is found offset by offset.
  const isSource = data.length === end - start;
  const lead = run.text === '' || run.broken ? data.length - data.trimStart().length : 0;
  const content = data.slice(lead).replace(/[\r\n\t]/g, ' ');
  if (content.trim() === '' && (run.text === '' || run.broken)) return;
  if (run.broken) run.text += '\n';
  run.broken = false;
  const from = isSource ? start + lead : start;
  if (run.start === -1) run.start = from;
  run.pieces.push({ at: run.text.length, start: from });
  run.text += content;
  if (content.trim() !== '') run.end = isSource ? start + lead + content.trimEnd().length : end;
}

function cellOfRun(run: TextRun, at: number): RawCell {
  const text = run.text.trim();
  if (text === '') {
    const place = run.place === 0 ? at : run.place;
    return { text: '', start: place, end: place };
  }
  return { text, start: run.start, end: run.end };
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
