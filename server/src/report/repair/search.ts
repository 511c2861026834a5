/**
 * The smallest sets of cells whose change makes all relations hold (the principle of Fellegi and Holt). Which cells
 * they are follows from the relations alone; which of several sets is the likeliest is not asked here.
 */
import type { Decimal } from '../number.ts';
import { isComplete, membershipsOf } from '../relations.ts';
import type { CellChange } from '../relations.ts';
import type { Cell, IdentityResult } from '../report.ts';

/** More cells wrong at once than this is no slip any more: the table was filled in by another rule, or not at all. */
const MOST_CELLS = 4;

/** Sets looked at before the search gives up: some milliseconds. */
const MOST_NODES = 4_000;

/** Equally small sets beyond this decide nothing. */
const MOST_SETS = 64;

/** Sums of a whole table of such numbers are exact as plain numbers. Larger ones are not searched over. */
const LARGEST = 1e12;

export interface SmallestSets {
  /** Every smallest set, each with what its cells become. Empty where none was found. */
  readonly sets: readonly (readonly CellChange[])[];
  /** Whether the search was given up. What it found by then says nothing. */
  readonly gaveUp: boolean;
}

interface Member {
  readonly cell: number;
  readonly sign: number;
}

interface Constraint {
  readonly members: readonly Member[];
  /** Left minus right. */
  readonly residual: number;
  /** Whether it has a blank, which may be any number. */
  readonly hasBlank: boolean;
}

interface Problem {
  readonly cells: readonly Cell[];
  readonly values: readonly number[];
  readonly blanks: readonly number[];
  readonly constraints: readonly Constraint[];
  /** The constraints of each cell. */
  readonly ofCell: readonly (readonly { readonly constraint: number; readonly sign: number }[])[];
}

/** Looks for the smallest sets over relations that hang together. Those with a cell that was not read are left out. */
export function smallestSets(results: readonly IdentityResult[]): SmallestSets {
  const problem = problemOf(results);
  if (!problem) return { sets: [], gaveUp: true };
  const search = { nodes: 0, found: [] as (readonly CellChange[])[] };
  for (let size = 1; size <= MOST_CELLS; size++) {
    visit(problem, search, [], new Set(problem.blanks), size);
    if (search.nodes > MOST_NODES) return { sets: [], gaveUp: true };
    if (search.found.length > 0) return { sets: search.found, gaveUp: search.found.length >= MOST_SETS };
  }
  return { sets: [], gaveUp: false };
}

/** Null where a number is too large, or none that the search may change: fractions and what is below zero. */
function problemOf(results: readonly IdentityResult[]): Problem | null {
  const complete = results.filter(isComplete);
  const memberships = membershipsOf(complete);
  const cells = [...memberships.keys()];
  const values = cells.map(({ value }) => (value === null ? 0 : wholeNumber(value)));
  if (values.some((value) => value === null || value > LARGEST)) return null;
  const numbers = values as readonly number[];
  const indices = new Map(cells.map((cell, index) => [cell, index]));
  const isBlank = (index: number): boolean => cells[index]?.status === 'blank';
  const constraints = complete.map(({ leftCells, rightCells }): Constraint => {
    const members = [
      ...leftCells.map((cell) => ({ cell: indices.get(cell) ?? 0, sign: 1 })),
      ...rightCells.map((cell) => ({ cell: indices.get(cell) ?? 0, sign: -1 })),
    ];
    return {
      members,
      residual: members.reduce((rest, { cell, sign }) => rest + sign * (numbers[cell] ?? 0), 0),
      hasBlank: members.some(({ cell }) => isBlank(cell)),
    };
  });
  const positions = new Map(complete.map((result, index) => [result, index]));
  return {
    cells,
    values: numbers,
    blanks: cells.flatMap((_, index) => (isBlank(index) ? [index] : [])),
    constraints,
    ofCell: cells.map((cell) =>
      (memberships.get(cell) ?? []).map(({ result, sign }) => ({ constraint: positions.get(result) ?? 0, sign })),
    ),
  };
}

function wholeNumber({ units, scale }: Decimal): number | null {
  return scale === 0 && units >= 0n ? Number(units) : null;
}

/** Sets that hold `chosen` and `size` more cells, none of them `excluded`: each is looked at once. */
function visit(
  problem: Problem,
  search: { nodes: number; readonly found: (readonly CellChange[])[] },
  chosen: readonly number[],
  excluded: ReadonlySet<number>,
  size: number,
): void {
  search.nodes++;
  if (search.nodes > MOST_NODES || search.found.length >= MOST_SETS) return;
  let candidates = cellsOfSmallestOpen(problem, chosen);
  if (candidates === null) {
    const solved = solve(problem, chosen);
    if ('changes' in solved) {
      if (size === 0) search.found.push(solved.changes);
      return;
    }
    candidates = solved.conflict;
  }
  if (size === 0) return;
  const without = new Set(excluded);
  for (const cell of candidates) {
    if (without.has(cell)) continue;
    visit(problem, search, [...chosen, cell], without, size - 1);
    without.add(cell);
  }
}

/**
 * A relation that surely needs one more cell: a broken one without any chosen, or one that holds with a single one.
 * Of several the one with the fewest cells; null where there is none.
 */
function cellsOfSmallestOpen({ constraints, ofCell }: Problem, chosen: readonly number[]): readonly number[] | null {
  const count = new Array<number>(constraints.length).fill(0);
  for (const cell of chosen)
    for (const { constraint } of ofCell[cell] ?? []) count[constraint] = (count[constraint] ?? 0) + 1;
  let smallest: Constraint | null = null;
  for (const [index, constraint] of constraints.entries()) {
    if (constraint.hasBlank || count[index] !== (constraint.residual === 0 ? 1 : 0)) continue;
    if (constraint.members.length < (smallest?.members.length ?? Infinity)) smallest = constraint;
  }
  return smallest?.members.map(({ cell }) => cell) ?? null;
}

/**
 * What the chosen cells must become, worked out relation by relation where one cell of it is unknown. Where that
 * cannot be, the cells of the relations that say so: one of them has to be chosen as well.
 */
function solve(
  { cells, values, blanks, constraints, ofCell }: Problem,
  chosen: readonly number[],
): { readonly changes: readonly CellChange[] } | { readonly conflict: readonly number[] } {
  const rest = constraints.map(({ residual }) => residual);
  const unknown = new Set([...chosen, ...blanks]);
  const unknownIn = new Array<number>(constraints.length).fill(0);
  for (const cell of unknown)
    for (const { constraint } of ofCell[cell] ?? []) unknownIn[constraint] = (unknownIn[constraint] ?? 0) + 1;
  const reasons = new Map<number, ReadonlySet<number>>();
  const becomes = new Map<number, number>();
  const reasonsOf = (index: number): ReadonlySet<number> => {
    const all = new Set([index]);
    for (const { cell } of constraints[index]?.members ?? [])
      for (const reason of reasons.get(cell) ?? []) all.add(reason);
    return all;
  };
  const conflictOf = (all: ReadonlySet<number>): { readonly conflict: readonly number[] } => ({
    conflict: [...new Set([...all].flatMap((index) => constraints[index]?.members.map(({ cell }) => cell) ?? []))],
  });
  for (let progress = true; progress;) {
    progress = false;
    for (const [index, constraint] of constraints.entries()) {
      if (unknownIn[index] === 0 && rest[index] !== 0) return conflictOf(reasonsOf(index));
      if (unknownIn[index] !== 1) continue;
      const member = constraint.members.find(({ cell }) => unknown.has(cell));
      if (!member) continue;
      const { cell, sign } = member;
      const change = -(rest[index] ?? 0) * sign;
      const why = reasonsOf(index);
      const value = (values[cell] ?? 0) + change;
      if (value < 0 || (change === 0 && !blanks.includes(cell))) return conflictOf(why);
      reasons.set(cell, why);
      becomes.set(cell, value);
      unknown.delete(cell);
      for (const own of ofCell[cell] ?? []) {
        rest[own.constraint] = (rest[own.constraint] ?? 0) + own.sign * change;
        unknownIn[own.constraint] = (unknownIn[own.constraint] ?? 0) - 1;
      }
      progress = true;
    }
  }
  const changes: CellChange[] = [];
  for (const index of chosen) {
    const value = becomes.get(index);
    const cell = cells[index];
    // Not told by the relations: a smaller set does as well, or a blank beside it leaves it open.
    if (value === undefined || !cell) return { conflict: [] };
    changes.push({ cell, value: { units: BigInt(value), scale: 0 } });
  }
  return { changes };
}
