/**
 * The fewest slips that explain why relations do not hold: single cells whose number is another (the principle of
 * Fellegi and Holt) and slips that move several numbers at once. Which of the explanations is the likeliest is not
 * asked here.
 */
import type { Move } from './moves.ts';
import { leavesUnknownsPossible } from './problem.ts';
import type { Problem } from './problem.ts';

/** Explanations beyond this decide nothing. */
const MOST_FOUND = 200;

/** A single cell, or two that are exchanged, concern no more relations than this. */
const WIDTH_OF_SMALL_SLIPS = 5;

/** What looking for the next step costs, beside trying it. */
const STEPS_A_VISIT = 20;

/** One slip undone: by how much each cell changes. `move` is null where a single cell becomes another number. */
export interface Step {
  readonly move: Move | null;
  readonly deltas: ReadonlyMap<number, number>;
}

/** Steps that may still be tried, over several searches. */
export interface Budget {
  left: number;
}

interface State {
  readonly values: number[];
  readonly gaps: number[];
  broken: number;
}

/** What undoing a move would do, worked out in place: many thousands of them are looked at. */
interface Draft {
  /** The cells that change, and by how much: the first `size` of them. */
  readonly variables: Int32Array;
  readonly amounts: Float64Array;
  size: number;
  /** What becomes of the relations, and which: the first `concerned` of them. */
  readonly effect: Float64Array;
  readonly touched: Int32Array;
  concerned: number;
  /** By relation: the draft that concerned it last. */
  readonly concernedBy: Int32Array;
  number: number;
}

/** A move, and how many relations it would change with the numbers as they are written. */
interface Rated {
  readonly move: Move;
  readonly changed: number;
  /** Its place among the moves, by which it is looked at once a step. */
  readonly place: number;
}

/** Moves by what they would do to the relations, so that those are found at once that mend one. */
export interface MoveIndex {
  /** By relation, then by what it would change there. Of moves whose numbers follow from others that stand in the table. */
  readonly byEffect: readonly ReadonlyMap<number, readonly Rated[]>[];
  /** By relation. Of moves some of whose numbers follow from the relations. */
  readonly dependent: readonly (readonly Rated[])[];
  /** By cell: what a move would do is another thing once one of its cells has changed. */
  readonly ofVariable: readonly (readonly Rated[])[];
  /** By place: the step at which each was looked at last. */
  readonly lookedAt: Int32Array;
}

export const NO_MOVES: MoveIndex = { byEffect: [], dependent: [], ofVariable: [], lookedAt: new Int32Array() };

/**
 * Every way to undo exactly so many slips after which all relations hold. Of several slips one always makes a relation
 * hold that no other of them concerns: so each step mends a relation, and concerns the open one of fewest cells.
 */
export function explanationsWith(
  problem: Problem,
  moves: MoveIndex,
  count: number,
  budget: Budget,
): readonly (readonly Step[])[] {
  const { equations, ofVariable, steps: units } = problem;
  const state: State = {
    values: [...problem.values],
    gaps: [...problem.gaps],
    broken: problem.gaps.filter((gap) => gap !== 0).length,
  };
  const draft = emptyDraft(problem);
  moves.lookedAt.fill(0);
  const found = new Map<string, readonly Step[]>();
  const seen = new Set<number>();
  const path: Step[] = [];
  let step = 0;

  const apply = (deltas: ReadonlyMap<number, number>, times: 1 | -1): void => {
    for (const [variable, delta] of deltas) {
      state.values[variable] = (state.values[variable] ?? 0) + times * delta;
      for (const { equation, weight } of ofVariable[variable] ?? []) {
        const before = state.gaps[equation] ?? 0;
        const after = before + times * weight * delta;
        state.gaps[equation] = after;
        state.broken += Number(after !== 0) - Number(before !== 0);
      }
    }
  };
  const take = (move: Move | null, deltas: ReadonlyMap<number, number>, left: number): void => {
    apply(deltas, 1);
    path.push({ move, deltas });
    if (state.broken === 0) {
      const net = netOf(path);
      const slips = path.map((own) => own.move?.slip ?? '').sort();
      const key = [...slips, keyOf(net)].join(' ');
      if (!found.has(key) && leavesUnknownsPossible(problem, net)) found.set(key, [...path]);
    } else if (left > 1 && isNew(seen, path, left)) visit(left - 1);
    path.pop();
    apply(deltas, -1);
  };
  const visit = (left: number): void => {
    const open = smallestOpen(problem, state);
    if (open === null || budget.left <= 0 || found.size >= MOST_FOUND) return;
    budget.left -= STEPS_A_VISIT;
    const needsWide = state.broken > WIDTH_OF_SMALL_SLIPS * left;
    if (!needsWide) {
      for (const { variable } of equations[open]?.members ?? []) {
        const own = ofVariable[variable] ?? [];
        if (left === 1 && own.length < state.broken) continue;
        const value = state.values[variable] ?? 0;
        const tried: number[] = [];
        for (const { equation, weight } of own) {
          const gap = state.gaps[equation] ?? 0;
          if (gap === 0 || (left === 1 && equation !== open)) continue;
          const delta = -gap / weight;
          if (value + delta < 0 || delta % (units[variable] ?? 1) !== 0 || tried.includes(delta)) continue;
          if (left === 1 && !own.every((other) => (state.gaps[other.equation] ?? 0) === -other.weight * delta))
            continue;
          tried.push(delta);
          budget.left--;
          take(null, new Map([[variable, delta]]), left);
        }
      }
    }
    for (const move of candidates(moves, state, path, open, left, ++step)) {
      if ((left === 1 && move.width < state.broken) || (needsWide && !isWide(move))) continue;
      budget.left--;
      if (!drafted(problem, state, move, draft)) continue;
      if (!(needsWide || isConcerned(draft, open)) || !mendsEnough(state, move, draft, left === 1)) continue;
      take(move, deltasIn(draft), left);
    }
  };
  visit(count);
  return [...found.values()];
}

/** Of the relations that do not hold, the one with the fewest cells; null where all hold. */
function smallestOpen({ equations }: Problem, { gaps }: State): number | null {
  let smallest: number | null = null;
  for (const [equation, { members }] of equations.entries()) {
    if (gaps[equation] === 0) continue;
    if (smallest === null || members.length < (equations[smallest]?.members.length ?? 0)) smallest = equation;
  }
  return smallest;
}

const NONE: readonly Rated[] = [];

/** The moves that may mend a relation: all that is left where it is the last step. `step`: no two have the same. */
function candidates(
  { byEffect, dependent, ofVariable, lookedAt }: MoveIndex,
  { gaps, broken }: State,
  path: readonly Step[],
  open: number,
  left: number,
  step: number,
): readonly Move[] {
  const found: Move[] = [];
  const cells = path.reduce((sum, { deltas }) => sum + deltas.size, 0);
  // What changes many relations, of which few do not hold, spoils more than it mends.
  const most = (left === 1 ? broken : 2 * broken) + WIDTH_OF_SMALL_SLIPS + 2 * cells;
  const add = ({ move, changed, place }: Rated): void => {
    if (changed > most || lookedAt[place] === step) return;
    lookedAt[place] = step;
    found.push(move);
  };
  for (const rated of dependent[open] ?? NONE) add(rated);
  for (let equation = left === 1 ? open : 0; equation < (left === 1 ? open + 1 : gaps.length); equation++) {
    const gap = gaps[equation] ?? 0;
    if (gap !== 0) for (const rated of byEffect[equation]?.get(-gap) ?? NONE) add(rated);
  }
  for (const { deltas } of path)
    for (const variable of deltas.keys()) for (const rated of ofVariable[variable] ?? NONE) add(rated);
  return found;
}

/** What each move would do to the numbers as they are written. */
export function indexOf(problem: Problem, moves: readonly Move[]): MoveIndex {
  const byEffect = problem.equations.map(() => new Map<number, Rated[]>());
  const dependent = problem.equations.map((): Rated[] => []);
  const ofVariable = problem.cells.map((): Rated[] => []);
  const draft = emptyDraft(problem);
  const state: State = { values: [...problem.values], gaps: [...problem.gaps], broken: 0 };
  for (const [place, move] of moves.entries()) {
    const isPossible = drafted(problem, state, move, draft);
    const changed = draft.touched.subarray(0, draft.concerned).filter((equation) => draft.effect[equation] !== 0);
    const rated: Rated = { move, changed: move.isRefill ? 0 : changed.length, place };
    const variables = [...move.to, ...move.mended.map(({ variable }) => variable)];
    for (const variable of variables) ofVariable[variable]?.push(rated);
    if (move.mended.length > 0) {
      for (const variable of variables)
        for (const { equation } of problem.ofVariable[variable] ?? [])
          if (dependent[equation]?.at(-1) !== rated) dependent[equation]?.push(rated);
    } else if (isPossible) {
      for (const equation of changed) {
        const effect = draft.effect[equation] ?? 0;
        const same = byEffect[equation]?.get(effect);
        if (same) same.push(rated);
        else byEffect[equation]?.set(effect, [rated]);
      }
    }
  }
  return { byEffect, dependent, ofVariable, lookedAt: new Int32Array(moves.length) };
}

/** Whether it moves more than two numbers: it may concern more relations than a small slip. */
function isWide({ to, mended }: Move): boolean {
  return to.length + mended.length > 2;
}

function emptyDraft({ cells, equations }: Problem): Draft {
  return {
    variables: new Int32Array(cells.length),
    amounts: new Float64Array(cells.length),
    size: 0,
    effect: new Float64Array(equations.length),
    touched: new Int32Array(equations.length),
    concerned: 0,
    concernedBy: new Int32Array(equations.length),
    number: 0,
  };
}

function deltasIn({ variables, amounts, size }: Draft): ReadonlyMap<number, number> {
  const deltas = new Map<number, number>();
  for (let index = 0; index < size; index++) deltas.set(variables[index] ?? 0, amounts[index] ?? 0);
  return deltas;
}

/** Works out what a move would do to the numbers and relations as they are; false where it can do nothing. */
function drafted(problem: Problem, { values, gaps }: State, { to, from, mended }: Move, draft: Draft): boolean {
  draft.size = 0;
  draft.concerned = 0;
  draft.number++;
  for (let index = 0; index < to.length; index++) {
    const variable = to[index] ?? 0;
    change(problem, draft, variable, (values[from[index] ?? 0] ?? 0) - (values[variable] ?? 0));
  }
  for (const { variable, equation, weight, least } of mended) {
    const gap = (gaps[equation] ?? 0) + (isConcerned(draft, equation) ? (draft.effect[equation] ?? 0) : 0);
    const delta = gap === 0 ? 0 : -gap / weight;
    if ((values[variable] ?? 0) + delta < least || delta % (problem.steps[variable] ?? 1) !== 0) return false;
    change(problem, draft, variable, delta);
  }
  return draft.size > 1;
}

function isConcerned({ concernedBy, number, effect }: Draft, equation: number): boolean {
  return concernedBy[equation] === number && effect[equation] !== 0;
}

function change({ ofVariable }: Problem, draft: Draft, variable: number, delta: number): void {
  if (delta === 0) return;
  draft.variables[draft.size] = variable;
  draft.amounts[draft.size] = delta;
  draft.size++;
  for (const { equation, weight } of ofVariable[variable] ?? []) {
    if (draft.concernedBy[equation] !== draft.number) {
      draft.concernedBy[equation] = draft.number;
      draft.touched[draft.concerned++] = equation;
      draft.effect[equation] = 0;
    }
    draft.effect[equation] = (draft.effect[equation] ?? 0) + weight * delta;
  }
}

/** Whether a move mends relations beyond those that it was made to mend; all that are left where it is the last. */
function mendsEnough(
  { gaps, broken }: State,
  { mended: made, isRefill }: Move,
  { effect, touched, concerned }: Draft,
  all: boolean,
): boolean {
  let mended = 0;
  let spoilt = 0;
  for (let index = 0; index < concerned; index++) {
    const equation = touched[index] ?? 0;
    const change = effect[equation] ?? 0;
    const gap = gaps[equation] ?? 0;
    if (change === 0) continue;
    if (gap === 0) spoilt++;
    else if (gap + change === 0) mended++;
    else if (all) return false;
    if (all && spoilt > 0) return false;
  }
  if (all) return mended === broken;
  return isRefill ? spoilt === 0 : mended > made.length && spoilt <= mended;
}

/** The changes of several steps together. */
export function netOf(steps: readonly Step[]): ReadonlyMap<number, number> {
  const net = new Map<number, number>();
  for (const { deltas } of steps) {
    for (const [variable, delta] of deltas) {
      const sum = (net.get(variable) ?? 0) + delta;
      if (sum === 0) net.delete(variable);
      else net.set(variable, sum);
    }
  }
  return net;
}

/** The same for the same changes. */
export function keyOf(deltas: ReadonlyMap<number, number>): string {
  return [...deltas].sort(([a], [b]) => a - b).join(' ');
}

/** A prime, so that products of two numbers below it are exact. */
const PRIME = 67_108_859;

/** A number below the prime that has nothing to do with its neighbours' (the last steps of MurmurHash3). */
function mixed(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % PRIME;
}

/** Whether the same changes were not met with as many steps left: slips may be undone in any order. */
function isNew(seen: Set<number>, path: readonly Step[], left: number): boolean {
  let one = left;
  let other = left;
  for (const { deltas } of path) {
    for (const [variable, delta] of deltas) {
      const amount = ((delta % PRIME) + PRIME) % PRIME;
      one = (one + mixed(variable + 1) * amount) % PRIME;
      other = (other + mixed(variable + 0x1_0000) * amount) % PRIME;
    }
  }
  const key = one * PRIME + other;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
