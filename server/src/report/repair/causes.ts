/** Broken relations gathered by what broke them: one slip often breaks several. */
import { isComplete, membershipsOf } from '../relations.ts';
import type { CellChange } from '../relations.ts';
import type { IdentityResult, Table } from '../report.ts';
import { movedSets, movesOf } from './moves.ts';
import { smallestSets } from './search.ts';
import { isSameChange, slipsIn, together } from './slips.ts';
import type { Part, Slip } from './slips.ts';

export interface Explanation {
  readonly changes: readonly CellChange[];
  readonly slip: Slip;
}

export interface Cause {
  /** What it breaks, in the order in which the identities are listed. */
  readonly broken: readonly IdentityResult[];
  /** Equally small sets of changes that make all of them hold, the likeliest first. */
  readonly explanations: readonly Explanation[];
  /** Whether the figures tell which explanation is right, or the first is likelier than all others. */
  readonly isDecided: boolean;
  /** Whether the search was given up, so that there may be explanations that nobody looked at. */
  readonly gaveUp: boolean;
}

/** The causes of a table's broken relations: none where all hold. `results` are the relations of the table. */
export function causesOf(table: Table, results: readonly IdentityResult[]): readonly Cause[] {
  if (!results.some(({ status }) => status === 'broken')) return [];
  return groups(results.filter(isComplete)).flatMap((group) => causesInGroup(table, group));
}

/** Relations that share a cell, directly or over others, hang together: each group of them is looked at for itself. */
function groups(results: readonly IdentityResult[]): readonly (readonly IdentityResult[])[] {
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
    found.push(results.filter((result) => group.includes(result)));
  }
  return found;
}

function causesInGroup(table: Table, group: readonly IdentityResult[]): readonly Cause[] {
  const broken = group.filter(({ status }) => status === 'broken');
  if (broken.length === 0) return [];
  const smallest = smallestSets(group);
  const totals = new Set(group.flatMap(({ rightCells }) => (rightCells.length === 1 ? rightCells : [])));
  const isTotal = ({ cell }: CellChange): boolean => totals.has(cell);
  // A single cell explains all: no move is likelier.
  const size = smallest.sets[0]?.length ?? Infinity;
  const moves = size === 1 ? [] : movesOf(table, group);
  // Two cells are the whole of a swap; only larger sets may hide a move.
  const moved = size < 3 ? [] : movedSets(group, moves);
  const sets = [...smallest.sets, ...moved.filter((set) => !smallest.sets.some((other) => isSameSet(set, other)))];
  const gaveUp = smallest.gaveUp && moved.length === 0;
  const ranked = sets
    .map((changes) => apart(group, slipsIn(changes, moves, isTotal)))
    .map((parts) => ({ parts, cost: parts.reduce((cost, part) => cost + part.cost, 0) }))
    .sort((a, b) => a.cost - b.cost);
  const [best] = ranked;
  if (!best) return [{ broken, explanations: [], isDecided: false, gaveUp }];
  return best.parts.map((part): Cause => {
    const rest = best.parts.filter((other) => other !== part).flatMap(({ changes }) => changes);
    // The sets that say the same of the rest tell what else may stand in the place of this part.
    const others = sets
      .filter((changes) => rest.every((change) => changes.some((other) => isSameChange(change, other))))
      .map((changes) => changes.filter((change) => !rest.some((other) => isSameChange(change, other))))
      .map((changes) => together(slipsIn(changes, moves, isTotal)))
      .filter(({ changes }) => !part.changes.every((change) => changes.some((other) => isSameChange(change, other))))
      .sort((a, b) => a.cost - b.cost);
    // A set that says otherwise of this part and of the rest as well counts against it too.
    const rival = ranked.find(
      ({ parts }) =>
        !part.changes.every((change) => parts.some((other) => other.changes.some((own) => isSameChange(change, own)))),
    );
    return {
      broken: broken.filter((result) => touches(result, part.changes)),
      explanations: [part, ...others].map(({ changes, slip }) => ({ changes, slip })),
      // A single relation says that some number is wrong, never which.
      isDecided: !gaveUp && isOfOneKind(part) && (rival === undefined || (group.length > 1 && rival.cost > best.cost)),
      gaveUp,
    };
  });
}

/** Three cells and more that no slip explains are the work of chance: nothing is preferred. */
function isOfOneKind({ changes, slip }: Part): boolean {
  return changes.length < 3 || (slip !== 'other' && slip !== 'several');
}

function isSameSet(one: readonly CellChange[], other: readonly CellChange[]): boolean {
  return one.length === other.length && one.every((change) => other.some((own) => isSameChange(change, own)));
}

function touches({ leftCells, rightCells }: IdentityResult, changes: readonly CellChange[]): boolean {
  return changes.some(({ cell }) => leftCells.includes(cell) || rightCells.includes(cell));
}

/** Slips that no relation ties together are parts of their own. */
function apart(results: readonly IdentityResult[], slips: readonly Part[]): readonly Part[] {
  const groups: (readonly Part[])[] = [];
  const ties = (one: Part, other: Part): boolean =>
    results.some((result) => touches(result, one.changes) && touches(result, other.changes));
  for (const slip of slips) {
    const tied = groups.filter((group) => group.some((part) => ties(part, slip)));
    for (const group of tied) groups.splice(groups.indexOf(group), 1);
    groups.push([...tied.flat(), slip]);
  }
  return groups.map(together);
}
