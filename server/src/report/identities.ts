/** The one evaluator of identities (勾稽关系): findings, hovers, fixes and exports all take their results from here. */
import type { CellReference, Identity } from '../norms/edition.ts';
import { editionOf } from '../norms/edition.ts';
import { assess } from './relations.ts';
import type { Changes } from './relations.ts';
import type { Cell, IdentityResult, Row, Table } from './report.ts';

/**
 * Takes every identity of a table's own edition, always in the same order; with `changes`, as if these numbers stood in
 * their cells. A blank addend counts as 0; a blank total is unknown, as is every cell that was not read: such identities
 * are not assessable.
 */
export function evaluateIdentities(table: Table, changes: Changes = new Map()): readonly IdentityResult[] {
  const rows = new Map(table.rows.map((row) => [row.form.id, row]));
  const results: IdentityResult[] = [];
  for (const each of editionOf(table.form.edition).identities) {
    if (each.table !== table.id) continue;
    if (each.per === 'row' && !rows.has(each.at ?? '')) continue;
    const identity = withAlternatives(each, table, changes);
    results.push(assess(identity, cellsAt(identity.left, rows), cellsAt(identity.right, rows), changes));
  }
  return results;
}

/** A row that stands in the place of others is the operand where it holds its own numbers. */
function withAlternatives(identity: Identity, table: Table, changes: Changes): Identity {
  let { left } = identity;
  if (identity.at === null) return identity;
  for (const { row, instead } of table.form.alternativeRows) {
    const alternative = table.rows.find((other) => other.form.id === row.id);
    const holdsNumbers = alternative?.cells.some((cell) => cell.status === 'value' || changes.has(cell)) === true;
    if (!holdsNumbers || !left.some((reference) => instead.includes(reference.row))) continue;
    left = [...left.filter((reference) => !instead.includes(reference.row)), { row: row.id, column: identity.at }];
  }
  return left === identity.left ? identity : { ...identity, left };
}

/** The cells that are there; fewer than the references where the table lacks some. */
function cellsAt(references: readonly CellReference[], rows: ReadonlyMap<string, Row>): readonly Cell[] {
  const cells: Cell[] = [];
  for (const { row, column } of references) {
    const cell = rows.get(row)?.cells.find(({ columnId }) => columnId === column);
    if (cell) cells.push(cell);
  }
  return cells;
}
