/**
 * Blank cells of a web page whose cells were pasted a line each, with a bar behind each: there a lone bar is a blank cell,
 * or opens a row. Which of these it is, the rows of the table tell together.
 */
import type { RawCell } from '../../document/document.ts';
import { isBlank } from './cell.ts';
import type { Entry, LabelledRow } from './entry.ts';

/** So many rows have to have a cell, blank or not, for each of their columns. */
const LEAST_ROWS = 2;
/** Table four has one row of so many cells. */
const PROCEEDINGS = 15;

/**
 * The entries of cells that stand one after the other (`all`, blank ones among them), with the blank cells whose place is
 * certain. Example: `规章` `0` `` `0` and `行政规范性文件` `` `` `3`, where each row has its three cells. Where rows are
 * opened by such a bar too, nobody can tell: `规章` `0` `0` `` `` may lack a cell.
 */
export function withBlankCells(entries: readonly Entry[], all: readonly RawCell[]): readonly Entry[] {
  if (!all.some(isBlank)) return entries;
  const behind = blanksBehind(all);
  const rows = entries.flatMap((entry) => (entry.kind === 'row' && !hasUnit(entry) ? [entry] : []));
  const cells = new Map(rows.map((row) => [row, [...behind(row.label), ...withBlanks(row.values, behind)]]));
  const whole = new Set(rows.filter((row) => cells.get(row)?.length === columnsOf(row)));
  const areRowsWhole = whole.size >= LEAST_ROWS && whole.size > rows.length / 2;
  return entries.map((entry, index): Entry => {
    if (entry.kind === 'numbers') {
      const before = entries[index - 1];
      const values = [...(before ? behind(before) : []), ...withBlanks(entry.values, behind)];
      return values.length === PROCEEDINGS ? { ...entry, values } : entry;
    }
    if (entry.kind !== 'row' || !areRowsWhole || !whole.has(entry)) return entry;
    return { ...entry, values: cells.get(entry) ?? entry.values };
  });
}

type BlanksBehind = (cell: { readonly end: number }) => readonly RawCell[];

/** The blank cells between each text and the next, by where the text ends. */
function blanksBehind(all: readonly RawCell[]): BlanksBehind {
  const blanks = new Map<number, RawCell[]>();
  let text: RawCell | null = null;
  for (const cell of all) {
    if (!isBlank(cell)) text = cell;
    else if (text) {
      const known = blanks.get(text.end);
      if (known) known.push(cell);
      else blanks.set(text.end, [cell]);
    }
  }
  return ({ end }) => blanks.get(end) ?? [];
}

function withBlanks(values: readonly RawCell[], behind: BlanksBehind): readonly RawCell[] {
  return values.flatMap((value) => [value, ...behind(value)]);
}

function columnsOf(row: LabelledRow): number {
  return row.matches[0]?.columns ?? 0;
}

/** Whether a unit stands between label and number. */
function hasUnit({ matches }: LabelledRow): boolean {
  return matches.some((match) => match.hasUnit);
}
