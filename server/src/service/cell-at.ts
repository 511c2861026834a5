/** Which cell of which table stands at a place. */
import type { Cell, Report, Row, Table } from '../report/report.ts';

export interface CellAt {
  readonly table: Table;
  readonly row: Row;
  /** Somewhere in the text. */
  readonly cell: Cell & { readonly span: NonNullable<Cell['span']> };
}

/** The cell whose text the offset touches, both ends included; null where none is. */
export function cellAt(report: Report, offset: number): CellAt | null {
  for (const table of Object.values(report.tables)) {
    for (const row of table?.rows ?? []) {
      for (const cell of row.cells) {
        const { span } = cell;
        if (table && span && span.start <= offset && offset <= span.end) return { table, row, cell: { ...cell, span } };
      }
    }
  }
  return null;
}
