/** Which cells go with which: a total and what it is the sum of, all cells of a relation. */
import type { Span } from '../document/document.ts';
import type { Cell, IdentityResult, Report } from '../report/report.ts';
import type { Analysis } from './analysis.ts';
import { cellAt } from './cell-at.ts';

export interface RelatedCell {
  readonly span: Span;
  /** `total`: a sum of others, in one of the relations asked about. */
  readonly role: 'total' | 'addend';
}

/**
 * The cells of all relations that the cell at the offset is part of, itself included, and it alone where it is part of
 * none: another 0 is not the same number. Empty where no cell is.
 */
export function relatedCells({ report }: Analysis, offset: number): readonly RelatedCell[] {
  const at = report.isReport ? cellAt(report, offset) : null;
  if (!at) return [];
  const related = relationsAt(report, offset).flatMap((result) => [...totalsOf(result), ...addendsOf(result)]);
  return related.length > 0 ? unique(related) : [{ span: at.cell.span, role: 'addend' }];
}

/** From a total to what it is the sum of; empty where the cell at the offset is none. */
export function addendsAt({ report }: Analysis, offset: number): readonly Span[] {
  const at = cellAt(report, offset);
  return placesOf(
    relationsAt(report, offset)
      .filter((result) => isSum(result) && result.rightCells.some((cell) => cell.span?.start === at?.cell.span.start))
      .flatMap(({ leftCells }) => leftCells),
  );
}

/** From a cell to the totals that it goes into, and to what the two sides of the form's own relation are. */
export function totalsAt({ report }: Analysis, offset: number): readonly Span[] {
  const at = cellAt(report, offset);
  return placesOf(
    relationsAt(report, offset).flatMap(({ leftCells, rightCells }) =>
      leftCells.some((cell) => cell.span?.start === at?.cell.span.start) ? rightCells : [],
    ),
  );
}

function relationsAt(report: Report, offset: number): readonly IdentityResult[] {
  const at = report.isReport ? cellAt(report, offset) : null;
  if (!at) return [];
  const { table, cell } = at;
  const isIt = (other: Cell): boolean => other.rowId === cell.rowId && other.columnId === cell.columnId;
  return report.identities.filter(
    ({ identity, leftCells, rightCells }) =>
      identity.table === table.id && (leftCells.some(isIt) || rightCells.some(isIt)),
  );
}

/** Whether the right side is one number, the sum of the left. */
function isSum({ identity }: IdentityResult): boolean {
  return identity.right.length === 1;
}

function totalsOf(result: IdentityResult): readonly RelatedCell[] {
  const role = isSum(result) ? 'total' : 'addend';
  return placesOf(result.rightCells).map((span) => ({ span, role }));
}

function addendsOf({ leftCells }: IdentityResult): readonly RelatedCell[] {
  return placesOf(leftCells).map((span) => ({ span, role: 'addend' }));
}

function placesOf(cells: readonly Cell[]): readonly Span[] {
  return cells.flatMap(({ span }) => (span ? { start: span.start, end: span.end } : []));
}

/** Each place once, a total where any relation takes it for one, in the order of the text. */
function unique(cells: readonly RelatedCell[]): readonly RelatedCell[] {
  const found = new Map<number, RelatedCell>();
  for (const cell of cells) if (cell.role === 'total' || !found.has(cell.span.start)) found.set(cell.span.start, cell);
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}
