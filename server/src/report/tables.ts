/** Labelled rows → the official tables: every cell of the form by row and column, and what did not fit. */
import { firstFrom } from '../document/document.ts';
import type { Line, RawCell, Span } from '../document/document.ts';
import { labelKey } from '../document/label.ts';
import { editions, newestEdition, statisticsForm, tableForm } from '../norms/edition.ts';
import type { ColumnForm, EditionId, RowForm, TableForm, TableId } from '../norms/edition.ts';
import { equals, isNumberLike, readNumber, severalNumbers, sum } from './number.ts';
import type { NumberReading } from './number.ts';
import type { Cell, Header, RepeatedRow, Row, Section, Table } from './report.ts';
import type { ColumnLabel } from './labels.ts';
import { isPrintedIn } from './rows.ts';
import type { Entry, EntryReader, HeaderCells, LabelledRow } from './rows.ts';

type EntryRow = LabelledRow & Pick<Entry, 'table' | 'gridded' | 'width'>;

/** Everything that tables are read from. */
export interface TableSource {
  readonly entries: EntryReader;
  readonly lines: readonly Line[];
  readonly sections: readonly Section[];
  /** The edition that the reported year prescribes: decides where labels do not. */
  readonly edition: EditionId;
}

/** Reads one official table, or null where the text has none that can be read. */
export function readTable(id: TableId, source: TableSource): Table | null {
  const region = regionOf(id, source.sections);
  const entries = region
    ? source.entries.in(region).filter((entry) => inside(entry, region))
    : entriesAnywhere(id, source);
  return id === 'proceedings' ? readProceedings(entries, source, region) : readRows(id, entries, source);
}

/** Where the table has no section of its own, it may stand anywhere but in those of the others. */
function entriesAnywhere(id: TableId, { entries, sections }: TableSource): readonly Entry[] {
  // Table four may be nothing but numbers, whose caption is no cell.
  const found = id === 'proceedings' ? entries.in(null) : entries.printedIn(id);
  const others = sections.filter(({ form }) => form.id !== id && form.kind === 'table');
  return others.length === 0 ? found : found.filter((entry) => !others.some((section) => inside(entry, section)));
}

function regionOf(id: TableId, sections: readonly Section[]): Span | null {
  return sections.find((section) => section.form.id === id) ?? null;
}

function entryStart(entry: Entry): number {
  switch (entry.kind) {
    case 'row':
    case 'unknown':
      return entry.label.start;
    case 'header':
      return entry.cells[0]?.cell.start ?? 0;
    case 'group':
      return entry.cell.start;
    case 'numbers':
      return entry.values[0]?.start ?? 0;
  }
}

function entryEnd(entry: Entry): number {
  switch (entry.kind) {
    case 'row':
    case 'unknown':
      return entry.values.at(-1)?.end ?? entry.label.end;
    case 'header':
      return entry.cells.at(-1)?.cell.end ?? 0;
    case 'group':
      return entry.cell.end;
    case 'numbers':
      return entry.values.at(-1)?.end ?? 0;
  }
}

function inside(entry: Entry, region: Span): boolean {
  const start = entryStart(entry);
  return start >= region.start && start < region.end;
}

// --- tables one, two, three, and the statistics table: rows by label ---------------------------------

interface Candidate {
  readonly entry: EntryRow;
  readonly id: string;
  /** Its numbers stand on several lines in a way that one of them may be in pieces. */
  readonly isBroken?: boolean;
  /** Column headers in force where the row stands. */
  readonly headers: readonly HeaderRow[];
}

interface HeaderRow {
  readonly cells: readonly { readonly cell: RawCell; readonly matches: readonly ColumnLabel[] }[];
  readonly flat: boolean;
  readonly width: number;
  /** Whether the merged cell 法人或其他组织 was read before it: the headers are printed in several lines. */
  readonly isBelowGroup: boolean;
}

function readRows(id: TableId, entries: readonly Entry[], source: TableSource): Table | null {
  const candidates = candidatesOf(id, entries);
  const found = new Set(candidates.map((candidate) => candidate.id));
  const edition = editionFollowed(id, candidates, entries, source.edition);
  const form = tableForm(edition, id);
  if (!form || found.size < form.leastRows) return null;
  const primary = primaryTables(candidates);
  const columnCount = form.rows[0]?.columns.length ?? 0;
  const holds = (id: string, count: number): boolean =>
    candidates.some((each) => each.id === id && hasNumber(each.entry) && each.entry.values.length >= count);
  // Where only some of the rows that it stands for have numbers, its own may be those of a row that lost its label.
  const alternatives = form.alternativeRows
    .filter(({ row, instead }) => {
      const areWhole = instead.every((each) => holds(each, columnCount));
      return holds(row.id, 1) && (areWhole || !instead.some((each) => holds(each, 1)));
    })
    .map((alternative) => alternative.row);
  const repeated: RepeatedRow[] = [];
  const isDisordered = numbersLeadRows(id, entries, candidates);
  const surplus = surplusOf(candidates, form);
  const orderOf = columnOrders(() => isTotalLast(candidates));
  const byId = new Map(groupBy(candidates, (candidate) => candidate.id).map((group) => [group[0]?.id, group]));
  const rows = [...form.rows, ...alternatives].map((row) =>
    isDisordered
      ? unreadRow(row, byId.get(row.id)?.[0])
      : readRow(row, (byId.get(row.id) ?? []).map(isWholeOn(source.lines)), primary, surplus, orderOf, repeated),
  );
  const known = new Set(rows.map((row) => row.form.id));
  const groupRows = new Set(form.alternativeRows.map((alternative) => alternative.row.id));
  const foreign = candidates.filter((candidate) => !known.has(candidate.id) && !groupRows.has(candidate.id));
  const tables = new Set(candidates.map((candidate) => candidate.entry.table));
  const first = candidates[0]?.entry.label.start ?? 0;
  const last = candidates.at(-1)?.entry;
  const own = entries.filter((entry) => tables.has(entry.table));
  const headers = headersOf(form, own, edition);
  return {
    id,
    form,
    rows,
    headers: headers.own,
    groups: own.flatMap((entry) => (entry.kind === 'group' && entry.group.editions.has(edition) ? [entry.cell] : [])),
    unknownRows: own.flatMap((entry) =>
      entry.kind === 'unknown' &&
      isUnknownRow(entry.label, entry.values) &&
      entry.label.start > first &&
      entry.label.start < (last?.label.start ?? 0)
        ? [entry.label]
        : [],
    ),
    repeatedRows: repeated.sort((a, b) => a.label.start - b.label.start),
    isDisordered,
    foreign: [
      ...foreign.map((candidate) => candidate.entry.label),
      ...headers.foreign,
      ...foreignGroups(own, edition),
    ].sort((a, b) => a.start - b.start),
    gridded: candidates.some((candidate) => candidate.entry.gridded),
    ...spanOf(id, own, candidates),
  };
}

function spanOf(id: TableId, own: readonly Entry[], candidates: readonly Candidate[]): Span {
  const last = candidates.at(-1)?.entry;
  const end = last ? entryEnd(last) : 0;
  const printed = own.filter((entry) => entry.kind !== 'unknown' && entry.kind !== 'numbers' && isPrintedIn(entry, id));
  const first = printed.map(entryStart).find((start) => start <= end);
  return { start: Math.min(first ?? Infinity, candidates[0]?.entry.label.start ?? 0), end };
}

/** Words and several numbers: a row that the author added, not a stray line of the page around it. */
function isUnknownRow(label: RawCell, values: readonly RawCell[]): boolean {
  return /[\u3400-\u9fff]{2}/.test(label.text) && values.some((value) => isNumberLike(value.text));
}

function candidatesOf(id: TableId, entries: readonly Entry[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  let headers: HeaderRow[] = [];
  let isBelowGroup = false;
  let afterRow = false;
  for (const entry of entries) {
    if (entry.kind === 'header') {
      const cells = entry.cells.filter((cell) => cell.matches.some((match) => match.table === id));
      if (cells.length === 0) continue;
      // Headers after a row begin the next block or the next piece of a table that was split.
      if (afterRow) headers = [];
      afterRow = false;
      headers.push({ cells, flat: entry.flat, width: entry.width, isBelowGroup });
    } else if (entry.kind === 'group') {
      isBelowGroup = entry.group.label === ORGANISATIONS;
      // A new block of table two: the headers before it are another block's.
      if (id === 'proactive' && entry.group.table === id) headers = [];
    } else if (entry.kind === 'row') {
      const match = matchAfter(
        entry,
        id,
        candidates.slice(-2).map((candidate) => candidate.id),
      );
      if (!match) continue;
      candidates.push({ entry, id: match.id, headers });
      afterRow = true;
    }
  }
  return candidates;
}

/** In the statistics table, where words repeat under several groups: the row before each. */
const ROW_BEFORE = new Map(
  (tableForm(statisticsForm.id, 'statistics')?.rows ?? []).map((row, index, rows) => [row.id, rows[index - 1]?.id]),
);

/** Of the rows with the same words, the one that follows the two before it: damage may have moved one of them. */
function matchAfter(entry: LabelledRow, id: TableId, before: readonly string[]): LabelledRow['matches'][number] | null {
  const own = entry.matches.filter((match) => match.table === id);
  if (own.length === 1) return own[0] ?? null;
  const [second, first] = before;
  if (first === undefined || second === undefined || ROW_BEFORE.get(first) !== second) return null;
  return own.find((match) => ROW_BEFORE.get(match.id) === first) ?? null;
}

function hasNumber(entry: LabelledRow): boolean {
  return entry.values.some((value) => value.text !== '');
}

/**
 * Of all editions with such a table, the one of whose labels the text has most; where several have as many, the one that
 * the reported year prescribes, or the newest.
 */
function editionFollowed(
  id: TableId,
  candidates: readonly Candidate[],
  entries: readonly Entry[],
  prescribed: EditionId,
): EditionId {
  const forms = editions.flatMap(({ tables }) => tables.find((form) => form.id === id) ?? []);
  // （六）其他处理 is a row of 2019; in 2021 it is the heading of three rows. Where one of these is there, or it has no
  // numbers, it says nothing.
  const headings = new Set(forms.flatMap(({ alternativeRows }) => alternativeRows.map(({ row }) => row.id)));
  const replaced = new Set(
    forms.flatMap(({ edition, alternativeRows }) =>
      alternativeRows.flatMap(({ row, instead }) =>
        instead.some((each) => isLabelled(edition, each, candidates)) ? [row.id] : [],
      ),
    ),
  );
  const votes = new Map(forms.map(({ edition }) => [edition, 0]));
  const vote = (labels: readonly { readonly editions: ReadonlySet<EditionId> }[]): void => {
    for (const edition of votes.keys()) {
      if (labels.some((label) => label.editions.has(edition))) votes.set(edition, (votes.get(edition) ?? 0) + 1);
    }
  };
  for (const { entry } of candidates) {
    for (const match of entry.matches) {
      const saysNothing = headings.has(match.id) && (replaced.has(match.id) || !hasNumber(entry));
      if (match.table === id && !saysNothing) vote([match]);
    }
  }
  for (const entry of entries) {
    if (entry.kind !== 'header') continue;
    for (const { matches } of entry.cells) vote(matches.filter((match) => match.table === id));
  }
  const [first = [prescribed, 0] as const, ...others] = votes;
  // The newest comes first.
  const [best, most] = others.reduce((before, other) => (other[1] > before[1] ? other : before), first);
  return votes.get(prescribed) === most ? prescribed : best;
}

/** Whether a row was found by a label that is of this edition. */
function isLabelled(edition: EditionId, row: string, candidates: readonly Candidate[]): boolean {
  return candidates.some(({ id, entry }) => id === row && entry.matches.some((match) => match.editions.has(edition)));
}

/** A raw table with so many of the rows that the largest has is a copy of it, rather than a piece or a remark. */
const COPY = 0.8;

/** The raw table that most rows stand in, and copies of it: rows elsewhere only fill what these lack. */
function primaryTables(candidates: readonly Candidate[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const { entry } of candidates) counts.set(entry.table, (counts.get(entry.table) ?? 0) + 1);
  const most = [...counts.values()].reduce((largest, count) => Math.max(largest, count), 0);
  return new Set([...counts].filter(([, count]) => count >= COPY * most).map(([table]) => table));
}

/** So many numbers before the first label are a row's. */
const LEAST_LEADING_NUMBERS = 3;

/**
 * Whether numbers stand before the first row's label where cells have a line each: then each row's numbers stand before
 * its label too, or elsewhere, and reading on from a label takes those of the next.
 */
function numbersLeadRows(id: TableId, entries: readonly Entry[], candidates: readonly Candidate[]): boolean {
  const first = candidates[0]?.entry;
  if (!first || first.gridded || id === 'statistics') return false;
  return entries.some(
    (entry) =>
      entry.kind === 'numbers' &&
      !entry.gridded &&
      entry.table === first.table &&
      entryStart(entry) < first.label.start &&
      entry.values.length >= LEAST_LEADING_NUMBERS,
  );
}

/**
 * Where cells are not marked, a row's numbers stand on one line, or each on one of its own. One that stands alone beside
 * several may be a piece of a number that a PDF broke: such a row has no numbers to claim.
 */
function isWholeOn(lines: readonly Line[]): (candidate: Candidate) => Candidate {
  const isLineStart = ({ start }: RawCell): boolean => lines[firstFrom(lines, start)]?.start === start;
  return (candidate) => {
    const { values, gridded } = candidate.entry;
    if (gridded || values.length < 2) return candidate;
    const starts = values.flatMap((value, index) => (index === 0 || isLineStart(value) ? [index] : []));
    const lengths = starts.map((start, index) => (starts[index + 1] ?? values.length) - start);
    const isBroken = lengths.includes(1) && lengths.some((length) => length > 1);
    return isBroken ? { ...candidate, isBroken } : candidate;
  };
}

/** A row of which no cell is claimed. */
function unreadRow(form: RowForm, found: Candidate | undefined): Row {
  const label = found?.entry.label ?? null;
  return { form, label, written: [], cells: form.columns.map((column) => absentCell(form.id, column.id)) };
}

/**
 * For rows that are as long as their neighbours, how many cells stand behind the values: only in such rows do blank
 * cells have a certain place.
 */
type Surplus = ReadonlyMap<Candidate, number>;

/**
 * Merged cells leave a table either with rows of one width or with rows of one number of cells after the label:
 * what more of its rows agree in is its measure. Their values stand below each other, so that the rows together tell
 * where they end.
 */
function surplusOf(candidates: readonly Candidate[], form: TableForm): Surplus {
  const rowForms = [...form.rows, ...form.alternativeRows.map(({ row }) => row)];
  const columnCounts = new Map(rowForms.map((row) => [row.id, row.columns.length]));
  const columnsOf = (candidate: Candidate): number => columnCounts.get(candidate.id) ?? 0;
  const lengthOf = (candidate: Candidate): number => candidate.entry.values.length;
  // Only table three has labels in several columns, and so cells between label and values.
  const isAhead = form.id === 'requests';
  const surplus = new Map<Candidate, number>();
  const withCells = candidates.filter((candidate) => lengthOf(candidate) > 0);
  for (const rows of groupBy(withCells, (candidate) => candidate.entry.table)) {
    const ofOneWidth = alike(rows, (candidate) => candidate.entry.width);
    const byWidth = groupBy(ofOneWidth, columnsOf);
    const byLength = groupBy(rows, columnsOf).map((group) => alike(group, lengthOf));
    for (const group of ofOneWidth.length >= byLength.flat().length ? byWidth : byLength) {
      const count = group[0] ? columnsOf(group[0]) : 0;
      // Too few cells in one row: those of another are enough only because a cell before the values is counted.
      if (group.some((candidate) => lengthOf(candidate) < count)) continue;
      const behind = cellsBehind(group, count, isAhead);
      for (const candidate of group) {
        // Cells that merging left over stand below headers that left as many.
        const isLeftOver =
          lengthOf(candidate) === count || candidate.headers.length === 0 || isWideAsHeaders(candidate);
        if (behind && isLeftOver) surplus.set(candidate, behind(candidate));
      }
    }
  }
  return surplus;
}

/**
 * How many cells stand behind the values in each row of a group, null where several numbers are possible: those cells
 * are blank, and so are those between label and values.
 */
function cellsBehind(
  group: readonly Candidate[],
  count: number,
  isAhead: boolean,
): ((candidate: Candidate) => number) | null {
  let least = 0;
  let most = Infinity;
  /** The fewest blank cells at the end of a row beyond those that it has too many. */
  let spare = Infinity;
  for (const { values } of group.map((candidate) => candidate.entry)) {
    const left = values.length - count;
    const first = values.findIndex((cell) => !isBlank(cell));
    const behind = values.length - 1 - values.findLastIndex((cell) => !isBlank(cell));
    const ahead = first === -1 ? left : Math.min(first, left);
    const leastHere = isAhead ? left - ahead : left;
    const mostHere = Math.min(left, behind);
    // A row with more texts than the form has columns says nothing of the others.
    if (leastHere > mostHere) continue;
    least = Math.max(least, leastHere);
    most = Math.min(most, mostHere);
    spare = Math.min(spare, behind - left);
  }
  // Every row has as many.
  if (least === most) return () => most;
  // Rows lost their merged cells and were filled up at the end to one width: no row has more blank cells there than it
  // has too many, or all of them may lack a column.
  return isAhead && least > most && spare === 0 ? ({ entry }) => entry.values.length - count : null;
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string | number): readonly (readonly T[])[] {
  const groups = new Map<string | number, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** The most rows that agree; where a row stands alone or as many others agree, those as wide as their headers. */
function alike(rows: readonly Candidate[], measure: (candidate: Candidate) => number): readonly Candidate[] {
  const groups = groupBy(rows, measure);
  const most = groups.reduce((length, group) => Math.max(length, group.length), 0);
  const largest = groups.filter((group) => group.length === most);
  const [first] = largest;
  return (
    (first && most > 1 && largest.length === 1 ? first : largest.find((group) => group.every(isWideAsHeaders))) ?? []
  );
}

function isWideAsHeaders({ entry, headers }: Candidate): boolean {
  return headers.some((header) => header.width === entry.width);
}

function readRow(
  form: RowForm,
  all: readonly Candidate[],
  primary: ReadonlySet<number>,
  surplus: Surplus,
  orderOf: ColumnOrders,
  repeated: RepeatedRow[],
): Row {
  const inPrimary = all.filter((candidate) => primary.has(candidate.entry.table));
  const candidates = inPrimary.some((candidate) => hasNumber(candidate.entry)) ? inPrimary : all;
  const readings = candidates.map((candidate) => ({
    candidate,
    values:
      candidate.isBroken === true
        ? null
        : valuesByColumn(
            candidate.entry,
            form.columns,
            orderOf(form.columns, candidate.headers),
            surplus.get(candidate),
          ),
  }));
  const whole = readings.filter((reading) => reading.values !== null);
  // A row left blank says nothing where another has numbers.
  const filled = whole.filter((reading) => hasNumber(reading.candidate.entry));
  const complete = filled.length > 0 ? filled : whole;
  const chosen = complete[0] ?? readings.find((reading) => hasNumber(reading.candidate.entry)) ?? readings[0];
  if (!chosen) return unreadRow(form, undefined);
  for (const other of complete.slice(1)) {
    repeated.push({
      form,
      label: other.candidate.entry.label,
      first: chosen.candidate.entry.label,
      values: other.candidate.entry.values,
      firstValues: chosen.candidate.entry.values,
      isSame: sameValues(other.values, chosen.values),
    });
  }
  // The same row twice with different numbers: neither is certain.
  const contradicted = complete.some((other) => !sameValues(other.values, chosen.values));
  const values = contradicted ? null : chosen.values;
  const sharesCell =
    values?.some((cell) => cell && /\s/.test(cell.text) && severalNumbers(cell.text) !== null) === true;
  return {
    form,
    label: chosen.candidate.entry.label,
    written: chosen.candidate.entry.values,
    cells: form.columns.map((column, index) => {
      const raw = values?.[index];
      // Where several numbers share a cell, a blank one beside it is no blank: its number stands there.
      const isRead = raw && !(raw.text === '' && sharesCell);
      return isRead ? readCell(form.id, column, raw) : absentCell(form.id, column.id);
    }),
  };
}

/** A row's cells in the order of the form's columns; undefined for a column that the table lacks. */
type ValuesByColumn = readonly (RawCell | undefined)[];

function sameValues(a: ValuesByColumn | null, b: ValuesByColumn | null): boolean {
  return a !== null && b !== null && a.length === b.length && a.every((cell, index) => cell?.text === b[index]?.text);
}

/** The row's cells by column, or null where it cannot be told which cell belongs to which column. */
function valuesByColumn(
  { values, gridded }: EntryRow,
  columns: readonly ColumnForm[],
  order: readonly number[] | null,
  surplus: number | undefined,
): ValuesByColumn | null {
  if (!order) return null;
  if (order.length > columns.length && values.length === order.length) return repeatedValues(values, columns, order);
  const isPartial = order.length < columns.length;
  // The whole table lacks a column: its header and its cells.
  if (isPartial && surplus !== undefined && values.length === order.length) {
    return columns.map((_, index) => values[order.indexOf(index)]);
  }
  const fit = fitting(values, columns.length, gridded ? surplus : 0);
  // A header line that lost a cell beside whole rows still leaves the form's order, but a blank tells no place.
  if (!fit || isPartial) return fit?.some(isBlank) ? null : fit;
  const isFormOrdered = order.length !== columns.length || order.every((column, index) => column === index);
  return isFormOrdered ? fit : columns.map((_, index) => fit[order.indexOf(index)]);
}

/** A merged cell's text may stand in each of the cells it was merged from, its header above it as often. */
function repeatedValues(
  values: readonly RawCell[],
  columns: readonly ColumnForm[],
  order: readonly number[],
): ValuesByColumn | null {
  const isSame = values.every((cell, index) => cell.text === values[order.indexOf(order[index] ?? 0)]?.text);
  return isSame ? columns.map((_, index) => values[order.indexOf(index)]) : null;
}

function isBlank(cell: RawCell): boolean {
  return cell.text === '';
}

/**
 * The `count` cells that are the row's values, where that is certain. Cells that merging left over are blank and
 * stand behind the values or between label and values. In a row that is not as long as its neighbours (`surplus`
 * undefined) a blank cell may be one too many.
 */
function fitting(values: readonly RawCell[], count: number, surplus: number | undefined): readonly RawCell[] | null {
  if (surplus === undefined) return values.length === count && !values.some(isBlank) ? values : null;
  const end = values.length - surplus;
  const start = end - count;
  const isLeftOver = values.every((cell, index) => (index >= start && index < end) || isBlank(cell));
  return start >= 0 && isLeftOver ? values.slice(start, end) : null;
}

/** The columns, by their place in the form, in the order in which a row's cells stand under these headers. */
type ColumnOrders = (columns: readonly ColumnForm[], headers: readonly HeaderRow[]) => readonly number[] | null;

/** Works out each order once: neighbouring rows share columns and headers. */
function columnOrders(mayTotalLead: () => boolean): ColumnOrders {
  const known = new Map<readonly HeaderRow[], Map<readonly ColumnForm[], readonly number[] | null>>();
  return (columns, headers) => {
    const underHeaders = known.get(headers) ?? new Map<readonly ColumnForm[], readonly number[] | null>();
    known.set(headers, underHeaders);
    let order = underHeaders.get(columns);
    if (order === undefined) {
      const ids = columns.map((column) => column.id);
      order = columnOrder(ids, headers, mayTotalLead)?.map((id) => ids.indexOf(id)) ?? null;
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
  mayTotalLead: () => boolean,
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
  const isPrinted = [columns, ...linewiseOrders(columns, headers, mayTotalLead)].some((order) =>
    isFormOrder(seen, order),
  );
  if (isPrinted) {
    // A column that the whole table lacks: its header is missing and so are its cells.
    const isPart = only?.flat && only.ids.length > 0 && only.ids.length < columns.length;
    return isPart && new Set(only.ids).size === only.ids.length ? only.ids : columns;
  }
  const flat = rows.find((row) => row.flat && row.ids.length === seen.length);
  return flat?.ids.length === columns.length && new Set(flat.ids).size === columns.length ? flat.ids : null;
}

const ORGANISATIONS = '法人或其他组织';

/**
 * The orders in which the headers of table three are met line by line: 总计 stands in an upper line, before the kinds of
 * organisation; where its cell reaches up to the first line, before all. In one line with 自然人 it would be the first
 * column.
 */
function linewiseOrders(
  columns: readonly string[],
  headers: readonly HeaderRow[],
  mayTotalLead: () => boolean,
): readonly (readonly string[])[] {
  if (columns[0] !== 'naturalPerson') return [];
  const [first, ...rest] = columns;
  const kinds = rest.slice(0, -1);
  const afterFirst = [first, 'total', ...kinds];
  const lineOf = (id: string): number =>
    headers.findIndex(({ cells }) => cells.some(({ matches }) => matches.some((match) => match.id === id)));
  const leads = headers.some((row) => row.isBelowGroup) && lineOf('total') < lineOf('naturalPerson') && mayTotalLead();
  return leads ? [afterFirst, ['total', first, ...kinds]] : [afterFirst];
}

/** Whether the last number of the rows is the sum of those before it, rather than the first of those behind it. */
function isTotalLast(candidates: readonly Candidate[]): boolean {
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
function isFormOrder(ids: readonly string[], columns: readonly string[]): boolean {
  let at = 0;
  for (const id of ids) {
    const next = columns.indexOf(id);
    if (next < at) return false;
    at = next;
  }
  return true;
}

function readCell(rowId: string, column: ColumnForm, { text: raw, start, end }: RawCell): Cell {
  const columnId = column.id;
  const reading = readIn(column, raw);
  const span = { start, end };
  if (reading.status === 'value') return { rowId, columnId, status: 'value', value: reading.value, raw, reading, span };
  return {
    rowId,
    columnId,
    status: reading.status === 'blank' ? 'blank' : 'malformed',
    value: null,
    raw,
    reading,
    span,
  };
}

/** 12.5 万 is a number where the column counts 万元, and nowhere else. */
function readIn(column: ColumnForm, raw: string): NumberReading {
  const reading = readNumber(raw);
  const isMisplaced = reading.status === 'value' && reading.notation.unit === '万' && !column.label.includes('万元');
  return isMisplaced ? { status: 'malformed' } : reading;
}

function absentCell(rowId: string, columnId: string): Cell {
  return { rowId, columnId, status: 'absent', value: null, raw: null, reading: null, span: null };
}

function headersOf(
  form: TableForm,
  entries: readonly Entry[],
  edition: EditionId,
): { readonly own: readonly Header[]; readonly foreign: readonly RawCell[] } {
  const own: Header[] = [];
  const foreign: RawCell[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'header') continue;
    for (const { cell, matches } of entry.cells) {
      const inTable = matches.filter((match) => match.table === form.id);
      const match = inTable.find((label) => label.editions.has(edition));
      if (match) own.push({ columnId: match.id, label: cell, blockId: null });
      else if (inTable.length > 0) foreign.push(cell);
    }
    for (const header of cutHeaders(form, entry)) own.push(header);
  }
  return { own, foreign };
}

/** Headers cut so short that two columns begin alike (本年新): their place between their neighbours tells which. */
function cutHeaders(form: TableForm, { written, cells }: HeaderCells): readonly Header[] {
  const known = new Set(cells.map(({ cell }) => cell));
  const columns = form.rows.find((row) =>
    cells.every(({ matches }) => matches.some((match) => row.columns.some((column) => column.id === match.id))),
  )?.columns;
  const headers = written.slice(-(columns?.length ?? 0));
  if (headers.length !== columns?.length || headers.every((cell) => known.has(cell))) return [];
  return headers.flatMap((cell, index) => {
    const column = columns[index];
    const key = labelKey(cell.text);
    const isCut = column !== undefined && !known.has(cell) && key.length >= 2 && labelKey(column.label).startsWith(key);
    return isCut ? [{ columnId: column.id, label: cell, blockId: null }] : [];
  });
}

function foreignGroups(entries: readonly Entry[], edition: EditionId): readonly RawCell[] {
  return entries.flatMap((entry) => (entry.kind === 'group' && !entry.group.editions.has(edition) ? [entry.cell] : []));
}

// --- table four: one line of fifteen numbers, or a line of five for each group -----------------------

const GROUP_KEYS: readonly (readonly [string, string])[] = [
  ['suitDirect', '未经复议直接起诉'],
  ['suitAfterReview', '复议后起诉'],
  ['review', '行政复议'],
];

/** The group of table four that a caption or label names. */
function groupNamed(text: string): string | null {
  if (text.length > 40) return null;
  const key = labelKey(text);
  return GROUP_KEYS.find(([id, name]) => (id === 'review' ? key === name : key.includes(name)))?.[0] ?? null;
}

type NumbersAt = Pick<LabelledRow, 'values'> & Pick<Entry, 'table' | 'gridded' | 'width'>;

function readProceedings(entries: readonly Entry[], source: TableSource, region: Span | null): Table | null {
  const form = tableForm(source.edition, 'proceedings') ?? tableForm(newestEdition.id, 'proceedings');
  if (!form) return null;
  const headers: Header[] = [];
  const groups: RawCell[] = [];
  const written = new Map<string, readonly RawCell[]>();
  const labels = new Map<string, RawCell>();
  let columnIds: string[] = [];
  /** Rows of exactly fifteen cells. */
  const whole: (readonly RawCell[])[] = [];
  let stray: readonly RawCell[] = [];
  let named: string[] = [];
  /** The group that got the numbers under its caption, and the raw table that they stand in. */
  let captioned: { readonly group: string; readonly table: number } | null = null;
  let start = Infinity;
  let end = 0;
  const cover = (span: Span): void => {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  };
  const headerWidths = widestHeaders(entries);
  const take = (entry: NumbersAt, group: string | null): void => {
    const { values } = entry;
    const fifteen = numbersOf(entry, 15, headerWidths);
    if (fifteen && !group) {
      whole.push(fifteen);
      fifteen.forEach(cover);
      return;
    }
    const five = numbersOf(entry, 5, headerWidths);
    // Numbers of their own belong to the group named above them, its headers in between.
    const only = group ?? (named.length === 1 && columnIds.length > 0 ? (named[0] ?? null) : null);
    const columns = form.rows[0]?.columns.map((column) => column.id) ?? [];
    if (five && only && isFormOrder(columnIds, columns)) {
      written.set(only, five);
      captioned = group ? null : { group: only, table: entry.table };
    } else {
      // More numbers below those: which of the two are the group's?
      const before = captioned?.table === entry.table ? captioned.group : null;
      if (five && !group && before && !sameValues(written.get(before) ?? null, five)) written.delete(before);
      stray = values;
    }
    values.forEach(cover);
    named = [];
  };
  /** What was claimed for each group beside its own label, the first row of figures. */
  const claims = new Map<string, { readonly values: readonly RawCell[]; readonly label: RawCell }>();
  const repeatedGroups: RepeatedRow[] = [];
  const claim = (group: string, values: readonly RawCell[], label: RawCell): void => {
    const before = claims.get(group);
    const row = form.rows.find(({ id }) => id === group);
    if (values.every(isBlank)) {
      if (!before) written.set(group, values);
    } else if (before && row) {
      const isSame = sameValues(values, before.values);
      repeatedGroups.push({ form: row, label, first: before.label, values, firstValues: before.values, isSame });
    } else {
      claims.set(group, { values, label });
      written.set(group, values);
    }
  };
  const name = (text: string, cell: RawCell): void => {
    const group = groupNamed(text);
    if (!group) return;
    if (!named.includes(group)) named.push(group);
    labels.set(group, cell);
    columnIds = [];
  };

  const captions = source.lines
    .filter((line) => line.level > 0 && region !== null && line.start >= region.start && line.start < region.end)
    .map((line) => ({ text: line.text, start: line.start, end: line.end }));
  let caption = 0;
  for (const entry of entries) {
    const at = entryStart(entry);
    for (let next = captions[caption]; next && next.start <= at; next = captions[caption]) {
      name(next.text, next);
      caption++;
    }
    switch (entry.kind) {
      case 'header':
        for (const { cell, matches } of entry.cells) {
          const match = matches.find((label) => label.table === 'proceedings');
          if (!match) continue;
          headers.push({ columnId: match.id, label: cell, blockId: null });
          columnIds.push(match.id);
          if (region || match.id !== 'total') cover(cell);
        }
        break;
      case 'group':
        if (entry.group.table === 'proceedings') {
          groups.push(entry.cell);
          cover(entry.cell);
        }
        break;
      case 'row': {
        if (!entry.matches.some((match) => match.table === 'proceedings')) break;
        cover(entry.label);
        const group = groupNamed(entry.label.text);
        if (entry.gridded && entry.values.some((value) => isNumberLike(value.text))) {
          if (group) labels.set(group, entry.label);
          const own = numbersOf(entry, 5, headerWidths);
          if (own && group) claim(group, own, entry.label);
          else take(entry, null);
          named = [];
        } else if (
          entry.gridded &&
          group &&
          entry.values.length === 5 &&
          entry.values.every((value) => value.text === '')
        ) {
          labels.set(group, entry.label);
          if (!claims.has(group)) written.set(group, entry.values);
        } else {
          name(entry.label.text, entry.label);
          if (entry.gridded) for (const cell of entry.values) name(cell.text, cell);
          if (!entry.gridded && entry.values.length > 0) take(entry, null);
        }
        break;
      }
      case 'numbers':
        if (region || headers.length + labels.size > 0) take(entry, null);
        break;
      case 'unknown':
        if ((region || headers.length > 0) && entry.values.length >= 5) take(entry, null);
        break;
    }
  }
  const isDisordered = region !== null && isAmongRequests(entries);
  const { only, repeatedRows: repeatedWhole } = onlyFilled(whole, form);
  const repeatedRows = [...repeatedGroups, ...repeatedWhole];
  for (const { form: row, isSame } of repeatedGroups) if (!isSame) written.delete(row.id);
  if (only) form.rows.forEach((row, index) => written.set(row.id, only.slice(index * 5, index * 5 + 5)));
  if (isDisordered) written.clear();
  const isHeaded = new Set(headers.map((header) => header.columnId)).size >= 3;
  // Nearly fifteen numbers are its row too, though damaged.
  const isFound = isHeaded || isDisordered || whole.length > 0 || (region !== null && stray.length >= LEAST_STRAY);
  if (written.size === 0 && !isFound) return null;
  if (written.size === 0 && !region) return null;
  return {
    id: 'proceedings',
    form,
    rows: form.rows.map((row, index) => {
      const values = written.get(row.id);
      return {
        form: row,
        label: labels.get(row.id) ?? null,
        written: values ?? (index === 0 ? stray : []),
        cells: row.columns.map((column, position) => {
          const raw = values?.[position];
          return raw ? readCell(row.id, column, raw) : absentCell(row.id, column.id);
        }),
      };
    }),
    headers,
    groups,
    unknownRows: [],
    repeatedRows,
    isDisordered,
    foreign: [],
    gridded: entries.some((entry) => entry.gridded && entry.kind !== 'header'),
    start: Number.isFinite(start) ? start : 0,
    end,
  };
}

/** So many numbers in the section of table four are what is left of its fifteen. */
const LEAST_STRAY = 11;

/** So many labels of table three in the section of table four are a page whose columns were read one after the other. */
const MOST_LABELS_OF_REQUESTS = 2;

/** Whether numbers without boundaries stand among the rows of table three, so that any fifteen of them say nothing. */
function isAmongRequests(entries: readonly Entry[]): boolean {
  const labels = entries.filter(
    (entry) =>
      entry.kind === 'row' &&
      !entry.gridded &&
      entry.matches.every((match) => match.table === 'requests') &&
      entry.matches.length > 0,
  );
  return labels.length > MOST_LABELS_OF_REQUESTS;
}

/**
 * The one row of fifteen that holds figures, or the blank one where all are blank: blank rows count for nothing. Two
 * rows of figures are told, and where they differ neither is taken.
 */
function onlyFilled(
  whole: readonly (readonly RawCell[])[],
  form: TableForm,
): { readonly only: readonly RawCell[] | null; readonly repeatedRows: readonly RepeatedRow[] } {
  const filled = whole.filter((row) => !row.every(isBlank));
  const [first = null, ...others] = filled.length > 0 ? filled : whole.slice(0, 1);
  const [label] = form.rows;
  if (!first || !label) return { only: null, repeatedRows: [] };
  const repeatedRows = others.flatMap((values): readonly RepeatedRow[] => {
    const [again] = values;
    const [before] = first;
    return again && before
      ? [{ form: label, label: again, first: before, values, firstValues: first, isSame: sameValues(values, first) }]
      : [];
  });
  return { only: repeatedRows.every(({ isSame }) => isSame) ? first : null, repeatedRows };
}

/** For each raw table the number of cells of its widest row of headers. */
function widestHeaders(entries: readonly Entry[]): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const { kind, table, width } of entries) {
    if (kind === 'header') widths.set(table, Math.max(width, widths.get(table) ?? 0));
  }
  return widths;
}

/**
 * Exactly `count` cells. Blank ones among them have a certain place only where the headers are not wider, and blank
 * ones behind them are left over from merging only where the headers are just as wide.
 */
function numbersOf(
  { values, table, gridded, width }: NumbersAt,
  count: number,
  headerWidths: ReadonlyMap<number, number>,
): readonly RawCell[] | null {
  const headerWidth = headerWidths.get(table) ?? 0;
  if (values.length === count) return !gridded || headerWidth <= width || !values.some(isBlank) ? values : null;
  if (!gridded || values.length < count || headerWidth !== width) return null;
  return values.slice(count).every(isBlank) ? values.slice(0, count) : null;
}
