/** Cells that are not written as plain digits: nearly every cell is, and several rules look through the few that are not. */
import type { Cell, Report, WrittenCell } from './report.ts';

/** In the order of the tables, their rows and columns. Example: `１２` and `5件` of the row `１２ | 3 | 5件`. */
export function irregularCells(tables: Report['tables']): readonly WrittenCell[] {
  const found: WrittenCell[] = [];
  for (const table of Object.values(tables)) {
    for (const row of table?.rows ?? []) {
      row.cells.forEach((cell, index) => {
        const column = row.form.columns[index];
        if (table && column && isWritten(cell) && !/^\d+$/.test(cell.raw)) found.push({ table, row, column, cell });
      });
    }
  }
  return found;
}

function isWritten(cell: Cell): cell is WrittenCell['cell'] {
  return cell.span !== null && cell.raw !== null && cell.reading !== null;
}
