/** Slips of the hand, one of each kind: what the repair of broken relations is measured by. */
import type { Random } from '../unit/random.ts';
import type { Form, Grid } from './grids.ts';

/** Changes a grid; false where the place that was drawn does not allow it. */
type Damage = (grid: Grid, chance: Random, form: Form) => boolean;

/** What may become of a number when it is typed: all outcomes of each kind. */
export const typing: Readonly<Record<string, (digits: string) => readonly string[]>> = {
  'digit off': (digits) =>
    Array.from(digits).flatMap((_, at) =>
      Array.from('0123456789', (digit) => digits.slice(0, at) + digit + digits.slice(at + 1)),
    ),
  dropped: (digits) => Array.from(digits, (_, at) => digits.slice(0, at) + digits.slice(at + 1) || '0'),
  doubled: (digits) => Array.from(digits, (digit, at) => digits.slice(0, at) + digit + digits.slice(at)),
  transposed: (digits) =>
    Array.from(digits.slice(1), (next, at) => digits.slice(0, at) + next + digits.charAt(at) + digits.slice(at + 2)),
};

function typed(kind: string): Damage {
  return (grid, chance) => {
    const row = chance.pick(grid);
    const x = chance.below(row.length);
    const before = row[x] ?? null;
    const outcomes = typing[kind]?.(String(before)).filter((text) => Number(text) !== before) ?? [];
    if (before === null || outcomes.length === 0 || (before === 0 && !chance.onceIn(4))) return false;
    row[x] = Number(chance.pick(outcomes));
    return true;
  };
}

/** A number in the place of its neighbour, which takes the place of the number, or is lost. */
function displaced(down: number, right: number, isLost: boolean): Damage {
  return (grid, chance) => {
    const y = chance.below(grid.length - down);
    const x = chance.below((grid[0]?.length ?? 0) - right);
    const back = chance.onceIn(2);
    const [from, to] = back ? [grid[y + down], grid[y]] : [grid[y], grid[y + down]];
    const [fromX, toX] = back ? [x + right, x] : [x, x + right];
    const number = from?.[fromX] ?? null;
    const other = to?.[toX] ?? null;
    if (!from || !to || number === null || other === null || number === other) return false;
    if (isLost && (number === 0 || other === 0)) return false;
    to[toX] = number;
    from[fromX] = isLost ? 0 : other;
    return true;
  };
}

/** A row or column one cell off: the number at its end stands at its beginning, or 0 does. */
function shifted(numbers: (number | null)[], chance: Random): boolean {
  const before = numbers.join();
  const isLost = chance.onceIn(2);
  if (chance.onceIn(2)) {
    const end = numbers.pop() ?? 0;
    numbers.unshift(isLost ? 0 : end);
  } else {
    const front = numbers.shift() ?? 0;
    numbers.push(isLost ? 0 : front);
  }
  return numbers.join() !== before;
}

const columnsOf = (grid: Grid): (number | null)[][] => (grid[0] ?? []).map((_, x) => grid.map((row) => row[x] ?? null));

function put(grid: Grid, columns: readonly (readonly (number | null)[])[]): void {
  for (const [y, row] of grid.entries()) for (const x of row.keys()) row[x] = columns[x]?.[y] ?? null;
}

/** Two lines that change places. */
function exchanged(lines: (number | null)[][], chance: Random): boolean {
  if (lines.length < 2) return false;
  const at = chance.below(lines.length - 1);
  const [one = [], other = []] = lines.slice(at, at + 2);
  lines.splice(at, 2, other, one);
  return one.join() !== other.join();
}

export const damages: Readonly<Record<string, Damage>> = {
  ...Object.fromEntries(Object.keys(typing).map((kind) => [kind, typed(kind)])),
  'column swap': displaced(0, 1, false),
  'row swap': displaced(1, 0, false),
  'column overwritten': displaced(0, 1, true),
  'row overwritten': displaced(1, 0, true),
  'row one off': (grid, chance) => shifted(chance.pick(grid), chance),
  'rows exchanged': (grid, chance) => exchanged(grid, chance),
  'column one off': (grid, chance) => {
    const columns = columnsOf(grid);
    const done = shifted(chance.pick(columns), chance);
    put(grid, columns);
    return done;
  },
  'columns exchanged': (grid, chance) => {
    const columns = columnsOf(grid);
    const done = exchanged(columns, chance);
    put(grid, columns);
    return done;
  },
  'row left empty': (grid, chance) => {
    const row = chance.pick(grid);
    const had = row.filter((number) => number !== 0).length;
    row.fill(0);
    return had > 0;
  },
  'total stale': (grid, chance, { relations, width }) => {
    const { members, total } = chance.pick(relations);
    const addends = members.filter(({ place }) => place !== total);
    const valueAt = (place: number): number => grid[Math.floor(place / width)]?.[place % width] ?? 0;
    const row = grid[Math.floor((total ?? -1) / width)];
    const missing = valueAt(chance.pick(addends).place);
    if (total === null || !row || missing === 0 || valueAt(total) < missing) return false;
    row[total % width] = valueAt(total) - missing;
    return true;
  },
};
