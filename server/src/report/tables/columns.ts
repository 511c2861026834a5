/** In which order the columns stand under the headers that were read. */
import type { ColumnForm, TableForm } from '../../norms/edition.ts';
import { equals, readNumber, sum } from '../number.ts';
import type { Candidate, HeaderRow } from './candidates.ts';

/** The columns, by their place in the form, in the order in which a row's cells stand under these headers. */
export type ColumnOrders = (columns: readonly ColumnForm[], headers: readonly HeaderRow[]) => readonly number[] | null;

/** Works out each order once: neighbouring rows share columns and headers. */
export function columnOrders({ headerOrders }: TableForm, mayTotalLead: () => boolean): ColumnOrders {
  const known = new Map<readonly HeaderRow[], Map<readonly ColumnForm[], readonly number[] | null>>();
  return (columns, headers) => {
    const underHeaders = known.get(headers) ?? new Map<readonly ColumnForm[], readonly number[] | null>();
    known.set(headers, underHeaders);
    let order = underHeaders.get(columns);
    if (order === undefined) {
      const ids = columns.map((column) => column.id);
      order =
        columnOrder(ids, headers, () => linewiseOrders(ids, headerOrders, headers, mayTotalLead))?.map((id) =>
          ids.indexOf(id),
        ) ?? null;
      underHeaders.set(columns, order);
    }
    return order;
  };
}

/**
 * Headers may be damaged or lost, but where they are read they must agree with the form's order; headers in another
 * order are followed if they are complete. Null where the headers contradict the form.
 */
function columnOrder(
  columns: readonly string[],
  headers: readonly HeaderRow[],
  linewise: () => readonly (readonly string[])[],
): readonly string[] | null {
  const rows = headers.map((row) => ({
    flat: row.flat,
    ids: row.cells.flatMap((cell) => cell.matches.find((match) => columns.includes(match.id))?.id ?? []),
  }));
  const seen = rows.flatMap((row) => row.ids);
  // A row that stands under the headers of another block.
  if (seen.length === 0 && rows.length > 0) return null;
  const only = rows.length === 1 ? rows[0] : undefined;
  const isWhole = (ids: readonly string[]): boolean =>
    isFormOrder(ids, columns) && new Set(ids).size === columns.length;
  if (only?.flat && isWhole(only.ids)) return only.ids;
  // In the cells that they were merged from, the upper headers stand again beside the lower ones.
  if (rows.some((row) => row.ids.length === columns.length && isWhole(row.ids))) return columns;
  const isPrinted = [columns, ...linewise()].some((order) => isFormOrder(seen, order));
  if (isPrinted) {
    // A column that the whole table lacks: its header is missing and so are its cells.
    const isPart = only?.flat && only.ids.length > 0 && only.ids.length < columns.length;
    return isPart && new Set(only.ids).size === only.ids.length ? only.ids : columns;
  }
  const flat = rows.find((row) => row.flat && row.ids.length === seen.length);
  return flat?.ids.length === columns.length && new Set(flat.ids).size === columns.length ? flat.ids : null;
}

/**
 * The form's orders in which these headers may have been met line by line. One that begins with another column than the
 * form does, as 总计 may whose cell reaches up to the first line, only where that header stands in an earlier line.
 */
function linewiseOrders(
  columns: readonly string[],
  orders: readonly (readonly string[])[],
  headers: readonly HeaderRow[],
  mayTotalLead: () => boolean,
): readonly (readonly string[])[] {
  const lineOf = (id: string | undefined): number =>
    headers.findIndex(({ cells }) => cells.some(({ matches }) => matches.some((match) => match.id === id)));
  return orders.filter(
    ([first]) =>
      first === columns[0] ||
      (headers.some((row) => row.isBelowGroup) && lineOf(first) < lineOf(columns[0]) && mayTotalLead()),
  );
}

/** Whether the last number of the rows is the sum of those before it, rather than the first of those behind it. */
export function isTotalLast(candidates: readonly Candidate[]): boolean {
  let last = 0;
  let first = 0;
  for (const { entry } of candidates) {
    const values = entry.values.flatMap(({ text }) => {
      const reading = readNumber(text);
      return reading.status === 'value' ? [reading.value] : [];
    });
    const [ahead, ...others] = values;
    const behind = values.at(-1);
    if (!ahead || !behind || values.length !== entry.values.length || values.length < 3) continue;
    if (equals(behind, sum(values.slice(0, -1)))) last++;
    else if (equals(ahead, sum(others))) first++;
  }
  return last >= first;
}

/** Whether the ids come in the form's order, some perhaps missing and neighbours perhaps repeated. */
export function isFormOrder(ids: readonly string[], columns: readonly string[]): boolean {
  let at = 0;
  for (const id of ids) {
    const next = columns.indexOf(id);
    if (next < at) return false;
    at = next;
  }
  return true;
}
