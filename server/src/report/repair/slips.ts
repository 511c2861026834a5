/** How well a slip of the hand explains a set of changes. */
import { formatDecimal } from '../number.ts';
import type { CellChange } from '../relations.ts';
import type { Table } from '../report.ts';

/** What went wrong when the figures were written. */
export type Slip = 'swappedColumns' | 'swappedRows' | 'digits' | 'total' | 'other';

/** How unlikely a slip is, in steps: of two explanations with as many cells the one that costs less is the likelier. */
const COSTS: Readonly<Record<Slip, number>> = { swappedColumns: 1, swappedRows: 1, digits: 2, total: 2, other: 4 };

export interface Explained {
  readonly slip: Slip;
  readonly cost: number;
}

/** The likeliest slip behind a set of changes. `isTotal`: which cells are the sum of others. */
export function explain(
  table: Table,
  changes: readonly CellChange[],
  isTotal: (change: CellChange) => boolean,
): Explained {
  const swapped = swap(table, changes);
  if (swapped) return { slip: swapped, cost: COSTS[swapped] };
  const slips = changes.map((change): Slip => {
    if (isDigitSlip(change)) return 'digits';
    return isTotal(change) ? 'total' : 'other';
  });
  const [first = 'other'] = slips;
  return {
    slip: slips.every((slip) => slip === first) ? first : 'other',
    cost: slips.reduce((cost, slip) => cost + COSTS[slip], 0),
  };
}

/** Two neighbouring cells that take each other's number: 0, 1 for 1, 0. */
function swap(table: Table, changes: readonly CellChange[]): Slip | null {
  const [a, b] = changes;
  if (!a || !b || changes.length !== 2) return null;
  const takes = (one: CellChange, other: CellChange): boolean =>
    other.cell.value !== null && formatDecimal(one.value) === formatDecimal(other.cell.value);
  if (!takes(a, b) || !takes(b, a)) return null;
  const rowAt = ({ cell }: CellChange): number => table.rows.findIndex(({ form }) => form.id === cell.rowId);
  const columnAt = (change: CellChange): number =>
    table.rows[rowAt(change)]?.cells.findIndex(({ columnId }) => columnId === change.cell.columnId) ?? -1;
  const rows = Math.abs(rowAt(a) - rowAt(b));
  const columns = Math.abs(columnAt(a) - columnAt(b));
  if (rows === 0 && columns === 1) return 'swappedColumns';
  return columns === 0 && rows === 1 ? 'swappedRows' : null;
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
