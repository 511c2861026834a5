/**
 * Slips of the hand that move numbers: two neighbours exchanged, a row or column written one cell off or in its
 * neighbour's place. They change many cells and are yet one error, so they are looked for beside the smallest sets.
 */
import { difference, equals, sum, ZERO } from '../number.ts';
import type { Decimal } from '../number.ts';
import { membershipsOf, residual } from '../relations.ts';
import type { CellChange, Membership } from '../relations.ts';
import type { Cell, IdentityResult, Table } from '../report.ts';
import type { Slip } from './slips.ts';

export interface Move {
  readonly slip: Slip;
  /** What undoes it. */
  readonly changes: readonly CellChange[];
}

/** Every move whose cells all are in these relations, some in a broken one, and hold numbers; those of most cells first. */
export function movesOf(table: Table, group: readonly IdentityResult[]): readonly Move[] {
  const known = new Set(group.flatMap(({ leftCells, rightCells }) => [...leftCells, ...rightCells]));
  const suspect = new Set(
    group.flatMap(({ leftCells, rightCells, status }) => (status === 'broken' ? [...leftCells, ...rightCells] : [])),
  );
  const isKnown = (cell: Cell): boolean => known.has(cell) && cell.status === 'value';
  const rows = table.rows.map(({ cells }) => cells);
  const columns = (rows[0] ?? []).map((_, x) => rows.flatMap((cells) => cells[x] ?? []));
  const exchanges = (lines: readonly (readonly Cell[])[], slip: Slip): readonly Move[] =>
    lines.flatMap((line) =>
      line.slice(1).map((cell, before) => moveOf(slip, [line[before] ?? cell, cell], [cell, line[before] ?? cell])),
    );
  const neighbours = (lines: readonly (readonly Cell[])[], slip: Slip): readonly Move[] =>
    lines.slice(1).map((line, before) => {
      const other = lines[before] ?? line;
      return moveOf(slip, [...line, ...other], [...other, ...line]);
    });
  const shifts = (lines: readonly (readonly Cell[])[], slip: Slip): readonly Move[] =>
    lines.flatMap((line) =>
      [line, line.slice(0, -1)].flatMap((own) => [
        moveOf(slip, own, turned(own, 1)),
        moveOf(slip, own, turned(own, -1)),
      ]),
    );
  return [
    ...exchanges(rows, 'swappedColumns'),
    ...exchanges(columns, 'swappedRows'),
    ...shifts(rows, 'movedRow'),
    ...rows.flatMap((row) => pushedOut(row)),
    ...neighbours(rows, 'movedRow'),
    ...shifts(columns, 'movedColumn'),
    ...neighbours(columns, 'movedColumn'),
  ]
    .filter(
      ({ changes }) =>
        changes.length > 1 &&
        changes.some(({ cell }) => suspect.has(cell)) &&
        changes.every(({ cell }) => isKnown(cell)),
    )
    .sort((a, b) => b.changes.length - a.changes.length);
}

/** The cells that take other numbers when each takes that of its counterpart. */
function moveOf(slip: Slip, cells: readonly Cell[], from: readonly Cell[]): Move {
  const changes = cells.flatMap((cell, index): readonly CellChange[] => {
    const value = from[index]?.value ?? ZERO;
    return cell.value && equals(cell.value, value) ? [] : [{ cell, value }];
  });
  return { slip, changes };
}

function turned(cells: readonly Cell[], by: 1 | -1): readonly Cell[] {
  return by === 1 ? [...cells.slice(1), ...cells.slice(0, 1)] : [...cells.slice(-1), ...cells.slice(0, -1)];
}

/** A row written one cell to the right, whose total fell out: 0, 3, 2, 0 for 3, 2, 0, 5. */
function pushedOut(row: readonly Cell[]): readonly Move[] {
  const addends = row.slice(0, -1);
  const total = row.at(-1);
  if (!total || addends.length < 2) return [];
  const move = moveOf('movedRow', addends, row.slice(1));
  const value = sum(row.slice(1).map((cell) => cell.value ?? ZERO));
  const isSame = total.value !== null && equals(total.value, value);
  return [{ ...move, changes: [...move.changes, ...(isSame ? [] : [{ cell: total, value }])] }];
}

/** Sets beyond this decide nothing. */
const MOST_SETS = 64;

/** What changes do to the relations, by the relation's place in the list; none of those that stay as they are. */
type Effect = ReadonlyMap<number, bigint>;

/**
 * Sets of changes that make all relations hold: one move, two moves, or a move and one more cell. `group` has whole
 * numbers only, else nothing is found.
 */
export function movedSets(
  group: readonly IdentityResult[],
  moves: readonly Move[],
): readonly (readonly CellChange[])[] {
  // Over a blank total a relation only tells what the blank would be: that is asked of each set that was found.
  const told = group.filter(({ status }) => status !== 'notAssessable');
  const open = group.filter(({ status }) => status === 'notAssessable');
  const cells = [...new Set(told.flatMap(({ leftCells, rightCells }) => [...leftCells, ...rightCells]))];
  if (cells.some(({ value }) => value !== null && value.scale !== 0)) return [];
  const memberships = membershipsOf(told);
  const places = new Map(told.map((result, index) => [result, index]));
  const gaps = new Map(
    [...told.entries()].flatMap(([index, result]) => {
      const { units } = residual(result);
      return units === 0n ? [] : [[index, units] as const];
    }),
  );
  const effects = moves.map(({ changes }) => effectOf(changes, memberships, places));
  const byEffect = new Map<string, Move[]>();
  for (const [index, move] of moves.entries()) {
    const key = keyOf(effects[index] ?? new Map());
    byEffect.set(key, [...(byEffect.get(key) ?? []), move]);
  }
  const bySigns = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = keyOf(
      effectOf([{ cell, value: { units: (cell.value?.units ?? 0n) + 1n, scale: 0 } }], memberships, places),
    );
    bySigns.set(key, [...(bySigns.get(key) ?? []), cell]);
  }
  const positions = new Map(moves.map((move, index) => [move, index]));
  const sets: (readonly CellChange[])[] = [];
  for (const [index, move] of moves.entries()) {
    const effect = effects[index] ?? new Map<number, bigint>();
    if (sets.length >= MOST_SETS) break;
    // A move that touches no broken relation is none that happened.
    if (![...effect.keys()].some((relation) => gaps.has(relation))) continue;
    const rest = new Map(gaps);
    for (const [relation, units] of effect) {
      const left = (rest.get(relation) ?? 0n) + units;
      if (left === 0n) rest.delete(relation);
      else rest.set(relation, left);
    }
    if (rest.size === 0) {
      sets.push(move.changes);
      continue;
    }
    const cellsOf = new Set(move.changes.map(({ cell }) => cell));
    const needed = new Map([...rest].map(([relation, units]) => [relation, -units]));
    for (const other of byEffect.get(keyOf(needed)) ?? []) {
      // Each pair once.
      if ((positions.get(other) ?? 0) > index && !other.changes.some(({ cell }) => cellsOf.has(cell)))
        sets.push([...move.changes, ...other.changes]);
    }
    for (const step of stepsIn(needed)) {
      const signs = new Map([...needed].map(([relation, units]) => [relation, units / step]));
      for (const cell of bySigns.get(keyOf(signs)) ?? []) {
        const units = (cell.value?.units ?? 0n) + step;
        if (units >= 0n && !cellsOf.has(cell)) sets.push([...move.changes, { cell, value: { units, scale: 0 } }]);
      }
    }
  }
  return sets.filter((changes) => agreesOnBlanks(open, changes));
}

/** Whether all relations over a blank would have it the same number, and none below zero. */
function agreesOnBlanks(open: readonly IdentityResult[], changes: readonly CellChange[]): boolean {
  const values = new Map(changes.map(({ cell, value }) => [cell, value]));
  const blanks = new Map<Cell, bigint>();
  return open.every((result) => {
    const { leftCells, rightCells } = result;
    const [blank, ...others] = [...leftCells, ...rightCells].filter(({ status }) => status === 'blank');
    if (!blank || others.length > 0) return true;
    const { units } = residual(result, values);
    const number = leftCells.includes(blank) ? -units : units;
    const before = blanks.get(blank) ?? number;
    blanks.set(blank, number);
    return number >= 0n && before === number;
  });
}

/** By how much one cell would have to change, up or down, where all relations lack as much. */
function stepsIn(needed: Effect): readonly bigint[] {
  const [first = 0n] = needed.values();
  const isOne = [...needed.values()].every((units) => units === first || units === -first);
  return isOne && first !== 0n ? [first, -first] : [];
}

function effectOf(
  changes: readonly CellChange[],
  memberships: ReadonlyMap<Cell, readonly Membership[]>,
  places: ReadonlyMap<IdentityResult, number>,
): Effect {
  const effect = new Map<number, bigint>();
  for (const { cell, value } of changes) {
    const { units }: Decimal = difference(value, cell.value ?? ZERO);
    for (const { result, sign } of memberships.get(cell) ?? []) {
      const relation = places.get(result) ?? -1;
      const left = (effect.get(relation) ?? 0n) + BigInt(sign) * units;
      if (left === 0n) effect.delete(relation);
      else effect.set(relation, left);
    }
  }
  return effect;
}

function keyOf(effect: Effect): string {
  return [...effect]
    .sort(([a], [b]) => a - b)
    .map(([relation, units]) => `${String(relation)}:${String(units)}`)
    .join();
}
