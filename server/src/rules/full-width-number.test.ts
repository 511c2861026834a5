import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { rightReport, withCell } from '../../../test/unit/reports.ts';

for (const [written, narrow, report, label, column] of [
  ['８６', '86', rightReport(), '行政许可', 1],
  ['5８．6４', '58.64', rightReport(), '行政事业性收费', 1],
  ['－２', '-2', rightReport(2020), '行政许可', 2],
  ['３', '3', rightReport(), '三、（一）予以公开', 1],
] as const) {
  test(`full-width-number: ${written}`, () => {
    const finding = findingIn(withCell(report, label, column, `[[full-width-number|${written}]]`));
    assert.equal(finding.severity, 'warning');
    assertSays(finding, written, narrow);
    assert.equal(finding.fixes[0]?.preferred, true);
    assert.equal(
      applied(withCell(report, label, column, written), finding.fixes[0].edits),
      withCell(report, label, column, narrow),
    );
  });
}

test('full-width-number: digits in labels and in prose are none of it', () => {
  assertRight(
    rightReport().replace('发布信息126条', '发布信息１２６条').replaceAll('1.属于国家秘密', '１．属于国家秘密'),
  );
});
