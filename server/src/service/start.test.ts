import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { fixture } from '../../../test/unit/reading/reading.ts';
import { replaced, rightReport, withRow } from '../../../test/unit/reports.ts';
import { analyse, newReport, previousReport, refactorings, startFromPrevious } from './index.ts';
import type { StartedReport } from './index.ts';

const ORGAN = '云岭县水利局';
const PREVIOUS = withRow(rightReport(2023), '四、结转下年度继续办理', ['3', '1', '0', '0', '0', '0', '4']);

const started = (previous: string, year: number, keepsText = false): StartedReport =>
  startFromPrevious({ organ: ORGAN, year, previous, keepsText });

const rowOf = (text: string, id: string) =>
  analyse(text)
    .report.tables.requests?.rows.find(({ form }) => form.id === id)
    ?.cells.map(({ raw }) => raw);

test('start: what was carried forward is carried in, and every other cell is blank', () => {
  const { text, notices } = started(PREVIOUS, 2024);
  assert.deepEqual(rowOf(text, 'carriedIn'), ['3', '1', '0', '0', '0', '0', '4']);
  const { report } = analyse(text);
  assert.deepEqual([report.organ, report.year, report.edition.id], [ORGAN, 2024, '2021']);
  const values = Object.values(report.tables).flatMap((table) => table?.rows.flatMap(({ cells }) => cells) ?? []);
  assert.equal(values.filter(({ status }) => status === 'value').length, 7);
  assert.equal(values.filter(({ status }) => status === 'blank').length, 193);
  assert.deepEqual(
    notices.map(({ zh }) => zh),
    ['上年的“结转下年度继续办理”已填入“上年结转”，总计4件，请核对。'],
  );
});

test('start: rules in force a year ago are a remark, and no figure of the report', () => {
  const { text } = started(PREVIOUS, 2024);
  assert.match(text, /^<!-- 上年现行有效：规章0件、行政规范性文件14件。.* -->$/m);
});

test('start: sub-headings are taken over, and no sentence unless asked for', () => {
  const { text } = started(PREVIOUS, 2024);
  assert.match(text, /## 一、总体情况\n\n### （一）主动公开\n\n### （二）依申请公开\n\n### （三）政府信息管理\n/);
  assert.doesNotMatch(text, /126条|解读形式单一/);
  const kept = started(PREVIOUS, 2024, true).text;
  assert.match(kept, /通过县政府门户网站发布信息126条。/);
  assert.match(kept, /一是解读形式单一/);
  assert.doesNotMatch(kept.slice(0, kept.indexOf('## 二')), /###/);
  // Where there were none, those of the form.
  const bare = replaced(PREVIOUS, '（一）主动公开。', '').replaceAll(/（[二三四五]）(?=依申请|政府信息|监督)/g, '');
  assert.match(started(bare, 2024).text, /### （五）监督保障\n/);
});

test('start: from a report of any shape, and a government is told what it has to add', () => {
  for (const name of ['2021-page.html', '2021-web-paste.txt', '2021-html-tables.md']) {
    const { report } = analyse(fixture(name));
    const forward = report.tables.requests?.rows.find(({ form }) => form.id === 'carriedForward');
    const { text } = started(fixture(name), (report.year ?? 0) + 1);
    assert.deepEqual(
      rowOf(text, 'carriedIn'),
      forward?.cells.map(({ raw }) => raw),
    );
  }
  const { text } = startFromPrevious({
    organ: '云岭县人民政府办公室',
    year: 2024,
    kind: 'government',
    previous: PREVIOUS,
    keepsText: false,
  });
  assert.match(text, /工作考核、社会评议和责任追究结果情况/);
});

test('start: over the border of two editions what has no place is listed', () => {
  const { text, notices } = started(rightReport(2020), 2021);
  assert.equal(analyse(text).report.edition.id, '2021');
  assert.deepEqual(rowOf(text, 'carriedIn'), ['1', '0', '0', '0', '0', '0', '1']);
  const [, border] = notices;
  assert.match(border?.zh ?? '', /^第二部分的表上年有数、新的格式里没有位置的栏目：.*政府集中采购.*。$/);
  const old = started(fixture('2014-canonical.md'), 2018);
  assert.ok(old.notices.some(({ zh }) => zh.includes('新的格式里都没有')));
});

test('start: from a report on another year no figure is carried over', () => {
  const { text, notices } = started(PREVIOUS, 2025);
  assert.deepEqual(rowOf(text, 'carriedIn'), ['', '', '', '', '', '', '']);
  assert.match(notices[0]?.zh ?? '', /不是2024年度的/);
});

test('start: the report of the same organ on the year before is found among others', () => {
  const texts = [rightReport(2022), '# 会议记录\n', PREVIOUS.replaceAll(ORGAN, '云岭县林业局'), PREVIOUS];
  assert.equal(previousReport(ORGAN, 2024, texts), 3);
  assert.equal(previousReport(` ${ORGAN} `, 2023, texts), 0);
  assert.equal(previousReport('云岭县教育局', 2024, texts), null);
  assert.equal(previousReport(ORGAN, 2024, []), null);
});

test('start: an empty 总体情况 offers its five sub-headings at once', () => {
  for (const text of [
    newReport({ organ: ORGAN, year: 2024 }),
    newReport({ organ: ORGAN, year: 2024 }).replaceAll('\n', '\r\n'),
  ]) {
    const action = refactorings(analyse(text), 2025, 0).find(({ title }) => title.zh.includes('五个小标题'));
    const after = applied(text, action?.edits ?? []);
    assert.match(after, /## 一、总体情况\r?\n\r?\n### （一）主动公开\r?\n\r?\n### （二）依申请公开/);
    assert.match(after, /### （五）监督保障\r?\n\r?\n## 二、/);
    assert.ok(refactorings(analyse(after), 2025, 0).every(({ title }) => !title.zh.includes('五个小标题')));
  }
});
