import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newReport } from '../service/index.ts';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { rightReport, withCell } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

test('blank-cell: one finding a table, at the first blank, the others as related places', () => {
  let text = rightReport();
  const blanks: readonly (readonly [string, number])[] = [
    ['三、（一）予以公开', 3],
    ['三、（一）予以公开', 6],
    ['四、结转下年度继续办理', 4],
  ];
  for (const [label, column] of blanks.slice(1)) text = withCell(text, label, column, '');
  const finding = findingIn(withCell(text, '三、（一）予以公开', 3, '[[blank-cell|]]'));
  assert.equal(finding.severity, 'warning');
  assertSays(finding, '第三部分', '3个');
  assert.equal(finding.related.length, 2);
  const fixed = analyse(applied(withCell(text, '三、（一）予以公开', 3, ''), finding.fixes[0]?.edits ?? []));
  assert.deepEqual(fixed.findings, []);
  assert.equal(finding.fixes[0]?.preferred, false, 'a fix that states a fact is offered, not bundled');
});

test('blank-cell: a blank addend counts as nought, so a relation over it is judged', () => {
  const text = withCell(rightReport(), '三、（一）予以公开', 2, '[[blank-cell|]]');
  const plain = withCell(rightReport(), '三、（一）予以公开', 2, '');
  const rules = analyse(plain).findings.map(({ rule }) => rule);
  // One finding for both relations: they meet in the blank.
  assert.deepEqual(rules.sort(), ['blank-cell', 'outcome-total']);
  assert.ok(text.includes('[[blank-cell|]]'));
});

test('blank-cell: a blank total is unknown: nothing over it is judged, and the fix writes the sum', () => {
  const text = withCell(rightReport(), '三、（一）予以公开', 7, '');
  const finding = findingIn(withCell(rightReport(), '三、（一）予以公开', 7, '[[blank-cell|]]'));
  const { report } = analyse(applied(text, finding.fixes[0]?.edits ?? []));
  const row = report.tables.requests?.rows.find(({ form }) => form.id === 'granted');
  assert.equal(row?.cells.at(-1)?.raw, '4');
  assert.deepEqual(
    analyse(text).report.identities.filter(({ status }) => status === 'broken'),
    [],
  );
});

test('blank-cell: a table that is blank as a whole is information, not a warning', () => {
  const { findings } = analyse(newReport({ organ: '云岭县水利局', year: 2024 }));
  const blank = findings.filter(({ rule }) => rule === 'blank-cell');
  assert.equal(blank.length, 3);
  assert.ok(
    findings.every(({ severity }) => severity === 'information'),
    'what is left for the author to fill is information',
  );
});

test('blank-cell: a full table has none', () => {
  assertRight(rightReport());
});
