/** One reader per way of writing a row on a line. Each gives cells with their place in the source. */
import type { RawCell } from './document.ts';
import { isBlank, trimmedEnd, trimmedStart } from './trim.ts';

/** The cell of a source range, trimmed. A blank one gets the empty range in the middle of its place. */
export function cellOf(text: string, start: number, end: number): RawCell {
  const from = trimmedStart(text, start, end);
  if (from >= end) {
    const middle = start + ((end - start) >> 1);
    return { text: '', start: middle, end: middle };
  }
  const to = trimmedEnd(text, from, end);
  return { text: text.slice(from, to), start: from, end: to };
}

/** An escaped bar is told from one that parts cells by its backslash. */
const ESCAPE = /\\([!-/:-@[-`{}~])/g;

/** The cell without the backslashes that Markdown has before marks: `\-8`, `1\.属于国家秘密`. */
function unescaped(text: string, cell: RawCell): RawCell {
  // A number is what stands behind the backslash, to the letter.
  if (/^\\[-+]\d/.test(cell.text)) return cellOf(text, cell.start + 1, cell.end);
  return cell.text.includes('\\') ? { ...cell, text: cell.text.replace(ESCAPE, '$1') } : cell;
}

/** The cell without Markdown's marks around it: tags and entities, bold, and the escape before a sign. */
function markdownCell(text: string, start: number, end: number): RawCell {
  const cell = cellOf(text, start, end);
  if (cell.text.includes('\\')) return unescaped(text, cell);
  if (MAY_BE_TAGGED.test(cell.text)) return withoutEmphasis(text, withoutTags(text, cell));
  return withoutEmphasis(text, cell);
}

const EMPHASIS = /^(\*{1,3}|_{1,2})([^*_]+)\1$/;

function withoutEmphasis(text: string, cell: RawCell): RawCell {
  const first = cell.text.charCodeAt(0);
  if (first !== 0x2a /* * */ && first !== 0x5f /* _ */) return cell;
  const [, marks = '', words = ''] = EMPHASIS.exec(cell.text) ?? [];
  if (marks === '') return cell;
  const at = cell.start + marks.length;
  return text.startsWith(words, at) ? cellOf(text, at, at + words.length) : { ...cell, text: words.trim() };
}

const MAY_BE_TAGGED = /[<&]/;
const BREAK = /<br\s?\/?>/gi;
/** A tag within a line. A raised figure keeps its tag: it is a note's mark, and no digit of the number before it. */
const TAG = /<\/?(?!su[pb]\b)([a-z][a-z0-9]{0,9})(?:\s[^<>|]{0,200})?\/?>/gi;
/** What was struck out stands apart from what is to stand in its place. */
const STRUCK = /^(?:del|ins|s|strike)$/i;
const BLANK_ENTITY = /&(?:nbsp|ensp|emsp|thinsp|#160|#12288|#8203|#x(?:a0|3000|200b));/gi;

/** The cell as a reader of the rendered text sees it; its place is that of its words, where they stand together. */
function withoutTags(text: string, cell: RawCell): RawCell {
  const written = cell.text
    .replace(BREAK, '\n')
    .replace(TAG, (_, name: string) => (STRUCK.test(name) ? ' ' : ''))
    .replace(BLANK_ENTITY, ' ');
  if (written === cell.text) return cell;
  const plain = cellOf(written, 0, written.length).text;
  if (plain === '') return { text: '', start: cell.start, end: cell.start };
  const at = cell.text.indexOf(plain);
  return at === -1 ? { ...cell, text: plain } : cellOf(text, cell.start + at, cell.start + at + plain.length);
}

/** Cells between bars, with or without bars at both ends. `\|` is text. */
export function pipeCells(text: string, start: number, end: number): readonly RawCell[] {
  const cells: RawCell[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) !== 0x7c /* | */ || text.charCodeAt(at - 1) === 0x5c /* \ */) continue;
    // What stands before an opening bar is indentation, not a cell.
    if (cells.length > 0 || from !== start || !isBlank(text, start, at)) {
      cells.push(markdownCell(text, from, at));
    }
    from = at + 1;
  }
  if (!isBlank(text, from, end)) cells.push(markdownCell(text, from, end));
  return cells;
}

/** Cells between tabs. */
export function tabCells(text: string, start: number, end: number): readonly RawCell[] {
  const cells: RawCell[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) !== 0x09) continue;
    cells.push(cellOf(text, from, at));
    from = at + 1;
  }
  cells.push(cellOf(text, from, end));
  return cells;
}

const BAR = 0x7c;
const APART = /[|\s]/;
const NUMBER_WORD = /^[+-]?[\d０-９][\d０-９.,，．]*$/;

/** A row's number in brackets begins its label, however near the merged cell beside it stands: 度办理结 （二）部分公开. */
const BRACKETED = /^[（(][一二三四五六七][）)][\u4e00-\u9fff]/;

/**
 * Cells of a line that holds one cell, or several set apart by runs of spaces (text taken from a PDF).
 * Numbers are set apart by any space: `一、本年新收… 95 0 0`.
 */
export function spacedCells(text: string, start: number, end: number): readonly RawCell[] {
  let line = text.slice(start, end);
  // Bars and blanks at the end close the line. Each bar is taken off by itself: an expression for all would be tried at each.
  let close = trimmedEnd(line, 0, line.length);
  while (line.charCodeAt(close - 1) === BAR) close = trimmedEnd(line, 0, close - 1);
  line = line.slice(0, close);
  if (!APART.test(line)) return line === '' ? [] : [unescaped(text, { text: line, start, end: start + line.length })];
  const cells: RawCell[] = [];
  const word = /[^\s|]+/g;
  let from = -1;
  let until = -1;
  let previousIsNumber = false;
  for (let match = word.exec(line); match; match = word.exec(line)) {
    const isNumber = NUMBER_WORD.test(match[0]);
    const gap = match.index - until;
    if (from !== -1 && (gap > 1 || (isNumber && previousIsNumber) || BRACKETED.test(match[0]))) {
      cells.push(cellOf(text, start + from, start + until));
      from = match.index;
    } else if (from === -1) {
      from = match.index;
    }
    until = match.index + match[0].length;
    previousIsNumber = isNumber;
  }
  if (from !== -1) cells.push(cellOf(text, start + from, start + until));
  const split = splitTrailingNumbers(text, withItsNumber(text, cells));
  return line.includes('\\') ? split.map((cell) => unescaped(text, cell)) : split;
}

const ITEM_NUMBER = /^[（(]?\d{1,2}[.．、)）]$/;

/** `1.  收到和处理政府信息公开申请情况`: the number of a list item is no cell of its own. */
function withItsNumber(text: string, cells: readonly RawCell[]): readonly RawCell[] {
  const [number, words, ...others] = cells;
  if (!number || !words || !ITEM_NUMBER.test(number.text) || !/^[\u4e00-\u9fff“]/.test(words.text)) return cells;
  return [cellOf(text, number.start, words.end), ...others];
}

/** A label without numbers in it but its own, one space, a number: 行政许可 517, 5.重复申请 2. */
const LABEL_AND_NUMBER = /^(?:[（(]?\d{1,2}[.．、)）])?[^\d\s]*[\u4e00-\u9fff）)”"] [+-]?\d[\d.,]*$/;

/** `label 95 0 0` with single spaces: the label's run took the first number along. */
function splitTrailingNumbers(text: string, cells: readonly RawCell[]): readonly RawCell[] {
  const [only] = cells;
  if (cells.length === 1 && only && LABEL_AND_NUMBER.test(only.text)) {
    const space = only.start + only.text.lastIndexOf(' ');
    return [cellOf(text, only.start, space), cellOf(text, space + 1, only.end)];
  }
  return cells.flatMap((cell, index) => {
    const next = cells[index + 1];
    const space = cell.text.lastIndexOf(' ');
    if (!next || space === -1 || !NUMBER_WORD.test(next.text)) return [cell];
    if (!NUMBER_WORD.test(cell.text.slice(space + 1))) return [cell];
    return [cellOf(text, cell.start, cell.start + space), cellOf(text, cell.start + space + 1, cell.end)];
  });
}
