/** Tables of numbers in which all relations hold, made at random: what the repair of broken relations is measured on. */
import { evaluateIdentities } from '../../server/src/report/identities.ts';
import type { Cell, Table } from '../../server/src/report/report.ts';
import { analyse } from '../unit/analyse.ts';
import type { Random } from '../unit/random.ts';
import { rightReport } from '../unit/reports.ts';

/** Rows of numbers; null is blank. */
export type Grid = (number | null)[][];

/** A relation by the places of its cells in the grid: those of the left side count 1, those of the right −1. */
export interface GridRelation {
  readonly members: readonly { readonly place: number; readonly weight: 1 | -1 }[];
  readonly total: number | null;
}

export interface Form {
  readonly name: string;
  readonly table: Table;
  readonly width: number;
  readonly relations: readonly GridRelation[];
  /** Whether the places of a row stand side by side in the text, so that a number may slip into the next. */
  readonly hasColumns: boolean;
}

function formOf(name: string, table: Table | null, width: number): Form {
  if (!table) throw new Error(`no ${name} in a right report`);
  const cells = table.rows.flatMap((row) => row.cells);
  const places = new Map(cells.map((cell, place) => [cell, place]));
  const placeOf = (cell: Cell): number => places.get(cell) ?? -1;
  return {
    name,
    table,
    width,
    hasColumns: width > 1,
    relations: evaluateIdentities(table)
      .filter(({ identity, leftCells }) => leftCells.length === identity.left.length)
      .map(({ identity, leftCells, rightCells }) => ({
        members: [
          ...leftCells.map((cell) => ({ place: placeOf(cell), weight: 1 as const })),
          ...rightCells.map((cell) => ({ place: placeOf(cell), weight: -1 as const })),
        ],
        total: identity.total && rightCells[0] ? placeOf(rightCells[0]) : null,
      })),
  };
}

const reports = [2020, 2024].map((year) => analyse(rightReport(year)).report.tables);

/** Table three of both editions. */
export const requestForms = reports.map(({ requests }) => formOf('table three', requests, 7));

/** Table four: one row of fifteen numbers. */
export const proceedingForms = reports.map(({ proceedings }) => formOf('table four', proceedings, 15));

/** How full a table is: as real reports are, most requests from natural persons and most outcomes not used; or evenly. */
type Fill = (y: number, x: number, chance: Random) => boolean;

const FILLS: readonly Fill[] = [
  (_, x, chance) => (x === 0 ? chance.onceIn(3) : chance.onceIn(25)),
  (_, x, chance) => (x < 2 ? chance.onceIn(2) : chance.onceIn(12)),
  (_, __, chance) => chance.onceIn(2),
  (_, __, chance) => chance.onceIn(5),
];

/** Numbers up to `limit` that keep all relations: what no relation gives is drawn, the rest follows. */
export function validGrid(form: Form, limit: number, chance: Random): Grid {
  const fill = chance.pick(FILLS);
  const ids = form.table.rows.map((row) => row.form.id);
  const height = form.table.rows.flatMap((row) => row.cells).length / form.width;
  const flat: number[] = Array.from({ length: height * form.width }, (_, place) => {
    const drawn = fill(Math.floor(place / form.width), place % form.width, chance) ? chance.below(limit) + 1 : 0;
    return drawn;
  });
  const at = (id: string, x: number): number => ids.indexOf(id) * form.width + x;
  const sumUp = (): void => {
    for (const { members, total } of form.relations) {
      if (total === null) continue;
      flat[total] = members.reduce((sum, { place }) => (place === total ? sum : sum + (flat[place] ?? 0)), 0);
    }
  };
  // Totals of totals come last: twice is enough in whatever order they are listed.
  sumUp();
  sumUp();
  if (ids.includes('newRequests')) {
    for (let x = 0; x < form.width; x++) {
      const done = (flat[at('outcomesTotal', x)] ?? 0) + (flat[at('carriedForward', x)] ?? 0);
      const carried = Math.min(flat[at('carriedIn', x)] ?? 0, done);
      flat[at('carriedIn', x)] = carried;
      flat[at('newRequests', x)] = done - carried;
    }
    sumUp();
    sumUp();
  }
  return Array.from({ length: height }, (_, y) => flat.slice(y * form.width, (y + 1) * form.width));
}

/** The table with these numbers. */
export function filled({ table }: Form, grid: Grid): Table {
  const flat = grid.flat();
  let place = 0;
  const cell = (own: Cell): Cell => {
    const number = flat[place++] ?? null;
    return number === null
      ? { ...own, status: 'blank', value: null, raw: '' }
      : { ...own, status: 'value', value: { units: BigInt(number), scale: 0 }, raw: String(number) };
  };
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(cell) })) };
}
