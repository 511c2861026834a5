/** What the rules on missing rows and cells share: which rows a table lacks, and whether it stops half-way. */
import type { Row, Table } from '../report/report.ts';

/** The rows of the form that the table lacks; none where another row stands in their place. */
export function missingRows(table: Table): readonly Row[] {
  const replaced = new Set(
    table.form.alternativeRows
      .filter((alternative) => table.rows.some((row) => row.form.id === alternative.row.id && row.label))
      .flatMap((alternative) => alternative.instead),
  );
  return table.rows.filter((row) => row.label === null && !row.form.optional && !replaced.has(row.form.id));
}

/** The last row that is there, where all rows of the form that follow it are not: the table stops in the middle. */
export function brokenOffAt(table: Table): Row | null {
  const last = table.rows.findLastIndex((row) => row.label !== null);
  const missing = new Set(missingRows(table));
  const after = table.rows.slice(last + 1).filter((row) => !row.form.optional);
  return after.length > 0 && after.every((row) => missing.has(row)) ? (table.rows[last] ?? null) : null;
}
