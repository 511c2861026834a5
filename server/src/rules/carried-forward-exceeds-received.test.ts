import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../../test/unit/analyse.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { rightReport, withCell } from '../../../test/unit/reports.ts';

const RULE = 'carried-forward-exceeds-received';
const RECEIVED = '一、本年新收政府信息公开申请数量';
const CARRIED_IN = '二、上年结转政府信息公开申请数量';
const FORWARD = '四、结转下年度继续办理';

/** Table three with some cells changed: by row and place. */
function withCells(changes: readonly (readonly [string, number, string])[], year = 2024): string {
  const alone = rightReport(year).replace(/（二）依申请公开。.*\n/, '（二）依申请公开。依法办理政府信息公开申请。\n');
  return changes.reduce((text, [row, place, written]) => withCell(text, row, place, written), alone);
}

for (const year of [2020, 2024]) {
  test(`${RULE}: ${String(year)}, one finding for column and total`, () => {
    // 5 natural persons of 8 came, 1 was carried in and 1 is carried forward; now 1, 9 and 5.
    const text = withCells(
      [
        [RECEIVED, 1, '1'],
        [RECEIVED, 7, '4'],
        [CARRIED_IN, 1, '9'],
        [CARRIED_IN, 7, '9'],
        [FORWARD, 7, '5'],
        [FORWARD, 1, `[[${RULE}|5]]`],
      ],
      year,
    );
    const finding = findingIn(text);
    assert.equal(finding.severity, 'information');
    assertSays(finding, '“自然人”结转5件、新收1件', '“总计”结转5件、新收4件', '第三十三条');
    assert.equal(finding.related.length, 3);
  });
}

test(`${RULE}: as many, fewer, none at all`, () => {
  assertRight(rightReport());
  assertRight(
    withCells([
      [RECEIVED, 1, '1'],
      [RECEIVED, 7, '4'],
      [CARRIED_IN, 1, '5'],
      [CARRIED_IN, 7, '5'],
    ]),
  );
});

test(`${RULE}: where a relation is broken, that is said`, () => {
  const { findings } = analyse(withCells([[FORWARD, 3, '7']]));
  assert.ok(findings.some(({ rule }) => rule === 'request-balance'));
  assert.ok(!findings.some(({ rule }) => rule === RULE));
});
