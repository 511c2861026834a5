/**
 * What a relation says of its cells, as they are or with some of them changed, and the relations that a cell takes part
 * in: what findings, repair and every fix that writes a number ask.
 */
import type { Identity } from '../norms/edition.ts';
import { difference, equals, sum, ZERO } from './number.ts';
import type { Decimal } from './number.ts';
import type { Cell, IdentityResult } from './report.ts';

export interface CellChange {
  readonly cell: Cell;
  readonly value: Decimal;
}

/** Numbers that stand in cells instead of their own. */
export type Changes = ReadonlyMap<Cell, Decimal>;

const NO_CHANGES: Changes = new Map();

export function asWritten(changes: readonly CellChange[]): Changes {
  return new Map(changes.map(({ cell, value }) => [cell, value]));
}

/** What a cell counts for: a blank addend is 0, a blank total says nothing, and so does what was not read. */
function valueOf(cell: Cell, changes: Changes): Decimal | null {
  return changes.get(cell) ?? cell.value ?? (cell.status === 'blank' && !cell.isTotal ? ZERO : null);
}

/** Whether a relation holds over these cells. Where the number of one of them is not known, it is not assessable. */
export function assess(
  identity: Identity,
  leftCells: readonly Cell[],
  rightCells: readonly Cell[],
  changes: Changes = NO_CHANGES,
): IdentityResult {
  const isComplete = leftCells.length === identity.left.length && rightCells.length === identity.right.length;
  const left = isComplete ? sideSum(leftCells, changes) : null;
  const right = isComplete ? sideSum(rightCells, changes) : null;
  if (!left || !right) {
    return { identity, leftCells, rightCells, left: null, right: null, status: 'notAssessable' };
  }
  return { identity, leftCells, rightCells, left, right, status: equals(left, right) ? 'holds' : 'broken' };
}

function sideSum(cells: readonly Cell[], changes: Changes): Decimal | null {
  const values: Decimal[] = [];
  for (const cell of cells) {
    const value = valueOf(cell, changes);
    if (!value) return null;
    values.push(value);
  }
  return sum(values);
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

/** Left minus right, with some cells changed; what says nothing counts as nothing. Zero where the relation holds. */
export function residual({ leftCells, rightCells }: IdentityResult, changes: Changes = NO_CHANGES): Decimal {
  const side = (cells: readonly Cell[]): Decimal => sum(cells.map((cell) => valueOf(cell, changes) ?? ZERO));
  return difference(side(leftCells), side(rightCells));
}
