import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { fixture, replaced, rightReport, withCell } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

const report = rightReport(2020);
for (const [written, number] of [
  ['增15', '15'],
  ['减2', '-2'],
  ['增加15', '15'],
  ['减少2', '-2'],
  ['增 4', '4'],
] as const) {
  test(`signed-change: ${written}`, () => {
    const finding = findingIn(withCell(report, '行政许可', 2, `[[signed-change|${written}]]`));
    assert.equal(finding.severity, 'warning');
    assertSays(finding, '行政许可', '本年增/减', written, number);
    assert.equal(finding.fixes[0]?.preferred, true);
    assert.equal(
      applied(withCell(report, '行政许可', 2, written), finding.fixes[0].edits),
      withCell(report, '行政许可', 2, number),
    );
  });
}

test('signed-change: in a web paste', () => {
  findingIn(replaced(fixture('2019-web-paste.txt'), '\n-16\n', '\n[[signed-change|减16]]\n'));
});

test('signed-change: signed numbers are right', () => {
  for (const written of ['15', '-2', '+14', '0']) assertRight(withCell(report, '行政许可', 2, written));
});

test('signed-change: of money written so, nothing is made into a number', () => {
  for (const written of ['增5万元', '减１，２００元']) {
    const { findings } = analyse(withCell(report, '行政事业性收费', 2, written));
    assert.ok(findings.length > 0, written);
    for (const { rule, fixes } of findings) {
      if (rule === 'digit-grouping' || rule === 'full-width-number') continue;
      assert.ok(
        fixes.every(({ safe }) => !safe),
        `${written}: ${rule}`,
      );
    }
  }
});

test('signed-change: in the place of a count it is none', () => {
  const finding = findingIn(withCell(rightReport(2024), '行政许可', 1, '[[not-a-count|增15]]'));
  assertSays(finding, '增15', '增减');
  assert.deepEqual(finding.fixes, []);
});
