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
 * DAMAGE_RUNS sets the number of damages (and then the seed is a new one each time).
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bases, falseClaims } from '../unit/reading/claims.ts';
import { damage, DAMAGE_KINDS } from '../unit/reading/damage.ts';

const runs = Number(process.env['DAMAGE_RUNS'] ?? 0);

test('damage: no value is claimed at a place that it did not have', () => {
  const choice = fc.nat({ max: 100_000 });
  const base = fc.nat({ max: bases.length - 1 });
  fc.assert(
    fc.property(base, fc.constantFrom(...DAMAGE_KINDS), choice, choice, choice, (index, kind, a, b, c) => {
      const source = bases[index];
      const damaged = source && damage(source.source, kind, [a, b, c]);
      if (!damaged) return;
      const problems = falseClaims(source, damaged);
      assert.equal(problems.length, 0, `${source.name}: ${damaged.description}\n${problems.slice(0, 4).join('\n')}`);
    }),
    runs > 0 ? { numRuns: runs } : { numRuns: 600, seed: 20_240_131 },
  );
});
