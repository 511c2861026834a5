import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { fixture, replaced, rightReport, withCell } from '../../../test/unit/reports.ts';

/** The row of a label after the preferred fix. */
function rowAfterFix(report: string, label: string, column: number, written: string): string {
  const finding = findingIn(withCell(report, label, column, `[[unit-in-cell|${written}]]`));
  assert.equal(finding.severity, 'warning');
  assertSays(finding, written);
  assert.equal(finding.fixes[0]?.preferred, true);
  const fixed = applied(withCell(report, label, column, written), finding.fixes[0].edits);
  return fixed.split('\n').find((line) => line.startsWith(`| ${label} `)) ?? '';
}

test('unit-in-cell: where the header gives the unit it is removed', () => {
  assert.match(rowAfterFix(rightReport(), '行政事业性收费', 1, '58.64万元'), /\| 58\.64 \|$/);
});

test('unit-in-cell: 元 is converted to the 万元 of the header, exactly', () => {
  assert.match(rowAfterFix(rightReport(), '行政事业性收费', 1, '251000元'), /\| 25\.1 \|$/);
  assert.match(rowAfterFix(rightReport(), '行政事业性收费', 1, '1元'), /\| 0\.0001 \|$/);
  assert.match(rowAfterFix(rightReport(), '行政事业性收费', 1, '586412.35元'), /\| 58\.641235 \|$/);
  assert.match(rowAfterFix(rightReport(), '行政事业性收费', 1, '0.2亿元'), /\| 2000 \|$/);
});

test('unit-in-cell: counts', () => {
  assert.match(rowAfterFix(rightReport(), '行政许可', 1, '86件'), /\| 86 \|$/);
  assert.match(rowAfterFix(rightReport(), '三、（一）予以公开', 1, '3件'), /\| 3 \| 1 \|/);
});

test('unit-in-cell: where the header gives none, as 采购总金额 of 2019, the unit moves into the header', () => {
  const report = rightReport(2020);
  const finding = findingIn(withCell(report, '政府集中采购', 2, '[[unit-in-cell|640.492万元]]'));
  const fixed = applied(withCell(report, '政府集中采购', 2, '640.492万元'), finding.fixes[0]?.edits ?? []);
  assert.equal(fixed, replaced(report, '采购总金额', '采购总金额（万元）'));
  assert.match(finding.fixes[0]?.title.zh ?? '', /表头/);
});

test('unit-in-cell: a header that has the unit written in is taken at its word', () => {
  const report = replaced(rightReport(2020), '采购总金额', '采购总金额（万元）');
  assertRight(report);
  assert.match(rowAfterFix(report, '政府集中采购', 2, '6404920元'), /\| 640\.492 \|$/);
});

test('unit-in-cell: in a Word paste, with a space before the unit', () => {
  const page = fixture('2019-word-paste.txt');
  const finding = findingIn(replaced(page, '\t2196.24\n', '\t[[unit-in-cell|2196.24 万元]]\n'));
  assert.ok(
    applied(replaced(page, '\t2196.24\n', '\t2196.24 万元\n'), finding.fixes[0]?.edits ?? []).includes('\t2196.24\n'),
  );
});

test('unit-in-cell: a number alone, and units in the column for units, are right', () => {
  assertRight(rightReport());
  assertRight(fixture('2014-canonical.md'));
});
