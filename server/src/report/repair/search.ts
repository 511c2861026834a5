/**
 * The fewest slips that explain why relations do not hold: single cells whose number is another (the principle of
 * Fellegi and Holt) and slips that move several numbers at once. Which of the explanations is the likeliest is not
 * asked here.
 */
import type { Move } from './moves.ts';
import { leavesUnknownsPossible } from './problem.ts';
import type { Problem } from './problem.ts';

/** Explanations beyond this decide nothing. */
const MOST_FOUND = 400;

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

/** Moves by what they would do to the relations, so that those are found at once that mend one. */
export interface MoveIndex {
  /** By relation, then by what it would change there. Of moves whose numbers follow from others that stand in the table. */
  readonly byEffect: readonly ReadonlyMap<number, readonly Move[]>[];
  /** By relation. Of moves some of whose numbers follow from the relations. */
  readonly dependent: readonly (readonly Move[])[];
  /** By cell: what a move would do is another thing once one of its cells has changed. */
  readonly ofVariable: readonly (readonly Move[])[];
}

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
  const found = new Map<string, readonly Step[]>();
  const seen = new Set<number>();
  const path: Step[] = [];

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
      const slips = path.map((step) => step.move?.slip ?? '').sort();
      const key = [...slips, ...[...net].sort(([a], [b]) => a - b)].join(' ');
      if (!found.has(key) && leavesUnknownsPossible(problem, net)) found.set(key, [...path]);
    } else if (left > 1 && isNew(seen, state, left)) visit(left - 1);
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
    for (const move of candidates(moves, state, path, open, left)) {
      if ((left === 1 && move.width < state.broken) || (needsWide && move.width <= WIDTH_OF_SMALL_SLIPS)) continue;
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

const NO_MOVES: readonly Move[] = [];

/** The moves that may mend a relation: all that is left where it is the last step. */
function candidates(
  { byEffect, dependent, ofVariable }: MoveIndex,
  { gaps }: State,
  path: readonly Step[],
  open: number,
  left: number,
): ReadonlySet<Move> {
  const found = new Set<Move>(dependent[open]);
  for (let equation = left === 1 ? open : 0; equation < (left === 1 ? open + 1 : gaps.length); equation++) {
    const gap = gaps[equation] ?? 0;
    if (gap !== 0) for (const move of byEffect[equation]?.get(-gap) ?? NO_MOVES) found.add(move);
  }
  for (const { deltas } of path)
    for (const variable of deltas.keys()) for (const move of ofVariable[variable] ?? NO_MOVES) found.add(move);
  return found;
}

/** What each move would do to the numbers as they are written. */
export function indexOf(problem: Problem, moves: readonly Move[]): MoveIndex {
  const byEffect = problem.equations.map(() => new Map<number, Move[]>());
  const dependent = problem.equations.map((): Move[] => []);
  const ofVariable = problem.cells.map((): Move[] => []);
  const draft = emptyDraft(problem);
  const state: State = { values: [...problem.values], gaps: [...problem.gaps], broken: 0 };
  for (const move of moves) {
    for (const variable of move.to) ofVariable[variable]?.push(move);
    if (move.mended.length > 0) {
      for (const { variable } of move.mended) ofVariable[variable]?.push(move);
      for (const variable of [...move.to, ...move.mended.map((own) => own.variable)])
        for (const { equation } of problem.ofVariable[variable] ?? [])
          if (dependent[equation]?.at(-1) !== move) dependent[equation]?.push(move);
    } else if (drafted(problem, state, move, draft)) {
      for (let index = 0; index < draft.concerned; index++) {
        const equation = draft.touched[index] ?? 0;
        const effect = draft.effect[equation] ?? 0;
        if (effect === 0) continue;
        const same = byEffect[equation]?.get(effect);
        if (same) same.push(move);
        else byEffect[equation]?.set(effect, [move]);
      }
    }
  }
  return { byEffect, dependent, ofVariable };
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

/** A prime, so that products of two numbers below it are exact. */
const PRIME = 67_108_859;

/** Whether the same numbers were not met with as many steps left: slips may be undone in any order. */
function isNew(seen: Set<number>, { values }: State, left: number): boolean {
  let one = left;
  let other = left;
  for (const value of values) {
    const digit = ((value % PRIME) + PRIME) % PRIME;
    one = (one * 31 + digit) % PRIME;
    other = (other * 1_009 + digit) % PRIME;
  }
  const key = one * PRIME + other;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
