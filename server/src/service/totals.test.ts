import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { claims, fixture, fixtureNames } from '../../../test/unit/reading/reading.ts';
import { rightReport, withCell, withoutRow, withRow } from '../../../test/unit/reports.ts';
import { analyse, newReport, recalculateTotals } from './index.ts';
import type { RecalculatedTotals } from './index.ts';

function ofRight(text: string): RecalculatedTotals {
  const result = recalculateTotals(analyse(text));
  assert.ok(result);
  return result;
}

/** A report whose totals are all blank. */
function withoutTotals(text: string): string {
  const totals = Object.values(analyse(text).report.tables)
    .flatMap((table) => table?.rows.flatMap((row) => row.cells) ?? [])
    .filter(({ rowId, columnId }) => columnId === 'total' || rowId === 'outcomesTotal');
  let blank = text;
  for (const { span } of totals) {
    if (span) blank = blank.slice(0, span.start) + ' '.repeat(span.end - span.start) + blank.slice(span.end);
  }
  return blank;
}

test('totals: in right reports of every shape there is nothing to change', () => {
  for (const name of fixtureNames) {
    const result = ofRight(fixture(name));
    assert.deepEqual([result.edits, result.changes], [[], []], name);
    assert.equal(result.notices[0]?.zh, '各项合计都对，没有要改的。');
  }
});

test('totals: blank ones are filled in from the addends, with what was there before', () => {
  for (const year of [2024, 2020]) {
    const right = rightReport(year);
    const blank = withoutTotals(right);
    assert.notEqual(blank, right);
    const result = ofRight(blank);
    const after = applied(blank, result.edits);
    assert.deepEqual(claims(analyse(after).report), claims(analyse(right).report));
    assert.ok(result.changes.every(({ before }) => before === ''));
    assert.equal(
      after.split('\n').every((line, at) => line.length === (blank.split('\n')[at] ?? '').length),
      true,
    );
  }
});

test('totals: wrong ones are corrected, totals of totals among them', () => {
  const wrong = withCell(withCell(rightReport(), '行政复议', 5, '5'), '三、（七）总计', 1, '50');
  const result = ofRight(wrong);
  assert.deepEqual(
    result.changes.map(({ place, before, after }) => [place.zh, before, after]),
    [
      ['第三部分的表：（七）总计 · 自然人', '50', '5'],
      ['第四部分的表：行政复议 · 总计', '5', '4'],
    ],
  );
  assert.deepEqual(analyse(applied(wrong, result.edits)).findings, []);
});

test('totals: where addends are unknown nothing is worked out, and that is said', () => {
  const unknown = withCell(rightReport(), '三、（一）予以公开', 1, '若干');
  const result = ofRight(unknown);
  assert.deepEqual(result.edits, []);
  assert.match(result.notices[1]?.zh ?? '', /第三部分的表有2处合计没有算/);
  assert.deepEqual(ofRight(withoutRow(rightReport(), '三、（五）不予处理：2.重复申请')).edits, []);
});

test('totals: an empty table stays empty: what nobody wrote is no zero', () => {
  assert.deepEqual(ofRight(newReport({ organ: '云岭县水利局', year: 2024 })).changes, []);
  const started = withRow(rightReport(), '行政复议', ['', '', '', '', '']);
  assert.deepEqual(ofRight(started).changes, []);
});

test('totals: in a statistics table too, and in no other document', () => {
  const text = fixture('2014-canonical.md');
  const { report } = analyse(text);
  const total = report.tables.statistics?.rows.find(({ form }) => form.id === 'C3')?.cells[0];
  const start = total?.span?.start ?? 0;
  const wrong = `${text.slice(0, start)}9${text.slice(start + (total?.raw?.length ?? 0))}`;
  const result = ofRight(wrong);
  assert.deepEqual(
    result.changes.map(({ before, after }) => [before, after]),
    [['9', total?.raw]],
  );
  assert.equal(recalculateTotals(analyse('# 说明\n\n没有表。\n')), null);
});
