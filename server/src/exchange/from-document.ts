/** A text or a page → blocks: its lines as paragraphs, its tables as grids. */
import type { Document, Line, RawCell, RawTable } from '../document/document.ts';
import type { Block, Paragraph } from './blocks.ts';

/** The blocks of a document, in the order of the text. */
export function documentBlocks({ lines, tables }: Document): readonly Block[] {
  const grids = tables.filter(({ shape }) => shape !== 'lineCells' && shape !== 'tabbedCells');
  const blocks: { readonly start: number; readonly block: Block }[] = grids.map((table) => ({
    start: table.start,
    block: gridOf(table),
  }));
  let next = 0;
  for (const line of lines) {
    while ((grids[next]?.end ?? Infinity) <= line.start) next += 1;
    const table = grids[next];
    // What stands in a table is there already, unless it only lays out the page.
    if (table && table.start <= line.start && line.end <= table.end && !line.inTable) continue;
    blocks.push({ start: line.start, block: paragraphOf(line) });
  }
  return blocks.sort((a, b) => a.start - b.start).map(({ block }) => block);
}

function paragraphOf({ text, level, start, end }: Line): Paragraph {
  return { kind: 'paragraph', text, level, source: { start, end } };
}

function gridOf(table: RawTable): Block {
  const cellOf = ({ text, start, end }: RawCell) => ({
    paragraphs: text === '' ? [] : [{ kind: 'paragraph' as const, text, level: 0, source: { start, end } }],
    columns: 1,
    isContinued: false,
    source: null,
  });
  return { kind: 'grid', rows: table.readRows().map((row) => row.map(cellOf)) };
}
