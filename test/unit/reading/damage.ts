/**
 * Structural damage to a good report, one at a time, with the origin of every character kept: so that each value
 * claimed in the damaged text can be held against the cell that the very same characters were in the good one.
 */
import type { RawCell, Span } from '../../../server/src/document/document.ts';
import { splitLines } from '../../../server/src/document/lines.ts';
import { readNumber } from '../../../server/src/report/number.ts';
import type { Report } from '../../../server/src/report/report.ts';

/** A run of the good text, or new text (`at` is then the place in the good text whose content it stands for). */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string; readonly at?: number };

export interface Damaged {
  readonly kind: DamageKind;
  /** What was done, for a person to read. */
  readonly description: string;
  readonly text: string;
  /** The place in the good text that an offset of the damaged text came from; null for new text. */
  origin(offset: number): number | null;
  /** The two ranges of the good text that were exchanged; empty for every other damage. */
  readonly exchanged: readonly Span[];
  /** The range of several lines that were dropped; null for every other damage. */
  readonly dropped: Span | null;
}

export interface Good {
  readonly text: string;
  /** Rows of all raw tables; a table without rows is one. */
  readonly rows: readonly (readonly RawCell[])[];
  readonly tables: readonly (readonly (readonly RawCell[])[])[];
  readonly lines: readonly { readonly start: number; readonly end: number }[];
}

/** What the damages choose from. */
export function good(report: Report): Good {
  const { text, tables } = report.document;
  const { starts, ends } = splitLines(text);
  return {
    text,
    rows: tables.flatMap((table) => table.readRows()),
    tables: tables.map((table) => table.readRows()),
    lines: Array.from(starts, (start, index) => ({ start, end: ends[index] ?? start })).filter(
      (line) => text.slice(line.start, line.end).trim() !== '',
    ),
  };
}

export const DAMAGE_KINDS = [
  'dropCell',
  'repeatCell',
  'mergeCells',
  'blankCell',
  'swapCells',
  'swapNeighbours',
  'dropLabel',
  'splitLabel',
  'damageLabel',
  'dropColumn',
  'dropLine',
  'dropLines',
  'repeatLine',
  'swapLines',
  'swapNextLines',
  'shuffleRows',
  'joinLines',
  'cutLine',
  'cutEnd',
  'cutStart',
  'changeWidths',
] as const;

export type DamageKind = (typeof DAMAGE_KINDS)[number];

/** Whether a cell holds a number. */
export function isNumber(cell: RawCell): boolean {
  return readNumber(cell.text).status === 'value';
}

/** Does one damage. `choices` are numbers that choose places; null where there is no such place. */
export function damage(source: Good, kind: DamageKind, choices: readonly [number, number, number]): Damaged | null {
  const { text, rows, lines } = source;
  const [first, second, third] = choices;
  const pick = <T>(list: readonly T[], choice: number): T | undefined => list[choice % Math.max(1, list.length)];
  const show = (cell: { readonly start: number; readonly end: number } | undefined): string =>
    cell ? JSON.stringify(text.slice(cell.start, cell.end)) : '';
  const whole = text.length;
  const made = (
    description: string,
    pieces: readonly Piece[],
    exchanged: readonly Span[] = [],
    dropped: Span | null = null,
  ): Damaged => ({ kind, description: `${kind} ${description}`, exchanged, dropped, ...assemble(text, pieces) });
  /** The text with one range replaced. */
  const replace = (description: string, from: number, to: number, ...by: readonly Piece[]): Damaged =>
    made(description, [{ from: 0, to: from }, ...by, { from: to, to: whole }]);
  const exchange = (a: Span, b: Span): Damaged | null => {
    const [one, other] = a.start < b.start ? [a, b] : [b, a];
    if (one.end > other.start) return null;
    return made(
      `${show(one)} with ${show(other)}`,
      [
        { from: 0, to: one.start },
        { from: other.start, to: other.end },
        { from: one.end, to: other.start },
        { from: one.start, to: one.end },
        { from: other.end, to: whole },
      ],
      [one, other],
    );
  };

  switch (kind) {
    case 'dropCell':
    case 'repeatCell':
    case 'mergeCells': {
      const row = pick(
        rows.filter((each) => each.length > 1),
        first,
      );
      if (!row) return null;
      const index = second % (row.length - 1);
      const cell = row[index];
      const next = row[index + 1];
      if (!cell || !next) return null;
      if (kind === 'dropCell') {
        const last = third % 4 === 0;
        return last
          ? replace(`${show(next)} after ${show(cell)}`, cell.end, next.end)
          : replace(`${show(cell)} before ${show(next)}`, cell.start, next.start);
      }
      if (kind === 'repeatCell')
        return replace(show(cell), cell.start, cell.start, { from: cell.start, to: next.start });
      return replace(`${show(cell)} and ${show(next)}`, cell.end, next.start, { text: third % 2 ? ' ' : '' });
    }
    case 'blankCell': {
      const cell = pick(rows.flat().filter(isNumber), first);
      return cell ? replace(show(cell), cell.start, cell.end) : null;
    }
    case 'swapCells':
    case 'swapNeighbours': {
      const row = pick(
        rows.filter((each) => each.length > 1),
        first,
      );
      if (!row) return null;
      const index = second % (row.length - 1);
      const other = kind === 'swapNeighbours' ? index + 1 : third % row.length;
      const cell = row[index];
      const far = row[other];
      return cell && far && cell !== far && cell.text !== '' && far.text !== '' ? exchange(cell, far) : null;
    }
    case 'dropLabel': {
      const cell = pick(
        rows.flat().filter((each) => each.text !== '' && !isNumber(each)),
        first,
      );
      return cell ? replace(show(cell), cell.start, cell.end) : null;
    }
    case 'splitLabel': {
      const row = pick(
        rows.filter((each) => each.some((cell) => cell.text.length > 1 && !isNumber(cell))),
        first,
      );
      const cell = pick(row?.filter((each) => each.text.length > 1 && !isNumber(each)) ?? [], second);
      if (!row || !cell) return null;
      const at = cell.start + 1 + (third % Math.max(1, cell.end - cell.start - 1));
      const index = row.indexOf(cell);
      const next = row[index + 1];
      const between = next && next.start - cell.end < 40 ? text.slice(cell.end, next.start) : '\n';
      const marks = ['\n', '\n\n', ' ', between, '\n　　'];
      return replace(`${show(cell)} at ${String(at - cell.start)}`, at, at, {
        text: pick(marks, first + third) ?? '\n',
      });
    }
    case 'damageLabel': {
      const cell = pick(
        rows.flat().filter((each) => each.text.length > 2 && !isNumber(each)),
        first,
      );
      if (!cell) return null;
      const at = cell.start + (second % (cell.end - cell.start));
      return replace(`${show(cell)} at ${String(at - cell.start)}`, at, at + 1, { text: third % 2 ? '某' : '' });
    }
    case 'dropColumn': {
      const table = pick(
        source.tables.filter((each) => each.length > 2),
        first,
      );
      if (!table) return null;
      const fromEnd = second % 7;
      const dropped = table.flatMap((row) => {
        const index = row.length - 1 - fromEnd;
        const cell = row[index];
        const previous = row[index - 1];
        return cell && previous ? [{ start: previous.end, end: cell.end }] : [];
      });
      const pieces: Piece[] = [];
      let from = 0;
      for (const range of dropped) {
        pieces.push({ from, to: range.start });
        from = range.end;
      }
      return made(`${String(fromEnd)} from the end`, [...pieces, { from, to: whole }]);
    }
    case 'dropLine':
    case 'dropLines': {
      const index = first % lines.length;
      const line = lines[index];
      const last = lines[Math.min(lines.length - 1, index + (kind === 'dropLine' ? 0 : 1 + (second % 9)))];
      if (!line || !last) return null;
      const to = Math.min(whole, last.end + 1);
      const several = kind === 'dropLines' ? { start: line.start, end: to } : null;
      return made(
        `${show(line)} to ${show(last)}`,
        [
          { from: 0, to: line.start },
          { from: to, to: whole },
        ],
        [],
        several,
      );
    }
    case 'repeatLine': {
      const line = pick(lines, first);
      if (!line) return null;
      return replace(show(line), line.start, line.start, { from: line.start, to: line.end }, { text: '\n' });
    }
    case 'swapLines':
    case 'swapNextLines': {
      const index = first % lines.length;
      const line = lines[index];
      const other = lines[index + (kind === 'swapNextLines' ? 1 : 1 + (second % 12))];
      return line && other ? exchange(line, other) : null;
    }
    case 'shuffleRows': {
      const table = pick(
        source.tables.map((each) => linesOfRows(source, each)).filter((each) => each.length > 2),
        first,
      );
      const [top] = table ?? [];
      const bottom = table?.at(-1);
      if (!table || !top || !bottom) return null;
      const pieces = shuffled(table, second).flatMap((row) => [{ from: row.start, to: row.end }, { text: '\n' }]);
      return made(`of ${show(top)}`, [
        { from: 0, to: top.start },
        ...pieces.slice(0, -1),
        { from: bottom.end, to: whole },
      ]);
    }
    case 'joinLines': {
      const line = pick(lines, first);
      if (!line || line.end >= whole) return null;
      let end = line.end + 1;
      if (second % 2) while (text[end] === '\n') end++;
      return replace(show(line), line.end, end, { text: third % 2 ? ' ' : '' });
    }
    case 'cutLine': {
      const line = pick(lines, first);
      if (!line) return null;
      const at = line.start + (second % Math.max(1, line.end - line.start));
      return replace(`${show(line)} at ${String(at - line.start)}`, at, line.end);
    }
    case 'cutEnd': {
      const at = (whole >> 2) | 0;
      const cut = at + ((first * 7919 + second) % (whole - at));
      return made(JSON.stringify(text.slice(cut - 20, cut)), [{ from: 0, to: cut }]);
    }
    case 'cutStart': {
      const cut = (first * 7919 + second) % whole;
      return made(JSON.stringify(text.slice(cut, cut + 20)), [{ from: cut, to: whole }]);
    }
    case 'changeWidths': {
      const cell = pick(
        rows.flat().filter((each) => each.text !== ''),
        first,
      );
      if (!cell) return null;
      const written = text.slice(cell.start, cell.end);
      const wide = written.replace(/[0-9,.+()-]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
      const spaced = ` \u3000${written}\u00a0`;
      return replace(show(cell), cell.start, cell.end, { text: second % 2 ? wide : spaced, at: cell.start });
    }
  }
}

/** The whole lines of each written row of a table; empty where rows share lines. */
function linesOfRows({ text, lines }: Good, rows: readonly (readonly RawCell[])[]): readonly Span[] {
  const spans = rows.flatMap((row) => {
    const [first] = row;
    const last = row.at(-1);
    if (!first || !last) return [];
    const start = text.lastIndexOf('\n', first.start - 1) + 1;
    const end = text.indexOf('\n', last.end);
    return [{ start, end: end === -1 ? text.length : end }];
  });
  const isApart = spans.every(({ start }, index) => start > (spans[index - 1]?.end ?? -1));
  return isApart && lines.length > 0 ? spans : [];
}

/** The list in an order that the choice determines. */
function shuffled<T>(list: readonly T[], choice: number): readonly T[] {
  const result = [...list];
  let state = choice;
  for (let last = result.length - 1; last > 0; last--) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const other = state % (last + 1);
    const moved = result[last] as T;
    result[last] = result[other] as T;
    result[other] = moved;
  }
  return result;
}

function assemble(source: string, pieces: readonly Piece[]): Pick<Damaged, 'text' | 'origin'> {
  const placed: { readonly start: number; readonly end: number; readonly piece: Piece }[] = [];
  let text = '';
  for (const piece of pieces) {
    const part = 'text' in piece ? piece.text : source.slice(piece.from, piece.to);
    placed.push({ start: text.length, end: text.length + part.length, piece });
    text += part;
  }
  return {
    text,
    origin(offset) {
      const found = placed.find((each) => offset >= each.start && offset < each.end);
      if (!found) return null;
      if ('text' in found.piece) return found.piece.at ?? null;
      return found.piece.from + offset - found.start;
    },
  };
}
