import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { fixture, rightReport, withCell } from '../../../test/unit/reports.ts';

for (const [written, why] of [
  ['十余', ''],
  ['若干', ''],
  ['详见附件', ''],
  ['3或4', ''],
  ['-3', '负'],
  ['86.5', '整数'],
] as const) {
  test(`not-a-count: ${written}`, () => {
    const finding = findingIn(withCell(rightReport(), '行政许可', 1, `[[not-a-count|${written}]]`));
    assert.equal(finding.severity, 'error');
    assertSays(finding, '行政许可', written, why);
    assert.deepEqual(finding.fixes, [], 'what the number is, only the author knows');
  });
}

test('not-a-count: in table three and four', () => {
  assertSays(
    findingIn(
      withCell(
        rightReport(),
        '三、（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
        3,
        '[[not-a-count|若干]]',
      ),
    ),
    '部分公开',
    '科研机构',
    '若干',
  );
  assertSays(
    findingIn(withCell(rightReport(), '行政诉讼：复议后起诉', 2, '[[not-a-count|多起]]')),
    '复议后起诉',
    '结果纠正',
    '多起',
  );
});

test('not-a-count: amounts may have decimals, changes may be negative, a count may end in .0', () => {
  assertRight(withCell(rightReport(), '行政事业性收费', 1, '0.5'));
  assertRight(withCell(rightReport(2020), '行政处罚', 2, '-31'));
  assertRight(withCell(rightReport(2020), '政府集中采购', 2, '640.492'));
  assertRight(withCell(rightReport(2020), '行政处罚', 2, '+4'));
  assertRight(withCell(fixture('2014-canonical.md'), '七、依申请公开信息收取的费用', 2, '0.35'));
});

test('not-a-count: an amount cannot be words, nor can the change of an item', () => {
  findingIn(withCell(rightReport(), '行政事业性收费', 1, '[[not-a-count|五十余万元]]'));
  findingIn(withCell(rightReport(2020), '行政处罚', 2, '[[not-a-count|略有增加]]'));
});

test('not-a-count: a number in words or letters can be written in digits', () => {
  for (const [written, digits] of [
    ['零', '0'],
    ['〇', '0'],
    ['O', '0'],
    ['十四', '14'],
    ['1O', '10'],
  ] as const) {
    const finding = findingIn(withCell(rightReport(), '行政许可', 1, `[[not-a-count|${written}]]`));
    assert.deepEqual(
      finding.fixes.map(({ title, preferred }) => [title.zh, preferred]),
      [[`${written}→${digits}`, false]],
    );
  }
});
