/** Table four: one line of fifteen numbers, or a line of five for each group, becomes three labelled rows. */
import type { Line, RawCell, Span } from '../../document/document.ts';
import { labelKey } from '../../document/label.ts';
import { newestEdition, tableForm } from '../../norms/edition.ts';
import type { EditionId, TableForm } from '../../norms/edition.ts';
import { isNumberLike } from '../number.ts';
import type { Header, RepeatedRow, Table } from '../report.ts';
import { absentCell, isBlank, readCell, sameValues } from './cell.ts';
import { isFormOrder } from './columns.ts';
import type { Entry, LabelledRow } from './entry.ts';

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

/** What table four is read with: lines may be captions of its groups, the edition decides its form. */
interface Surroundings {
  readonly lines: readonly Line[];
  readonly edition: EditionId;
}

/** Reads table four from the entries of its section (`region`), or of the whole text. */
export function readProceedings(entries: readonly Entry[], source: Surroundings, region: Span | null): Table | null {
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
  const isInRows = areGroupsInRows(entries);
  /** Fifteen numbers stood behind the groups as labels of three rows: in which order, nobody can tell. */
  const apart: NumbersAt[] = [];
  /** How many numbers stand in each run that is no row, where cells are not marked. */
  const runs: number[] = [];
  const take = (entry: NumbersAt, group: string | null): void => {
    const { values } = entry;
    const fifteen = numbersOf(entry, 15, headerWidths);
    if (fifteen && !group && !entry.gridded && headers.length > 0 && columnIds.length === 0 && named.length > 1) {
      apart.push(entry);
      fifteen.forEach(cover);
    } else if (fifteen && !group) {
      whole.push(fifteen);
      fifteen.forEach(cover);
    }
    if (fifteen && !group) return;
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
      if (region && !entry.gridded) runs.push(values.length);
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
    const at = entry.start;
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
          if (!entry.gridded && group && isInRows && entry.values.length === 5) {
            claim(group, entry.values, entry.label);
            entry.values.forEach(cover);
            named = [];
          } else if (!entry.gridded && entry.values.length > 0) take(entry, null);
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
  // More than the table has.
  const isDisordered =
    apart.length > 0 || runs.some((run) => run > 15) || (region !== null && isAmongRequests(entries));
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
          return raw ? readCell('proceedings', row, column, raw) : absentCell('proceedings', row, column);
        }),
      };
    }),
    headers,
    groups,
    unknownRows: [],
    repeatedRows,
    isDisordered,
    isInPieces: false,
    foreign: [],
    gridded: entries.some((entry) => entry.gridded && entry.kind !== 'header'),
    start: Number.isFinite(start) ? start : 0,
    end,
  };
}

/** Whether groups have a row of five each where cells are not marked: one such row alone may be what is left of fifteen. */
function areGroupsInRows(entries: readonly Entry[]): boolean {
  const rows = entries.filter(
    (entry) =>
      entry.kind === 'row' && !entry.gridded && entry.values.length === 5 && groupNamed(entry.label.text) !== null,
  );
  return rows.length > 1;
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
