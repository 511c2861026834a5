/** Broken relations gathered by what broke them: one slip often breaks several. */
import { formatDecimal } from '../number.ts';
import type { Decimal } from '../number.ts';
import { membershipsOf } from '../relations.ts';
import type { CellChange } from '../relations.ts';
import type { Cell, IdentityResult, Table } from '../report.ts';
import { movesOf } from './moves.ts';
import type { Move } from './moves.ts';
import { problemOf } from './problem.ts';
import type { Problem } from './problem.ts';
import { NO_MOVES, explanationsWith, indexOf, keyOf, netOf } from './search.ts';
import type { MoveIndex, Step } from './search.ts';
import { BITS, CHANCE, CHEAPEST, cellSlip } from './slips.ts';
import type { CellSlip, Slip } from './slips.ts';

export interface Explanation {
  readonly changes: readonly CellChange[];
  readonly slip: Slip;
}

export interface Cause {
  /** What it breaks, in the order in which the identities are listed. */
  readonly broken: readonly IdentityResult[];
  /** Sets of changes that make all of them hold and undo as few slips as possible, the likeliest first. */
  readonly explanations: readonly Explanation[];
  /** Whether the figures tell which explanation is right: the first is far likelier than all others together. */
  readonly isDecided: boolean;
  /** Whether the search was given up, so that there may be explanations that nobody looked at. */
  readonly gaveUp: boolean;
}

/** How likely an explanation has to be, of all that are as small, so that it is preferred. */
const CERTAIN = 0.9;

/** More slips at once, and the table was filled in by another rule, or not at all. */
const MOST_SLIPS = 4;

/** Steps tried before the search gives up: some milliseconds. */
const MOST_STEPS = 20_000;

/** The causes of a table's broken relations: none where all hold. `results` are the relations of the table. */
export function causesOf(table: Table, results: readonly IdentityResult[]): readonly Cause[] {
  const broken = results.filter(({ status }) => status === 'broken');
  if (broken.length === 0) return [];
  const groups = groupsOf(results).filter((group) => group.some(({ status }) => status === 'broken'));
  // A row one cell off may break relations that share no cell: those of table four.
  const together = groups.length > 1 ? causesIn(table, groups.flat(), 1) : [];
  return together.length > 0 ? together : groups.flatMap((group) => causesIn(table, group, Infinity));
}

/** Relations that share a cell, directly or over others, hang together: each group of them is looked at for itself. */
function groupsOf(results: readonly IdentityResult[]): readonly (readonly IdentityResult[])[] {
  const memberships = membershipsOf(results);
  const seen = new Set<IdentityResult>();
  const found: IdentityResult[][] = [];
  for (const start of results) {
    if (seen.has(start)) continue;
    seen.add(start);
    const group = [start];
    for (const result of group) {
      for (const cell of [...result.leftCells, ...result.rightCells]) {
        for (const { result: other } of memberships.get(cell) ?? []) {
          if (seen.has(other)) continue;
          seen.add(other);
          group.push(other);
        }
      }
    }
    const own = new Set(group);
    found.push(results.filter((result) => own.has(result)));
  }
  return found;
}

/** Slips that cannot be told apart, and what they change. */
interface Part extends CellSlip {
  readonly deltas: ReadonlyMap<number, number>;
}

interface Ranked {
  readonly parts: readonly Part[];
  readonly net: ReadonlyMap<number, number>;
  readonly bits: number;
}

/** The causes within relations that hang together. With a limit of slips: none where so few explain nothing. */
function causesIn(table: Table, group: readonly IdentityResult[], mostSlips: number): readonly Cause[] {
  const broken = group.filter(({ status }) => status === 'broken');
  const totals = new Map(
    group.flatMap((result) => {
      const [total] = result.identity.total ? result.rightCells : [];
      return total ? [[total, result] as const] : [];
    }),
  );
  const problem = problemOf(table, group, new Set(totals.keys()));
  if (!problem) return [{ broken, explanations: [], isDecided: false, gaveUp: true }];
  const { ranked, gaveUp } = search(table, group, problem, totals, mostSlips);
  const [best] = ranked;
  if (!best) return mostSlips === 1 ? [] : [{ broken, explanations: [], isDecided: false, gaveUp }];
  const likelihood = ({ bits }: Ranked): number => 2 ** (best.bits - bits);
  const all = ranked.reduce((sum, own) => sum + likelihood(own), 0);
  return apart(problem, best.parts).map((part): Cause => {
    const rest = without(best.net, part.deltas);
    // Explanations that say the same of the rest tell what else may stand in the place of this part.
    const others = ranked.flatMap(({ net, parts }) =>
      includes(net, rest) && !includes(net, part.deltas)
        ? [
            together(
              parts.filter(({ deltas }) => !includes(rest, deltas)),
              without(net, rest),
            ),
          ]
        : [],
    );
    // An explanation that says otherwise of this part and of the rest as well counts against it too.
    const own = ranked.filter(({ net }) => includes(net, part.deltas)).reduce((sum, one) => sum + likelihood(one), 0);
    return {
      broken: broken.filter((result) => concerns(problem, result, part.deltas)),
      explanations: [part, ...others].map(({ deltas, slip }) => ({ changes: changesOf(problem, deltas), slip })),
      // A single relation says that some number is wrong, never which.
      isDecided: !gaveUp && best.bits < CHANCE && group.length > 1 && own >= CERTAIN * all,
      gaveUp,
    };
  });
}

/**
 * The likeliest explanations, the best first. The search goes on to more slips while so many of the cheapest kind would
 * be likelier than what was found.
 */
function search(
  table: Table,
  group: readonly IdentityResult[],
  problem: Problem,
  totals: ReadonlyMap<Cell, IdentityResult>,
  mostSlips: number,
): { readonly ranked: readonly Ranked[]; readonly gaveUp: boolean } {
  const budget = { left: MOST_STEPS };
  const likeliest = new Map<string, Ranked>();
  let ranked: readonly Ranked[] = [];
  const look = (moves: MoveIndex, count: number): void => {
    for (const steps of explanationsWith(problem, moves, count, budget)) {
      const net = netOf(steps);
      const parts = steps.map((step, index) => partOf(problem, totals, step, steps.slice(0, index)));
      const bits = parts.reduce((sum, own) => sum + own.bits, 0);
      // The same changes may be the work of other slips: the likelier tell what happened.
      const key = keyOf(net);
      if (bits < (likeliest.get(key)?.bits ?? Infinity)) likeliest.set(key, { parts, net, bits });
    }
    ranked = [...likeliest.values()].sort((a, b) => a.bits - b.bits);
  };
  // A single cell in which several relations meet is what they say: nothing that moves several cells is likelier.
  look(NO_MOVES, 1);
  if (ranked.length > 0 && group.length > 1) return { ranked, gaveUp: false };
  const moves = indexOf(problem, movesOf(table, group, problem));
  for (let count = 1; count <= Math.min(MOST_SLIPS, mostSlips) && budget.left > 0; count++) {
    if ((ranked[0]?.bits ?? Infinity) <= count * CHEAPEST) break;
    look(moves, count);
  }
  return { ranked, gaveUp: budget.left <= 0 };
}

/** How likely a step is, after others that were undone before it. */
function partOf(
  problem: Problem,
  totals: ReadonlyMap<Cell, IdentityResult>,
  { move, deltas }: Step,
  before: readonly Step[],
): Part {
  if (move) return { deltas, slip: move.slip, bits: move.bits + refilledBits(problem, move, deltas) };
  const [[variable, delta] = [0, 0]] = deltas;
  const cell = problem.cells[variable];
  const total = cell && totals.get(cell);
  const written = (problem.values[variable] ?? 0) + (netOf(before).get(variable) ?? 0);
  const addends = total?.leftCells.map((addend) => problem.values[problem.variableOf.get(addend) ?? -1]) ?? [];
  return {
    deltas,
    ...cellSlip(
      cell?.value ? formatDecimal(decimalOf(problem, written)) : null,
      formatDecimal(decimalOf(problem, written + delta)),
      {
        isTotal: total !== undefined,
        isStale: addends.includes(Math.abs(delta)),
      },
    ),
  };
}

/** What the numbers add that a move takes from the relations alone. */
function refilledBits({ values }: Problem, { isRefill }: Move, deltas: ReadonlyMap<number, number>): number {
  if (!isRefill) return 0;
  return [...deltas.keys()].reduce(
    (sum, variable) => sum + (values[variable] === 0 ? BITS.refilledZero : BITS.refilled),
    0,
  );
}

function decimalOf({ scale }: Problem, value: number): Decimal {
  let units = value;
  let digits = scale;
  for (; digits > 0 && units % 10 === 0; digits--) units /= 10;
  return { units: BigInt(units), scale: digits };
}

function changesOf(problem: Problem, deltas: ReadonlyMap<number, number>): readonly CellChange[] {
  return [...deltas].flatMap(([variable, delta]): readonly CellChange[] => {
    const cell = problem.cells[variable];
    return cell ? [{ cell, value: decimalOf(problem, (problem.values[variable] ?? 0) + delta) }] : [];
  });
}

/** Several parts as one, which changes what they change together. */
function together(parts: readonly Part[], deltas: ReadonlyMap<number, number>): Part {
  const [first, ...others] = parts;
  const isOneKind = first && others.every(({ slip }) => slip === first.slip);
  return {
    deltas,
    slip: isOneKind ? first.slip : 'several',
    bits: parts.reduce((sum, { bits }) => sum + bits, 0),
  };
}

/** Slips that concern no relation in common are parts of their own. */
function apart(problem: Problem, parts: readonly Part[]): readonly Part[] {
  const groups: { readonly parts: readonly Part[]; readonly equations: ReadonlySet<number> }[] = [];
  for (const part of parts) {
    const equations = new Set(
      [...part.deltas.keys()].flatMap(
        (variable) => problem.ofVariable[variable]?.map(({ equation }) => equation) ?? [],
      ),
    );
    const tied = groups.filter((group) => [...equations].some((equation) => group.equations.has(equation)));
    for (const group of tied) groups.splice(groups.indexOf(group), 1);
    groups.push({
      parts: [...tied.flatMap((group) => group.parts), part],
      equations: new Set([...equations, ...tied.flatMap((group) => [...group.equations])]),
    });
  }
  return groups.map((group) => together(group.parts, netOf(group.parts.map(({ deltas }) => ({ move: null, deltas })))));
}

/** Whether all of `some` changes are among `all`, by as much. */
function includes(all: ReadonlyMap<number, number>, some: ReadonlyMap<number, number>): boolean {
  return [...some].every(([variable, delta]) => all.get(variable) === delta);
}

function without(all: ReadonlyMap<number, number>, some: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  return new Map([...all].filter(([variable]) => !some.has(variable)));
}

function concerns(
  { cells }: Problem,
  { leftCells, rightCells }: IdentityResult,
  deltas: ReadonlyMap<number, number>,
): boolean {
  return [...deltas.keys()].some((variable) => {
    const cell = cells[variable];
    return cell !== undefined && (leftCells.includes(cell) || rightCells.includes(cell));
  });
}
