// Whatever the text: nothing is thrown, every range is one of the text, and the time grows no faster than the text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Span } from '../../server/src/document/document.ts';
import type { Report } from '../../server/src/report/report.ts';
import { assertGrowsAsText } from '../unit/growth.ts';
import { hostile, PIECES } from '../unit/reading/hostile.ts';
import { cellsOf, fixture, fixtureNames, read } from '../unit/reading/reading.ts';

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

for (const [name, make] of Object.entries(hostile)) {
  test(`time grows as the text does: ${name}`, () => {
    assertGrowsAsText(make);
  });
}
