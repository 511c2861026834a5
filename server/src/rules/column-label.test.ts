import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { fixture, replaced, rightReport } from '../../../test/unit/reports.ts';

test('column-label: a header that is damaged, and the form in its place', () => {
  for (const [report, form, written] of [
    [rightReport(), '现行有效件数', '现行有效数'],
    [rightReport(), '社会公益组织', '社会公益组'],
    [rightReport(2020), '本年新制作数量', '本年新制作数'],
  ] as const) {
    const finding = findingIn(replaced(report, form, `[[column-label|${written}]]`));
    assert.equal(finding.severity, 'information');
    assertSays(finding, form, written);
    assert.equal(applied(replaced(report, form, written), finding.fixes[0]?.edits ?? []), report);
  }
});

test('column-label: width, white space, line breaks and a unit in brackets are no difference', () => {
  assertRight(replaced(rightReport(), '（单位：万元）', '(单位:万元)'));
  assertRight(replaced(rightReport(), '| 自然人 |', '| 自 然 人 |'));
  assertRight(replaced(rightReport(2020), '采购总金额', '采购总金额（万元）'));
  for (const name of ['2021-pdf-columns.txt', '2019-html-tables.md', '2019-web-paste-bars.txt', '2021-pipe-split.md'])
    assertRight(fixture(name));
});
