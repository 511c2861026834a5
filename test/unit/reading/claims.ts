/** The oracle: which values that are claimed of a damaged text were not in that cell of the good one. */
import { formatDecimal, readNumber } from '../../../server/src/report/number.ts';
import type { Cell, Report } from '../../../server/src/report/report.ts';
import { good } from './damage.ts';
import type { Damaged, Good } from './damage.ts';
import { broken, cellsOf, fixture, fixtureNames, read } from './reading.ts';

export interface Base {
  readonly name: string;
  readonly source: Good;
  /** The good report's cell that starts at an offset, with its place. */
  readonly cells: ReadonlyMap<number, { readonly place: string; readonly cell: Cell }>;
}

/** A good report, ready to be damaged. */
export function base(name: string, text: string): Base {
  const report = read(text);
  const cells = new Map(
    cellsOf(report).flatMap((cell) =>
      cell.span && cell.status === 'value' ? [[cell.span.start, { place: placeOf(cell), cell }] as const] : [],
    ),
  );
  return { name, source: good(report), cells };
}

/** Every fixture report. */
export const bases: readonly Base[] = fixtureNames.map((name) => base(name, fixture(name)));

function placeOf(cell: Cell & { readonly table: string }): string {
  return `${cell.table} ${cell.rowId} ${cell.columnId}`;
}

/** What is wrong with the values claimed of a damaged text, in words. */
export function falseClaims({ source, cells }: Base, damaged: Damaged): readonly string[] {
  if (isExchangeOfEquals(source, damaged)) return [];
  const report = read(damaged.text);
  const problems: string[] = [];
  for (const cell of cellsOf(report)) {
    const { span, value } = cell;
    if (!span || !value) continue;
    const place = placeOf(cell);
    const origin = damaged.origin(span.start);
    const before = origin === null ? undefined : cells.get(origin);
    if (before?.place !== place) {
      problems.push(`${place} = ${cell.raw ?? ''}, which was ${before?.place ?? 'no cell'}`);
    } else if (formatDecimal(value) !== formatDecimal(before.cell.value ?? value) && !isCut(damaged, span, before.cell)) {
      problems.push(`${place} = ${cell.raw ?? ''}, which was ${before.cell.raw ?? ''}`);
    }
  }
  return [...problems, ...falseAccusations(report, damaged)];
}

/** All identities held before: one that is broken now accuses a number that nobody wrote there. */
function falseAccusations(report: Report, { kind }: Damaged): readonly string[] {
  // A number that was cut or taken out is a wrong figure, not a wrong reading.
  if (kind === 'cutEnd' || kind === 'cutLine' || kind === 'blankCell') return [];
  return broken(report).map((id) => `${id} is broken`);
}

/** A number that lost its end to the cut, and is the last thing before it. */
function isCut(damaged: Damaged, span: { readonly end: number }, before: Cell): boolean {
  if (damaged.kind !== 'cutEnd' && damaged.kind !== 'cutLine') return false;
  const last = damaged.origin(span.end - 1);
  return last !== null && last < (before.span?.end ?? 0) - 1 && damaged.origin(span.end) !== last + 1;
}

/** Two numbers, or two labels, in each other's place: the table is as good as another. */
function isExchangeOfEquals(source: Good, { exchanged }: Damaged): boolean {
  const [a, b] = exchanged.map((range) => {
    const inside = source.rows.flat().filter((cell) => cell.start >= range.start && cell.end <= range.end && cell.text !== '');
    return inside.length === 1 ? inside[0] : undefined;
  });
  if (!a || !b) return false;
  return (readNumber(a.text).status === 'value') === (readNumber(b.text).status === 'value');
}
