/** The relations of a table as equations over plain numbers: what the search for slips looks at. */
import type { Decimal } from '../number.ts';
import type { Cell, IdentityResult, Table } from '../report.ts';

/** Sums of a whole table of such numbers are exact as plain numbers. Larger ones are not searched over. */
const LARGEST = 1e12;

/** A table with more cells unread tells too little of them: then relations with such cells are left out. */
const MOST_UNKNOWN = 40;

export interface Equation {
  /** Each cell of it with what it counts for: 1 on the left side, −1 on the right. */
  readonly members: readonly { readonly variable: number; readonly weight: number }[];
}

/** Cells whose number is known are variables, told by their place in `cells`. */
export interface Problem {
  readonly cells: readonly Cell[];
  readonly variableOf: ReadonlyMap<Cell, number>;
  /** The numbers as written, in units of 10^−`scale`; a blank addend is 0. */
  readonly values: readonly number[];
  readonly scale: number;
  /** By how much each may change: counts by one, amounts by the last digit. */
  readonly steps: readonly number[];
  readonly equations: readonly Equation[];
  /** Left minus right of each equation: 0 where it holds. */
  readonly gaps: readonly number[];
  /** The equations of each variable. */
  readonly ofVariable: readonly (readonly { readonly equation: number; readonly weight: number }[])[];
  /** The equation of a relation, where it was not needed to get rid of an unknown. */
  readonly equationOf: ReadonlyMap<IdentityResult, number>;
  /** What each unknown cell would be: none of them may be below zero. Later ones may need earlier ones. */
  readonly unknowns: readonly Row[];
}

/** An equation while unknowns are got rid of. */
interface Row {
  readonly result: IdentityResult;
  readonly weights: Map<Cell, number>;
  /** The unknown cell that it gives; null while it gives none. */
  readonly gives: Cell | null;
}

/** Null where a number is too large to be added up exactly. `totals`: cells that are the sum of others. */
export function problemOf(table: Table, results: readonly IdentityResult[], totals: ReadonlySet<Cell>): Problem | null {
  const own = results.filter(
    ({ identity, leftCells, rightCells }) =>
      leftCells.length === identity.left.length && rightCells.length === identity.right.length,
  );
  const all = new Set(own.flatMap(({ leftCells, rightCells }) => [...leftCells, ...rightCells]));
  // A blank addend is nothing until it turns out to be more; a blank total is unknown, like all that was not read.
  const isKnown = (cell: Cell): boolean => cell.value !== null || (cell.status === 'blank' && !totals.has(cell));
  const cells = [...all].filter(isKnown);
  const scale = cells.reduce((most, { value }) => Math.max(most, value?.scale ?? 0), 0);
  const values = cells.map(({ value }) => (value === null ? 0 : inUnits(value, scale)));
  if (values.some((value) => Math.abs(value) > LARGEST)) return null;
  const rows = withoutUnknowns(own, isKnown);
  const variableOf = new Map(cells.map((cell, variable) => [cell, variable]));
  const kept = rows.filter(({ gives }) => gives === null);
  const equations = kept.map(({ weights }): Equation => ({
    members: [...weights].map(([cell, weight]) => ({ variable: variableOf.get(cell) ?? 0, weight })),
  }));
  const ofVariable = cells.map((): { equation: number; weight: number }[] => []);
  for (const [equation, { members }] of equations.entries())
    for (const { variable, weight } of members) ofVariable[variable]?.push({ equation, weight });
  const amounts = new Set(
    table.rows.flatMap(({ form, cells: row }) => row.filter((_, x) => form.columns[x]?.kind === 'amount')),
  );
  return {
    cells,
    variableOf,
    values,
    scale,
    steps: cells.map((cell) => (amounts.has(cell) ? 1 : 10 ** scale)),
    equations,
    gaps: equations.map(({ members }) =>
      members.reduce((rest, { variable, weight }) => rest + weight * (values[variable] ?? 0), 0),
    ),
    ofVariable,
    equationOf: new Map(kept.map(({ result }, index) => [result, index])),
    unknowns: rows.filter(({ gives }) => gives !== null).reverse(),
  };
}

function inUnits({ units, scale }: Decimal, common: number): number {
  return Number(units) * 10 ** (common - scale);
}

/** Equations that have one unknown in common are taken from each other, until none of those left has any. */
function withoutUnknowns(results: readonly IdentityResult[], isKnown: (cell: Cell) => boolean): readonly Row[] {
  const rows = results.map((result) => ({
    result,
    weights: new Map<Cell, number>([
      ...result.leftCells.map((cell) => [cell, 1] as const),
      ...result.rightCells.map((cell) => [cell, -1] as const),
    ]),
    gives: null as Cell | null,
  }));
  const unknowns = new Set(rows.flatMap(({ weights }) => [...weights.keys()].filter((cell) => !isKnown(cell))));
  if (unknowns.size > MOST_UNKNOWN) return rows.filter(({ weights }) => [...weights.keys()].every(isKnown));
  for (const unknown of unknowns) {
    const giving = rows.find(({ weights, gives }) => gives === null && weights.has(unknown));
    if (!giving) continue;
    giving.gives = unknown;
    const own = giving.weights.get(unknown) ?? 1;
    for (const row of rows) {
      const weight = row.weights.get(unknown);
      if (row.gives !== null || weight === undefined) continue;
      // Weights of unknowns stay 1 and −1 in these tables: each is in one relation of its row and at most two of its column.
      for (const [cell, theirs] of giving.weights) {
        const sum = (row.weights.get(cell) ?? 0) - (weight / own) * theirs;
        if (sum === 0) row.weights.delete(cell);
        else row.weights.set(cell, sum);
      }
    }
  }
  return rows;
}

/** Whether no unknown cell would be below zero with these numbers. What the others leave open is not asked. */
export function leavesUnknownsPossible(
  { unknowns, variableOf, values }: Problem,
  deltas: ReadonlyMap<number, number>,
): boolean {
  const found = new Map<Cell, number>();
  return unknowns.every(({ weights, gives }) => {
    if (gives === null) return true;
    let rest = 0;
    for (const [cell, weight] of weights) {
      if (cell === gives) continue;
      const variable = variableOf.get(cell);
      const value = variable === undefined ? found.get(cell) : (values[variable] ?? 0) + (deltas.get(variable) ?? 0);
      if (value === undefined) return true;
      rest += weight * value;
    }
    const value = -rest / (weights.get(gives) ?? 1);
    found.set(gives, value);
    return value >= 0;
  });
}
