/** How well a slip of the hand explains a set of changes. */
import { equals, formatDecimal } from '../number.ts';
import type { CellChange } from '../relations.ts';
import type { Move } from './moves.ts';

/** What went wrong when the figures were written. */
export type Slip =
  'swappedColumns' | 'swappedRows' | 'movedRow' | 'movedColumn' | 'digits' | 'total' | 'several' | 'other';

/** How unlikely a slip is, in steps: what several slips cost is added up, as their likelihoods are multiplied. */
const COSTS: Readonly<Record<Exclude<Slip, 'several'>, number>> = {
  swappedColumns: 1,
  swappedRows: 1,
  movedRow: 2,
  movedColumn: 2,
  digits: 2,
  total: 2,
  other: 4,
};

/** Changes that belong together, and what explains them. */
export interface Part {
  readonly changes: readonly CellChange[];
  readonly slip: Slip;
  readonly cost: number;
}

/**
 * The slips behind a set of changes: moves that are wholly in it, in their order, then cell by cell.
 * `isTotal`: which cells are the sum of others.
 */
export function slipsIn(
  changes: readonly CellChange[],
  moves: readonly Move[],
  isTotal: (change: CellChange) => boolean,
): readonly Part[] {
  const parts: Part[] = [];
  let rest = changes;
  const has = (change: CellChange): boolean => rest.some((other) => isSameChange(other, change));
  for (const move of moves) {
    if (move.slip === 'several' || move.changes.length > rest.length || !move.changes.every(has)) continue;
    parts.push({ changes: move.changes, slip: move.slip, cost: COSTS[move.slip] });
    rest = rest.filter((change) => !move.changes.some((other) => isSameChange(other, change)));
  }
  for (const change of rest) {
    const slip = isDigitSlip(change) ? 'digits' : isTotal(change) ? 'total' : 'other';
    parts.push({ changes: [change], slip, cost: COSTS[slip] });
  }
  return parts;
}

/** Several parts as one. */
export function together(parts: readonly Part[]): Part {
  const [first, ...others] = parts;
  return {
    changes: parts.flatMap(({ changes }) => changes),
    slip: !first ? 'other' : others.every(({ slip }) => slip === first.slip) ? first.slip : 'several',
    cost: parts.reduce((cost, part) => cost + part.cost, 0),
  };
}

export function isSameChange(one: CellChange, other: CellChange): boolean {
  return one.cell === other.cell && equals(one.value, other.value);
}

/**
 * One digit of several wrong, dropped, doubled, or two transposed: 24 for 25, 1 for 12, 122 for 12, 21 for 12. A
 * number of one digit tells nothing: each is one digit from each other.
 */
function isDigitSlip({ cell, value }: CellChange): boolean {
  if (cell.value === null) return false;
  const before = formatDecimal(cell.value);
  const after = formatDecimal(value);
  if (before.length === after.length) {
    const differing = Array.from(before).flatMap((digit, at) => (digit === after.charAt(at) ? [] : [at]));
    if (differing.length === 1) return before.length > 1;
    const [first = 0, second = 0] = differing;
    return (
      differing.length === 2 &&
      second === first + 1 &&
      before.charAt(first) === after.charAt(second) &&
      before.charAt(second) === after.charAt(first)
    );
  }
  const [shorter, longer] = before.length < after.length ? [before, after] : [after, before];
  if (longer.length !== shorter.length + 1 || shorter === '0') return false;
  return Array.from(longer).some((_, at) => longer.slice(0, at) + longer.slice(at + 1) === shorter);
}
