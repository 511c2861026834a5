import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingsIn } from '../../../test/unit/marked.ts';
import { between, fixture, replaced, rightReport } from '../../../test/unit/reports.ts';

test('mixed-editions: a block of 2019 within the table of 2021', () => {
  const block =
    '### 第二十条第（九）项\n\n| 信息内容 | 采购项目数量 | [[mixed-editions|采购总金额]] |\n| --- | --- | --- |\n| 政府集中采购 | 12 | 640.492 |\n\n## 三、';
  const findings = findingsIn(replaced(rightReport(), '## 三、', block));
  assert.equal(findings[0]?.severity, 'error');
  assertSays(findings[0], '2019年', '2021年');
});

test('mixed-editions: with no year to go by, tables of two editions contradict each other', () => {
  const table = between(rightReport(2020), '### 第二十条第（一）项', '\n\n## 三、');
  const text = replaced(rightReport(), between(rightReport(), '### 第二十条第（一）项', '\n\n## 三、'), table)
    .replaceAll(/202[45]年/g, '本年')
    .replace(/^# .*$/m, '# [[missing-title|云岭县水利局政府信息公开工作年度报告]]');
  const findings = findingsIn(replaced(text, '| 自然人 |', '| [[mixed-editions|自然人]] |'));
  assert.equal(findings.length, 2);
});

test('mixed-editions: a report of one edition, in every shape', () => {
  for (const name of [
    '2019-canonical.md',
    '2019-word-paste.txt',
    '2019-page.html',
    '2021-web-paste.txt',
    '2021-html-tables.md',
  ])
    assertRight(fixture(name));
});

test('mixed-editions: what the text tells of the former form is no marker', () => {
  assertRight(
    replaced(
      rightReport(),
      '维护好部门公开专栏。',
      '维护好部门公开专栏，公布政府集中采购信息，全年本年新公开数量较上年增加。',
    ),
  );
});
