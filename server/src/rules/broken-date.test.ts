import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { fixture, replaced, rightReport } from '../../../test/unit/reports.ts';

const period = '2024年1月1日至2024年12月31日';
const dated = (words: string): string => replaced(rightReport(), period, words);

test('broken-date: a period that lost its 年 and 月 is one finding, and written out', () => {
  const finding = findingIn(dated('自[[broken-date|202411日起至20241231日]]止'));
  assert.equal(finding.severity, 'warning');
  assertSays(finding, '202411日', '20241231日');
  assert.equal(finding.fixes[0]?.preferred, true);
  assert.equal(
    applied(dated('自202411日起至20241231日止'), finding.fixes[0].edits),
    dated('自2024年1月1日起至2024年12月31日止'),
  );
});

test('broken-date: one broken date of two', () => {
  const finding = findingIn(dated('2024年1月1日至[[broken-date|20241231日]]'));
  assert.equal(applied(dated('2024年1月1日至20241231日'), finding.fixes[0]?.edits ?? []), rightReport());
});

test('broken-date: a day that no calendar has is told, and not guessed', () => {
  for (const date of ['2024年2月30日', '2024年13月1日', '2024年6月31日', '2024年5月0日']) {
    const finding = findingIn(replaced(rightReport(), '发布信息126条', `截至[[broken-date|${date}]]发布信息126条`));
    assertSays(finding, date);
    assert.deepEqual(finding.fixes, []);
  }
});

test('broken-date: a run of digits with two readings is not guessed', () => {
  // 11 January or 1 November.
  const finding = findingIn(replaced(rightReport(), '发布信息126条', '截至[[broken-date|2024111日]]发布信息126条'));
  assert.deepEqual(finding.fixes, []);
});

test('broken-date: 年 alone lost, 月 alone lost, or a figure of the year twice', () => {
  for (const [broken, whole] of [
    ['20241月1日', '2024年1月1日'],
    ['202412月31日', '2024年12月31日'],
    ['2024年1231日', '2024年12月31日'],
    ['2024年11日', '2024年1月1日'],
    ['202024年12月31日', '2024年12月31日'],
    ['20242024年1月1日', '2024年1月1日'],
  ] as const) {
    const before = `截至${broken}发布信息126条`;
    const finding = findingIn(
      replaced(rightReport(), '发布信息126条', before.replace(broken, `[[broken-date|${broken}]]`)),
    );
    assert.equal(
      applied(replaced(rightReport(), '发布信息126条', before), finding.fixes[0]?.edits ?? []),
      replaced(rightReport(), '发布信息126条', `截至${whole}发布信息126条`),
    );
  }
});

test('broken-date: dates, numbers and days that are whole are right', () => {
  for (const words of [
    '截至2024年12月31日',
    '自2024年2月29日起',
    '在20个工作日内',
    '2024年12月、31日',
    '每月5日',
    '2024年全年365日',
    '2024年365日',
    '2024年15日内',
    '2024年20日',
    '浏览次数：202024年12月31日',
    '文号为20241231号',
  ]) {
    assertRight(replaced(rightReport(), '发布信息126条', `${words}发布信息126条`));
  }
  assertRight(fixture('2019-page.html'));
});

test('broken-date: a table of contents in digits and a telephone number are no dates', () => {
  assertRight(replaced(rightReport(), '发布信息126条', '联系电话20241231，发布信息126条'));
});
