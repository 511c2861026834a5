// Headings of the sections with tables that are lost, one or several: their tables are there, and are read where they stand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../unit/analyse.ts';
import { applied } from '../unit/fixes.ts';
import { claims, fixture, fixtureNames, read } from '../unit/reading/reading.ts';
import { rightReport } from '../unit/reports.ts';

/** Which of the six headings are taken out, counted from 0. */
const LOST: readonly (readonly number[])[] = [[1], [2], [3], [1, 2], [1, 3], [2, 3], [1, 2, 3]];

function without(text: string, headings: readonly number[]): string {
  const { sections } = read(text);
  return headings.reduceRight((rest, index) => {
    const section = sections[index];
    return section ? rest.slice(0, section.lineStart) + rest.slice(section.lineEnd) : rest;
  }, text);
}

const alarmsOf = (text: string): readonly string[] =>
  analyse(text)
    .findings.filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule }) => rule)
    .sort();

test('lost headings: every cell is read as before, and only the headings are missed', () => {
  const texts = [...fixtureNames.map((name) => [name, fixture(name)] as const), ['right', rightReport()] as const];
  let tried = 0;
  for (const [name, text] of texts) {
    if (read(text).sections.length < 6) continue;
    const before = alarmsOf(text);
    for (const headings of LOST) {
      const place = `${name} without ${headings.map((heading) => String(heading + 1)).join(', ')}`;
      const damaged = without(text, headings);
      assert.deepEqual([...claims(read(damaged))].sort(), [...claims(read(text))].sort(), place);
      assert.deepEqual(alarmsOf(damaged), [...before, ...headings.map(() => 'missing-section')].sort(), place);
      // Put back by its fix, the heading alone.
      const fix = analyse(damaged)
        .findings.find(({ rule }) => rule === 'missing-section')
        ?.fixes.find(({ preferred }) => preferred);
      if (fix && headings.length === 1) {
        const mended = applied(damaged, fix.edits);
        assert.deepEqual([...claims(read(mended))].sort(), [...claims(read(text))].sort(), `${place}, put back`);
        assert.deepEqual(alarmsOf(mended), before, `${place}, put back`);
        assert.equal(mended.replaceAll(/\s/g, '').length, text.replaceAll(/\s/g, '').length, place);
      }
      tried++;
    }
  }
  assert.ok(tried > 100, String(tried));
});
