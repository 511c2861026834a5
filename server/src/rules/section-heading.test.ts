import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { fixture, replaced, rightReport } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

const wrong: readonly (readonly [string, string])[] = [
  ['四、政府信息公开行政复议、行政诉讼情况', '四、政府信息公开行政法复议、行政诉讼情况'],
  ['五、存在的主要问题及改进情况', '五、存在问题及改进情况'],
  ['一、总体情况', '一、工作基本情况'],
  ['三、收到和处理政府信息公开申请情况', '三、收到和处理政府信息公开申请的情况'],
  ['六、其他需要报告的事项', '七、其他需要报告的事项'],
  ['二、主动公开政府信息情况', '二、主动公开政府信息的情况'],
];
for (const [form, written] of wrong) {
  for (const mark of ['## ', '　　']) {
    test(`section-heading: ${written}${mark === '## ' ? '' : ', plain'}`, () => {
      const report = mark === '## ' ? rightReport() : rightReport().replaceAll(/^## /gm, mark).replaceAll(/^#+ /gm, '');
      const finding = findingIn(replaced(report, form, `[[section-heading|${written}]]`));
      assert.equal(finding.severity, 'information');
      assertSays(finding, written, form);
      assert.equal(finding.fixes[0]?.preferred, true);
      assert.equal(applied(replaced(report, form, written), finding.fixes[0].edits), report);
    });
  }
}

test("section-heading: the law's own wording and other marks of the number are as good", () => {
  const right: readonly (readonly [string, string])[] = [
    ['四、政府信息公开行政复议、行政诉讼情况', '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况'],
    ['四、政府信息公开行政复议、行政诉讼情况', '四、因政府信息公开工作被申请行政复议提起行政诉讼情况'],
    ['五、存在的主要问题及改进情况', '五、政府信息公开工作存在的主要问题及改进情况'],
    ['二、主动公开政府信息情况', '二、行政机关主动公开政府信息情况'],
    ['二、主动公开政府信息情况', '二、行政机关主动公开政府信息的情况'],
    ['三、收到和处理政府信息公开申请情况', '三、行政机关收到和处理政府信息公开申请情况'],
    ['三、收到和处理政府信息公开申请情况', '三、行政机关收到和处理政府信息公开申请的情况'],
    ['四、政府信息公开行政复议、行政诉讼情况', '四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况'],
    ['一、总体情况', '一、 总体情况'],
    ['一、总体情况', '**一、总体情况**'],
    ['六、其他需要报告的事项', '六、其他需要报告的事项：'],
  ];
  for (const [form, written] of right) assertRight(replaced(rightReport(), form, written));
});

test('section-heading: in a page of HTML the heading is renamed within its element', () => {
  const page = fixture('2021-page.html');
  const form = '五、存在的主要问题及改进情况';
  const finding = findingIn(replaced(page, form, '[[section-heading|五、存在问题及改进情况]]'));
  assert.equal(applied(replaced(page, form, '五、存在问题及改进情况'), finding.fixes[0]?.edits ?? []), page);
});

test('section-heading: a text that stops in the middle of a heading lacks what follows, no more', () => {
  const report = rightReport();
  const stopped = report.slice(0, report.indexOf('五、存在的主要问题及改进情况') + '五、存在的主'.length);
  const found = analyse(stopped).findings.map(({ rule }) => rule);
  assert.ok(found.includes('missing-section'));
  assert.ok(!found.includes('section-heading'));
});

test('section-heading: numbers that count on past a missing section are told with it, and mended by its fix', () => {
  const right = rightReport();
  const [overview, proactive] = [right.indexOf('## 一、'), right.indexOf('## 二、')];
  const numbers = '一二三四五六';
  const text = (right.slice(0, overview) + right.slice(proactive)).replace(
    /^## ([二三四五六])、/gm,
    (_, number: string) => `## ${numbers.charAt(numbers.indexOf(number) - 1)}、`,
  );
  const { findings } = analyse(text);
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ['missing-section'],
  );
  const mended = applied(text, findings[0]?.fixes[0]?.edits ?? []);
  assert.deepEqual(mended.match(/^## .、/gm), right.match(/^## .、/gm));
});

test('section-heading: numbers that count on past a moved section are told with it, and mended by its fix', () => {
  const right = rightReport();
  const [five, six] = [right.indexOf('## 五、'), right.indexOf('## 六、')];
  const end = right.lastIndexOf('\n\n云岭县水利局');
  const text = [
    right.slice(0, five),
    right.slice(six, end).replace('## 六、', '## 五、'),
    '\n\n',
    right.slice(five, six).trimEnd().replace('## 五、', '## 六、'),
    right.slice(end),
  ].join('');
  const { findings } = analyse(text);
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ['section-order'],
  );
  const mended = applied(text, findings[0]?.fixes[0]?.edits ?? []);
  assert.deepEqual(mended.match(/^## .、/gm), right.match(/^## .、/gm));
  assert.deepEqual(analyse(mended).findings, []);
});
