/**
 * The promise that matters most: damage never moves a number. Every fixture is damaged in one way at a time, and
 * every value that is claimed afterwards must be made of the characters that stood in the same cell before.
 *
 * What cannot be told from a good table, and is therefore let pass here (nothing else is):
 * - two numbers exchanged (or, where each cell has a line of its own, one put before or behind its neighbour), two row
 *   labels exchanged, two column headers exchanged: the table is as good as another;
 * - several lines dropped from the first number of one row to the label of another, where each cell has a line of its
 *   own: the one row's label and the other's numbers are a row as good as any; or from the first row of a group to the
 *   label of the next, whose rows have the same words: they stand in the place of those that are gone;
 * - two rows with the same words under different groups exchanged, or shuffled each to the other's place;
 * - two rows of numbers without labels, each under a caption of its own, exchanged;
 * - a label that lost its beginning at the start of the text, and is another label without it;
 * - a number cut at the end of a line or of the text is still a number, at its own place.
 *
 * Here each kind is done to each fixture once, each time elsewhere; `npm run damages` does it at every place.
 * DAMAGE_RUNS sets a number of further damages at random, new ones each time.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assertFixesLoseNothing } from '../unit/fixes.ts';
import { bases, falseClaims } from '../unit/reading/claims.ts';
import type { Base } from '../unit/reading/claims.ts';
import { damage, DAMAGE_KINDS } from '../unit/reading/damage.ts';
import type { DamageKind } from '../unit/reading/damage.ts';
import { everyPlace } from '../unit/reading/every-damage.ts';

const runs = Number(process.env['DAMAGE_RUNS'] ?? 0);

/** The damaged text, of which nothing false is claimed; null where there is nothing to damage. */
function assertNothingFalse(base: Base, kind: DamageKind, choices: readonly [number, number, number]): string | null {
  const damaged = damage(base.source, kind, choices);
  if (!damaged) return null;
  const problems = falseClaims(base, damaged);
  assert.equal(problems.length, 0, `${base.name}: ${damaged.description}\n${problems.slice(0, 4).join('\n')}`);
  return damaged.text;
}

/** Places far from each other, one after the other. */
const STEP = 7_919;

for (const [kindIndex, kind] of DAMAGE_KINDS.entries()) {
  test(`damage: ${kind} in every fixture, and no value is claimed at a place that it did not have`, () => {
    let done = 0;
    for (const [baseIndex, base] of bases.entries()) {
      const places = everyPlace(base.source, kind);
      const place = places[((baseIndex + 1) * (kindIndex + 1) * STEP) % Math.max(1, places.length)];
      const text = place ? assertNothingFalse(base, kind, place) : null;
      if (text === null) continue;
      assertFixesLoseNothing(text);
      done++;
    }
    assert.ok(done > bases.length / 3, `${String(done)} of ${String(bases.length)}`);
  });
}

test('damage: at random', { skip: runs === 0 && 'DAMAGE_RUNS says how many' }, () => {
  const choice = fc.nat({ max: 100_000 });
  const base = fc.nat({ max: bases.length - 1 });
  fc.assert(
    fc.property(base, fc.constantFrom(...DAMAGE_KINDS), choice, choice, choice, (index, kind, a, b, c) => {
      const source = bases[index];
      if (source) assertNothingFalse(source, kind, [a, b, c]);
    }),
    { numRuns: runs },
  );
});
