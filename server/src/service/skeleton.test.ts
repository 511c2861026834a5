import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight } from '../../../test/unit/marked.ts';
import { fixture, rightReport, textsIn } from '../../../test/unit/reports.ts';
import { analyse, insertSkeleton, newReport, refactorings } from './index.ts';
import type { TextEdit } from './index.ts';

const headings = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
];

/** A report as they were before 2019: headings of its own, the table of 2014, a signature. */
const before2019 = `青禾市林业局2018年政府信息公开工作年度报告

根据条例要求，现将我局2018年工作报告如下。

一、概述

我局成立领导小组，一是明确分工，二是加强培训。

二、主动公开政府信息情况

（一）公开内容。全年公开信息46条。

三、存在的问题和改进措施

公开内容还不够丰富，今后将进一步充实。

| 指标 | 单位 | 数 |
| --- | --- | --- |
| 三、依申请公开情况 | —— | |
| （一）收到申请数 | 件 | 6 |
| 1.当面申请数 | 件 | 6 |
| （二）申请办结数 | 件 | 6 |
| 1.按时办结数 | 件 | 6 |

青禾市林业局

2019年3月12日
`;

function skeletonOf(text: string): readonly TextEdit[] {
  return insertSkeleton(analyse(text), 2025) ?? assert.fail('a skeleton is offered');
}

/** What must be true of every text with the skeleton put in. */
function assertSkeleton(text: string): string {
  const edits = skeletonOf(text);
  assert.ok(
    edits.every(({ span }) => span.start === span.end),
    'nothing is taken out: without the inserted pieces it is the text again',
  );
  const done = applied(text, edits);
  const after = analyse(done);
  const levelTwo = done.split(/\r\n|\n|\r/).filter((line) => line.startsWith('## '));
  assert.deepEqual(
    levelTwo.map((line) => line.slice(3)),
    headings,
  );
  assert.ok(insertSkeleton(after, 2025) === null, 'it is offered once');
  assert.ok(refactorings(after, 2025, 0).every(({ title }) => !title.zh.includes('框架')));
  const known = new Set(analyse(text).findings.map(({ message }) => message.zh));
  assert.deepEqual(
    after.findings.filter(
      ({ severity, message }) => (severity === 'error' || severity === 'warning') && !known.has(message.zh),
    ),
    [],
  );
  return done;
}

test('skeleton: an empty document becomes a blank report on last year', () => {
  for (const text of ['', '\n', '  \r\n\t']) {
    const done = applied(text, skeletonOf(text));
    assert.match(done, /^# .*2024年政府信息公开工作年度报告/);
    const { report, findings } = analyse(done);
    assert.deepEqual(
      report.sections.map(({ heading }) => heading),
      headings,
    );
    assert.ok(report.tables.proactive && report.tables.requests && report.tables.proceedings);
    assert.ok(findings.every(({ severity }) => severity === 'information'));
    assert.equal(insertSkeleton(analyse(done), 2025), null);
  }
});

test('skeleton: under a title that stands alone come the six sections of its year', () => {
  for (const [year, edition] of [
    [2024, '2021'],
    [2020, '2019'],
  ] as const) {
    for (const title of [
      `# 云岭县水利局${String(year)}年政府信息公开工作年度报告\n`,
      `云岭县水利局${String(year)}年政府信息公开工作年度报告`,
    ]) {
      const done = assertSkeleton(title);
      assert.ok(done.startsWith(title.trimEnd()));
      assert.equal(analyse(done).report.tables.requests?.form.edition, edition);
    }
  }
});

test('skeleton: around a report before 2019 the sections are those in force today', () => {
  const done = assertSkeleton(before2019);
  const lines = done.split('\n');
  const overview = lines.indexOf('## 一、总体情况');
  const proactive = lines.indexOf('## 二、主动公开政府信息情况');
  for (const [index, line] of before2019.trimEnd().split('\n').entries()) {
    if (index === 0 || line === '' || line === '青禾市林业局' || line === '2019年3月12日') continue;
    const place = lines.findIndex((other) => other === line || other === `### ${line}`);
    assert.ok(overview < place && place < proactive, `“${line}” stands under 一、总体情况`);
  }
  assert.ok(done.includes('本年处理决定数量'), 'the table of the form in force today');
});

test("skeleton: the author's own headings go one level down, in Markdown and plain", () => {
  const plain = assertSkeleton(before2019);
  for (const heading of ['一、概述', '二、主动公开政府信息情况', '三、存在的问题和改进措施'])
    assert.ok(plain.includes(`\n### ${heading}\n`), heading);
  assert.ok(plain.includes('\n（一）公开内容。'), 'a sentence is no heading');
  assert.ok(plain.includes('| 三、依申请公开情况 |'), 'a row is no heading');
  const markdown = before2019
    .replace(/^/, '# ')
    .replaceAll(/^([一二三]、.*)$/gm, '## $1')
    .replace('（一）公开内容。', '### （一）公开内容\n\n');
  const done = assertSkeleton(markdown);
  for (const heading of ['### 一、概述', '### 三、存在的问题和改进措施', '#### （一）公开内容'])
    assert.ok(done.includes(`\n${heading}\n`), heading);
});

test('skeleton: the signature stays last', () => {
  assert.ok(assertSkeleton(before2019).endsWith('\n\n青禾市林业局\n\n2019年3月12日\n'));
});

test('skeleton: line ends are those of the document', () => {
  const windows = assertSkeleton(before2019.replaceAll('\n', '\r\n'));
  assert.equal(windows.replaceAll('\r\n', '\n'), assertSkeleton(before2019));
  assert.doesNotMatch(windows, /[^\r]\n|\r[^\n]/);
  const old = assertSkeleton(before2019.replaceAll('\n', '\r'));
  assert.equal(old.replaceAll('\r', '\n'), assertSkeleton(before2019));
});

test('skeleton: every report before 2019 at hand', () => {
  for (const { file, text } of textsIn('test/fixtures/reports')) {
    if (!file.includes('2014-')) continue;
    if (file.endsWith('.html'))
      assert.equal(insertSkeleton(analyse(text), 2025), null, 'Markdown in a page of HTML would not be read');
    else assertSkeleton(text);
  }
});

test('skeleton: not offered where sections are, nor in a document that is no report', () => {
  for (const text of [rightReport(), fixture('2019-web-paste.txt'), '# 会议记录\n\n今天讨论了三件事。\n']) {
    assert.equal(insertSkeleton(analyse(text), 2025), null);
    assert.ok(refactorings(analyse(text), 2025, 0).every(({ title }) => !title.zh.includes('框架')));
  }
});

test('skeleton: offered as a refactoring, not preferred, in both languages', () => {
  const [fix] = refactorings(analyse(before2019), 2025, 0);
  assert.equal(fix?.preferred, false);
  assert.match(fix.title.zh, /框架/);
  assert.match(fix.title.en, /skeleton/);
  assert.deepEqual(fix.edits, skeletonOf(before2019));
});

test('new report: read back it has title, sections and blank tables of its year', () => {
  for (const [year, edition] of [
    [2025, '2021'],
    [2021, '2021'],
    [2020, '2019'],
    [2019, '2019'],
  ] as const) {
    const { report, findings } = analyse(newReport({ organ: '云岭县水利局', year }));
    assert.equal(report.organ, '云岭县水利局');
    assert.equal(report.year, year);
    for (const id of ['proactive', 'requests', 'proceedings'] as const) {
      const table = report.tables[id];
      assert.equal(table?.form.edition, edition);
      assert.ok(table.rows.every(({ cells }) => cells.every(({ status }) => status === 'blank')));
    }
    assert.ok(findings.every(({ severity }) => severity === 'information'));
  }
});

test('new report: the organ is trimmed, and stands open where none is given', () => {
  assert.match(newReport({ organ: ' 云岭县水利局 ', year: 2024 }), /^# 云岭县水利局2024年/);
  assert.match(newReport({ organ: '', year: 2024 }), /^# （.+）2024年/);
});

test('new report: filled in, nothing is wrong with it', () => {
  assertRight(rightReport(2019));
  assertRight(rightReport(2025));
});
