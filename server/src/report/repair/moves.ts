/**
 * Slips of the hand that move numbers: two neighbours exchanged, a row or column written one cell off or in its
 * neighbour's place, a row left out. They change many cells and are yet one error.
 */
import type { Cell, IdentityResult, Table } from '../report.ts';
import type { Problem } from './problem.ts';
import { BITS } from './slips.ts';
import type { Slip } from './slips.ts';

/** What undoes such a slip. Cells are told by their variable. */
export interface Move {
  readonly slip: Slip;
  readonly bits: number;
  /** Whether all its numbers follow from the relations: a row left out, totals left behind. */
  readonly isRefill: boolean;
  /** Each of `to` takes the number of the cell at its place in `from`. */
  readonly to: readonly number[];
  readonly from: readonly number[];
  /** Then each of these cells becomes what makes its equation hold, and not less than `least`. */
  readonly mended: readonly Mended[];
  /** It concerns no more relations than this. */
  readonly width: number;
}

interface Mended {
  readonly variable: number;
  readonly equation: number;
  readonly weight: number;
  readonly least: number;
}

/** A row or column: the variable of each cell, null for one that is not known. */
type Line = readonly (number | null)[];

/** Every move over cells that are known. */
export function movesOf(table: Table, results: readonly IdentityResult[], problem: Problem): readonly Move[] {
  const { values } = problem;
  const cellRows = linesOf(table);
  const rows = cellRows.map((cells): Line => cells.map((cell) => problem.variableOf.get(cell) ?? null));
  const columns = (rows[0] ?? []).map((_, x): Line => rows.map((row) => row[x] ?? null));
  const inRow = equationsBy(problem, results, 'row');
  const inColumn = equationsBy(problem, results, 'column');
  const moves: Move[] = [];
  const add = (
    slip: Slip,
    bits: number,
    to: readonly (number | null)[],
    from: readonly (number | null)[],
    mended: readonly Mended[] = [],
  ): void => {
    if (!isKnown(to) || !isKnown(from)) return;
    // What moves no number is no move.
    if (from.some((source, index) => values[source] !== values[to[index] ?? 0]))
      moves.push(moveOf(problem, { slip, bits, isRefill: false, to, from, mended }));
  };
  const mending = (variable: number | null | undefined, equation: number, least = 0): readonly Mended[] => {
    const own = problem.ofVariable[variable ?? -1]?.find((other) => other.equation === equation);
    return own && typeof variable === 'number' ? [{ variable, ...own, least }] : [];
  };
  /** A line one cell off; the number that fell out follows from an equation over that cell. */
  const shift = (slip: Slip, bits: number, line: Line, equations: ReadonlyMap<number, readonly number[]>): void => {
    const rest = line.slice(1);
    const front = line.slice(0, -1);
    const [first] = line;
    const last = line.at(-1);
    add(slip, bits, line, [...rest, first ?? null]);
    add(slip, bits, line, [last ?? null, ...front]);
    if (line.length < 3) return;
    for (const equation of equations.get(last ?? -1) ?? []) add(slip, bits, front, rest, mending(last, equation));
    for (const equation of equations.get(first ?? -1) ?? []) add(slip, bits, rest, front, mending(first, equation));
  };
  const exchange = (slip: Slip, line: Line, equations: ReadonlyMap<number, readonly number[]>): void => {
    for (const [at, one] of line.entries()) {
      const other = line[at + 1];
      if (one === null || other === null || other === undefined) continue;
      add(slip, BITS.swapped, [one, other], [other, one]);
      for (const [empty, full] of [[one, other] as const, [other, one] as const]) {
        // Where 0 was overwritten, the two are exchanged.
        if (values[empty] !== 0 || values[full] === 0) continue;
        for (const equation of equations.get(full) ?? [])
          add(slip, BITS.overwritten, [empty], [full], mending(full, equation, 1));
      }
    }
  };
  for (const row of rows) {
    exchange('swappedColumns', row, inRow);
    shift('movedRow', BITS.movedRow, row, inRow);
    const addends = row.slice(0, -1);
    add('movedRow', BITS.movedRow, addends, [...addends.slice(1), addends[0] ?? null]);
    add('movedRow', BITS.movedRow, addends, [addends.at(-1) ?? null, ...addends.slice(0, -1)]);
    if (row.every((variable) => variable !== null && values[variable] === 0))
      addRefilled(problem, moves, 'emptyRow', row, (variable) => inColumn.get(variable)?.[0]);
  }
  for (const column of columns) {
    exchange('swappedRows', column, inColumn);
    shift('movedColumn', BITS.movedColumn, column, inColumn);
  }
  for (const [slip, bits, lines] of [
    ['movedRow', BITS.movedRow, rows],
    ['movedColumn', BITS.movedColumn, columns],
  ] as const) {
    for (const [at, line] of lines.entries()) {
      const next = lines[at + 1];
      if (next) add(slip, bits, [...line, ...next], [...next, ...line]);
    }
  }
  for (const per of ['row', 'column'] as const) {
    const totals = results.filter(({ identity }) => identity.per === per && identity.total !== null);
    const line = totals.map(({ rightCells: [cell] }) => (cell ? (problem.variableOf.get(cell) ?? null) : null));
    addRefilled(
      problem,
      moves,
      'totals',
      line.filter((variable) => variable !== null),
      (variable) =>
        totals
          .map((result) => (line[totals.indexOf(result)] === variable ? problem.equationOf.get(result) : undefined))
          .find((equation) => equation !== undefined),
    );
  }
  return moves;
}

function isKnown(line: Line): line is readonly number[] {
  return !line.includes(null);
}

/** The rows of a table; of table four, whose groups stand side by side, the one row that they are. */
function linesOf(table: Table): readonly (readonly Cell[])[] {
  const rows = table.rows.map(({ cells }) => cells);
  return table.id === 'proceedings' ? [rows.flat()] : rows;
}

function moveOf({ ofVariable }: Problem, move: Omit<Move, 'width'>): Move {
  let width = 0;
  for (const variable of move.to) width += ofVariable[variable]?.length ?? 0;
  for (const { variable } of move.mended) width += ofVariable[variable]?.length ?? 0;
  return { ...move, width };
}

function addRefilled(
  problem: Problem,
  moves: Move[],
  slip: 'emptyRow' | 'totals',
  line: Line,
  equationOf: (variable: number) => number | undefined,
): void {
  const mended = line.flatMap((variable) => {
    const own = problem.ofVariable[variable ?? -1]?.find(({ equation }) => equation === equationOf(variable ?? -1));
    return own && variable !== null ? [{ variable, ...own, least: 0 }] : [];
  });
  moves.push(moveOf(problem, { slip, bits: BITS[slip], isRefill: true, to: [], from: [], mended }));
}

/** The equations of each variable that are taken in a row, or in a column. */
function equationsBy(
  problem: Problem,
  results: readonly IdentityResult[],
  per: 'row' | 'column',
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const result of results) {
    const equation = problem.equationOf.get(result);
    if (equation === undefined || (result.identity.per === 'group' ? 'row' : result.identity.per) !== per) continue;
    for (const { variable } of problem.equations[equation]?.members ?? [])
      found.set(variable, [...(found.get(variable) ?? []), equation]);
  }
  return found;
}
