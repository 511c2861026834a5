/** A page or a clipboard of HTML → blocks: paragraphs and grids, in the order in which they are read. */
import type { Line, RawCell, RawTable, Span } from '../document/document.ts';
import { firstFrom } from '../document/document.ts';
import { readDocument } from '../document/read.ts';
import { looksLikeHtml } from '../document/html.ts';
import type { Block, Grid, GridCell, GridRow, Paragraph } from './blocks.ts';

/** What Windows writes before the HTML of its clipboard. */
const CLIPBOARD_HEADER = /^Version:[\d.]+\r?\n(?:[A-Za-z]+:[^\r\n]*\r?\n)*/;

/** The blocks of HTML. A table that only lays out the page becomes the paragraphs in it. */
export function htmlBlocks(html: string): readonly Block[] {
  const page = html.replace(CLIPBOARD_HEADER, '');
  // A fragment that begins with text is a page all the same.
  const isPage = looksLikeHtml(page) && page.trimStart().startsWith('<');
  const document = readDocument(isPage ? page : `<body>${page}`);
  const layout = document.lines.filter(({ inTable }) => inTable);
  const grids = document.tables
    .filter(({ shape }) => shape === 'html')
    .filter(({ start, end }) => (layout[firstFrom(layout, start)]?.start ?? Infinity) >= end)
    .map((table) => ({ start: table.start, end: table.end, block: gridOf(table) }))
    .filter(({ block }) => block.rows.some((row) => row.some(({ paragraphs }) => paragraphs.length > 0)));
  const isInGrid = within(grids);
  const paragraphs = document.lines
    .filter((line) => !isInGrid(line))
    .map((line) => ({ start: line.start, end: line.end, block: paragraphOf(line) }));
  return [...paragraphs, ...grids].sort((a, b) => a.start - b.start).map(({ block }) => block);
}

/** Whether a span begins in one of some ordered spans; to be asked in rising order. */
function within(spans: readonly Span[]): (inner: Span) => boolean {
  let next = 0;
  let reached = 0;
  return ({ start }) => {
    for (let span = spans[next]; span && span.start <= start; span = spans[++next])
      reached = Math.max(reached, span.end);
    return start < reached;
  };
}

function paragraphOf({ text, level, start, end }: Pick<Line, 'text' | 'level' | 'start' | 'end'>): Paragraph {
  return { kind: 'paragraph', text, level, source: { start, end } };
}

/** Rows with a place for each cell that reaches down from above: merged cells stand once. */
function gridOf(table: RawTable): Grid {
  const reaching: number[] = [];
  const rows = table.readRows().map((row): GridRow => {
    const cells: GridCell[] = [];
    let column = 0;
    const skipReached = (): void => {
      for (let left = reaching[column] ?? 0; left > 0; left = reaching[++column] ?? 0) {
        reaching[column] = left - 1;
        cells.push({ paragraphs: [], columns: 1, isContinued: true, source: null });
      }
    };
    for (const cell of row) {
      // A blank that stands for a number from above is that place already.
      if (cell.text === '' && (reaching[column] ?? 0) > 0 && cell.start === cell.end) {
        reaching[column] = (reaching[column] ?? 0) - 1;
        cells.push({ paragraphs: [], columns: 1, isContinued: true, source: null });
        column++;
        continue;
      }
      skipReached();
      const { columns = 1, rows: down = 1 } = cell;
      for (let right = 0; right < columns; right++) reaching[column + right] = down - 1;
      cells.push({ paragraphs: paragraphsOf(cell), columns, isContinued: false, source: null });
      column += columns;
    }
    skipReached();
    return cells;
  });
  return { kind: 'grid', rows };
}

function paragraphsOf({ text, start, end }: RawCell): readonly Paragraph[] {
  return text === '' ? [] : [paragraphOf({ text, level: 0, start, end })];
}
