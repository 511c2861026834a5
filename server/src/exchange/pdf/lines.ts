/** Pieces of text → lines, by where they stand. */
import { joinsTightly } from '../blocks.ts';
import type { Text } from './page.ts';

export interface TextLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** Characters that a font has under the number of another that looks alike: ⼀ for 一. */
const LOOK_ALIKE = /[\u2e80-\u2fdf\uf900-\ufaff]/g;

/** Parts of a line so far from each other, in sizes of the font, are columns. */
const COLUMN_GAP = 1.5;
/** So far, words. */
const WORD_GAP = 0.2;

/** The lines of texts, from top to bottom. */
export function linesIn(texts: readonly Text[]): readonly TextLine[] {
  const sorted = texts.filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y);
  const rows: Text[][] = [];
  for (const text of sorted) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(first.y - text.y) <= Math.min(first.size, text.size) / 2) row.push(text);
    else rows.push([text]);
  }
  return rows.map(lineOf);
}

function lineOf(row: Text[]): TextLine {
  row.sort((a, b) => a.x - b.x);
  let line = '';
  let right = row[0]?.x ?? 0;
  for (const { text, x, width, size } of row) {
    const own = text.replace(LOOK_ALIKE, (character) => character.normalize('NFKC'));
    const gap = line === '' ? 0 : x - right;
    if (gap > COLUMN_GAP * size) line += '  ';
    else if (gap > WORD_GAP * size && !joinsTightly(line, own)) line += ' ';
    line += own;
    right = Math.max(right, x + width);
  }
  return {
    text: line.trim(),
    left: row[0]?.x ?? 0,
    right,
    y: row[0]?.y ?? 0,
    size: Math.max(...row.map(({ size }) => size)),
  };
}
