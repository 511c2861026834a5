import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../../test/unit/analyse.ts';
import { fixture } from '../../../test/unit/reports.ts';

/** One cell a line, each row's numbers before its label, as some converters write columns. */
const source = fixture('2021-web-paste.txt');

test('unreadable-table: numbers before their labels are not read, and said once', () => {
  const head = source.indexOf('总计', source.indexOf('自然人'));
  const start = source.indexOf('一、本年新收', head);
  const moved = `${source.slice(0, start)}${[11, 12, 13, 14, 15, 16, 81].join('\n\n')}\n\n${source.slice(start)}`;
  const { findings, report } = analyse(moved);
  assert.equal(findings.filter(({ rule }) => rule === 'unreadable-table').length, 1);
  const rules = new Set(findings.map(({ rule }) => rule));
  for (const rule of [
    'missing-cell',
    'missing-row',
    'unknown-row',
    'row-label',
    'request-balance',
    'outcome-total',
    'applicant-total',
  ]) {
    assert.ok(!rules.has(rule), rule);
  }
  assert.ok(report.tables.requests?.rows.every((row) => row.cells.every(({ status }) => status === 'absent')));
});
