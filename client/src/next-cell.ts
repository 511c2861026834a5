import type { Position } from 'vscode';
import { Range, type TextDocument } from 'vscode';
import type { LineRange, MoveTarget } from './protocol.ts';

/**
 * Where a key goes from a place, as far as lines and bars tell: at once, so that what is typed next is typed there. Null
 * where the server is to be asked: words to be filled in, the end of a table, lines that it has not read yet.
 */
export function cellFrom(
  document: TextDocument,
  place: Position,
  to: MoveTarget,
  ranges: readonly LineRange[],
): Range | null {
  const at = ranges.findIndex(({ first, last }) => first <= place.line && place.line <= last);
  const here = cellIndex(document.lineAt(place.line).text, place.character);
  if (to === 'below') return below(document, place.line, here, ranges[at]);
  const step = to === 'next' ? 1 : -1;
  for (let index = at; ranges[index] !== undefined; index += step) {
    const { first, last, numbers } = ranges[index] ?? { first: 0, last: 0 };
    if (numbers === undefined) return null;
    const from = index === at ? place.line : step === 1 ? first : last;
    for (let line = from; first <= line && line <= last; line += step) {
      const cells = numbers[line - first] ?? [];
      const isHere = line === place.line;
      const cell =
        step === 1 ? cells.find((each) => !isHere || each > here) : cells.findLast((each) => !isHere || each < here);
      if (cell !== undefined) return contentOf(document, line, cell);
    }
  }
  return null;
}

function below(document: TextDocument, line: number, cell: number, range: LineRange | undefined): Range | null {
  if (range?.numbers === undefined) return null;
  for (let next = line + 1; next <= range.last; next++) {
    if (!/^[\s|:-]*$/.test(document.lineAt(next).text)) return contentOf(document, next, cell);
  }
  return null;
}

/** The bars of a line, by their places. */
function barsOf(text: string): readonly number[] {
  return [...text.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
}

/** The cell around a place: before the first bar the first one, behind the last bar the last one. */
function cellIndex(text: string, character: number): number {
  const bars = barsOf(text);
  const before = bars.filter((bar) => bar < character).length;
  return Math.min(Math.max(0, before - 1), Math.max(0, bars.length - 2));
}

/** What stands in a cell; in a blank one, the place behind one space. */
function contentOf(document: TextDocument, line: number, cell: number): Range | null {
  const { text } = document.lineAt(line);
  const bars = barsOf(text);
  const index = Math.min(cell, bars.length - 2);
  const [start, end] = [bars[index], bars[index + 1]];
  if (start === undefined || end === undefined) return null;
  const content = text.slice(start + 1, end);
  const written = content.trim();
  const from = start + 1 + (written === '' ? Math.min(1, content.length) : content.indexOf(written));
  return new Range(line, from, line, from + written.length);
}
