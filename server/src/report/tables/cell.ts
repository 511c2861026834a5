/** Cells of the official tables: what a raw cell says in its column, and cells that were not found. */
import type { RawCell } from '../../document/document.ts';
import type { ColumnForm, RowForm, TableId } from '../../norms/edition.ts';
import { readNumber } from '../number.ts';
import type { NumberReading } from '../number.ts';
import type { Cell } from '../report.ts';

/** A row's cells in the order of the form's columns; undefined for a column that the table lacks. */
export type ValuesByColumn = readonly (RawCell | undefined)[];

/** Whether two rows of cells say the same: a blank says nothing against a figure. */
export function sameValues(a: ValuesByColumn | null, b: ValuesByColumn | null): boolean {
  if (a?.length !== b?.length || !a || !b) return false;
  return a.every((cell, index) => {
    const other = b[index];
    return cell?.text === other?.text || cell?.text === '' || other?.text === '';
  });
}

export function isBlank(cell: RawCell): boolean {
  return cell.text === '';
}

/** What a raw cell says in its column of a row of the form. */
export function readCell(tableId: TableId, row: RowForm, column: ColumnForm, { text: raw, start, end }: RawCell): Cell {
  const place = placeOf(tableId, row, column);
  const reading = readIn(column, raw);
  const span = { start, end };
  if (reading.status === 'value') return { ...place, status: 'value', value: reading.value, raw, reading, span };
  return { ...place, status: reading.status === 'blank' ? 'blank' : 'malformed', value: null, raw, reading, span };
}

export function absentCell(tableId: TableId, row: RowForm, column: ColumnForm): Cell {
  return { ...placeOf(tableId, row, column), status: 'absent', value: null, raw: null, reading: null, span: null };
}

function placeOf(
  tableId: TableId,
  row: RowForm,
  column: ColumnForm,
): Pick<Cell, 'tableId' | 'rowId' | 'columnId' | 'isTotal'> {
  return { tableId, rowId: row.id, columnId: column.id, isTotal: row.isTotal || column.isTotal };
}

/** 12.5 万 is a number where the column counts 万元, and nowhere else. */
function readIn(column: ColumnForm, raw: string): NumberReading {
  const reading = readNumber(raw);
  const isMisplaced = reading.status === 'value' && reading.notation.unit === '万' && !column.label.includes('万元');
  return isMisplaced ? { status: 'malformed' } : reading;
}
