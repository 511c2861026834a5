/** Every place of a good report at which a kind of damage can be done, as the choices that `damage` takes. */
import { isNumber } from './damage.ts';
import type { DamageKind, Good } from './damage.ts';

type Choices = readonly [number, number, number];

const upTo = (count: number): readonly number[] => Array.from({ length: Math.max(0, count) }, (_, index) => index);

/** Of rows of several cells, each cell that has one behind it, in so many ways. */
function besideOthers({ rows }: Good, ways: (cell: number, width: number) => readonly number[]): readonly Choices[] {
  return rows
    .filter((row) => row.length > 1)
    .flatMap((row, index) =>
      upTo(row.length - 1).flatMap((cell) => ways(cell, row.length).map((way): Choices => [index, cell, way])),
    );
}

/** Lines dropped together. */
const RUNS = [0, 2, 7];
/** How far apart lines are that are exchanged: 1 + so many. */
const APART = [1, 4];
const LONGEST_COLUMN = 7;
const ORDERS = [1, 2];

/** The choices for one kind of damage, at every cell, label, line or table that it can be done to. */
export function everyPlace(source: Good, kind: DamageKind): readonly Choices[] {
  const { rows, lines, tables, text } = source;
  const lineChoices = (...ways: readonly (readonly [number, number])[]): readonly Choices[] =>
    lines.flatMap((_, index) => ways.map(([second, third]): Choices => [index, second, third]));
  switch (kind) {
    case 'dropCell':
    case 'mergeCells':
      return besideOthers(source, () => [0, 1]);
    case 'repeatCell':
    case 'swapNeighbours':
      return besideOthers(source, () => [0]);
    case 'swapCells':
      return besideOthers(source, (cell, width) => [(cell + 2) % width, (cell + 5) % width]);
    case 'blankCell':
      return rows
        .flat()
        .filter(isNumber)
        .map((_, index) => [index, 0, 0]);
    case 'dropLabel':
      return rows
        .flat()
        .filter((cell) => cell.text !== '' && !isNumber(cell))
        .map((_, index) => [index, 0, 0]);
    case 'splitLabel':
      return rows
        .filter((row) => row.some((cell) => cell.text.length > 1 && !isNumber(cell)))
        .flatMap((row, index) =>
          row
            .filter((cell) => cell.text.length > 1 && !isNumber(cell))
            .map((cell, label): Choices => [index, label, Math.floor((cell.end - cell.start) / 2)]),
        );
    case 'damageLabel':
      return rows
        .flat()
        .filter((cell) => cell.text.length > 2 && !isNumber(cell))
        .flatMap((cell, index) => [0, 1].map((way): Choices => [index, Math.floor((cell.end - cell.start) / 2), way]));
    case 'dropColumn':
      return tables
        .filter((table) => table.length > 2)
        .flatMap((_, index) => upTo(LONGEST_COLUMN).map((column): Choices => [index, column, 0]));
    case 'shuffleRows':
      return tables.flatMap((_, index) => ORDERS.map((order): Choices => [index, order, 0]));
    case 'dropLine':
    case 'repeatLine':
    case 'swapNextLines':
      return lineChoices([0, 0]);
    case 'dropLines':
      return lineChoices(...RUNS.map((run) => [run, 0] as const));
    case 'swapLines':
      return lineChoices(...APART.map((apart) => [apart, 0] as const));
    case 'joinLines':
      return lineChoices([0, 0], [1, 1]);
    case 'cutLine':
      return lines.map(({ start, end }, index) => [index, Math.floor((end - start) / 2), 0]);
    case 'cutEnd':
      // Damage itself leaves the first quarter: behind that, each line is cut in its middle.
      return lines.flatMap(({ start, end }) => {
        const place = Math.floor((start + end) / 2) - (text.length >> 2);
        return place >= 0 ? [[0, place, 0] as const] : [];
      });
    case 'cutStart':
      return lines.map(({ start, end }) => [0, Math.floor((start + end) / 2), 0]);
    case 'changeWidths':
      return rows
        .flat()
        .filter((cell) => cell.text !== '')
        .flatMap((_, index) => [0, 1].map((way): Choices => [index, way, 0]));
  }
}
