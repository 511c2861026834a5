/**
 * Which cells are a row's values. Values stand some cells behind the label or before the row's end; what the most rows of a
 * table agree in is its measure, and a cell is certain only where all of them leave one place for it.
 */
import type { RawCell } from '../../document/document.ts';
import type { ColumnForm, TableForm } from '../../norms/edition.ts';
import { groupBy } from './candidates.ts';
import type { Candidate, EntryRow } from './candidates.ts';
import { isBlank } from './cell.ts';
import type { ValuesByColumn } from './cell.ts';

/**
 * For rows that are as long as their neighbours, how many cells stand behind the values: only in such rows do blank
 * cells have a certain place.
 */
export type Surplus = ReadonlyMap<Candidate, number>;

/**
 * Merged cells leave a table either with rows of one width or with rows of one number of cells after the label:
 * what more of its rows agree in is its measure. Their values stand below each other, so that the rows together tell
 * where they end.
 */
export function surplusOf(candidates: readonly Candidate[], form: TableForm): Surplus {
  const rowForms = [...form.rows, ...form.alternativeRows.map(({ row }) => row)];
  const columnCounts = new Map(rowForms.map((row) => [row.id, row.columns.length]));
  const columnsOf = (candidate: Candidate): number => columnCounts.get(candidate.id) ?? 0;
  const lengthOf = (candidate: Candidate): number => candidate.entry.values.length;
  // Where labels stand in several columns, there may be cells between label and values.
  const isAhead = form.labelColumns > 1;
  const surplus = new Map<Candidate, number>();
  const withCells = candidates.filter((candidate) => lengthOf(candidate) > 0);
  for (const rows of groupBy(withCells, (candidate) => candidate.entry.table)) {
    const ofOneWidth = alike(rows, (candidate) => candidate.entry.width);
    const byWidth = groupBy(ofOneWidth, columnsOf);
    const byLength = groupBy(rows, columnsOf).map((group) => alike(group, lengthOf));
    for (const group of ofOneWidth.length >= byLength.flat().length ? byWidth : byLength) {
      const count = group[0] ? columnsOf(group[0]) : 0;
      // Too few cells in one row: those of another are enough only because a cell before the values is counted.
      if (group.some((candidate) => lengthOf(candidate) < count)) continue;
      const behind = cellsBehind(group, count, isAhead);
      for (const candidate of group) {
        // Cells that merging left over stand below headers that left as many.
        const isLeftOver =
          lengthOf(candidate) === count || candidate.headers.length === 0 || isWideAsHeaders(candidate);
        if (behind && isLeftOver) surplus.set(candidate, behind(candidate));
      }
    }
  }
  return surplus;
}

/**
 * How many cells stand behind the values in each row of a group, null where several numbers are possible: those cells
 * are blank, and so are those between label and values.
 */
function cellsBehind(
  group: readonly Candidate[],
  count: number,
  isAhead: boolean,
): ((candidate: Candidate) => number) | null {
  let least = 0;
  let most = Infinity;
  /** The fewest blank cells at the end of a row beyond those that it has too many. */
  let spare = Infinity;
  for (const { values } of group.map((candidate) => candidate.entry)) {
    const left = values.length - count;
    const first = values.findIndex((cell) => !isBlank(cell));
    const behind = values.length - 1 - values.findLastIndex((cell) => !isBlank(cell));
    const ahead = first === -1 ? left : Math.min(first, left);
    const leastHere = isAhead ? left - ahead : left;
    const mostHere = Math.min(left, behind);
    // A row with more texts than the form has columns says nothing of the others.
    if (leastHere > mostHere) continue;
    least = Math.max(least, leastHere);
    most = Math.min(most, mostHere);
    spare = Math.min(spare, behind - left);
  }
  // Every row has as many.
  if (least === most) return () => most;
  // Rows lost their merged cells and were filled up at the end to one width: no row has more blank cells there than it
  // has too many, or all of them may lack a column.
  return isAhead && least > most && spare === 0 ? ({ entry }) => entry.values.length - count : null;
}

/** The most rows that agree; where a row stands alone or as many others agree, those as wide as their headers. */
function alike(rows: readonly Candidate[], measure: (candidate: Candidate) => number): readonly Candidate[] {
  const groups = groupBy(rows, measure);
  const most = groups.reduce((length, group) => Math.max(length, group.length), 0);
  const largest = groups.filter((group) => group.length === most);
  const [first] = largest;
  return (
    (first && most > 1 && largest.length === 1 ? first : largest.find((group) => group.every(isWideAsHeaders))) ?? []
  );
}

function isWideAsHeaders({ entry, headers }: Candidate): boolean {
  return headers.some((header) => header.width === entry.width);
}

/** The row's cells by column, or null where it cannot be told which cell belongs to which column. */
export function valuesByColumn(
  { values, gridded }: EntryRow,
  columns: readonly ColumnForm[],
  order: readonly number[] | null,
  surplus: number | undefined,
): ValuesByColumn | null {
  if (!order) return null;
  if (order.length > columns.length && values.length === order.length) return repeatedValues(values, columns, order);
  const isPartial = order.length < columns.length;
  // The whole table lacks a column: its header and its cells.
  if (isPartial && surplus !== undefined && values.length === order.length) {
    return columns.map((_, index) => values[order.indexOf(index)]);
  }
  const fit = fitting(values, columns.length, gridded ? surplus : 0);
  // A header line that lost a cell beside whole rows still leaves the form's order, but a blank tells no place.
  if (!fit || isPartial) return fit?.some(isBlank) ? null : fit;
  const isFormOrdered = order.length !== columns.length || order.every((column, index) => column === index);
  return isFormOrdered ? fit : columns.map((_, index) => fit[order.indexOf(index)]);
}

/** A merged cell's text may stand in each of the cells it was merged from, its header above it as often. */
function repeatedValues(
  values: readonly RawCell[],
  columns: readonly ColumnForm[],
  order: readonly number[],
): ValuesByColumn | null {
  const isSame = values.every((cell, index) => cell.text === values[order.indexOf(order[index] ?? 0)]?.text);
  return isSame ? columns.map((_, index) => values[order.indexOf(index)]) : null;
}

/**
 * The `count` cells that are the row's values, where that is certain. Cells that merging left over are blank and
 * stand behind the values or between label and values. In a row that is not as long as its neighbours (`surplus`
 * undefined) a blank cell may be one too many.
 */
function fitting(values: readonly RawCell[], count: number, surplus: number | undefined): readonly RawCell[] | null {
  if (surplus === undefined) return values.length === count && !values.some(isBlank) ? values : null;
  const end = values.length - surplus;
  const start = end - count;
  const isLeftOver = values.every((cell, index) => (index >= start && index < end) || isBlank(cell));
  return start >= 0 && isLeftOver ? values.slice(start, end) : null;
}
