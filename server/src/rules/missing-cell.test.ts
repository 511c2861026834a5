import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn, findingsIn } from '../../../test/unit/marked.ts';
import { between, fixture, replaced, rightReport, withRow } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

test('missing-cell: a row short of a cell is told at its label, with how many cells of how many rows', () => {
  const text = withRow(rightReport(), '三、（二）部分公开（区分处理的，只计这一情形，不计其他情形）', [
    '0',
    '0',
    '0',
    '0',
    '0',
  ]);
  const label = '三、（二）部分公开（区分处理的，只计这一情形，不计其他情形）';
  const finding = findingIn(replaced(text, label, `[[missing-cell|${label}]]`));
  assert.equal(finding.severity, 'warning');
  assertSays(finding, '第三部分', '1行', '2格', '勾稽关系', '无法核对');
  assert.equal(finding.related.length, 1);
});

test('missing-cell: several rows are one finding, each row a related place', () => {
  let text = rightReport();
  for (const label of ['三、（七）总计', '四、结转下年度继续办理']) text = withRow(text, label, ['1', '0', '0']);
  const finding = findingIn(replaced(text, '三、（七）总计', '[[missing-cell|三、（七）总计]]'));
  assertSays(finding, '2行', '8格');
  assert.deepEqual(
    finding.related.map(({ span }) => text.slice(span.start, span.end)),
    ['三、（七）总计', '四、结转下年度继续办理'],
  );
});

test('missing-cell: no value of a short row is claimed, and no relation over it is judged', () => {
  const { report } = analyse(withRow(rightReport(), '三、（七）总计', ['9', '9', '9']));
  const total = report.tables.requests?.rows.find((row) => row.form.id === 'outcomesTotal');
  assert.ok(total?.cells.every((cell) => cell.status === 'absent' && cell.value === null && cell.span === null));
  for (const { identity, status } of report.identities) {
    const over =
      identity.id === 'requests.balance' || identity.id === 'requests.outcomes' || identity.at === 'outcomesTotal';
    assert.equal(status, over ? 'notAssessable' : 'holds', `${identity.id} ${identity.at ?? ''}`);
  }
});

test('missing-cell: table four with fewer than its fifteen numbers is told once', () => {
  const page = fixture('2021-word-paste.txt');
  const table = between(page, '行政复议\n\t行政诉讼', '\n五、');
  const numbers = between(table, '\t27');
  const { findings, report } = analyse(replaced(page, numbers, replaced(numbers, '\t27\n', '')));
  const [finding, ...others] = findings;
  assert.deepEqual(others, []);
  assert.equal(finding?.rule, 'missing-cell');
  assertSays(finding, '第四部分', '15', '14');
  assert.ok(report.tables.proceedings?.rows.every((row) => row.cells.every((cell) => cell.status === 'absent')));
});

test('missing-cell: table two', () => {
  const text = withRow(rightReport(), '行政规范性文件', ['3', '14']);
  const [finding] = findingsIn(replaced(text, '| 行政规范性文件 |', '| [[missing-cell|行政规范性文件]] |'));
  assertSays(finding ?? assert.fail(), '第二部分', '1行', '1格');
});

test('missing-cell: every shape has its cells, merged cells and blank ones too', () => {
  for (const name of [
    '2021-pipe-merged-lost.txt',
    '2021-pipe-merged-empty.txt',
    '2019-web-paste-bars.txt',
    '2021-html-tables.md',
  ])
    assertRight(fixture(name));
  assert.ok(
    !analyse(withRow(rightReport(), '三、（七）总计', ['', '', '', '', '', '', ''])).findings.some(
      ({ rule }) => rule === 'missing-cell',
    ),
  );
});
