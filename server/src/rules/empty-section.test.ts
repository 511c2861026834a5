import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { between, replaced, rightReport } from '../../../test/unit/reports.ts';

const problems = between(rightReport(), '## 五、存在的主要问题及改进情况', '## 六、');

test('empty-section: a heading with nothing under it', () => {
  const finding = findingIn(replaced(rightReport(), problems, '## [[empty-section|五、存在的主要问题及改进情况]]\n\n'));
  assert.equal(finding.severity, 'information');
  assertSays(finding, '五、存在的主要问题及改进情况');
});

test('empty-section: the signature under section six is not its text', () => {
  const finding = findingIn(
    replaced(
      rightReport(2020),
      between(rightReport(2020), '## 六、', '云岭县水利局\n\n2021'),
      '## [[empty-section|六、其他需要报告的事项]]\n\n',
    ),
  );
  assert.equal(finding.severity, 'information');
});

test('empty-section: only 无 in section five is a warning', () => {
  for (const nothing of ['无', '无。', '　　无', '暂无。']) {
    const finding = findingIn(
      replaced(rightReport(), problems, `## [[empty-section|五、存在的主要问题及改进情况]]\n\n${nothing}\n\n`),
    );
    assert.equal(finding.severity, 'warning');
    assertSays(finding, '五、存在的主要问题及改进情况', '无');
  }
});

test('empty-section: section six may say that there is nothing', () => {
  const text = rightReport(2020);
  const six = between(text, '## 六、', '云岭县水利局\n\n2021');
  assertRight(replaced(text, six, '## 六、其他需要报告的事项\n\n无\n\n'));
  assertRight(replaced(text, six, '## 六、其他需要报告的事项\n\n2020年度无其他需要报告的事项。\n\n'));
});
