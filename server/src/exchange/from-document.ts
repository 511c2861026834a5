/** A text or a page → blocks: its lines as paragraphs, its tables as grids. */
import type { Document, Line, RawCell, RawTable } from '../document/document.ts';
import type { Block, Paragraph } from './blocks.ts';

/** The blocks of a document, in the order of the text. */
export function documentBlocks(document: Document): readonly Block[] {
  const { lines, tables } = document;
  const pageTitle = pageTitleOf(document);
  const grids = tables.filter(({ shape }) => shape !== 'lineCells' && shape !== 'tabbedCells');
  const blocks: { readonly start: number; readonly block: Block }[] = grids.map((table) => ({
    start: table.start,
    block: gridOf(table),
  }));
  let next = 0;
  for (const line of lines) {
    if (line === pageTitle) continue;
    while ((grids[next]?.end ?? Infinity) <= line.start) next += 1;
    const table = grids[next];
    // What stands in a table is there already, unless the table only lays out a page.
    const laysOut = table?.shape === 'html' && line.inTable === true;
    if (table && table.start <= line.start && line.end <= table.end && !laysOut) continue;
    blocks.push({ start: line.start, block: paragraphOf(line) });
  }
  return blocks.sort((a, b) => a.start - b.start).map(({ block }) => block);
}

/** The name that a page gives itself for the frame of the window, where it says the same again in what is seen. */
function pageTitleOf({ text, isHtml, lines }: Document): Line | null {
  const [first] = lines;
  if (!isHtml || !first || !/<title\b[^<>]*>\s*$/i.test(text.slice(Math.max(0, first.start - 200), first.start)))
    return null;
  return lines.some((line) => line !== first && isMostOf(line.text, first.text)) ? first : null;
}

/** Pages add the name of their site to a title. */
function isMostOf(part: string, text: string): boolean {
  return text.includes(part) && part.length * 2 > text.length;
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
