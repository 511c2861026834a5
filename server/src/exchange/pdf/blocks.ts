/** Pages → blocks: paragraphs over lines and pages, tables over pages. */
import { leadingOrdinal } from '../../document/label.ts';
import { labelsOf } from '../../report/tables/labels.ts';
import { joinsTightly } from '../blocks.ts';
import type { Block, GridCell, Paragraph } from '../blocks.ts';
import { linesIn } from './lines.ts';
import type { TextLine } from './lines.ts';
import type { Page } from './page.ts';
import { readRuled } from './ruled.ts';
import type { RuledTable } from './ruled.ts';

/** A cell, and where its left side is on the page. */
type PlacedCell = GridCell & { readonly left: number };

/** What stands on a page, from top to bottom. */
type Item = { readonly kind: 'line'; readonly line: TextLine } | { readonly kind: 'table'; readonly table: RuledTable };

/** A number alone at the top or the bottom of a page: - 3 -, 第3页, 3/12. */
const PAGE_NUMBER =
  /^(?:[-—–－·•\s]{0,9}\d{1,4}[-—–－·•\s]{0,9}|第\s?\d{1,4}\s?页(?:[，,\s]{0,3}共\s?\d{1,4}\s?页)?|\d{1,4}\s?\/\s?\d{1,4})$/;

/** The blocks of a file's pages. */
export function blocksOf(pages: readonly Page[]): readonly Block[] {
  const blocks: Block[] = [];
  /** The paragraph that the last line may go on, and the table that the last page ended with. */
  let open: { text: string; last: TextLine } | null = null;
  let openTable: { readonly edges: readonly number[]; readonly rows: PlacedCell[][] } | null = null;
  const endParagraph = (): void => {
    if (open) blocks.push(paragraphOf(open.text));
    open = null;
  };
  const itemsByPage = pages.map((page) => withoutPageNumbers(itemsOf(page)));
  const margin = marginOf(itemsByPage.flat());
  for (const items of itemsByPage) {
    items.forEach((item, index) => {
      if (item.kind === 'table') {
        endParagraph();
        const rows = gridRows(item.table);
        if (openTable && index === 0 && areSameEdges(openTable.edges, item.table.edges)) goOn(openTable.rows, rows);
        else {
          openTable = { edges: item.table.edges, rows };
          blocks.push({ kind: 'grid', rows });
        }
        return;
      }
      openTable = null;
      const { line } = item;
      if (open && goesOn(open.last, line, margin)) {
        open.text = joinedText(open.text, line.text);
        open.last = line;
      } else {
        endParagraph();
        open = { text: line.text, last: line };
      }
    });
    // The table that the page ends with may go on; one that text follows does not.
    if (items.at(-1)?.kind !== 'table') openTable = null;
  }
  endParagraph();
  return blocks;
}

function itemsOf(page: Page): readonly Item[] {
  const { tables, rest } = readRuled(page);
  const items: { readonly y: number; readonly item: Item }[] = [
    ...linesIn(rest).map((line) => ({ y: line.y, item: { kind: 'line' as const, line } })),
    ...tables.map((table) => ({ y: table.top, item: { kind: 'table' as const, table } })),
  ];
  return items.sort((a, b) => b.y - a.y).map(({ item }) => item);
}

function withoutPageNumbers(items: readonly Item[]): readonly Item[] {
  const isNumber = (item: Item | undefined): boolean => item?.kind === 'line' && PAGE_NUMBER.test(item.line.text);
  const start = isNumber(items[0]) ? 1 : 0;
  const end = items.length > start && isNumber(items.at(-1)) ? items.length - 1 : items.length;
  return items.slice(start, end);
}

interface Margin {
  readonly left: number;
  readonly right: number;
  /** The size in which most lines are set. */
  readonly size: number;
}

function marginOf(items: readonly Item[]): Margin {
  let [left, right] = [Infinity, -Infinity];
  const sizes: number[] = [];
  for (const item of items) {
    if (item.kind !== 'line') continue;
    left = Math.min(left, item.line.left);
    right = Math.max(right, item.line.right);
    sizes.push(item.line.size);
  }
  sizes.sort((a, b) => a - b);
  return { left, right, size: sizes[sizes.length >> 1] ?? 0 };
}

/** How much of the font's size a full line may leave free at its end: a character that did not fit. */
const FREE_AT_END = 2.2;
/** What is moved in farther than this begins a paragraph. */
const INDENT = 0.8;

/** Whether a line goes on with the paragraph of the one before: that one is full, and this one is not moved in. */
function goesOn(before: TextLine, line: TextLine, { left, right, size }: Margin): boolean {
  if (Math.abs(before.size - line.size) >= 1 || isNumberedHeading(line.text)) return false;
  const isFull = before.right >= right - FREE_AT_END * before.size;
  // The lines of a title stand in the middle.
  const isTitle = line.size > LARGER * size;
  return isFull && (isTitle || line.left <= left + INDENT * line.size);
}

/** 一、 or （一） at the beginning of a short line: no paragraph goes on with it. */
function isNumberedHeading(text: string): boolean {
  const kind = leadingOrdinal(text)?.kind;
  return kind !== undefined && kind !== 'digit';
}

/** A title is set so much larger than the text. */
const LARGER = 1.25;

function joinedText(before: string, after: string): string {
  return before + (joinsTightly(before, after) ? '' : ' ') + after;
}

function paragraphOf(text: string): Paragraph {
  return { kind: 'paragraph', text, level: 0, source: null };
}

/** Lines of rows that were laid out apart leave gaps between them, in which no text has room. */
const NARROWEST = 10;

/** The rows of a table: cells that go on from above are empty and marked. */
function gridRows({ rows, edges }: RuledTable): PlacedCell[][] {
  const columns = edges.length - 1;
  const grid: (PlacedCell | null)[][] = rows.map(() => Array.from({ length: columns }, () => null));
  for (const row of rows) {
    for (const cell of row) {
      const text = cellText(linesIn(cell.texts).map((line) => line.text));
      const width = (edges[cell.column + cell.columns] ?? 0) - (edges[cell.column] ?? 0);
      if (text === '' && width < NARROWEST) continue;
      for (let down = 0; down < cell.rows; down++) {
        const line = grid[cell.row + down];
        if (!line) continue;
        line[cell.column] = {
          left: edges[cell.column] ?? 0,
          paragraphs: down === 0 && text !== '' ? [paragraphOf(text)] : [],
          columns: cell.columns,
          isContinued: down > 0,
          source: null,
        };
      }
    }
  }
  return grid.map((row) => row.filter((cell) => cell !== null));
}

/** A cell's lines as one text: what is broken in it is whole again, numbers too. */
function cellText(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    const isNumber = /[\d.,+-]$/.test(text) && /^[\d.,]/.test(line);
    return text === '' || isNumber || joinsTightly(text, line) ? text + line : `${text} ${line}`;
  }, '');
}

/** Whether one table goes on in another: both are as wide, and stand in the same place. */
function areSameEdges(a: readonly number[], b: readonly number[]): boolean {
  return isSamePlace(a[0], b[0]) && isSamePlace(a.at(-1), b.at(-1));
}

/** Lines of one table on two pages are not farther apart. */
const SAME_EDGE = 6;

function isSamePlace(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && Math.abs(a - b) <= SAME_EDGE;
}

/** Adds the rows of the next page. One that was parted by the page's end is whole again. */
function goOn(rows: PlacedCell[][], next: readonly PlacedCell[][]): void {
  const [first, ...others] = next;
  const rest = first && restOf(rows, first);
  for (const { row, at, text } of rest ?? []) {
    const cell = row[at];
    if (cell) row[at] = { ...cell, paragraphs: [paragraphOf(cellText([textIn(cell), text]))] };
  }
  for (const row of rest ? others : next) rows.push(row);
}

function textIn({ paragraphs }: GridCell): string {
  return paragraphs[0]?.text ?? '';
}

/** What goes on in a cell of the page before. */
interface Rest {
  readonly row: PlacedCell[];
  readonly at: number;
  readonly text: string;
}

/**
 * What goes on from a row where it is the rest of the last one: it holds no whole label of its own, and each of its
 * texts stands below one that it goes on with; or it has all of a row that stands empty before it. Null where it is
 * another row.
 */
function restOf(rows: readonly PlacedCell[][], next: readonly PlacedCell[]): readonly Rest[] | null {
  const isEmpty = rows.at(-1)?.every(({ paragraphs }) => paragraphs.length === 0) ?? true;
  const rest: Rest[] = [];
  for (const cell of next) {
    const text = textIn(cell);
    if (text === '') continue;
    const above = cellAbove(rows, cell.left);
    if (!above) return null;
    const before = above.row[above.at];
    const begun = before ? textIn(before) : '';
    const isWhole = isLabel(text) && !(isLabel(begun + text) && !isLabel(begun));
    if (!isEmpty && (begun === '' || isWhole)) return null;
    rest.push({ ...above, text });
  }
  return rest.length === 0 ? null : rest;
}

/** The cell of the last row that begins there, or the one that it belongs to. */
function cellAbove(rows: readonly PlacedCell[][], left: number): Pick<Rest, 'row' | 'at'> | null {
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index] ?? [];
    const at = row.findIndex((cell) => isSamePlace(cell.left, left));
    if (at === -1) return null;
    if (row[at]?.isContinued !== true) return { row, at };
  }
  return null;
}

function isLabel(text: string): boolean {
  const { rows, columns, group } = labelsOf(text);
  return rows.length > 0 || columns.length > 0 || group !== null;
}
