import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { rightReport, withCell } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

for (const written of ['737，1222万元', '737，1222', '1,23', '12.3.4', '1,2345', '58..64']) {
  test(`malformed-number: ${written}`, () => {
    const finding = findingIn(withCell(rightReport(), '行政事业性收费', 1, `[[malformed-number|${written}]]`));
    assert.equal(finding.severity, 'error');
    assertSays(finding, '行政事业性收费', written);
    assert.deepEqual(finding.fixes, [], 'which number it is cannot be known');
  });
}

test('malformed-number: it has no value', () => {
  const { report } = analyse(withCell(rightReport(), '行政事业性收费', 1, '737，1222万元'));
  const cell = report.tables.proactive?.rows.find(({ form }) => form.id === 'fees')?.cells[0];
  assert.deepEqual([cell?.status, cell?.value, cell?.raw], ['malformed', null, '737，1222万元']);
});

test('malformed-number: numbers of every kind are none', () => {
  for (const written of ['0', '58.64', '1234.5', '.5', '007']) {
    assert.ok(
      !analyse(withCell(rightReport(), '行政事业性收费', 1, written)).findings.some(
        ({ rule }) => rule === 'malformed-number',
      ),
      written,
    );
  }
  assertRight(rightReport());
});
