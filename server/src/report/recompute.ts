/** What the identities become when cells change: the ground under every fix that writes a number. */
import type { Identity } from '../norms/edition.ts';
import { evaluateIdentities } from './identities.ts';
import { equals, sum, ZERO } from './number.ts';
import type { Decimal } from './number.ts';
import { asWritten, assess } from './relations.ts';
import type { CellChange } from './relations.ts';
import type { Cell, IdentityResult, Table } from './report.ts';

/** Whether the changes break an identity that was not broken before. */
export function breaksAny(table: Table, changes: readonly CellChange[]): boolean {
  const before = evaluateIdentities(table);
  return evaluateIdentities(table, asWritten(changes)).some(
    ({ status }, index) => status === 'broken' && before[index]?.status !== 'broken',
  );
}

/**
 * The totals to write so that a broken identity holds: the total itself, the whole row of totals or the whole
 * column, whichever is the least that breaks nothing else. Null where there is none.
 */
export function recomputedTotals(table: Table, broken: IdentityResult): readonly CellChange[] | null {
  for (const totals of totalsTouched(table, broken)) {
    const changes = recompute(totals);
    const { identity, leftCells, rightCells } = broken;
    const isMended = assess(identity, leftCells, rightCells, asWritten(changes)).status === 'holds';
    if (isMended && !breaksAny(table, changes)) return changes;
  }
  return null;
}

/** What becomes of the totals of a table. */
export interface Recomputed {
  readonly changes: readonly CellChange[];
  /** Totals that nobody can work out: an addend, or the total itself, is missing or is no number. */
  readonly unknown: readonly Cell[];
}

/** Every total of a table that its addends say otherwise, or that is blank. Where nothing is filled in yet, nothing is said. */
export function recomputedTable(table: Table): Recomputed {
  const totals = evaluateIdentities(table).filter(({ identity }) => identity.right.length === 1);
  const isKnown = ({ leftCells, rightCells: [total], identity }: IdentityResult): boolean =>
    leftCells.length === identity.left.length &&
    (total?.status === 'value' || total?.status === 'blank') &&
    leftCells.every(({ status }) => status === 'value' || status === 'blank');
  const known = totals.filter(isKnown);
  // A total may be an addend of another, and that one of none: twice is enough, in whatever order they are listed.
  const changes = recompute([...known, ...known].filter(({ leftCells }) => leftCells.some(isWritten(known))));
  const unknown = totals.filter((result) => !isKnown(result)).flatMap(({ rightCells }) => rightCells);
  return { changes, unknown: [...new Set(unknown)] };
}

/** Whether an addend has a number, or gets one: as a total of cells that have. */
function isWritten(totals: readonly IdentityResult[]): (cell: Cell) => boolean {
  const written = (cell: Cell): boolean =>
    cell.status === 'value' ||
    totals.some(
      ({ leftCells, rightCells }) => rightCells[0] === cell && leftCells.some(({ status }) => status === 'value'),
    );
  return written;
}

/** Sets of totals that may be recomputed together, smallest first: each a list of identities that define them. */
function totalsTouched(table: Table, broken: IdentityResult): readonly (readonly IdentityResult[])[] {
  const results = evaluateIdentities(table);
  const totals = (per: Identity['per']): readonly IdentityResult[] =>
    results.filter(({ identity }) => identity.per === per && identity.total !== null);
  const { per, at } = broken.identity;
  switch (per) {
    case 'column':
      return [totals('column'), [...totals('column'), ...totals('row')]];
    case 'row':
      return [
        [broken],
        ...(table.form.rows.some((row) => row.id === at && row.isTotal) ? [totals('column')] : []),
        totals('row'),
        [...totals('column'), ...totals('row')],
      ];
    default:
      return [[broken]];
  }
}

/** Each total becomes the sum of its addends, in the order given, so that totals of totals come last. */
function recompute(totals: readonly IdentityResult[]): readonly CellChange[] {
  const changes = new Map<Cell, Decimal>();
  const valueOf = (cell: Cell): Decimal | null =>
    changes.get(cell) ?? cell.value ?? (cell.status === 'blank' ? ZERO : null);
  for (const { leftCells, rightCells, identity } of totals) {
    const [total] = rightCells;
    if (!total || rightCells.length !== 1 || leftCells.length !== identity.left.length) continue;
    if (total.status !== 'value' && total.status !== 'blank') continue;
    const addends = leftCells.map(valueOf);
    if (addends.some((addend) => addend === null)) continue;
    const value = sum(addends as readonly Decimal[]);
    if (total.value && equals(total.value, value)) changes.delete(total);
    else changes.set(total, value);
  }
  return [...changes].map(([cell, value]) => ({ cell, value }));
}
