// `npm run bench:repair`: how often the repair of broken relations restores what stood there before slips of the hand.
import { evaluateIdentities } from '../../server/src/report/identities.ts';
import { recomputedTable } from '../../server/src/report/recompute.ts';
import type { CellChange } from '../../server/src/report/relations.ts';
import { causesOf } from '../../server/src/report/repair/causes.ts';
import type { Cause } from '../../server/src/report/repair/causes.ts';
import { randomFrom } from '../unit/random.ts';
import { damages } from './damages.ts';
import { filled, proceedingForms, requestForms, validGrid } from './grids.ts';
import type { Form, Grid } from './grids.ts';
import { smallestExplanations } from './possible.ts';
import type { Changes } from './possible.ts';

const TABLES = Number(process.argv[2] ?? 6_000);
const LIMITS = [3, 30, 900];
/** Kinds whose single slip is one cell; the others are counted apart from them. */
const SINGLE_CELLS = ['digit off', 'dropped', 'doubled', 'transposed', 'total stale'];

interface Score {
  tried: number;
  /** The first explanation of each cause, together, is what stood there; it is among the first three. */
  first: number;
  three: number;
  /** All causes are decided; something is preferred that is wrong. */
  decided: number;
  wrong: number;
  /** Chances of one who picks one of the equally good explanations, and of one who picks one of the fewest cells. */
  counted: number;
  possible: number;
  unranked: number;
  /** First of those that were counted. */
  firstOfCounted: number;
  totals: number;
}

const scores = new Map<string, Score>();
const times: number[] = [];

function scoreOf(name: string): Score {
  const score = scores.get(name) ?? {
    ...{ tried: 0, first: 0, three: 0, decided: 0, wrong: 0, counted: 0, possible: 0, unranked: 0, firstOfCounted: 0 },
    totals: 0,
  };
  scores.set(name, score);
  return score;
}

const isSame = (one: Changes, other: Changes): boolean =>
  one.size === other.size && [...one].every(([place, delta]) => other.get(place) === delta);

/** One over the number of explanations where the right one is among them. */
function chanceIn(explanations: readonly Changes[], wanted: Changes): number {
  return explanations.some((changes) => isSame(changes, wanted)) ? 1 / explanations.length : 0;
}

function measure(form: Form, kind: string, count: number, limit: number, right: Grid, damaged: Grid): void {
  const table = filled(form, damaged);
  const results = evaluateIdentities(table);
  if (!results.some(({ status }) => status === 'broken')) return;
  const started = process.cpuUsage();
  const causes = causesOf(table, results);
  times.push(process.cpuUsage(started).user / 1_000);
  const wrongNumbers = damaged.flat();
  const wanted: Changes = new Map(
    right.flat().flatMap((number, place) => {
      const delta = (number ?? 0) - (wrongNumbers[place] ?? 0);
      return wrongNumbers[place] === null || delta === 0 ? [] : [[place, delta] as const];
    }),
  );
  const placeOf = new Map(table.rows.flatMap((row) => row.cells).map((cell, place) => [cell, place]));
  const deltas = (changes: readonly CellChange[]): Changes =>
    new Map(
      changes.map(({ cell, value }) => [
        placeOf.get(cell) ?? -1,
        Number(value.units) - Number(cell.value?.units ?? 0n),
      ]),
    );
  const firsts = deltas(causes.flatMap(({ explanations }) => explanations[0]?.changes ?? []));
  const isWanted = (changes: readonly CellChange[]): boolean =>
    [...deltas(changes)].every(([place, delta]) => wanted.get(place) === delta);
  const fitting = causes.map(({ explanations }) => explanations.slice(0, 3).find(({ changes }) => isWanted(changes)));
  const three = deltas(fitting.flatMap((explanation) => explanation?.changes ?? []));
  const decided = (cause: Cause): boolean => cause.isDecided;
  const preferred = causes.filter(decided).flatMap(({ explanations }) => explanations[0]?.changes ?? []);
  const possible = smallestExplanations(form, damaged, false);
  const byCells = smallestExplanations(form, damaged, true);
  const isSingle = SINGLE_CELLS.includes(kind) ? 'one cell' : kind === 'mixed' ? 'mixed' : 'several cells';
  for (const name of [`${kind}, ${count}`, `${isSingle}: to ${limit}, ${count}`, `${isSingle}: all, ${count}`]) {
    const score = scoreOf(`${form.name}, ${name}`);
    score.tried++;
    score.first += Number(isSame(firsts, wanted));
    score.three += Number(isSame(three, wanted));
    score.decided += Number(causes.every(decided));
    score.wrong += Number(!isWanted(preferred));
    score.totals += Number(isSame(deltas(recomputedTable(table).changes), wanted));
    if (!possible || !byCells) continue;
    score.counted++;
    score.firstOfCounted += Number(isSame(firsts, wanted));
    score.possible += chanceIn(possible, wanted);
    score.unranked += chanceIn(byCells, wanted);
  }
}

const chance = randomFrom(13);
const kinds = [...Object.keys(damages), 'mixed'];
for (let number = 0; number < TABLES; number++) {
  const form = chance.pick(number % 8 === 0 ? proceedingForms : requestForms);
  const limit = chance.pick(LIMITS);
  const count = 1 + (number % 3);
  const kind = kinds[Math.floor(number / 3) % kinds.length] ?? 'mixed';
  const right = validGrid(form, limit, chance);
  const damaged = right.map((row) => [...row]);
  let done = 0;
  for (let attempt = 0; done < count && attempt < 300; attempt++) {
    const own = kind === 'mixed' ? chance.pick(Object.keys(damages)) : kind;
    const isOfRows = own.includes('row') && form.name === 'table four';
    const isOfColumns = own.startsWith('column') && own !== 'column swap' && own !== 'column overwritten';
    if (form.name === 'table four' && own !== 'row one off' && (isOfRows || isOfColumns)) continue;
    const before = damaged.map((row) => [...row]);
    const isDone = damages[own]?.(damaged, chance, form) === true;
    // What no relation tells, such as two rows of outcomes exchanged as they are, nobody can find.
    if (isDone && gapsOf(form, before) !== gapsOf(form, damaged)) done++;
    else damaged.splice(0, damaged.length, ...before);
  }
  // As in real reports, a total may be blank.
  if (chance.onceIn(5)) {
    const { total } = chance.pick(form.relations.filter((relation) => relation.total !== null));
    const row = damaged[Math.floor((total ?? 0) / form.width)];
    if (row) row[(total ?? 0) % form.width] = null;
  }
  if (done === count) measure(form, kind, count, limit, right, damaged);
}

function gapsOf({ relations }: Form, grid: Grid): string {
  const values = grid.flat();
  return relations
    .map(({ members }) => members.reduce((sum, { place, weight }) => sum + weight * (values[place] ?? 0), 0))
    .join();
}

const percent = (part: number, whole: number): string =>
  (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)).padStart(8);
console.log(
  'Chance of restoring the original exactly, in percent. “best possible”: one over the number of equally good',
);
console.log(
  'explanations, over the tables in which they could be counted; “of these”: the first explanation, over the same.\n',
);
console.log(
  'table, kind, slips                                tables   first  in three  decided  wrong  | best possible, of these (tables) | totals, unranked',
);
for (const [name, s] of [...scores].sort(([a], [b]) => a.localeCompare(b)))
  console.log(
    name.padEnd(48),
    String(s.tried).padStart(6),
    ...[s.first, s.three, s.decided, s.wrong].map((part) => percent(part, s.tried)),
    ` | ${percent(s.possible, s.counted)} ${percent(s.firstOfCounted, s.counted)} (${String(s.counted)}) |`,
    percent(s.totals, s.tried),
    percent(s.unranked, s.counted),
  );
times.sort((a, b) => a - b);
const at = (share: number): string => String(times[Math.floor(times.length * share)]?.toFixed(1));
console.log(
  `\nmedian ${at(0.5)} ms, worst of a hundred ${at(0.99)} ms, of a thousand ${at(0.999)} ms, worst ${String(times.at(-1)?.toFixed(1))} ms of processor time a report`,
);
