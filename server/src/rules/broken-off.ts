/**
 * What the rules on missing parts share: where a table, a heading or the whole report stops half-way. All that is
 * missing from there on has one cause.
 */
import type { RawCell } from '../document/document.ts';
import type { Report, Row, Section, Table } from '../report/report.ts';

/** The rows of the form that the table lacks; none where another row stands in their place. */
export function missingRows(table: Table): readonly Row[] {
  const replaced = new Set(
    table.form.alternativeRows
      .filter((alternative) => table.rows.some((row) => row.form.id === alternative.row.id && row.label))
      .flatMap((alternative) => alternative.instead),
  );
  return table.rows.filter((row) => row.label === null && !row.form.optional && !replaced.has(row.form.id));
}

/**
 * The one unknown row that stands where the one missing row belongs: the same row, under a name that is not recognised.
 * Null where there are more of either.
 */
export function unknownInGap(table: Table): RawCell | null {
  const [missing, ...others] = missingRows(table);
  const [unknown, ...more] = table.unknownRows;
  if (!missing || !unknown || others.length + more.length > 0) return null;
  const index = table.rows.indexOf(missing);
  const before = table.rows.slice(0, index).findLast((row) => row.label)?.label;
  const after = table.rows.slice(index).find((row) => row.label)?.label;
  const isInGap = (before?.start ?? -1) < unknown.start && unknown.start < (after?.start ?? Infinity);
  return isInGap ? unknown : null;
}

/** The last row that is there, where all rows of the form that follow it are not: the table stops in the middle. */
export function brokenOffAt(table: Table): Row | null {
  const last = table.rows.findLastIndex((row) => row.label !== null);
  const missing = new Set(missingRows(table));
  const after = table.rows.slice(last + 1).filter((row) => !row.form.optional);
  return after.length > 0 && after.every((row) => missing.has(row)) ? (table.rows[last] ?? null) : null;
}

/** Whether the text stops in the middle of this heading: what it lacks is told as what is missing. */
export function isCutOff({ isBeginning, lineEnd }: Section, { document }: Report): boolean {
  return isBeginning && document.text.slice(lineEnd).trim() === '';
}

/** Whether the report stops half-way: in the table of its last section, or behind a section without being signed. */
export function breaksOff({ sections, signature, tables: { proactive, requests } }: Report): boolean {
  if (signature === null) return true;
  const last = sections.at(-1);
  const table = [proactive, requests].find((each) => each && each.id === last?.form.id);
  return table ? brokenOffAt(table) !== null : false;
}
