import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { rightReport, withCell } from '../../../test/unit/reports.ts';

test('digit-grouping: the separator goes', () => {
  for (const [written, number] of [
    ['1,286', '1286'],
    ['21,374', '21374'],
    ['1,234,567', '1234567'],
  ] as const) {
    const finding = findingIn(withCell(rightReport(), '行政许可', 1, `[[digit-grouping|${written}]]`));
    assert.equal(finding.severity, 'information');
    assertSays(finding, written, number);
    assert.equal(
      applied(withCell(rightReport(), '行政许可', 1, written), finding.fixes[0]?.edits ?? []),
      withCell(rightReport(), '行政许可', 1, number),
    );
  }
});

test('digit-grouping: a number without separators', () => {
  assertRight(withCell(rightReport(), '行政许可', 1, '21374'));
});
