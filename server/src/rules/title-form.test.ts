import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { fixture, replaced, rightReport } from '../../../test/unit/reports.ts';

const title = '云岭县水利局2024年政府信息公开工作年度报告';
const titled = (words: string): string => replaced(rightReport(), title, words);

const irregular: readonly (readonly [string, string, string])[] = [
  ['政务公开', '云岭县水利局2024年政务公开工作年度报告', '政府信息公开'],
  ['政务信息公开', '云岭县水利局2024年政务信息公开工作年度报告', '政府信息公开'],
  ['年度 twice', '云岭县水利局2024年度政府信息公开工作年度报告', '年度'],
  ['工作 missing', '云岭县水利局2024年政府信息公开年度报告', '工作年度报告'],
  ['年 missing', '云岭县水利局2024政府信息公开工作年度报告', '漏字'],
  ['annex', '附件：云岭县水利局2024年政府信息公开工作年度报告', '附件'],
];
for (const [name, words, reason] of irregular) {
  test(`title-form: ${name}`, () => {
    const finding = findingIn(titled(`[[title-form|${words}]]`));
    assert.equal(finding.severity, name.startsWith('政务') ? 'information' : 'hint');
    assert.equal(finding.clause, '第四十九条');
    assertSays(finding, reason, title, '第四十九条');
    assert.equal(finding.fixes[0]?.preferred, true);
    assert.equal(applied(titled(words), finding.fixes[0].edits), rightReport());
  });
}

test('title-form: a title that stands as bread crumb too is written anew in both places', () => {
  const words = '云岭县水利局2024年度政府信息公开工作年度报告';
  const twice = (marked: string): string => titled(marked).replace('# ', ` • ${words}\n\n# `);
  const finding = findingIn(twice(`[[title-form|${words}]]`));
  assert.equal(applied(twice(words), finding.fixes[0]?.edits ?? []), twice(title).replace(words, title));
});

test('title-form: a title in several lines is right; one that is irregular becomes one line', () => {
  const plain = rightReport().replaceAll(/^#+ /gm, '');
  assertRight(replaced(plain, title, '云岭县水利局\n2024年政府信息公开工作\n年度报告'));
  const words = '云岭县水利局\n2024年度政府信息公开工作\n年度报告';
  const finding = findingIn(replaced(plain, title, `[[title-form|${words}]]`));
  assert.equal(applied(replaced(plain, title, words), finding.fixes[0]?.edits ?? []), plain);
});

test('title-form: the year may come first, and spaces around it do no harm', () => {
  assertRight(titled('2024年云岭县水利局政府信息公开工作年度报告'));
  assertRight(titled('云岭县水利局 2024 年政府信息公开工作年度报告'));
});

test('title-form: a report on 2018 or earlier is not asked for the form', () => {
  assertRight(
    replaced(fixture('2014-canonical.md'), '2017年政府信息公开工作年度报告\n', '2017年度政府信息公开年度报告\n'),
  );
});
