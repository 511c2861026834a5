/** Labelled rows → the official tables: every cell of the form by row and column, and what did not fit. */
import { firstFrom } from '../../document/document.ts';
import type { Line, RawCell, Span } from '../../document/document.ts';
import { labelKey, leadingOrdinal } from '../../document/label.ts';
import { newestEdition, tableForm } from '../../norms/edition.ts';
import type { EditionId, RowForm, TableForm, TableId } from '../../norms/edition.ts';
import { isNumberLike, severalNumbers } from '../number.ts';
import type { Header, RepeatedRow, Row, Section, Table } from '../report.ts';
import {
  candidatesOf,
  editionFollowed,
  groupBy,
  hasNumber,
  isWholeOn,
  numbersLeadRows,
  primaryTables,
} from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { absentCell, readCell, sameValues } from './cell.ts';
import type { ValuesByColumn } from './cell.ts';
import { columnOrders, isTotalLast } from './columns.ts';
import type { ColumnOrders } from './columns.ts';
import { isPrintedIn } from './entries.ts';
import type { EntryReader } from './entries.ts';
import type { Entry, HeaderCells } from './entry.ts';
import { isPieceOfGroup } from './labels.ts';
import { readProceedings } from './proceedings.ts';
import { surplusOf, valuesByColumn } from './windows.ts';
import type { Surplus } from './windows.ts';

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

/**
 * Where the table has no section of its own, it may stand anywhere but in those of the others; also at the end of the one
 * before it, whose rows end where it begins, since its heading may be all that was lost.
 */
function entriesAnywhere(id: TableId, { entries, sections }: TableSource): readonly Entry[] {
  // Table four may be nothing but numbers, whose caption is no cell.
  const found = id === 'proceedings' ? entries.in(null) : entries.printedIn(id);
  const number = numberOf(id);
  const before = sections.filter(({ form }) => form.number < number).at(-1);
  const others = sections.filter((section) => section.form.kind === 'table' && section !== before);
  const isOfEarlier = (entry: Entry): boolean =>
    entry.kind === 'row' && entry.matches.length > 0 && entry.matches.every(({ table }) => numberOf(table) < number);
  const last = before && found.findLast((entry) => inside(entry, before) && isOfEarlier(entry));
  return found.filter(
    (entry) =>
      !others.some((section) => inside(entry, section)) &&
      !(before && last && inside(entry, before) && entry.start <= last.start),
  );
}

/** The number of the section that the form prints a table in; 0 for one that has none. */
function numberOf(id: TableId): number {
  return newestEdition.sections.find((section) => section.id === id)?.number ?? 0;
}

function regionOf(id: TableId, sections: readonly Section[]): Span | null {
  return sections.find((section) => section.form.id === id) ?? null;
}

function inside(entry: Entry, region: Span): boolean {
  return entry.start >= region.start && entry.start < region.end;
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
  const isDisordered = numbersLeadRows(id, entries, candidates) || areLabelsBroken(form, entries, candidates);
  const surplus = surplusOf(candidates, form);
  const orderOf = columnOrders(form, () => isTotalLast(candidates));
  const byId = new Map(groupBy(candidates, (candidate) => candidate.id).map((group) => [group[0]?.id, group]));
  const asWritten = isWholeOn(source.lines);
  const taken: Candidate[] = [];
  const rows = [...form.rows, ...alternatives].map((row) => {
    const own = byId.get(row.id) ?? [];
    if (isDisordered) return unreadRow(id, row, own[0]);
    const whole = own.map(asWritten);
    for (const candidate of whole) taken.push(candidate);
    return readRow(id, row, whole, primary, surplus, orderOf, repeated);
  });
  const known = new Set(rows.map((row) => row.form.id));
  const groupRows = new Set(form.alternativeRows.map((alternative) => alternative.row.id));
  const foreign = candidates.filter((candidate) => !known.has(candidate.id) && !groupRows.has(candidate.id));
  const tables = new Set(candidates.map((candidate) => candidate.entry.table));
  const first = candidates[0]?.entry.label.start ?? 0;
  const last = candidates.at(-1)?.entry;
  const own = entries.filter((entry) => tables.has(entry.table));
  const headers = headersOf(form, own, edition);
  const isInPieces = !isDisordered && areInPieces(form, own, taken, rows, source.lines);
  return {
    id,
    form,
    rows,
    headers: headers.own,
    groups: own.flatMap((entry) => (entry.kind === 'group' && entry.group.editions.has(edition) ? [entry.cell] : [])),
    unknownRows: own.flatMap((entry) =>
      entry.kind === 'unknown' &&
      isUnknownRow(entry.label, entry.values) &&
      !isInPieces &&
      entry.label.start > first &&
      entry.label.start < (last?.label.start ?? 0)
        ? [entry.label]
        : [],
    ),
    repeatedRows: repeated.sort((a, b) => a.label.start - b.label.start),
    isDisordered,
    isInPieces,
    foreign: [
      ...foreign.map((candidate) => candidate.entry.label),
      ...headers.foreign,
      ...foreignGroups(own, edition),
    ].sort((a, b) => a.start - b.start),
    gridded: candidates.some((candidate) => candidate.entry.gridded),
    ...spanOf(id, own, candidates),
  };
}

/** So many rows of the form without label, and numbers of as many rows without a printed one, are no accident. */
const BROKEN_LABELS = 3;

/**
 * Whether the labels of several rows are in pieces where cells are not marked: their numbers are there, beside texts that
 * no form prints, and their rows are missing.
 */
function areLabelsBroken(form: TableForm, entries: readonly Entry[], candidates: readonly Candidate[]): boolean {
  const first = candidates[0]?.entry;
  if (!first || first.gridded) return false;
  const count = form.rows[0]?.columns.length ?? 0;
  const found = new Set(candidates.map(({ id }) => id));
  const missing = form.rows.filter(({ id, optional }) => !optional && !found.has(id)).length;
  const unknown = entries.filter(
    (entry) => entry.kind === 'unknown' && entry.table >= first.table && entry.values.length === count && count > 1,
  ).length;
  return missing >= BROKEN_LABELS && unknown >= BROKEN_LABELS;
}

/** A piece of a label or of the merged cell beside it is as narrow as a column. */
const LONGEST_PIECE = 3;

/**
 * Whether some rows are in pieces where cells are not marked: numbers broken over lines, numbers of a row or more behind
 * headers or pieces of labels while rows lack theirs, or too few numbers in some rows and too many in others. Blank cells
 * that were lost leave too few and nothing else.
 */
function areInPieces(
  form: TableForm,
  own: readonly Entry[],
  candidates: readonly Candidate[],
  rows: readonly Row[],
  lines: readonly Line[],
): boolean {
  if (candidates.some(({ entry }) => entry.gridded)) return false;
  if (candidates.some(({ isBroken }) => isBroken === true)) return true;
  const isNumbered = form.rows.every((row) => leadingOrdinal(row.label) !== null);
  const isPiece = ({ text }: RawCell): boolean =>
    text.length <= LONGEST_PIECE || isPieceOfGroup(text) || (isNumbered && leadingOrdinal(text) === null);
  const isOnOneLine = ([, second]: readonly RawCell[]): boolean =>
    second !== undefined && lines[firstFrom(lines, second.start)]?.start !== second.start;
  const isWithoutLabel = (entry: Entry): boolean =>
    entry.kind === 'numbers' || (entry.kind === 'unknown' && isPiece(entry.label) && isOnOneLine(entry.values));
  const ownerless = own.filter(isWithoutLabel).reduce((sum, entry) => sum + valuesOf(entry).length, 0);
  const lacksLabel = rows.some(({ label, form: { optional } }) => label === null && !optional);
  const lacksNumbers = rows.some(({ label, written, cells }) => label !== null && written.length < cells.length);
  const hasTooMany = rows.some(({ written, cells }) => written.length > cells.length);
  const count = form.rows[0]?.columns.length ?? 0;
  return (count > 1 && ownerless >= count && (lacksLabel || lacksNumbers)) || (lacksNumbers && hasTooMany);
}

function valuesOf(entry: Entry): readonly RawCell[] {
  return entry.kind === 'numbers' || entry.kind === 'unknown' ? entry.values : [];
}

function spanOf(id: TableId, own: readonly Entry[], candidates: readonly Candidate[]): Span {
  const last = candidates.at(-1)?.entry;
  const end = last?.end ?? 0;
  const printed = own.filter((entry) => entry.kind !== 'unknown' && entry.kind !== 'numbers' && isPrintedIn(entry, id));
  const first = printed.map((entry) => entry.start).find((start) => start <= end);
  return { start: Math.min(first ?? Infinity, candidates[0]?.entry.label.start ?? 0), end };
}

/** Words and several numbers: a row that the author added, not a stray line of the page around it. */
function isUnknownRow(label: RawCell, values: readonly RawCell[]): boolean {
  return /[\u3400-\u9fff]{2}/.test(label.text) && values.some((value) => isNumberLike(value.text));
}

/** Of two rows that say the same, the one with fewer blanks says more. */
function blanksIn(values: ValuesByColumn | null): number {
  return values?.filter((cell) => cell?.text === '').length ?? 0;
}

/** A row of which no cell is claimed. */
function unreadRow(id: TableId, form: RowForm, found: Candidate | undefined): Row {
  const label = found?.entry.label ?? null;
  return { form, label, written: [], cells: form.columns.map((column) => absentCell(id, form, column)) };
}

/**
 * In the statistics table a label that was broken may leave another without its number (2.政府网站在线访谈次数 behind 其中：):
 * where the row has one with its number, that is the row.
 */
function numberedOnes(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const numbered = candidates.filter(({ id, entry: { label, matches } }) =>
    matches.some(
      (match) =>
        match.id === id && match.table === 'statistics' && leadingOrdinal(label.text)?.number === match.ordinal,
    ),
  );
  return numbered.length > 0 ? numbered : candidates;
}

function readRow(
  id: TableId,
  form: RowForm,
  all: readonly Candidate[],
  primary: ReadonlySet<number>,
  surplus: Surplus,
  orderOf: ColumnOrders,
  repeated: RepeatedRow[],
): Row {
  const found = numberedOnes(all);
  const inPrimary = found.filter((candidate) => primary.has(candidate.entry.table));
  const candidates = inPrimary.some((candidate) => hasNumber(candidate.entry)) ? inPrimary : found;
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
  const complete = [...(filled.length > 0 ? filled : whole)].sort((a, b) => blanksIn(a.values) - blanksIn(b.values));
  const chosen = complete[0] ?? readings.find((reading) => hasNumber(reading.candidate.entry)) ?? readings[0];
  if (!chosen) return unreadRow(id, form, undefined);
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
      return isRead ? readCell(id, form, column, raw) : absentCell(id, form, column);
    }),
  };
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
