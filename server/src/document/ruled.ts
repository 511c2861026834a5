/**
 * Tables drawn with rules: `+---+` of pandoc, ┌─┬─┐ of text browsers. The lines between two rules are one row, whose
 * cells may have several lines.
 */
import { cellOf } from './cells.ts';
import type { RawCell, RawRow, RawTable } from './document.ts';
import type { SourceLines } from './lines.ts';
import { trimmedEnd, trimmedStart } from './trim.ts';

/** A line of a drawn table begins with one of these. */
const EDGE = /[+|│┃║├┝┠╞╟╠┌┍┏╒╓╔└┕┗╘╙╚]/;
/** What parts cells, in a line of text and in one that is a rule for some of them only. */
const VERTICAL = /[|│┃║├┝┠╞╟╠┤┥┨╡╢╣┼┿╂╪╫╬]/;
/** What a rule is made of. */
const RULE = /^[-=─━═:+┌┍┏╒╓╔┐┑┓╕╖╗└┕┗╘╙╚┘┙┛╛╜╝├┝┠╞╟╠┤┥┨╡╢╣┬┯┳╤╥╦┴┷┻╧╨╩┼┿╂╪╫╬|│┃║]+$/;
const RULE_PIECE = /^[-=─━═]{2,}$/;
/** Text that has none of these is drawn with no rules. */
const DRAWN = /\+[-=]{2}|[─━═]{2}/;

/** The drawn tables of a text, in its order. They touch none of the lines outside of them. */
export function readRuledTables(text: string, { starts, ends }: SourceLines): readonly RawTable[] {
  if (!DRAWN.test(text)) return [];
  const tables: RawTable[] = [];
  let index = 0;
  while (index < starts.length) {
    const from = index;
    let rules = 0;
    for (; index < starts.length; index++) {
      const start = trimmedStart(text, starts[index] ?? 0, ends[index] ?? 0);
      const end = trimmedEnd(text, start, ends[index] ?? 0);
      if (start === end || !EDGE.test(text.charAt(start))) break;
      if (isRule(text, start, end)) rules++;
    }
    if (rules >= 2) tables.push(tableOf(text, starts.slice(from, index), ends.slice(from, index)));
    if (index === from) index++;
  }
  return tables;
}

/** A whole line of a rule: `| --- | --- |`, which Markdown has between head and rows, is none. */
function isRule(text: string, start: number, end: number): boolean {
  const line = text.slice(start, end);
  return RULE.test(line) && !line.startsWith('|');
}

function tableOf(text: string, starts: Int32Array, ends: Int32Array): RawTable {
  const first = trimmedStart(text, starts[0] ?? 0, ends[0] ?? 0);
  const last = ends.at(-1) ?? first;
  return {
    shape: 'drawn',
    start: first,
    end: trimmedEnd(text, first, last),
    readRows: () => rowsOf(text, starts, ends),
  };
}

/** Example: `| 规范性 | 3 |`, `| 文件 | |` between two rules is the row `规范性\n文件`, `3`. */
function rowsOf(text: string, starts: Int32Array, ends: Int32Array): readonly RawRow[] {
  const rows: RawRow[] = [];
  let open: (readonly RawCell[])[] = [];
  const close = (): void => {
    const widths = new Set(open.map((cells) => cells.length));
    // Lines of one row have as many cells each; where they do not, each line stands for itself.
    if (widths.size === 1) rows.push(joined(open));
    else for (const cells of open) rows.push(cells);
    open = [];
  };
  starts.forEach((lineStart, index) => {
    const start = trimmedStart(text, lineStart, ends[index] ?? lineStart);
    const end = trimmedEnd(text, start, ends[index] ?? start);
    if (isRule(text, start, end)) {
      close();
      return;
    }
    const pieces = piecesOf(text, start, end);
    // A rule under some of the cells only: those beside it reach further down.
    const isPartial = pieces.some(({ text: piece }) => RULE_PIECE.test(piece));
    const cells = pieces.map((cell) =>
      RULE_PIECE.test(cell.text) ? { text: '', start: cell.start, end: cell.start } : cell,
    );
    if (!isPartial) {
      open.push(cells);
      return;
    }
    close();
    if (cells.some((cell) => cell.text !== '')) open.push(cells);
  });
  close();
  return rows;
}

/** What stands between the vertical lines of a line, blank pieces included. */
function piecesOf(text: string, start: number, end: number): readonly RawCell[] {
  const cells: RawCell[] = [];
  let from = start + 1;
  for (let at = start + 1; at < end; at++) {
    if (!VERTICAL.test(text.charAt(at))) continue;
    cells.push(cellOf(text, from, at));
    from = at + 1;
  }
  if (from < end) cells.push(cellOf(text, from, end));
  return cells;
}

/**
 * The lines of a row as its cells. A cell of several lines is told by the place of its first: other cells stand between
 * its lines.
 */
function joined(lines: readonly (readonly RawCell[])[]): RawRow {
  const [first = []] = lines;
  if (lines.length === 1) return first;
  return first.map((_, index) => {
    const pieces = lines.flatMap((line) => line[index] ?? []).filter((piece) => piece.text !== '');
    const [top] = pieces;
    if (!top) return first[index] ?? { text: '', start: 0, end: 0 };
    return { ...top, text: pieces.map((piece) => piece.text).join('\n') };
  });
}
