import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { applied } from '../../../test/unit/fixes.ts';
import { fixture, replaced, rightReport, withCell, withoutRow } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

test('missing-row: a row of table three that is not there is named, at the row before', () => {
  const text = withoutRow(rightReport(), '三、（三）不予公开：6.属于四类过程性信息');
  const finding = findingIn(
    replaced(
      text,
      '三、（三）不予公开：5.属于三类内部事务信息',
      '[[missing-row|三、（三）不予公开：5.属于三类内部事务信息]]',
    ),
  );
  assert.equal(finding.severity, 'error');
  assertSays(finding, '第三部分', '6.属于四类过程性信息');
});

test('missing-row: the row is inserted with the numbers that the other rows leave for it, and it alone', () => {
  const right = rightReport();
  for (const label of [
    '三、（一）予以公开',
    '三、（四）无法提供：1.本机关不掌握相关政府信息',
    '三、（七）总计',
    '四、结转下年度继续办理',
    '三、（六）其他处理：3.其他',
  ]) {
    const text = withoutRow(right, label);
    const finding = analyse(text).findings.find(({ rule }) => rule === 'missing-row');
    const [fix, ...others] = finding?.fixes ?? [];
    assert.ok(fix?.preferred && others.length === 0, label);
    assert.deepEqual(figures(applied(text, fix.edits)), figures(right), label);
  }
  // Two rows, or a number of another row that does not agree: nothing tells what stood there.
  const two = withoutRow(withoutRow(right, '三、（一）予以公开'), '三、（七）总计');
  const wrong = withCell(withoutRow(right, '三、（一）予以公开'), '三、（七）总计', 1, '9');
  for (const text of [two, wrong])
    assert.deepEqual(analyse(text).findings.find(({ rule }) => rule === 'missing-row')?.fixes, []);
});

function figures(text: string): readonly (readonly (string | null)[])[] {
  const { report } = analyse(text);
  return report.tables.requests?.rows.map(({ cells }) => cells.map(({ raw }) => raw)) ?? [];
}

test('missing-row: two rows are one finding that names both', () => {
  const text = withoutRow(
    withoutRow(rightReport(), '三、（五）不予处理：2.重复申请'),
    '三、（五）不予处理：3.要求提供公开出版物',
  );
  const finding = findingIn(
    replaced(
      text,
      '三、（五）不予处理：1.信访举报投诉类申请',
      '[[missing-row|三、（五）不予处理：1.信访举报投诉类申请]]',
    ),
  );
  assertSays(finding, '2行', '2.重复申请', '3.要求提供公开出版物');
});

test('missing-row: a row of table two', () => {
  const finding = findingIn(
    replaced(withoutRow(rightReport(), '规章'), '| 行政规范性文件 |', '| [[missing-row|行政规范性文件]] |'),
  );
  assertSays(finding, '第二部分', '规章');
});

test('missing-row: a sum over the missing row is not judged, the other relations are', () => {
  const { identities } = analyse(withoutRow(rightReport(), '三、（五）不予处理：2.重复申请')).report;
  for (const { identity, status } of identities) {
    const overMissing = identity.id === 'requests.outcomes' || identity.at === 'notProcessed.repeated';
    assert.equal(status, overMissing ? 'notAssessable' : 'holds', `${identity.id} ${identity.at ?? ''}`);
  }
});

test('missing-row: （六）其他处理 as one row stands for its three', () => {
  let text = rightReport();
  for (const item of ['2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', '3.其他'])
    text = withoutRow(text, `三、（六）其他处理：${item}`);
  text = replaced(
    text,
    '三、（六）其他处理：1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    '三、（六）其他处理',
  );
  const finding = findingIn(replaced(text, '三、（六）其他处理', '[[wrong-edition|三、（六）其他处理]]'));
  assert.equal(finding.rule, 'wrong-edition');
});

test('missing-row: every shape has all rows, and a local row of the statistics table may be absent', () => {
  for (const name of ['2021-pipe-merged-lost.txt', '2019-web-paste.txt', '2021-pdf-columns.txt'])
    assertRight(fixture(name));
  assertRight(withoutRow(fixture('2014-canonical.md'), '5.政府信息公开统一平台公开政府信息数'));
});

test('missing-row: a row of the statistics table', () => {
  const text = withoutRow(fixture('2014-canonical.md'), '（二）举办各类培训班数');
  const finding = findingIn(
    replaced(
      text,
      '（一）召开政府信息公开工作会议或专题会议数',
      '[[missing-row|（一）召开政府信息公开工作会议或专题会议数]]',
    ),
  );
  assertSays(finding, '统计表', '（二）举办各类培训班数');
});

test('missing-row: a table that stops half-way is told once, a last row that is short of cells with it', () => {
  const text = rightReport();
  const row = /\| 三、（三）不予公开：7[^\n]*\n/.exec(text)?.[0] ?? '';
  const after = /\| 三、（三）不予公开：8[^]*?\n(?=\n)/.exec(text)?.[0] ?? '';
  const stopped = replaced(
    replaced(text, after, ''),
    row,
    '| [[missing-row|三、（三）不予公开：7.属于行政执法案卷]] | 1 |\n',
  );
  const finding = findingIn(stopped);
  assertSays(finding, '“7.属于行政执法案卷”就断了', '8.属于行政查询事项', '等14行');
});

test('missing-row: an unknown row in the gap of the one that is missing is one finding, in every row', () => {
  const text = rightReport();
  const rows = text.split('\n').filter((line) => /^\| (?:三|二|四)[^|]*\|(?: +\d+ +\|){7}$/.test(line));
  assert.ok(rows.length > 20);
  for (const row of rows.slice(1, -1)) {
    const label = row.split('|')[1]?.trim() ?? '';
    const { findings } = analyse(replaced(text, row, row.replace(label, '某某某某事项')));
    const [told, ...others] = findings.filter(({ rule }) => rule === 'missing-row' || rule === 'unknown-row');
    assert.ok(told && others.length === 0, label);
    assertSays(told, '某某某某事项');
  }
});
