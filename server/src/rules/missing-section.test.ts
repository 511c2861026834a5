import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn, findingsIn } from '../../../test/unit/marked.ts';
import { between, fixture, replaced, rightReport } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

const headings = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
];
const signature = '云岭县水利局\n\n2025年1月15日';

/** The report without one section. */
function without(report: string, heading: string): string {
  const next = headings[headings.indexOf(heading) + 1];
  return replaced(report, between(report, `## ${heading}`, next === undefined ? signature : `## ${next}`), '');
}

for (const heading of headings) {
  for (const plain of [false, true]) {
    test(`missing-section: ${heading}, ${plain ? 'plain' : 'Markdown'}`, () => {
      const marks = (text: string): string => (plain ? text.replaceAll(/^#+ /gm, '') : text);
      const text = marks(without(rightReport(), heading));
      const neighbour = headings[headings.indexOf(heading) + 1] ?? headings.at(-2) ?? '';
      const finding = findingIn(replaced(text, neighbour, `[[missing-section|${neighbour}]]`));
      assert.equal(finding.severity, 'error');
      assert.equal(finding.clause, '第五十条');
      assertSays(finding, heading, '第五十条');
      assert.equal(finding.fixes.length, 1);
      const fixed = applied(text, finding.fixes[0]?.edits ?? []);
      const { report } = analyse(fixed);
      assert.deepEqual(
        report.sections.map((section) => section.heading),
        headings,
      );
      assert.equal(report.tables.proactive && report.tables.requests && report.tables.proceedings && true, true);
      assert.ok(fixed.trimEnd().endsWith(signature), 'the signature stays last');
    });
  }
}

test('missing-section: of several each is a finding, those at the end are one, with a fix for all', () => {
  const text = without(
    without(without(rightReport(), '二、主动公开政府信息情况'), '五、存在的主要问题及改进情况'),
    '六、其他需要报告的事项',
  );
  const findings = findingsIn(
    replaced(
      replaced(text, '三、收到和处理政府信息公开申请情况', '[[missing-section|三、收到和处理政府信息公开申请情况]]'),
      '四、政府信息公开行政复议、行政诉讼情况',
      '[[missing-section|四、政府信息公开行政复议、行政诉讼情况]]',
    ),
  );
  const last = findings[1];
  assert.ok(last);
  assertSays(last, '后面没有了', '五、存在的主要问题及改进情况', '六、其他需要报告的事项');
  for (const finding of findings) {
    const fixed = applied(text, finding.fixes.at(-1)?.edits ?? []);
    assert.deepEqual(
      analyse(fixed).report.sections.map((section) => section.heading),
      headings,
    );
    assert.ok(fixed.trimEnd().endsWith(signature));
  }
});

test('missing-section: the blank table is that of the reported year', () => {
  for (const [year, label] of [
    [2020, '其他对外管理服务事项'],
    [2024, '现行有效件数'],
  ] as const) {
    const text = without(rightReport(year), '二、主动公开政府信息情况');
    const finding = findingIn(
      replaced(text, '三、收到', '[[missing-section|三、收到').replace('申请情况\n', '申请情况]]\n'),
    );
    const table = analyse(applied(text, finding.fixes[0]?.edits ?? [])).report.tables.proactive;
    assert.equal(table?.form.edition, year === 2020 ? '2019' : '2021');
    assert.ok(finding.fixes[0]?.edits[0]?.newText.includes(label));
  }
});

test('missing-section: where none of the six is there, one finding says so', () => {
  const text =
    '云岭县水利局2024年政府信息公开工作年度报告\n\n2024年，我局按照条例做好公开工作，全年公开政府信息126条，没有收到申请。\n';
  const finding = findingIn(`[[missing-section|${text.slice(0, 23)}]]${text.slice(23)}`);
  for (const heading of headings) assertSays(finding, heading);
  assert.equal(finding.fixes[0]?.preferred, true);
  assert.deepEqual(
    analyse(applied(text, finding.fixes[0].edits)).report.sections.map((section) => section.heading),
    headings,
  );
});

test('missing-section: a table of contents, sub-headings and enumerations in prose are no sections, and hide none', () => {
  const contents = headings.join('\n\n');
  assertRight(replaced(rightReport(), '\n\n根据', `\n\n目录\n\n${contents}\n\n根据`));
  assertRight(replaced(rightReport(), '（一）主动公开。', '（一）主动公开政府信息情况\n\n'));
  assertRight(replaced(rightReport(), '（二）依申请公开。', '（二）收到和处理政府信息公开申请情况\n\n'));
  assertRight(
    replaced(
      rightReport(),
      '（五）监督保障。',
      '（五）监督保障。一、强化领导；二、主动公开政府信息情况良好；三、加强培训。',
    ),
  );
  assertRight(
    replaced(
      rightReport(),
      '改进情况：一是增加图解；',
      '一是增加图解，二是主动公开政府信息情况，三是收到和处理政府信息公开申请情况。改进情况：一是增加图解；',
    ),
  );
});

test('missing-section: headings in plain text, full-width or spaced, are headings', () => {
  const plain = rightReport().replaceAll(/^#+ /gm, '');
  assertRight(plain);
  assertRight(plain.replaceAll(/^([一二三四五六]、)/gm, '　　$1'));
  assertRight(plain.replaceAll(/^([一二三四五六]、.*)$/gm, '**$1**'));
});

test('missing-section: no section is asked of a report on 2018 or earlier, nor of a page in HTML that has them', () => {
  assertRight(fixture('2014-canonical.md'));
  assertRight(fixture('2021-page.html'));
  assertRight(fixture('2019-page.html'));
});

test('missing-section: a page of HTML is told what is missing, without a fix that would not be read there', () => {
  const page = fixture('2021-page.html');
  const from = page.indexOf('六、其他需要报告的事项');
  const start = page.lastIndexOf('<', from);
  const end = page.indexOf('</', page.indexOf('</', from) + 2);
  const text = page.slice(0, start) + page.slice(page.indexOf('>', end) + 1);
  const finding = findingIn(
    replaced(text, '五、存在的主要问题及改进情况', '[[missing-section|五、存在的主要问题及改进情况]]'),
  );
  assert.deepEqual(finding.fixes, []);
});

test('missing-section: a forced edition of 2014 asks for none', () => {
  const text = without(rightReport(), '六、其他需要报告的事项');
  assert.ok(
    !analyse(text, { edition: '2014', recognition: 'auto' }).findings.some(({ rule }) => rule === 'missing-section'),
  );
  assert.ok(
    analyse(fixture('2014-canonical.md'), { edition: '2021', recognition: 'auto' }).findings.some(
      ({ rule }) => rule === 'missing-section',
    ),
  );
});

test('missing-section: a report that stops in a table lacks all that should follow, for one cause', () => {
  const right = rightReport();
  const end = right.indexOf('| 三、（三）不予公开：8');
  const stopped = right.slice(0, end);
  const { findings } = analyse(stopped);
  const [missing, ...others] = findings.filter(({ rule }) => rule === 'missing-section');
  assert.ok(missing);
  assert.equal(others.length, 0);
  assertSays(missing, '没有写完', '四、政府信息公开行政复议', '五、存在的主要问题', '六、其他需要报告的事项');
  assert.equal(missing.fixes.length, 1);
  const mended = applied(stopped, missing.fixes[0]?.edits ?? []);
  assert.ok(analyse(mended).findings.every(({ rule }) => rule !== 'missing-section'));
});
