/** Blocks of another file → plain Markdown as they stand, with the place that each piece of the text came from. */
import type { Span } from '../document/document.ts';
import { cellLine, joinsTightly } from './blocks.ts';
import type { Block, Grid, GridCell, Paragraph } from './blocks.ts';

/** A piece of the text, and the paragraph or the cell that it is. Ordered, and none overlaps another. */
export interface Origin extends Span {
  readonly from: Paragraph | GridCell;
}

/** Blocks as they were written, each with its range in the text. */
export interface WrittenBlock extends Span {
  readonly block: Block;
  readonly origins: readonly Origin[];
}

export interface Written {
  readonly text: string;
  readonly blocks: readonly WrittenBlock[];
}

const DEEPEST = 6;

/** A text that is put together piece by piece. */
export interface Draft {
  readonly pieces: string[];
  length: number;
  readonly origins: Origin[];
}

export function emptyDraft(): Draft {
  return { pieces: [], length: 0, origins: [] };
}

/** Adds a piece, and where it came from. */
export function add(draft: Draft, piece: string, from: Origin['from'] | null = null): void {
  if (from) draft.origins.push({ start: draft.length, end: draft.length + piece.length, from });
  draft.pieces.push(piece);
  draft.length += piece.length;
}

/** Writes blocks one below the other, parted by blank lines. */
export function writeBlocks(blocks: readonly Block[]): Written {
  const draft = emptyDraft();
  const written = blocks.map((block): WrittenBlock => {
    if (draft.length > 0) add(draft, '\n');
    const start = draft.length;
    const first = draft.origins.length;
    if (block.kind === 'paragraph') addParagraph(draft, block, Math.min(block.level, DEEPEST));
    else addGrid(draft, block);
    return { block, start, end: draft.length, origins: draft.origins.slice(first) };
  });
  return { text: draft.pieces.join(''), blocks: written };
}

/** A paragraph; a heading, which Markdown has on one line, where a level is given. Each ends with a line break. */
export function addParagraph(draft: Draft, paragraph: Paragraph, level: number): void {
  const lines = linesOf(paragraph.text);
  if (level > 0) {
    add(draft, `${'#'.repeat(level)} `);
    add(draft, lines.reduce(joined, ''), paragraph);
    add(draft, '\n');
    return;
  }
  lines.forEach((line, index) => {
    if (index > 0) add(draft, '\n');
    add(draft, line, paragraph);
    add(draft, '\n');
  });
}

/** The lines of a paragraph as a text has them: trimmed, none of them blank, and none that would mean something else. */
function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => plainLine(line.replaceAll('\t', ' ').trim()))
    .filter((line) => line !== '');
}

function joined(before: string, line: string): string {
  return before === '' || joinsTightly(before, line) ? before + line : `${before} ${line}`;
}

/** Signs that would make a table, a heading, a comment or a tag of what is none. */
function plainLine(line: string): string {
  const escaped = line.replaceAll('|', '\\|').replace(/<(?=[a-z!/?])/gi, '&lt;');
  return /^(?:#{1,6} |```|~~~)/.test(escaped) ? `\\${escaped}` : escaped;
}

function addGrid(draft: Draft, { rows }: Grid): void {
  for (const row of rows) {
    add(draft, '|');
    for (const cell of row) {
      const text = plainLine(cellLine(cell));
      // Of a blank cell, the place that its text would have.
      if (text !== '') add(draft, ' ');
      add(draft, text, cell);
      add(draft, ' |');
    }
    add(draft, '\n');
  }
}
