/** Which row is it: the labelled rows of a table, the headers in force for each, and the edition that they follow. */
import { firstFrom } from '../../document/document.ts';
import type { Line, RawCell } from '../../document/document.ts';
import { editions, statisticsForm, tableForm } from '../../norms/edition.ts';
import type { EditionId, TableId } from '../../norms/edition.ts';
import type { Entry, LabelledRow } from './entry.ts';
import type { ColumnLabel } from './labels.ts';

export type EntryRow = LabelledRow & Pick<Entry, 'table' | 'gridded' | 'width' | 'start' | 'end'>;

export interface Candidate {
  readonly entry: EntryRow;
  readonly id: string;
  /** Its numbers stand on several lines in a way that one of them may be in pieces. */
  readonly isBroken?: boolean;
  /** Column headers in force where the row stands. */
  readonly headers: readonly HeaderRow[];
}

export interface HeaderRow {
  readonly cells: readonly { readonly cell: RawCell; readonly matches: readonly ColumnLabel[] }[];
  readonly flat: boolean;
  readonly width: number;
  /** Whether the header over some of the columns was read before it: the headers are printed in several lines. */
  readonly isBelowGroup: boolean;
}

export function candidatesOf(id: TableId, entries: readonly Entry[]): readonly Candidate[] {
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
      isBelowGroup = entry.group.isAboveColumns;
      // A new block: the headers before it are another block's.
      if (entry.group.opensBlock && entry.group.table === id) headers = [];
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

export function hasNumber(entry: LabelledRow): boolean {
  return entry.values.some((value) => value.text !== '');
}

/**
 * Of all editions with such a table, the one of whose labels the text has most; where several have as many, the one that
 * the reported year prescribes, or the newest.
 */
export function editionFollowed(
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
export function primaryTables(candidates: readonly Candidate[]): ReadonlySet<number> {
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
export function numbersLeadRows(id: TableId, entries: readonly Entry[], candidates: readonly Candidate[]): boolean {
  const first = candidates[0]?.entry;
  if (!first || first.gridded || id === 'statistics') return false;
  return entries.some(
    (entry) =>
      entry.kind === 'numbers' &&
      !entry.gridded &&
      entry.table === first.table &&
      entry.start < first.label.start &&
      entry.values.length >= LEAST_LEADING_NUMBERS,
  );
}

/**
 * Where cells are not marked, a row's numbers stand on one line, or each on one of its own. One that stands alone beside
 * several may be a piece of a number that a PDF broke: such a row has no numbers to claim.
 */
export function isWholeOn(lines: readonly Line[]): (candidate: Candidate) => Candidate {
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

export function groupBy<T>(list: readonly T[], keyOf: (item: T) => string | number): readonly (readonly T[])[] {
  const groups = new Map<string | number, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
