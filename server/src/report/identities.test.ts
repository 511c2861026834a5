import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../document/read.ts';
import { editionOf, tableForm } from '../norms/edition.ts';
import type { EditionId, TableId } from '../norms/edition.ts';
import { blankTable } from './canonical.ts';
import { formatDecimal } from './number.ts';
import { readReport } from './read.ts';
import { breaksAny, recomputedTotals } from './recompute.ts';
import type { IdentityResult, Report, Table } from './report.ts';

/** A table of the form with these cells, `row column`; all others hold `others`. */
function tableWith(
  edition: EditionId,
  id: TableId,
  cells: Readonly<Record<string, string>>,
  others = '0',
): readonly [Table, Report] {
  const form = tableForm(edition, id);
  assert.ok(form);
  const year = { 2021: 2024, 2019: 2020, 2014: 2017 }[edition];
  const blank = `# 云岭县水利局${String(year)}年政府信息公开工作年度报告\n\n${blankTable(form, editionOf(edition), 'markdown')}\n`;
  const read = (text: string): Report =>
    readReport(readDocument(text), {
      edition: 'auto',
      recognition: 'report',
      organKind: 'auto',
    });
  const written = (read(blank).tables[id]?.rows ?? [])
    .flatMap((row) => row.cells)
    .map(({ span, rowId, columnId }) => [span?.start ?? 0, cells[`${rowId} ${columnId}`] ?? others] as const)
    .sort(([a], [b]) => b - a)
    .reduce((text, [start, number]) => text.slice(0, start) + number + text.slice(start), blank);
  const report = read(written);
  const table = report.tables[id];
  assert.ok(table);
  return [table, report];
}

function results(report: Report, status: string): readonly string[] {
  return report.identities
    .filter((result) => result.status === status)
    .map(({ identity }) => `${identity.id} ${identity.at ?? ''}`.trim());
}

function result(report: Report, id: string, at: string | null): IdentityResult {
  const found = report.identities.find(({ identity }) => identity.id === id && identity.at === at);
  assert.ok(found, id);
  return found;
}

const ONE = {
  'newRequests naturalPerson': '1',
  'newRequests total': '1',
  'granted naturalPerson': '1',
  'granted total': '1',
};
const ONE_RIGHT = { ...ONE, 'outcomesTotal naturalPerson': '1', 'outcomesTotal total': '1' };

test('identities: how many there are of each kind', () => {
  const count = (edition: EditionId, id: TableId): number => tableWith(edition, id, {})[1].identities.length;
  // Seven columns twice and one relation a row; three groups; the totals of the statistics table.
  assert.equal(count('2021', 'requests'), 7 + 7 + 25);
  assert.equal(count('2019', 'requests'), 7 + 7 + 23);
  assert.equal(count('2021', 'proceedings'), 3);
  assert.equal(count('2014', 'statistics'), 7);
  assert.equal(count('2021', 'proactive'), 0);
});

test('identities: both sides with their sums', () => {
  const [, report] = tableWith('2021', 'requests', ONE);
  assert.deepEqual(results(report, 'broken'), [
    'requests.balance naturalPerson',
    'requests.balance total',
    'requests.outcomes naturalPerson',
    'requests.outcomes total',
  ]);
  const { left, right, leftCells, rightCells } = result(report, 'requests.balance', 'naturalPerson');
  assert.deepEqual([left && formatDecimal(left), right && formatDecimal(right)], ['1', '0']);
  assert.deepEqual(
    leftCells.map((cell) => cell.rowId),
    ['newRequests', 'carriedIn'],
  );
  assert.deepEqual(
    rightCells.map((cell) => cell.rowId),
    ['outcomesTotal', 'carriedForward'],
  );
  assert.deepEqual(results(tableWith('2021', 'requests', ONE_RIGHT)[1], 'broken'), []);
});

test('identities: a blank addend is nought, a blank total is unknown', () => {
  const [, addend] = tableWith('2021', 'requests', { ...ONE_RIGHT, 'refused.stateSecret business': '' });
  assert.equal(results(addend, 'holds').length, 39);
  const [, total] = tableWith('2021', 'requests', { ...ONE_RIGHT, 'outcomesTotal business': '', 'granted total': '' });
  assert.deepEqual(results(total, 'notAssessable'), [
    'requests.balance business',
    'requests.outcomes business',
    'requests.outcomes total',
    'requests.applicants granted',
    'requests.applicants outcomesTotal',
  ]);
  assert.deepEqual(results(total, 'broken'), []);
});

test('identities: a number that is not certain makes every sum over it unknown', () => {
  const [, report] = tableWith('2021', 'requests', { ...ONE_RIGHT, 'granted business': '/' });
  assert.deepEqual(results(report, 'notAssessable'), ['requests.outcomes business', 'requests.applicants granted']);
  assert.deepEqual(results(report, 'broken'), []);
  const { left, right } = result(report, 'requests.outcomes', 'business');
  assert.deepEqual([left, right], [null, null]);
});

test('identities: amounts and groups', () => {
  const [, report] = tableWith('2021', 'proceedings', {
    'review upheld': '1',
    'review total': '1',
    'suitDirect pending': '2',
  });
  assert.deepEqual(
    [results(report, 'holds'), results(report, 'broken')],
    [['proceedings.review', 'proceedings.suitAfterReview'], ['proceedings.suitDirect']],
  );
});

test('recompute: a total that is wrong alone is written anew', () => {
  const [table, report] = tableWith('2021', 'proceedings', { 'review upheld': '2', 'review pending': '1' });
  const changes = recomputedTotals(table, result(report, 'proceedings.review', null));
  assert.deepEqual(
    changes?.map(({ cell, value }) => [cell.rowId, cell.columnId, formatDecimal(value)]),
    [['review', 'total', '3']],
  );
});

test('recompute: the whole row of totals where one is not enough', () => {
  const [table, report] = tableWith('2021', 'requests', ONE);
  const changes = recomputedTotals(table, result(report, 'requests.balance', 'naturalPerson'));
  assert.deepEqual(
    changes?.map(({ cell, value }) => [cell.rowId, cell.columnId, formatDecimal(value)]),
    [
      ['outcomesTotal', 'naturalPerson', '1'],
      ['outcomesTotal', 'total', '1'],
    ],
  );
  assert.equal(breaksAny(table, changes), false);
});

test('recompute: never one total at the price of another', () => {
  // The total of one row is 2 where its kinds make 1, and the column of totals agrees with the 2.
  const [table, report] = tableWith('2021', 'requests', {
    ...ONE_RIGHT,
    'granted total': '2',
    'outcomesTotal total': '2',
    'newRequests total': '2',
  });
  for (const broken of report.identities.filter((each) => each.status === 'broken')) {
    const changes = recomputedTotals(table, broken);
    if (changes) assert.equal(breaksAny(table, changes), false);
  }
  const [cell] = table.rows.find((row) => row.form.id === 'granted')?.cells ?? [];
  assert.ok(cell);
  assert.equal(breaksAny(table, [{ cell, value: { units: 5n, scale: 0 } }]), true);
});

test('recompute: no totals over cells that are not known', () => {
  const [table, report] = tableWith('2021', 'proceedings', { 'review upheld': '/', 'review total': '3' });
  assert.equal(recomputedTotals(table, result(report, 'proceedings.review', null)), null);
});
