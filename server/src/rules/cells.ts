/** What the rules on cells share: walking the cells of all tables, and edits that write numbers. */
import { FULL_WIDTH_NUMBERS, halfWidth } from '../document/width.ts';
import type { ColumnForm } from '../norms/edition.ts';
import { formatDecimal } from '../report/number.ts';
import type { Decimal, NumberReading } from '../report/number.ts';
import { breaksAny } from '../report/recompute.ts';
import type { CellChange } from '../report/relations.ts';
import type { Cell, Report, Table, WrittenCell } from '../report/report.ts';
import type { Message, TextEdit } from './finding.ts';
import { cellName } from './describe.ts';

/** The cells of all tables that a rule is about: those not written as plain digits, which `accepts` picks from. */
export function cellsWhere(
  report: Report,
  accepts: (reading: NumberReading, column: ColumnForm) => boolean,
): readonly WrittenCell[] {
  return report.irregularCells.filter(({ cell, column }) => accepts(cell.reading, column));
}

/** Digits and separators only, such as 737，1222: meant as a number, but as which? */
export function isMalformedNumber(text: string): boolean {
  return /^[+\-－−]?\d[\d,.'’、\s]*(?:亿元|万元|元|件)?$/.test(halfWidth(text, FULL_WIDTH_NUMBERS));
}

/** 增15, 减2: a number that says how much more or less. */
export function isWorded(reading: NumberReading): boolean {
  return reading.status === 'value' && reading.notation.worded;
}

/** Whether a unit is one of money, of which ten thousand may be meant. */
export function isMoney(unit: string | null): boolean {
  return unit?.endsWith('元') === true || unit === '万';
}

/** Writes a number into a cell. */
function writeNumber(cell: Cell, value: Decimal): readonly TextEdit[] {
  return cell.span ? [{ span: cell.span, newText: formatDecimal(value) }] : [];
}

/** A set of changes as edits, or null where they would break an identity that is not broken. */
export function changesAsEdits(table: Table, changes: readonly CellChange[]): readonly TextEdit[] | null {
  if (changes.length === 0 || breaksAny(table, changes)) return null;
  // Of a row that stands twice, one copy would be changed and not the other.
  if (changes.some(({ cell }) => table.repeatedRows.some(({ form }) => form.id === cell.rowId))) return null;
  return changes.flatMap(({ cell, value }) => writeNumber(cell, value));
}

/**
 * The changes in words, every one, so that nobody takes a figure out unseen: （七）总计：自然人 空→1，总计 0→1. A row that
 * several changes share is named once.
 */
export function changesInWords(table: Table, changes: readonly CellChange[]): Message {
  const byRow = new Map<string, CellChange[]>();
  for (const change of changes) byRow.set(change.cell.rowId, [...(byRow.get(change.cell.rowId) ?? []), change]);
  const text = [...byRow.values()].map((row) => rowChanges(table, row)).join('；');
  return { zh: text, en: text };
}

function rowChanges(table: Table, changes: readonly CellChange[]): string {
  const [first, ...others] = changes;
  if (!first) return '';
  if (others.length === 0) return `${cellName(table, first.cell)} ${becomes(first)}`;
  const row = table.rows.find(({ form }) => form.id === first.cell.rowId)?.form;
  const column = ({ cell }: CellChange): string =>
    row?.columns.find(({ id }) => id === cell.columnId)?.label ?? cell.columnId;
  return `${row?.label ?? first.cell.rowId}：${changes.map((change) => `${column(change)} ${becomes(change)}`).join('，')}`;
}

function becomes({ cell: { raw }, value }: CellChange): string {
  return `${raw === null || raw === '' ? '空' : raw}→${formatDecimal(value)}`;
}
