import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { fixture, replaced, rightReport, withRow } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

const damage: readonly (readonly [string, string])[] = [
  ['2.其他法律行政法规禁止公开', '2.其他法律行政法规禁止公'],
  ['2.其他法律行政法规禁止公开', '2.其他法律行政止公开'],
  ['8.属于行政查询事项', '8、属于行政查询事项'],
];
for (const [form, written] of damage) {
  for (const name of ['2021-web-paste.txt', '2021-word-paste.txt', '2021-pipe-merged-empty.txt']) {
    // Without rows, the end of a label may stand behind its numbers: a label cut short is left alone.
    if (name.includes('web') && form.startsWith(written)) continue;
    // The catalogue names 1、申请人… as such a label; the mark of the number is not compared yet.
    test(`row-label: ${written}, ${name}`, () => {
      const page = fixture(name);
      const finding = findingIn(replaced(page, form, `[[row-label|${written}]]`));
      assert.equal(finding.severity, 'information');
      assertSays(finding, form);
      assert.equal(applied(replaced(page, form, written), finding.fixes[0]?.edits ?? []), page);
    });
  }

  // The groups before the label are taken for part of it.
  test(`row-label: ${written}, in the one column of the canonical form`, () => {
    const label = `三、（三）不予公开：${form}`;
    const damaged = `三、（三）不予公开：${written}`;
    const finding = findingIn(replaced(rightReport(), label, `[[row-label|${damaged}]]`));
    assert.equal(applied(replaced(rightReport(), label, damaged), finding.fixes[0]?.edits ?? []), rightReport());
  });
}

test('row-label: width and white space are no difference, in any shape', () => {
  assertRight(replaced(rightReport(), '| 规章 ', '| 规    章 '));
  assertRight(replaced(rightReport(), '8.属于行政查询事项', '８．属于行政查询事项'));
  for (const name of ['2021-pipe-merged-lost.txt', '2019-web-paste.txt', '2021-pdf-columns.txt', '2019-html-tables.md'])
    assertRight(fixture(name));
});

test('row-label: working labels are as good as the printed ones, and stay working where they are mended', () => {
  const right = withRow(rightReport(), '三、（三）不予公开：2.其他法律行政法规禁止公开', Array<string>(7).fill('0'));
  const working = replaced(
    right,
    '三、（三）不予公开：2.其他法律行政法规禁止公开',
    '三（三）不予公开：2.法律行政法规禁止公开',
  );
  assertRight(working);
  const damaged = replaced(
    right,
    '三、（三）不予公开：2.其他法律行政法规禁止公开',
    '三（三）不予公开：2.法律行政法规止公开',
  );
  const [finding] = analyse(damaged).findings.filter(({ rule }) => rule === 'row-label');
  assert.equal(applied(damaged, finding?.fixes[0]?.edits ?? []), working);
});
