/** How labels and headers as they are written differ from those that the form prints. */
import type { RawCell, RawTable } from '../../document/document.ts';
import { bareLabelKey, labelKey, leadingOrdinal } from '../../document/label.ts';
import type { Ordinal } from '../../document/label.ts';
import { halfWidth } from '../../document/width.ts';
import type { RowForm } from '../../norms/edition.ts';
import { officialRowLabel, rowLabel } from '../canonical.ts';
import type { Header, Row, Table } from '../report.ts';

/** A header that is recognisable and not as the form prints it. */
export interface DamagedHeader {
  readonly header: Header;
  readonly printed: string;
}

/** The headers of a table that are not as printed, each with what is. */
export function damagedHeaders(table: Table, tables: readonly RawTable[]): readonly DamagedHeader[] {
  // Where rows are not marked a label may go on further down.
  if (!table.gridded) return [];
  return table.headers.flatMap((header) => {
    const printed = printedLabel(table, header);
    const key = labelKey(header.label.text);
    const due = labelKey(printed ?? '');
    // A unit or a remark may follow in brackets.
    if (printed === null || key.startsWith(bare(due)) || continues(table, tables, due.slice(key.length))) return [];
    return [{ header, printed }];
  });
}

/** The printed label of the row that stands below the header and has its column. */
function printedLabel(table: Table, header: Header): string | null {
  const labelIn = (row: Row): string | undefined =>
    row.form.columns.find((column) => column.id === header.columnId)?.label;
  const isHolder = (row: Row): boolean => labelIn(row) !== undefined;
  const holder =
    table.rows.find((row) => row.label !== null && row.label.start > header.label.start && isHolder(row)) ??
    table.rows.find(isHolder);
  return (holder && labelIn(holder)) ?? null;
}

/** The key without the unit that some printed headers have in brackets. */
function bare(key: string): string {
  return key.replace(/单位万元$/, '');
}

/**
 * Whether the rest of a broken label stands among the headers, in a cell of its own. Example: `本年制` above `发件数`, of
 * which the one above is the header that was recognised.
 */
function continues(table: Table, tables: readonly RawTable[], rest: string): boolean {
  if (rest === '') return false;
  const firstRow = table.rows.find((row) => row.label !== null)?.label?.start ?? table.start;
  return tables.some(
    ({ start, end, readRows }) =>
      start < firstRow &&
      end > table.start &&
      readRows().some((row) =>
        row.some((cell) => cell.start >= table.start && cell.end <= firstRow && pieces(cell).includes(rest)),
      ),
  );
}

/** What stands in a cell, parted by white space: columns that are lined up with it may share one. */
function pieces({ text }: RawCell): readonly string[] {
  return text.split(/\s+/).map(labelKey);
}

/** How a working label begins: 三（三）. */
const WORKING = /^三\s*[（(]/;

/** The words differ, or an ordinal is there and is another one or written with another mark. */
export function isLabelDamaged({ form, label }: Row, table: Table): boolean {
  if (!label || label.text.endsWith(form.label)) return false;
  // A figure is no part of a label: no fix of the label may take it out.
  if (gluedFigure(label, form.label) !== null) return false;
  if (WORKING.test(label.text) && labelKey(label.text) === labelKey(form.workingLabel ?? '')) return false;
  const own = lastPart(label.text, form);
  const key = bareLabelKey(own);
  const due = bareLabelKey(form.label);
  // Where the text marks no rows, the end of a long label may stand behind its numbers.
  if (!table.gridded && key !== due && due.startsWith(key)) return false;
  if (key !== due && !short(form).includes(key)) return true;
  const written = leadingOrdinal(own);
  const printed = leadingOrdinal(form.label);
  if (!written || !printed) return false;
  return (
    written.number !== printed.number ||
    written.kind !== printed.kind ||
    markOf(own, written) !== markOf(form.label, printed)
  );
}

/** The mark after an ordinal, 、 or . in 8、 and 8. */
function markOf(text: string, { length }: Ordinal): string {
  return text
    .slice(0, length)
    .trimEnd()
    .slice(-1)
    .replace(/[）．]/, (mark) => (mark === '）' ? ')' : '.'));
}

/** The words without what the form adds in brackets: （区分处理的，…）. */
function short(form: RowForm): readonly string[] {
  return [bareLabelKey(form.label.replace(/[（(][^（()）]*[）)]$/, ''))];
}

/** The label's own words, without the groups that one-column tables write before it. */
function lastPart(text: string, form: RowForm): string {
  const compact = halfWidth(text.replace(/\s+/g, ''), /[０-９．]/g);
  const key = bareLabelKey(form.label);
  for (let at = 0; at < compact.length; at++) {
    const rest = compact.slice(at);
    if (rest.length <= key.length + 12 && leadingOrdinal(rest) !== null && bareLabelKey(rest) === key) return rest;
  }
  return compact;
}

/** The label of the row in the form of the one that stands there: working, with its groups before it, or by itself. */
export function printedLabelFor(table: Table, { form, label }: Row): string {
  const written = label?.text ?? '';
  if (table.form.labelColumns <= 1) return form.label;
  if (WORKING.test(written)) return rowLabel(form);
  return /[：:]/.test(written) ? officialRowLabel(form) : form.label;
}

/** The figure that stands at the end of a label whose form has none there: 4.保护第三方合法权益0. */
export function gluedFigure(label: RawCell, printed: string): string | null {
  const ordinal = leadingOrdinal(label.text);
  const words = ordinal ? label.text.slice(ordinal.length) : label.text;
  const figure = /(?<=[\u4e00-\u9fff）)”]\s{0,4})[\d０-９]{1,12}$/.exec(words)?.[0] ?? null;
  return figure !== null && !/\d$/.test(labelKey(printed)) ? figure : null;
}
