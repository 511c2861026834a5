/** The oracle: which values that are claimed of a damaged text were not in that cell of the good one. */
import type { RawCell } from '../../../server/src/document/document.ts';
import type { TableId } from '../../../server/src/norms/edition.ts';
import { formatDecimal } from '../../../server/src/report/number.ts';
import type { Cell, Report } from '../../../server/src/report/report.ts';
import { good, isNumber } from './damage.ts';
import type { Damaged, Good } from './damage.ts';
import { broken, cellsOf, fixture, fixtureNames, read } from './reading.ts';

export interface Base {
  readonly name: string;
  readonly source: Good;
  /** The good report's cell that starts at an offset, with its table. */
  readonly cells: ReadonlyMap<number, CellAt>;
  /** True where cells are blank, and the relations therefore need not hold. */
  readonly hasBlanks: boolean;
}

type CellAt = Cell & { readonly table: TableId };

/** A good report, ready to be damaged. */
function base(name: string, text: string): Base {
  const report = read(text);
  const cells = new Map(
    cellsOf(report).flatMap((cell) => (cell.span && cell.status === 'value' ? [[cell.span.start, cell] as const] : [])),
  );
  return { name, source: good(report), cells, hasBlanks: cellsOf(report).some((cell) => cell.status === 'blank') };
}

/** The report with half of its numbers taken out where their places stay known: as real tables mostly are. */
function blanked(text: string): string {
  const numbers = cellsOf(read(text)).flatMap(({ span, status }) => (span && status === 'value' ? [span] : []));
  return numbers
    .filter((span) => (span.start * 2_654_435_761) % 7 < 3)
    .sort((a, b) => b.start - a.start)
    .reduce((rest, span) => rest.slice(0, span.start) + rest.slice(span.end), text);
}

const WITH_PLACES = /canonical|merged|spreadsheet|word-paste|html-tables/;

/** Every fixture report, and those that mark the places of cells once more with blank ones. */
export const bases: readonly Base[] = fixtureNames.flatMap((name) => {
  const text = fixture(name);
  const full = base(name, text);
  return WITH_PLACES.test(name) ? [full, base(`${name} with blanks`, blanked(text))] : [full];
});

function placeOf(cell: CellAt): string {
  return `${cell.table} ${cell.rowId} ${cell.columnId}`;
}

interface Moved {
  readonly before: CellAt;
  readonly after: CellAt;
}

/** What is wrong with the values claimed of a damaged text, in words. */
export function falseClaims({ source, cells, hasBlanks }: Base, damaged: Damaged): readonly string[] {
  const report = read(damaged.text);
  const problems: string[] = [];
  const moved: Moved[] = [];
  for (const after of cellsOf(report)) {
    const { span, value } = after;
    if (!span || !value) continue;
    const origin = damaged.origin(span.start);
    const before = origin === null ? undefined : cells.get(origin);
    if (!before) {
      problems.push(`${placeOf(after)} = ${after.raw ?? ''}, which was no cell`);
    } else if (placeOf(before) !== placeOf(after)) {
      moved.push({ before, after });
    } else if (formatDecimal(value) !== formatDecimal(before.value ?? value) && !isCut(damaged, span, before)) {
      problems.push(`${placeOf(after)} = ${after.raw ?? ''}, which was ${before.raw ?? ''}`);
    }
  }
  const exchanged = exchangedCells(source, damaged);
  const isUndetectable =
    areExchanged(moved, exchanged) ||
    areJoined(moved, damaged, cells) ||
    isCutLabel(moved, damaged) ||
    (damaged.kind === 'shuffleRows' && haveSameWords(moved, report));
  if (!isUndetectable) {
    problems.push(
      ...moved.map(({ before, after }) => `${placeOf(after)} = ${after.raw ?? ''}, which was ${placeOf(before)}`),
    );
  }
  // All identities held before: one that is broken now accuses a number that nobody wrote there. A number that was
  // exchanged, cut or taken out is a wrong figure, not a wrong reading.
  const lostNumber = cellsOf(report).some((cell) => cell.status === 'blank' && damaged.kind === 'dropLines');
  // Of two labels exchanged one may be that of a row without a figure: the other's figure is then lost with it.
  const areLabels = exchanged.length === 2 && !exchanged.some(isNumber);
  const isWrongFigure =
    moved.length > 0 ||
    areLabels ||
    lostNumber ||
    hasBlanks ||
    ['cutEnd', 'cutLine', 'blankCell'].includes(damaged.kind);
  return isWrongFigure ? problems : [...problems, ...broken(report).map((id) => `${id} is broken`)];
}

/** A number that lost its end to the cut, and is the last thing before it. */
function isCut(damaged: Damaged, span: { readonly end: number }, before: Cell): boolean {
  if (damaged.kind !== 'cutEnd' && damaged.kind !== 'cutLine') return false;
  const last = damaged.origin(span.end - 1);
  return last !== null && last < (before.span?.end ?? 0) - 1 && damaged.origin(span.end) !== last + 1;
}

/** What is no cell where it stands: a lone bar, the number of a page. */
const MARK = /^(?:\||[-—–]\s?\d{1,3}\s?[-—–])$/;

/** What was exchanged: two numbers, or two labels; or a number and a mark; or two rows of numbers without a label. */
function exchangedCells(source: Good, { exchanged }: Damaged): readonly RawCell[] {
  const found = exchanged.flatMap((range) => {
    const inside = source.rows
      .flat()
      .filter(
        (cell) => cell.start >= range.start && cell.end <= range.end && cell.text !== '' && !MARK.test(cell.text),
      );
    return inside.length === 1 ? inside : [];
  });
  const numbers = exchanged.map((range) =>
    source.rows.flat().filter((cell) => cell.start >= range.start && cell.end <= range.end && cell.text !== ''),
  );
  if (numbers.length === 2 && numbers.every((row) => row.length > 1 && row.every(isNumber))) return numbers.flat();
  const labels = exchanged.flatMap(
    (range) => source.rows.flat().find((cell) => cell.start >= range.start && cell.end <= range.end) ?? [],
  );
  // Two rows with the same words, each of another group.
  if (labels.length === 2 && labels[0]?.text === labels[1]?.text) return labels;
  const hasMark = exchanged.some((range) => MARK.test(source.text.slice(range.start, range.end).trim()));
  return (found.length === 2 || hasMark) && new Set(found.map(isNumber)).size === 1 ? found : [];
}

/**
 * Whether what moved did so because two numbers, two row labels or two column headers stand in each other's place:
 * then each of the two numbers is at the other's place, or the values of two rows or two columns are exchanged.
 */
function areExchanged(moved: readonly Moved[], exchanged: readonly RawCell[]): boolean {
  const [first] = exchanged;
  if (!first) return false;
  // A label and a lone bar: the label went past the next row's, and that row's figure stands behind it.
  if (exchanged.length === 1 && !isNumber(first)) return new Set(moved.map(({ after }) => after.rowId)).size === 1;
  // A number and a lone bar: the number went past others of its row; table four is one row.
  if (exchanged.length === 1) {
    return moved.every(({ before, after }) => before.rowId === after.rowId || before.table === 'proceedings');
  }
  if (isNumber(first)) return moved.every(({ before }) => exchanged.some((cell) => cell.start === before.span?.start));
  const pairs = moved.map(({ before, after }) => [
    `${before.table} ${[before.rowId, after.rowId].sort().join(' ')}`,
    `${before.table} ${[before.columnId, after.columnId].sort().join(' ')}`,
  ]);
  const isOnePair = (pair: 0 | 1): boolean => new Set(pairs.map((each) => each[pair])).size === 1;
  const sameColumn = moved.every(({ before, after }) => before.columnId === after.columnId);
  const sameRow = moved.every(({ before, after }) => before.rowId === after.rowId);
  return (sameColumn && isOnePair(0)) || (sameRow && isOnePair(1));
}

/**
 * Whether lines were dropped from within one row into another, so that what is left of both is one row, or the rows of
 * a group with the label of the next, so that the next group's rows stand in their place.
 */
function areJoined(moved: readonly Moved[], { dropped }: Damaged, cells: Base['cells']): boolean {
  if (!dropped) return false;
  const isDropped = ({ span }: Cell): boolean =>
    span !== null && span.start >= dropped.start && span.end <= dropped.end;
  const gone = new Set([...cells.values()].filter(isDropped).map(placeOf));
  const rows = new Set(moved.map(({ before, after }) => `${before.table} ${before.rowId} ${after.rowId}`));
  return rows.size === 1 || moved.every(({ after }) => gone.has(placeOf(after)));
}

/** Whether each value is in a row with the same words under another group. */
function haveSameWords(moved: readonly Moved[], report: Report): boolean {
  const labelOf = ({ table, rowId }: CellAt): string | undefined =>
    report.tables[table]?.rows.find((row) => row.form.id === rowId)?.form.label;
  return moved.every(({ before, after }) => before.columnId === after.columnId && labelOf(before) === labelOf(after));
}

/** Whether a label lost its beginning to the cut, and what is left of it is another: 同意公开答复数 of 不同意公开答复数. */
function isCutLabel(moved: readonly Moved[], { kind }: Damaged): boolean {
  if (kind !== 'cutStart') return false;
  // The first row and its numbers, wherever they stand.
  const [first] = moved;
  return moved.every(
    ({ before, after }) => before.rowId === first?.before.rowId && (after.span?.start ?? Infinity) < 120,
  );
}
