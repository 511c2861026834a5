import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';

const said = '本年度未收取信息处理费。没有其他需要报告的事项。';
const saying = (words: string, year = 2024): string => replaced(rightReport(year), said, words);
const marked = (words: string): string =>
  replaced(saying(words), '六、其他需要报告的事项', '[[processing-fee|六、其他需要报告的事项]]');

test('processing-fee: section six that is silent on it', () => {
  const finding = findingIn(marked('没有其他需要报告的事项。'));
  assert.equal(finding.severity, 'warning');
  assertSays(finding, '信息处理费');
  assert.match(finding.fixes[0]?.edits[0]?.newText ?? '', /信息处理费/);
});

test('processing-fee: 行政事业性收费 is another thing', () => {
  findingIn(marked('本年度行政事业性收费情况见第二部分，没有其他需要报告的事项。'));
});

test('processing-fee: charged or not, in any words', () => {
  for (const words of [
    '本年度发出收费通知3件，总金额1260元，实际收取1260元。',
    '2024年度未产生信息处理费。',
    '无信息处理费收取情况。',
  ])
    assertRight(saying(words));
});

test('processing-fee: not asked before 2021', () => {
  assertRight(saying('没有其他需要报告的事项。', 2020));
});

test('processing-fee: the blanks of the sentence that the fix inserts stay in sight until they are filled in', () => {
  const said = '2024年收取信息处理费情况：收取____件，总金额0元。';
  const finding = findingIn(
    replaced(rightReport(), '本年度未收取信息处理费。', said.replace('____', '[[unfilled-text|____]]')),
  );
  assert.equal(finding.severity, 'information');
});
