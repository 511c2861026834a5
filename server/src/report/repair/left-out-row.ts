/** A row that was left out, from what the other rows leave for it. */
import { membershipsOf, residual } from '../relations.ts';
import type { CellChange } from '../relations.ts';
import type { Cell, IdentityResult, Row } from '../report.ts';
import { difference, ZERO } from '../number.ts';

/**
 * The numbers of a row that is not there, where every relation over it gives the same: for each of its cells one of its
 * column, and its own sum agrees. Null where any other cell of these is unread, or the numbers would be no counts.
 */
export function leftOutRow(row: Row, results: readonly IdentityResult[]): readonly CellChange[] | null {
  const memberships = membershipsOf(results);
  const own = new Set(row.cells);
  const isRead = (cell: Cell): boolean => own.has(cell) || cell.status === 'value';
  const changes: CellChange[] = [];
  for (const cell of row.cells) {
    const giving = (memberships.get(cell) ?? []).find(
      ({ result: { identity, leftCells, rightCells } }) =>
        identity.per === 'column' &&
        leftCells.length === identity.left.length &&
        [...leftCells, ...rightCells].every(isRead),
    );
    if (!giving) return null;
    const gap = residual(giving.result);
    changes.push({ cell, value: giving.sign === 1 ? difference(ZERO, gap) : gap });
  }
  const values = new Map(changes.map(({ cell, value }) => [cell, value]));
  const isCount = changes.every(({ value }) => value.units >= 0n && value.scale === 0);
  const agrees = row.cells.every((cell) =>
    (memberships.get(cell) ?? []).every(
      ({ result }) =>
        ![...result.leftCells, ...result.rightCells].every(isRead) || residual(result, values).units === 0n,
    ),
  );
  return isCount && agrees ? changes : null;
}
