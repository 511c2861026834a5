/** From a cell to the relations it takes part in, and what a relation lacks: what repair asks. */
import { difference, sum, ZERO } from './number.ts';
import type { Decimal } from './number.ts';
import type { Cell, IdentityResult } from './report.ts';

export interface CellChange {
  readonly cell: Cell;
  readonly value: Decimal;
}

/** A relation as seen from one of its cells: `sign` is 1 where the cell adds to the left side, −1 to the right. */
export interface Membership {
  readonly result: IdentityResult;
  readonly sign: 1 | -1;
}

/** The relations of each cell that has any. */
export function membershipsOf(results: readonly IdentityResult[]): ReadonlyMap<Cell, readonly Membership[]> {
  const memberships = new Map<Cell, Membership[]>();
  const add = (cell: Cell, membership: Membership): void => {
    const own = memberships.get(cell);
    if (own) own.push(membership);
    else memberships.set(cell, [membership]);
  };
  for (const result of results) {
    for (const cell of result.leftCells) add(cell, { result, sign: 1 });
    for (const cell of result.rightCells) add(cell, { result, sign: -1 });
  }
  return memberships;
}

/** Left minus right, with some cells changed; a blank counts as nothing. Zero where the relation holds. */
export function residual(
  { leftCells, rightCells }: IdentityResult,
  changes: ReadonlyMap<Cell, Decimal> = new Map(),
): Decimal {
  const side = (cells: readonly Cell[]): Decimal => sum(cells.map((cell) => changes.get(cell) ?? cell.value ?? ZERO));
  return difference(side(leftCells), side(rightCells));
}
