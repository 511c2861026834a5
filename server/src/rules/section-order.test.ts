import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied, assertFixesSound } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { between, fixture, replaced, rightReport } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

const right = rightReport();
const signature = '云岭县水利局\n\n2025';
const one = between(right, '## 一、', '## 二、');
const three = between(right, '## 三、', '## 四、');
const four = between(right, '## 四、', '## 五、');
const five = between(right, '## 五、', '## 六、');
const six = between(right, '## 六、', signature);

test('section-order: a section before its place is told, and moved with all it holds', () => {
  const wrong = replaced(replaced(right, five, ''), one, five + one);
  const finding = findingIn(
    replaced(wrong, '五、存在的主要问题及改进情况', '[[section-order|五、存在的主要问题及改进情况]]'),
  );
  assert.equal(finding.severity, 'error');
  assertSays(finding, '五、存在的主要问题及改进情况', '顺序');
  assert.equal(finding.fixes[0]?.preferred, true);
  assert.equal(applied(wrong, finding.fixes[0].edits), right);
});

test('section-order: a section with its table after its place moves back', () => {
  const wrong = replaced(replaced(right, three, ''), six, six + three);
  const heading = '三、收到和处理政府信息公开申请情况';
  const finding = findingIn(replaced(wrong, heading, `[[section-order|${heading}]]`));
  assert.equal(applied(wrong, finding.fixes[0]?.edits ?? []), right);
});

test('section-order: section six moves to before the signature', () => {
  const wrong = replaced(replaced(right, six, ''), one, six + one);
  const finding = findingIn(replaced(wrong, '六、其他需要报告的事项', '[[section-order|六、其他需要报告的事项]]'));
  assert.equal(applied(wrong, finding.fixes[0]?.edits ?? []), right);
});

test('section-order: of two exchanged sections one is told, of three turned round two', () => {
  for (const [wrong, count] of [
    [replaced(right, four + five, five + four), 1],
    [replaced(right, three + four + five, five + four + three), 2],
  ] as const) {
    assertFixesSound(wrong);
    let text = wrong;
    for (let left: number = count; left > 0; left--) {
      const { findings } = analyse(text);
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        Array.from({ length: left }, () => 'section-order'),
      );
      text = applied(text, findings[0]?.fixes[0]?.edits ?? []);
    }
    assert.equal(text, right);
  }
});

test('section-order: rows that begin with the same ordinals are no sections', () => {
  for (const name of ['2021-word-paste.txt', '2021-web-paste.txt', '2019-web-paste-bars.txt', '2019-pipe-split.md'])
    assertRight(fixture(name));
});

test('section-order: what a page lists in another order is not the sections', () => {
  const contents = ['六、其他需要报告的事项', '一、总体情况', '五、存在的主要问题及改进情况']
    .map((heading) => `- ${heading}`)
    .join('\n');
  assertRight(replaced(right, '\n\n根据', `\n\n${contents}\n\n根据`));
});
