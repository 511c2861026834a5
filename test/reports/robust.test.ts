// Whatever the text: nothing is thrown, every range is one of the text, and the time grows no faster than the text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Span } from '../../server/src/document/document.ts';
import type { Report } from '../../server/src/report/report.ts';
import { hover, quickFixes, refactorings, reportData } from '../../server/src/service/index.ts';
import type { Analysis } from '../../server/src/service/index.ts';
import { hostile, PIECES } from '../unit/reading/hostile.ts';
import { cellsOf, fixture, fixtureNames, read } from '../unit/reading/reading.ts';
import { analyse } from '../unit/analyse.ts';

const texts = fc.array(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }),
  {
    maxLength: 120,
    size: 'max',
  },
);

function assertInText(report: Report): void {
  const { text, lines, tables } = report.document;
  const assertSpan = ({ start, end }: Span): void => {
    if (Number.isInteger(start) && 0 <= start && start <= end && end <= text.length) return;
    assert.fail(`${start}–${end}`);
  };
  for (const line of lines) assertSpan(line);
  for (const table of tables) {
    assertSpan(table);
    for (const cell of table.readRows().flat()) assertSpan(cell);
  }
  for (const section of report.sections) [section, section.headingSpan].forEach(assertSpan);
  for (const table of Object.values(report.tables)) if (table) assertSpan(table);
  for (const cell of cellsOf(report)) {
    if (cell.span) assertSpan(cell.span);
    assert.equal(cell.value !== null, cell.status === 'value');
  }
}

const runs = Number(process.env['READING_RUNS'] ?? 0);

test('any text: nothing is thrown, and every range is one of the text', () => {
  fc.assert(
    fc.property(texts, (pieces) => {
      assertInText(read(pieces.join('')));
    }),
    runs > 0 ? { numRuns: runs } : { numRuns: 300, seed: 20_240_131 },
  );
});

test('any text in a report: nothing is thrown, and every range is one of the text', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: fixtureNames.length - 1 }),
      fc.nat(),
      fc.nat({ max: 40 }),
      texts,
      (index, at, length, pieces) => {
        const text = fixture(fixtureNames[index] ?? '');
        const from = at % text.length;
        assertInText(read(text.slice(0, from) + pieces.slice(0, 12).join('') + text.slice(from + length)));
      },
    ),
    runs > 0 ? { numRuns: runs } : { numRuns: 60, seed: 20_240_131 },
  );
});

test('any text: a number of a million digits, and nothing at all, are no matter', () => {
  assert.equal(read('').isReport, false);
  assert.equal(read('\n').isReport, false);
  const row = (number: string): string => fixture('2021-canonical.md').replace('21374', number);
  assert.equal(
    cellsOf(read(row('9'.repeat(1_000_000)))).find((cell) => cell.rowId === 'licensing')?.status,
    'malformed',
  );
});

/** What is done with a text, each thing by itself: one that is slow does not hide behind another. */
const services: Readonly<Record<string, (analysis: Analysis) => unknown>> = {
  actions: (analysis) => [
    quickFixes(analysis, { start: 0, end: analysis.document.text.length }),
    refactorings(analysis, 2026, 0),
  ],
  data: (analysis) => reportData('report.md', analysis, 'zh'),
  hovers: ({ document, ...rest }) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => hover({ document, ...rest }, (document.text.length >> 3) * eighth)),
};

/** The processor's time in milliseconds: what else the machine does is not in it. */
function timed<T>(work: () => T): readonly [number, T] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

/** How long each thing takes that is done with a text. */
function times(text: string): ReadonlyMap<string, number> {
  const [reading, analysis] = timed(() => analyse(text, { recognition: 'report' }));
  const others = Object.entries(services).map(([name, work]) => [name, timed(() => work(analysis))[0]] as const);
  return new Map([['reading', reading], ...others]);
}

const SIZE = 1_000;
const TIMES = 16;
/** Sixteen times where time is linear, 256 times where it is quadratic; the rest is for a processor's moods. */
const LIMIT = 3 * TIMES;
/** What is done sooner, in milliseconds, has no ratio that can be measured. */
const SHORTEST = 0.25;

for (const [name, make] of Object.entries(hostile)) {
  test(`time grows as the text does: ${name}`, () => {
    const [text, longer] = [make(SIZE), make(SIZE * TIMES)];
    const least = new Map<string, { short: number; long: number }>();
    const ratio = ({ short, long }: { readonly short: number; readonly long: number }): number =>
      long / Math.max(short, SHORTEST);
    // The least of several times is the work itself; collecting garbage and compiling only add to it.
    const measure = (): void => {
      const [long, ...shorts] = [longer, text, text, text].map(times);
      for (const work of long?.keys() ?? []) {
        const before = least.get(work) ?? { short: Infinity, long: Infinity };
        least.set(work, {
          long: Math.min(before.long, long?.get(work) ?? Infinity),
          short: Math.min(before.short, ...shorts.map((each) => each.get(work) ?? Infinity)),
        });
      }
    };
    const slow = (): readonly string[] =>
      [...least].flatMap(([work, both]) =>
        ratio(both) > LIMIT ? [`${work}: ${TIMES} times the text takes ${ratio(both).toFixed(0)} times as long`] : [],
      );
    measure();
    for (let attempt = 0; attempt < 3 && slow().length > 0; attempt++) measure();
    assert.deepEqual(slow(), []);
  });
}
