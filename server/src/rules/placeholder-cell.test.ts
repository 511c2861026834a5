import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { fixture, rightReport, withCell } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

for (const mark of ['/', '-', '—', '——', '无', '／', '－']) {
  test(`placeholder-cell: ${mark}`, () => {
    const finding = findingIn(withCell(rightReport(), '规章', 1, `[[placeholder-cell|${mark}]]`));
    assert.equal(finding.severity, 'warning');
    assertSays(finding, '第二部分', mark);
    assert.equal(finding.fixes[0]?.preferred, false);
    assert.deepEqual(analyse(applied(withCell(rightReport(), '规章', 1, mark), finding.fixes[0].edits)).findings, []);
  });
}

test('placeholder-cell: it is never read as nought', () => {
  const { report } = analyse(withCell(rightReport(), '三、（一）予以公开', 3, '/'));
  const cell = report.tables.requests?.rows.find(({ form }) => form.id === 'granted')?.cells[2];
  assert.deepEqual([cell?.status, cell?.value, cell?.raw], ['malformed', null, '/']);
  assert.ok(report.identities.some(({ status }) => status === 'notAssessable'));
  assert.ok(!report.identities.some(({ status }) => status === 'broken'));
});

test('placeholder-cell: several are one finding a table', () => {
  const finding = findingIn(
    withCell(withCell(rightReport(), '三、（一）予以公开', 4, '/'), '三、（一）予以公开', 3, '[[placeholder-cell|/]]'),
  );
  assert.equal(finding.related.length, 1);
  assertSays(finding, '2格');
});

test('placeholder-cell: a zero that would break a relation is not offered', () => {
  const finding = findingIn(withCell(rightReport(), '三、（一）予以公开', 1, '[[placeholder-cell|/]]'));
  assert.deepEqual(finding.fixes, []);
});

test('placeholder-cell: a negative change is a number, and the dashes of the statistics table are its print', () => {
  assertRight(withCell(rightReport(2020), '行政许可', 2, '-2'));
  assertRight(fixture('2014-canonical.md'));
  assertRight(fixture('2014-html-tables.md'));
});
