/**
 * Raw tables → labelled rows. Whatever the shape, a row is its label and what stands beside it; where the
 * text marks no rows, a label opens one.
 */
import { labelKey } from '../../document/label.ts';
import type { RawCell, RawTable, Span } from '../../document/document.ts';
import type { TableId } from '../../norms/edition.ts';
import { withBlankCells } from './blank-cells.ts';
import type { Entry, LabelledRow } from './entry.ts';
import { damagedColumn, damagedRow, groupLabelled, isPieceOfGroup, labelsOf, rowsLabelled } from './labels.ts';
import type { ColumnLabel, GroupLabel, Labels, RowLabel } from './labels.ts';
import { isNumberLike } from '../number.ts';

/** A label is broken into at most so many cells. */
const MOST_PIECES = 6;
const UNIT = /^(?:条|件|次|篇|个|人|人次|万元|元|——|—|-)$/;

/** The entries of a text's raw tables, in its order. */
export interface EntryReader {
  /** Of the raw tables that a region touches, or of all of them. */
  in(region: Span | null): readonly Entry[];
  /** Of the raw tables in which something stands that a form prints in that table. */
  printedIn(id: TableId): readonly Entry[];
}

/** Reads each raw table when it is first asked for, and forgets those that are not wanted: a long text has many. */
export function entryReader(tables: readonly RawTable[]): EntryReader {
  const known: (readonly Entry[] | undefined)[] = [];
  const entriesOf = (table: RawTable, index: number): readonly Entry[] =>
    known[index] ?? (table.shape === 'lineCells' ? streamEntries(table, index) : gridEntries(table, index));
  const collect = (isWanted: (table: RawTable) => boolean, keep: (entries: readonly Entry[]) => boolean): Entry[] => {
    const collected: Entry[] = [];
    tables.forEach((table, index) => {
      if (!isWanted(table)) return;
      const entries = entriesOf(table, index);
      if (!keep(entries)) return;
      known[index] = entries;
      for (const entry of entries) collected.push(entry);
    });
    return collected;
  };
  return {
    in: (region) =>
      collect(
        ({ start, end }) => !region || (start < region.end && end > region.start),
        () => true,
      ),
    printedIn: (id) =>
      collect(
        () => true,
        (entries) => entries.some((entry) => isPrintedIn(entry, id)),
      ),
  };
}

/** Whether an entry is a label that a form prints in that table. */
export function isPrintedIn(entry: Entry, id: TableId): boolean {
  if (entry.kind === 'group') return entry.group.table === id;
  if (entry.kind === 'header') return entry.cells.some((cell) => cell.matches.some((match) => match.table === id));
  return entry.kind === 'row' && entry.matches.some((match) => match.table === id);
}

/** The range from one cell to another, or of one alone. */
function over(first: Span | undefined, last: Span | undefined = first): Span {
  const start = first?.start ?? 0;
  return { start, end: last?.end ?? first?.end ?? start };
}

function isValue(cell: RawCell): boolean {
  return cell.text !== '' && isNumberLike(cell.text);
}

/** What a cell's text is the label of; null for a blank cell and for a number. */
function labelsOfCell(cell: RawCell): Labels | null {
  return cell.text === '' || isValue(cell) ? null : labelsOf(cell.text);
}

// --- rows with boundaries -------------------------------------------------------------------------

function gridEntries(table: RawTable, index: number): readonly Entry[] {
  const entries: Entry[] = [];
  for (const cells of table.readRows()) {
    for (let from = 0; from < cells.length;) {
      // Two rows run together where a line break was lost: the next label after a number opens the next row.
      const until = nextRowStart(cells, from);
      addSegment(entries, until - from < cells.length ? cells.slice(from, until) : cells, index);
      from = until;
    }
  }
  return entries;
}

function nextRowStart(cells: readonly RawCell[], from: number): number {
  let seenNumber = false;
  for (let at = from; at < cells.length; at++) {
    const cell = cells[at];
    if (!cell || cell.text === '') continue;
    if (isValue(cell)) seenNumber = true;
    else if (seenNumber && rowsLabelled(cell.text).length > 0) return at;
  }
  return cells.length;
}

function addSegment(entries: Entry[], cells: readonly RawCell[], table: number): void {
  const place = { table, gridded: true, width: cells.length };
  /** What each text before the numbers is the label of. */
  const labels: (Labels | null)[] = [];
  let labelAt = -1;
  let matches: readonly RowLabel[] = [];
  let textAt = -1;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at];
    if (!cell || isValue(cell)) break;
    const own = cell.text === '' ? null : labelsOf(cell.text);
    labels.push(own);
    if (!own) continue;
    if (own.rows.length > 0 && !(isColumnOnly(own.rows, own.columns) && !hasValue(cells, at + 1))) {
      labelAt = at;
      matches = own.rows;
    }
    textAt = at;
  }
  // In the statistics table a row has one label, the first of its texts.
  if (matches.length > 0 && matches.every((match) => match.table === 'statistics')) {
    const first = cells.findIndex((cell) => cell.text !== '');
    if (first !== labelAt) return;
  }
  const hasNumbers = labels.length < cells.length;
  cells.slice(0, labelAt === -1 ? cells.length : labelAt).forEach((cell, at) => {
    const group = (at < labels.length ? labels[at] : labelsOfCell(cell))?.group;
    if (group) entries.push({ kind: 'group', cell, group, ...place, ...over(cell) });
  });
  // Beside numbers stand no headers.
  const columns = hasNumbers
    ? []
    : cells.flatMap((cell, at) => {
        const own = labels[at];
        return own ? [{ cell, matches: own.columns, rows: own.rows }] : [];
      });
  const headers = columns.filter((column) => column.matches.length > 0).length;
  // Beside 信息内容 one whole header is enough: the others may be cut short.
  const isTitled =
    headers > 0 && columns[0] !== undefined && labelsOf(columns[0].cell.text).group?.isFirstHeader === true;
  if (headers > 1 || isTitled) {
    const found = columns
      .map(({ cell, matches: own }) => ({ cell, matches: own.length > 0 ? own : damagedHeader(cell, columns) }))
      .filter((column) => column.matches.length > 0);
    const afterLabel = cells.slice(1).filter((cell) => cell.text !== '').length;
    const flat = found.filter(({ cell }) => cell !== cells[0]).length === afterLabel;
    const written = columns.map((column) => column.cell);
    const range = over(found[0]?.cell ?? written[0], found.at(-1)?.cell);
    entries.push({ kind: 'header', written, cells: found, flat, ...place, ...range });
    // The groups of table four are printed among its headers.
    for (const { cell, rows } of columns) {
      const groups = rows.filter((row) => row.table === 'proceedings');
      if (groups.length > 0)
        entries.push({ kind: 'row', label: cell, matches: groups, values: [], ...place, ...over(cell) });
    }
    return;
  }
  if (labelAt === -1 && textAt !== -1 && hasNumbers) {
    // 总计 and 其他 are columns too: in front of a row's numbers they are its label.
    const cell = cells[textAt];
    const damaged =
      cell && groupLabelled(cell.text) === null ? (rowNamedLikeColumn(cell.text) ?? damagedRow(cell.text)) : null;
    if (damaged) {
      labelAt = textAt;
      matches = [damaged];
    }
  }
  const label = cells[labelAt];
  if (label) {
    // A row that another runs into is shorter than it looks.
    const width = nextGroup(cells, labelAt + 1);
    const values = withoutUnit(matches, cells.slice(labelAt + 1, width));
    entries.push({ kind: 'row', label, matches, values, table, gridded: true, width, ...over(label, values.at(-1)) });
    return;
  }
  const text = cells[textAt];
  if (hasNumbers) {
    const values = cells.slice(textAt + 1);
    if (!text) entries.push({ kind: 'numbers', values, ...place, ...over(values[0], values.at(-1)) });
    else if (!groupLabelled(text.text))
      entries.push({ kind: 'unknown', label: text, values, ...place, ...over(text, values.at(-1)) });
  } else if (columns.length === 1 && columns[0]?.matches.length) {
    entries.push({ kind: 'header', written: [], cells: columns, flat: false, ...place, ...over(columns[0].cell) });
  } else if (cells.length >= 5 && cells.every((cell) => cell.text === '')) {
    entries.push({ kind: 'numbers', values: cells, ...place, ...over(cells[0], cells.at(-1)) });
  }
}

function hasValue(cells: readonly RawCell[], from: number): boolean {
  return cells.some((cell, at) => at >= from && isValue(cell));
}

/** The place of the first merged cell's label from there on, or the row's length. */
function nextGroup(cells: readonly RawCell[], from: number): number {
  for (let at = from; at < cells.length; at++) {
    const cell = cells[at];
    if (cell && labelsOfCell(cell)?.group) return at;
  }
  return cells.length;
}

/** The column that a header cell was cut from, in the table that its neighbours belong to. */
function damagedHeader(
  cell: RawCell,
  row: readonly { readonly matches: readonly ColumnLabel[] }[],
): readonly ColumnLabel[] {
  const table = row.find((column) => column.matches.length === 1)?.matches[0]?.table;
  const damaged = table ? damagedColumn(cell.text, table) : null;
  return damaged ? [damaged] : [];
}

function rowNamedLikeColumn(text: string): RowLabel | null {
  const key = labelKey(text);
  if (key === '总计') return rowsLabelled('（七）总计')[0] ?? null;
  return key === '其他' ? (rowsLabelled('3.其他')[0] ?? null) : null;
}

/** Some tables have a unit between label and number. */
function withoutUnit(matches: readonly RowLabel[], values: readonly RawCell[]): readonly RawCell[] {
  if (!matches.some(({ hasUnit }) => hasUnit)) return values;
  const first = values[0];
  return first && UNIT.test(first.text) ? values.slice(1) : values;
}

// --- cells one after the other ----------------------------------------------------------------------

/** The number of a page between lines: — 2 —, 第2页, 2/5. */
const PAGE = /^(?:[-—–―－]{1,2}\s?\d{1,3}\s?[-—–―－]{1,2}|第\s?\d{1,3}\s?页.{0,8}|\d{1,3}\s?\/\s?\d{1,3})$/;

function streamEntries(table: RawTable, index: number): readonly Entry[] {
  const all = (table.readRows()[0] ?? []).filter((cell) => !PAGE.test(cell.text));
  const cells = all.filter((cell) => cell.text !== '');
  const entries: Entry[] = [];
  const place = { table: index, gridded: false, width: 0 };
  let at = 0;
  while (at < cells.length) {
    const cell = cells[at];
    if (!cell) break;
    if (isValue(cell)) {
      const values = valuesFrom(cells, at);
      entries.push({ kind: 'numbers', values, ...place, ...over(cell, values.at(-1)) });
      at += values.length;
      continue;
    }
    const found = labelAt(cells, at);
    // The beginning of a label alone may be a piece of it.
    const isPiece = rowsLabelled(cell.text).length === 0 && !isValueAt(cells, at + found.length);
    const isKnown = found.columns.length > 0 || found.group !== null || (found.rows.length > 0 && !isPiece);
    const wrapped = isKnown ? null : wrappedRow(cells, at);
    if (wrapped) {
      const { label, matches, values } = wrapped;
      entries.push({ kind: 'row', label, matches, values, ...place, ...over(label, values.at(-1)) });
      at += wrapped.length;
      continue;
    }
    at += found.length;
    if (found.rows.length > 0) {
      const hasUnits = found.rows.some(({ hasUnit }) => hasUnit);
      const isUnit = (cell: RawCell | undefined): boolean => hasUnits && cell !== undefined && UNIT.test(cell.text);
      if (isUnit(cells[at])) at++;
      const values = withWord(cells, at, valuesFrom(cells, at), found.rows);
      at += values.length;
      // A unit behind the numbers is the row's own: the number that follows it is too, and the first another's.
      const isCertain = values.length === 0 || !isUnit(cells[at]);
      const own = isCertain ? values : [];
      const range = over(found.cell, own.at(-1));
      entries.push({ kind: 'row', label: found.cell, matches: found.rows, values: own, ...place, ...range });
    } else if (found.columns.length > 0) {
      entries.push({
        kind: 'header',
        written: [],
        cells: [{ cell: found.cell, matches: found.columns }],
        flat: false,
        ...place,
        ...over(found.cell),
      });
    } else if (found.group) {
      entries.push({ kind: 'group', cell: found.cell, group: found.group, ...place, ...over(found.cell) });
    } else {
      const values = valuesFrom(cells, at);
      if (values.length > 0)
        entries.push({ kind: 'unknown', label: found.cell, values, ...place, ...over(found.cell, values.at(-1)) });
      at += values.length;
    }
  }
  return withBlankCells(entries, all);
}

/**
 * A row whose label is broken into pieces before and behind its numbers, as in the narrow column of a PDF. Example:
 * `4.保护第` `0` `2` `2` `三方合法` `权益` of a table with three columns. Only where the pieces make a printed label to the
 * letter, but for one piece of the merged cell beside it, and the numbers are as many as the form has.
 */
function wrappedRow(
  cells: readonly RawCell[],
  at: number,
): (Pick<LabelledRow, 'label' | 'matches' | 'values'> & { readonly length: number }) | null {
  const before = textsFrom(cells, at);
  const values = valuesFrom(cells, at + before.length);
  const [first] = before;
  if (!first || values.length === 0 || !labelsOf(first.text).begins) return null;
  // A whole label before the numbers is their row's.
  if (before.some((piece) => rowsLabelled(piece.text).length > 0)) return null;
  const following = textsFrom(cells, at + before.length + values.length);
  // A whole label is the next row's.
  const next = following.findIndex((piece) => rowsLabelled(piece.text).length > 0);
  const behind = next === -1 ? following : following.slice(0, next);
  const last = before.at(-1);
  for (let count = 0; count <= behind.length; count++) {
    const pieces = [...before, ...behind.slice(0, count)];
    for (const own of withoutMergedCell(pieces)) {
      // The piece before the numbers, or one behind them, is the label's own: else the numbers may be another row's.
      if (last && !own.includes(last) && !own.some((piece) => behind.includes(piece))) continue;
      const text = own.map((piece) => piece.text).join('');
      const matches = rowsLabelled(text).filter(({ columns }) => columns === values.length);
      if (matches.length === 0) continue;
      // Brackets at the end are the label's own, or a piece of another's: （三）.
      if (/[）)]$/.test(text) && !matches.some(({ bare }) => labelKey(text).endsWith(bare))) continue;
      // Its place is that of the piece before the numbers: others stand apart.
      return { label: { ...first, text }, matches, values, length: before.length + values.length + count };
    }
  }
  return null;
}

/** The pieces of a label: all of them, all but one, all but those of the merged cell beside it. */
function withoutMergedCell(pieces: readonly RawCell[]): readonly (readonly RawCell[])[] {
  const canSkip = (piece: RawCell): boolean =>
    piece.text.length <= LONGEST_PIECE && rowsLabelled(piece.text).length === 0;
  const allButOne = pieces
    .map((_, index) => pieces.length - 1 - index)
    .flatMap((skipped) => {
      const piece = pieces[skipped];
      return skipped > 0 && piece && canSkip(piece) ? [pieces.filter((_, index) => index !== skipped)] : [];
    });
  const own = pieces.filter((piece, index) => index === 0 || !(canSkip(piece) && isPieceOfGroup(piece.text)));
  return [pieces, ...allButOne, ...(own.length < pieces.length - 1 ? [own] : [])];
}

/** A piece of the merged cell beside a label is as narrow as its column. */
const LONGEST_PIECE = 6;

function isValueAt(cells: readonly RawCell[], at: number): boolean {
  const cell = cells[at];
  return cell !== undefined && isValue(cell);
}

/** The texts that are no numbers from there on, as many as a label may be broken into. */
function textsFrom(cells: readonly RawCell[], from: number): readonly RawCell[] {
  const texts: RawCell[] = [];
  for (let cell = cells[from]; cell && !isValue(cell) && texts.length < MOST_PIECES; cell = cells[from + texts.length])
    texts.push(cell);
  return texts;
}

/** Words in the place of a number are short: 若干, 待定. */
const LONGEST_WORD = 4;

/**
 * The numbers of a row with the one word among them that stands in the place of a number: with it they are as many as
 * the form has. Example: 0 117 若干 1 of a row with four columns.
 */
function withWord(
  cells: readonly RawCell[],
  from: number,
  values: readonly RawCell[],
  rows: readonly RowLabel[],
): readonly RawCell[] {
  const count = rows[0]?.columns ?? 0;
  const word = cells[from + values.length];
  if (values.length === 0 || values.length >= count || !word || word.text.length > LONGEST_WORD) return values;
  const labels = labelsOf(word.text);
  if (labels.begins || labels.rows.length > 0 || labels.columns.length > 0 || labels.group) return values;
  const all = [...values, word, ...valuesFrom(cells, from + values.length + 1)];
  return all.length === count ? all : values;
}

function valuesFrom(cells: readonly RawCell[], from: number): readonly RawCell[] {
  let until = from;
  for (let cell = cells[until]; cell && isValue(cell); cell = cells[until]) until++;
  return cells.slice(from, until);
}

interface FoundLabel {
  readonly cell: RawCell;
  /** How many cells the label takes. */
  readonly length: number;
  readonly rows: readonly RowLabel[];
  readonly columns: readonly ColumnLabel[];
  readonly group: GroupLabel | null;
}

/** The label at a place, joined from several cells where it was broken; the longest that is printed so. */
function labelAt(cells: readonly RawCell[], at: number): FoundLabel {
  const first = cells[at] ?? { text: '', start: 0, end: 0 };
  let { text } = first;
  let best: FoundLabel | null = null;
  for (let length = 1; length <= MOST_PIECES; length++) {
    const cell = cells[at + length - 1];
    if (!cell || (length > 1 && isValue(cell))) break;
    // Two whole labels are two rows, the first without its numbers.
    if (best && best.rows.length > 0 && rowsLabelled(cell.text).length > 0) break;
    if (length > 1) text += `\n${cell.text}`;
    const { rows, columns, group, begins } = labelsOf(text);
    const isRow = rows.length > 0 && !isColumnOnly(rows, columns);
    if (isRow || columns.length > 0 || group) {
      best = {
        cell: { text, start: first.start, end: cell.end },
        length,
        rows: isRow ? rows : [],
        columns: isRow ? [] : columns,
        group: isRow || columns.length > 0 ? null : group,
      };
    }
    if (!begins) break;
  }
  if (best) return best;
  const damaged = damagedRow(first.text);
  return { cell: first, length: 1, rows: damaged ? [damaged] : [], columns: [], group: null };
}

/** 其他 and 总计 without ordinal are headers where no row's numbers follow. */
function isColumnOnly(rows: readonly RowLabel[], columns: readonly ColumnLabel[]): boolean {
  return columns.length > 0 && rows.every((row) => columns.some((column) => column.bare === row.bare));
}
