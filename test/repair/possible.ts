/**
 * What can be known of a damaged table: every way to undo as few slips as possible, looked for without the product's
 * search, by trying all of them at the first relation that does not hold. Slow, and it skips nothing.
 */
import { typing } from './damages.ts';
import type { Form, Grid } from './grids.ts';

/** By how much the numbers change, by place. */
export type Changes = ReadonlyMap<number, number>;

interface Relation {
  readonly members: readonly { readonly place: number; readonly weight: number }[];
}

/** Numbers that become others, and perhaps one or several more that become whatever their relation asks for. */
interface Operation {
  readonly changes: Changes;
  readonly free: readonly number[];
}

/** Explanations beyond this are not counted: one of so many is as good as none. */
const MOST = 200;

/** Steps beyond this: the table is not counted. */
const MOST_STEPS = 3_000_000;

/**
 * The sets of changes that undo the fewest slips, or change the fewest cells where `isByCells`: up to three. Null where
 * there are too many to try.
 */
export function smallestExplanations(form: Form, grid: Grid, isByCells: boolean): readonly Changes[] | null {
  const values = grid.flat();
  const relations = knownRelations(form, values);
  const ofPlace = values.map((_, place) =>
    [...relations.keys()].filter((index) => relations[index]?.members.some((member) => member.place === place)),
  );
  const weight = (index: number, place: number): number =>
    relations[index]?.members.find((member) => member.place === place)?.weight ?? 0;
  const gaps = relations.map(({ members }) =>
    members.reduce((sum, member) => sum + member.weight * (values[member.place] ?? 0), 0),
  );
  const operations = isByCells ? [] : operationsOn(form, grid, ofPlace);
  const atRelation = relations.map((_, index) =>
    operations.filter(({ changes, free }) =>
      [...changes.keys(), ...free].some((place) => ofPlace[place]?.includes(index)),
    ),
  );
  const found = new Map<string, Changes>();
  let steps = 0;
  const net = new Map<number, number>();
  const change = (place: number, delta: number): void => {
    net.set(place, (net.get(place) ?? 0) + delta);
    for (const index of ofPlace[place] ?? []) gaps[index] = (gaps[index] ?? 0) + weight(index, place) * delta;
  };
  const isPossible = (): boolean => [...net].every(([place, delta]) => (values[place] ?? 0) + delta >= 0);
  const amountsFor = (place: number): ReadonlySet<number> =>
    new Set((ofPlace[place] ?? []).map((index) => -(gaps[index] ?? 0) / weight(index, place)));
  const look = (left: number): void => {
    if (found.size > MOST || ++steps > MOST_STEPS) return;
    const open = [...gaps.keys()]
      .filter((index) => gaps[index] !== 0)
      .sort((a, b) => (relations[a]?.members.length ?? 0) - (relations[b]?.members.length ?? 0))[0];
    if (open === undefined) {
      const all = [...net].filter(([, delta]) => delta !== 0).sort(([a], [b]) => a - b);
      found.set(all.join(' '), new Map(all));
      return;
    }
    if (left === 0) return;
    for (const { place } of relations[open]?.members ?? []) {
      for (const delta of amountsFor(place)) {
        steps++;
        if (delta === 0 || (left === 1 && gaps[open] !== -weight(open, place) * delta)) continue;
        const now = (values[place] ?? 0) + (net.get(place) ?? 0);
        if (now + delta < 0 || !(isByCells || isTyped(form, values, place, now, now + delta))) continue;
        change(place, delta);
        look(left - 1);
        change(place, -delta);
      }
    }
    for (const operation of atRelation[open] ?? []) apply(operation, left);
  };
  const apply = ({ changes, free }: Operation, left: number): void => {
    steps++;
    // What other slips changed is no more what this one was made for.
    if ([...changes.keys(), ...free].some((place) => (net.get(place) ?? 0) !== 0)) return;
    for (const [place, delta] of changes) change(place, delta);
    const [first] = free;
    if (free.length > 1) {
      const deltas = free.map((place) => {
        // What the column asks for: the row itself asks for nothing.
        const isBeyondRow = (other: number): boolean =>
          relations[other]?.members.some(
            (member) =>
              Math.floor((member.place - place) / form.width) !== 0 && member.place % form.width === place % form.width,
          ) ?? false;
        const index = ofPlace[place]?.find(isBeyondRow) ?? 0;
        return -(gaps[index] ?? 0) / weight(index, place);
      });
      for (const [index, place] of free.entries()) change(place, deltas[index] ?? 0);
      if (isPossible()) look(left - 1);
      for (const [index, place] of free.entries()) change(place, -(deltas[index] ?? 0));
    } else if (first === undefined) {
      look(left - 1);
    } else {
      for (const delta of amountsFor(first)) {
        change(first, delta);
        if (isPossible()) look(left - 1);
        change(first, -delta);
      }
    }
    for (const [place, delta] of changes) change(place, -delta);
  };
  for (let count = 1; count <= 3 && found.size === 0; count++) look(count);
  return steps > MOST_STEPS || found.size > MOST ? null : [...found.values()];
}

/** The relations without those over a blank: of several over the same one, what they say together. */
function knownRelations(form: Form, values: readonly (number | null)[]): readonly Relation[] {
  let relations: readonly Relation[] = form.relations;
  for (const [blank, value] of values.entries()) {
    if (value !== null) continue;
    const weightIn = ({ members }: Relation): number => members.find(({ place }) => place === blank)?.weight ?? 0;
    const [first, ...others] = relations.filter((relation) => weightIn(relation) !== 0);
    if (!first) continue;
    const without = others.map((other): Relation => {
      const weights = new Map<number, number>();
      for (const { place, weight } of other.members) weights.set(place, weight * weightIn(first));
      for (const { place, weight } of first.members)
        weights.set(place, (weights.get(place) ?? 0) - weight * weightIn(other));
      return {
        members: [...weights].flatMap(([place, weight]) => (weight === 0 ? [] : [{ place, weight }])),
      };
    });
    relations = [...relations.filter((relation) => weightIn(relation) === 0), ...without];
  }
  return relations;
}

/** Whether a slip of typing, or a total left behind, makes `written` of `right`. */
function isTyped(
  form: Form,
  values: readonly (number | null)[],
  place: number,
  written: number,
  right: number,
): boolean {
  if (Object.values(typing).some((outcomes) => outcomes(String(right)).some((text) => Number(text) === written)))
    return true;
  return form.relations.some(
    ({ total, members }) =>
      total === place && members.some((member) => member.place !== place && values[member.place] === right - written),
  );
}

/** Everything else that may be undone: numbers displaced, lines one cell off or exchanged, rows left empty. */
function operationsOn(form: Form, grid: Grid, ofPlace: readonly (readonly number[])[]): readonly Operation[] {
  const values = grid.flat();
  const height = grid.length;
  const places = grid.map((row, y) => row.map((_, x) => y * form.width + x));
  const columns = Array.from({ length: form.width }, (_, x) =>
    Array.from({ length: height }, (__, y) => y * form.width + x),
  );
  const operations: Operation[] = [];
  /** Each place takes the number of another; −1 leaves it free. */
  const add = (to: readonly number[], from: readonly number[]): void => {
    if ([...to, ...from].some((place) => place >= 0 && values[place] === null)) return;
    const changes = new Map<number, number>();
    for (const [index, place] of to.entries()) {
      const source = from[index] ?? -1;
      const delta = source < 0 ? 0 : (values[source] ?? 0) - (values[place] ?? 0);
      if (delta !== 0) changes.set(place, delta);
    }
    const free = to.filter((_, index) => (from[index] ?? -1) < 0);
    if (changes.size > 0) operations.push({ changes, free });
  };
  for (const line of [...(form.width > 1 ? places : []), ...(height > 1 ? columns : [])]) {
    for (let at = 0; at + 1 < line.length; at++) {
      const [one = 0, other = 0] = line.slice(at, at + 2);
      add([one, other], [other, one]);
      if (values[one] === 0 && values[other] !== 0) add([one, other], [other, -1]);
      if (values[other] === 0 && values[one] !== 0) add([other, one], [one, -1]);
    }
    add(line, [...line.slice(1), ...line.slice(0, 1)]);
    add(line, [...line.slice(-1), ...line.slice(0, -1)]);
    if (values[line[0] ?? 0] === 0) add(line, [...line.slice(1), -1]);
    if (values[line.at(-1) ?? 0] === 0) add(line, [-1, ...line.slice(0, -1)]);
  }
  for (const lines of [places, columns]) {
    for (let at = 0; at + 1 < lines.length; at++) {
      const [one = [], other = []] = lines.slice(at, at + 2);
      add([...one, ...other], [...other, ...one]);
    }
  }
  for (const row of places)
    if (row.every((place) => values[place] === 0 && (ofPlace[place]?.length ?? 0) > 1))
      operations.push({ changes: new Map(), free: row });
  return operations;
}
