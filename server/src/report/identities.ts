/** The one evaluator of identities (勾稽关系): findings, hovers, fixes and exports all take their results from here. */
import type { CellReference, Edition, Identity, RowForm } from '../norms/edition.ts';
import { editionOf } from '../norms/edition.ts';
import { equals, sum, ZERO } from './number.ts';
import type { Decimal } from './number.ts';
import type { Cell, IdentityResult, Row, Table } from './report.ts';

/**
 * Takes every identity of a table's own edition. A blank addend counts as 0; a blank total is unknown, as is
 * every cell that was not read: such identities are not assessable.
 */
export function evaluateIdentities(table: Table): readonly IdentityResult[] {
  const edition: Edition = editionOf(table.form.edition);
  const rows = new Map(table.rows.map((row) => [row.form.id, row]));
  const results: IdentityResult[] = [];
  for (const identity of edition.identities) {
    if (identity.table !== table.id) continue;
    if (identity.per === 'row' && !rows.has(identity.at ?? '')) continue;
    results.push(evaluate(withAlternatives(identity, table), rows));
  }
  return results;
}

/** A row that stands in the place of others is the operand where it holds its own numbers. */
function withAlternatives(identity: Identity, table: Table): Identity {
  let { left } = identity;
  if (identity.at === null) return identity;
  for (const { row, instead } of table.form.alternativeRows) {
    const alternative = table.rows.find((other) => other.form.id === row.id);
    const holdsNumbers = alternative?.cells.some((cell) => cell.status === 'value') === true;
    if (!holdsNumbers || !left.some((reference) => instead.includes(reference.row))) continue;
    left = [...left.filter((reference) => !instead.includes(reference.row)), { row: row.id, column: identity.at }];
  }
  return left === identity.left ? identity : { ...identity, left };
}

function evaluate(identity: Identity, rows: ReadonlyMap<string, Row>): IdentityResult {
  const take = (references: readonly CellReference[]): readonly Cell[] => {
    const cells: Cell[] = [];
    for (const { row, column } of references) {
      for (const cell of rows.get(row)?.cells ?? []) {
        if (cell.columnId !== column) continue;
        cells.push(cell);
        break;
      }
    }
    return cells;
  };
  const leftCells = take(identity.left);
  const rightCells = take(identity.right);
  const complete = leftCells.length === identity.left.length && rightCells.length === identity.right.length;
  const isTotal = (cell: Cell): boolean => isTotalOf(rows.get(cell.rowId)?.form, cell.columnId);
  const left = complete ? sideSum(leftCells, isTotal) : null;
  const right = complete ? sideSum(rightCells, isTotal) : null;
  if (!left || !right) {
    return { identity, leftCells, rightCells, left: null, right: null, status: 'notAssessable' };
  }
  return { identity, leftCells, rightCells, left, right, status: equals(left, right) ? 'holds' : 'broken' };
}

/** Whether the form says that a cell is a total. */
function isTotalOf(row: RowForm | undefined, columnId: string): boolean {
  return row !== undefined && (row.isTotal || row.columns.some(({ id, isTotal }) => id === columnId && isTotal));
}

/** A blank total says nothing, a blank addend is 0. */
function sideSum(cells: readonly Cell[], isTotal: (cell: Cell) => boolean): Decimal | null {
  const values: Decimal[] = [];
  for (const cell of cells) {
    if (cell.value) values.push(cell.value);
    else if (cell.status !== 'blank' || isTotal(cell)) return null;
    else values.push(ZERO);
  }
  return sum(values);
}
