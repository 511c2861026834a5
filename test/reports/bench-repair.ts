// `npm run bench:repair`: how often the repair of broken relations restores what stood there before a slip of the hand.
import { causesOf } from '../../server/src/report/repair/causes.ts';
import { evaluateIdentities } from '../../server/src/report/identities.ts';
import { recomputedTable } from '../../server/src/report/recompute.ts';
import type { Cell, IdentityResult, Table } from '../../server/src/report/report.ts';
import { analyse } from '../unit/analyse.ts';
import { randomFrom } from '../unit/random.ts';
import type { Random } from '../unit/random.ts';
import { rightReport } from '../unit/reports.ts';

const TABLES = Number(process.argv[2] ?? 5_000);
const LIMITS = [3, 30, 900];
/** Grids of numbers, row by row; null is blank. */
type Grid = readonly (readonly (number | null)[])[];

const forms = [2020, 2024].map((year): Table => {
  const table = analyse(rightReport(year)).report.tables.requests;
  if (!table) throw new Error('a right report without table three');
  return table;
});

function filled(form: Table, grid: Grid): Table {
  const cell = (own: Cell, number: number | null): Cell =>
    number === null
      ? { ...own, status: 'blank', value: null, raw: '' }
      : { ...own, status: 'value', value: { units: BigInt(number), scale: 0 } };
  return {
    ...form,
    rows: form.rows.map((row, y) => ({ ...row, cells: row.cells.map((own, x) => cell(own, grid[y]?.[x] ?? null)) })),
  };
}

/** Numbers that keep all relations: outcomes and what is carried are drawn, the rest follows. */
function validGrid(form: Table, limit: number, chance: Random): number[][] {
  const rowAt = (id: string): number => form.rows.findIndex((row) => row.form.id === id);
  const grid = form.rows.map((row) => row.cells.map(() => 0));
  const oneIn = chance.pick([2, 5, 12]);
  const [received, carriedIn, total, forward] = ['newRequests', 'carriedIn', 'outcomesTotal', 'carriedForward'].map(
    rowAt,
  );
  const row = (index = 0): number[] => grid[index] ?? [];
  for (let x = 0; x < 6; x++) {
    for (const [y, own] of grid.entries())
      if (y !== received && y !== total && chance.onceIn(oneIn)) own[x] = chance.below(limit) + 1;
    row(total)[x] = grid.reduce(
      (sum, own, y) => ([received, carriedIn, total, forward].includes(y) ? sum : sum + (own[x] ?? 0)),
      0,
    );
    row(carriedIn)[x] = Math.min(row(carriedIn)[x] ?? 0, (row(total)[x] ?? 0) + (row(forward)[x] ?? 0));
    row(received)[x] = (row(total)[x] ?? 0) + (row(forward)[x] ?? 0) - (row(carriedIn)[x] ?? 0);
  }
  for (const own of grid) own[6] = own.slice(0, 6).reduce((sum, number) => sum + number, 0);
  return grid;
}

/** Slips of one cell, or two, or a row. Each gives false where the place drawn does not allow it. */
const slips: Readonly<Record<string, (grid: (number | null)[][], chance: Random) => boolean>> = {
  'digit off': (grid, chance) =>
    onDigits(grid, chance, (digits) => {
      const at = chance.below(digits.length);
      return digits.slice(0, at) + String(chance.below(10)) + digits.slice(at + 1);
    }),
  dropped: (grid, chance) =>
    onDigits(grid, chance, (digits) => {
      const at = chance.below(digits.length);
      return digits.slice(0, at) + digits.slice(at + 1) || '0';
    }),
  doubled: (grid, chance) =>
    onDigits(grid, chance, (digits) => {
      const at = chance.below(digits.length);
      return digits.slice(0, at + 1) + digits.slice(at);
    }),
  transposed: (grid, chance) =>
    onDigits(grid, chance, (digits) => {
      const at = chance.below(Math.max(1, digits.length - 1));
      return digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2);
    }),
  'column swap': (grid, chance) => exchange(grid, chance.below(grid.length), chance.below(6), 0, 1),
  'row swap': (grid, chance) => exchange(grid, chance.below(grid.length - 1), chance.below(7), 1, 0),
  'row moved': (grid, chance) => {
    const row = chance.pick(grid);
    const before = row.join();
    row.unshift(row.pop() ?? null);
    return row.join() !== before;
  },
  'total stale': (grid, chance) => {
    const row = chance.pick(grid);
    const before = row[6];
    const number = (before ?? 0) - (chance.pick(row.slice(0, 6)) ?? 0);
    row[6] = number;
    return number !== before && number >= 0;
  },
};

function onDigits(grid: (number | null)[][], chance: Random, change: (digits: string) => string): boolean {
  const row = chance.pick(grid);
  const x = chance.below(7);
  const before = row[x];
  if (before === null || before === undefined || (before === 0 && !chance.onceIn(4))) return false;
  row[x] = Number(change(String(before)));
  return row[x] !== before;
}

function exchange(grid: (number | null)[][], y: number, x: number, down: number, right: number): boolean {
  const [row, other] = [grid[y], grid[y + down]];
  if (!row || !other || row[x] === other[x + right]) return false;
  [row[x], other[x + right]] = [other[x + right] ?? 0, row[x] ?? 0];
  return true;
}

/** How many sets of up to two cells, as small as can be, make all relations hold: by trying all. Null where none does. */
function equallySmall(results: readonly IdentityResult[], cells: readonly Cell[]): number | null {
  const known = results.filter(({ left }) => left !== null);
  const gaps = known.map(({ left, right }) => Number(left?.units) - Number(right?.units));
  const effects = cells.map((cell) =>
    known.map(({ leftCells, rightCells }) => Number(leftCells.includes(cell)) - Number(rightCells.includes(cell))),
  );
  const fits = (rest: readonly number[], index: number): boolean => {
    const own = effects[index] ?? [];
    const at = own.findIndex((sign) => sign !== 0);
    const change = at < 0 ? 0 : -(rest[at] ?? 0) * (own[at] ?? 0);
    if (change === 0 || Number(cells[index]?.value?.units ?? 0n) + change < 0) return false;
    return rest.every((gap, relation) => gap + (own[relation] ?? 0) * change === 0);
  };
  const single = cells.filter((_, index) => fits(gaps, index)).length;
  if (single > 0) return single;
  const pairs = new Set<string>();
  for (let first = 0; first < cells.length; first++) {
    const own = effects[first] ?? [];
    for (const [relation, sign] of own.entries()) {
      const change = -(gaps[relation] ?? 0) * sign;
      if (change === 0 || Number(cells[first]?.value?.units ?? 0n) + change < 0) continue;
      const rest = gaps.map((gap, at) => gap + (own[at] ?? 0) * change);
      for (let second = 0; second < cells.length; second++)
        if (second !== first && fits(rest, second)) pairs.add([first, second].sort((a, b) => a - b).join());
    }
  }
  return pairs.size > 0 ? pairs.size : null;
}

interface Score {
  tried: number;
  first: number;
  three: number;
  preferred: number;
  wrong: number;
  totals: number;
  unranked: number;
  possible: number;
  counted: number;
}

const scores = new Map<string, Score>();
const times: number[] = [];
const chance = randomFrom(13);
const kinds = [...Object.keys(slips), 'any'];
for (let table = 0; table < TABLES; table++) {
  const form = chance.pick(forms);
  const limit = chance.pick(LIMITS);
  const count = 1 + (table % 3);
  const kind = kinds[Math.floor(table / 3) % kinds.length] ?? 'any';
  const right = validGrid(form, limit, chance);
  const grid: (number | null)[][] = right.map((row) => [...row]);
  let done = 0;
  for (let attempt = 0; done < count && attempt < 200; attempt++)
    if (slips[kind === 'any' ? chance.pick(Object.keys(slips)) : kind]?.(grid, chance)) done++;
  if (chance.onceIn(5)) chance.pick(grid)[6] = null;
  const damaged = filled(form, grid);
  const results = evaluateIdentities(damaged);
  if (done < count || !results.some(({ status }) => status === 'broken')) continue;
  const started = performance.now();
  const causes = causesOf(damaged, results);
  times.push(performance.now() - started);
  const wanted = grid.flatMap((row, y) =>
    row.flatMap((number, x) =>
      number === null || number === right[y]?.[x] ? [] : [`${y} ${x} ${String(right[y]?.[x])}`],
    ),
  );
  const place = new Map(damaged.rows.flatMap((row, y) => row.cells.map((cell, x) => [cell, `${y} ${x}`] as const)));
  type Changes = readonly { readonly cell: Cell; readonly value: { readonly units: bigint } }[];
  const names = (changes: Changes): string[] =>
    changes.map(({ cell, value }) => `${place.get(cell) ?? ''} ${String(value.units)}`);
  const isRight = (changes: Changes): boolean => {
    const all = names(changes);
    return all.length === wanted.length && wanted.every((name) => all.includes(name));
  };
  const within = (most: number): boolean => {
    const offered = causes.flatMap(({ explanations }) =>
      explanations.slice(0, most).map(({ changes }) => names(changes)),
    );
    const fitting = offered.filter((set) => set.every((name) => wanted.includes(name))).flat();
    return wanted.every((name) => fitting.includes(name));
  };
  const decided = causes.filter(({ isDecided }) => isDecided).map(({ explanations }) => explanations[0]?.changes ?? []);
  const possible = equallySmall(
    results,
    [...place.keys()].filter(({ status }) => status === 'value'),
  );
  const ofCause = causes.reduce((product, { explanations }) => product / Math.max(1, explanations.length), 1);
  for (const name of [`${kind}, ${count}`, `all, ${count}`, `to ${limit}, ${count}`]) {
    const score = scores.get(name) ?? {
      tried: 0,
      first: 0,
      three: 0,
      preferred: 0,
      wrong: 0,
      totals: 0,
      unranked: 0,
      possible: 0,
      counted: 0,
    };
    scores.set(name, score);
    score.tried++;
    score.first += Number(isRight(causes.flatMap(({ explanations }) => explanations[0]?.changes ?? [])));
    score.three += Number(within(3));
    score.preferred += Number(decided.length > 0);
    score.wrong += Number(decided.some((changes) => names(changes).some((change) => !wanted.includes(change))));
    score.totals += Number(isRight(recomputedTable(damaged).changes));
    score.unranked += Number(within(Infinity)) * ofCause;
    if (possible === null) continue;
    score.counted++;
    score.possible += 1 / possible;
  }
}

const percent = (part: number, whole: number): string =>
  (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)).padStart(7);
console.log(
  'kind, slips         tables   first  three  preferred wrong  best possible (of those with a set of 1 or 2)  totals  unranked',
);
for (const [name, s] of [...scores].sort(([a], [b]) => a.localeCompare(b)))
  console.log(
    name.padEnd(18),
    String(s.tried).padStart(6),
    ...[s.first, s.three, s.preferred, s.wrong].map((part) => percent(part, s.tried)),
    `${percent(s.possible, s.counted)} (${String(s.counted)})`,
    percent(s.totals, s.tried),
    percent(s.unranked, s.tried),
  );
times.sort((a, b) => a - b);
console.log(
  `median ${String(times[times.length >> 1]?.toFixed(2))} ms, worst of a hundred ${String(times[Math.floor(times.length * 0.99)]?.toFixed(1))} ms, worst ${String(times.at(-1)?.toFixed(1))} ms a report`,
);
