import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rightReport } from '../../../test/unit/reports.ts';
import { analyse, newReport, placeAfter, quickFixes } from './index.ts';
import type { QuickFix, TextEdit } from './index.ts';

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), text);
}

/** The text after a fix, with ‸ where the author goes on. */
function after(text: string, wanted: (offer: QuickFix) => boolean): string {
  const found = quickFixes(analyse(text), { start: 0, end: text.length }).find(wanted);
  assert.ok(found);
  const place = placeAfter(found.fix.edits);
  assert.ok(place);
  const now = applied(text, found.fix.edits);
  return `${now.slice(0, place.start)}‸${now.slice(place.start, place.end)}‸${now.slice(place.end)}`;
}

const REPORT = newReport({ organ: '云岭县水利局', year: 2024 });
const part = (from: string, to: string, text = REPORT): string =>
  text.slice(0, text.indexOf(from)) + text.slice(text.indexOf(to));
const inserted =
  (rule: string) =>
  ({ finding, fix }: QuickFix): boolean =>
    finding.rule === rule && fix.title.zh.startsWith('插入');

test('after a fix: below a heading that was put in', () => {
  const text = after(part('## 五', '## 六'), inserted('missing-section'));
  assert.match(text, /## 五、存在的主要问题及改进情况\n‸‸\n## 六/);
  const windows = part('## 五', '## 六').replaceAll('\n', '\r\n');
  assert.match(after(windows, inserted('missing-section')), /## 五、存在的主要问题及改进情况\r\n‸‸\r\n## 六/);
});

test('after a fix: in the first blank cell of a table that was put in', () => {
  const text = after(part('## 二', '## 三'), inserted('missing-section'));
  assert.match(text, /\| 规章 {11}\| ‸‸ {13}\|/);
});

test('after a fix: where the reason belongs', () => {
  const text = after(
    part('## 五', '## 六'),
    ({ finding, fix }) => finding.rule === 'missing-section' && fix.title.zh.includes('不再检查'),
  );
  assert.match(text, /disclosure-report-disable-line missing-section -- 理由：‸‸ -->/);
});

test('after a fix: behind a number that was written, with what was put in before it counted', () => {
  assert.deepEqual(
    placeAfter([
      { span: { start: 10, end: 11 }, newText: '12' },
      { span: { start: 2, end: 3 }, newText: '' },
    ]),
    { start: 11, end: 11 },
  );
  assert.deepEqual(placeAfter([{ span: { start: 4, end: 4 }, newText: '共____件' }]), { start: 5, end: 9 });
  assert.equal(placeAfter([{ span: { start: 2, end: 3 }, newText: '' }]), null);
});

test('silencing in a plain text says that the comment must not go along into Word', () => {
  const text = part('## 五', '## 六');
  const titles = (isPlainText: boolean): readonly string[] =>
    quickFixes(analyse(text), { start: 0, end: text.length }, isPlainText).flatMap(({ fix }) =>
      fix.title.zh.includes('不再检查') ? [fix.title.zh] : [],
    );
  assert.ok(titles(true).length > 0);
  assert.ok(titles(true).every((title) => title.includes('Word')));
  assert.ok(titles(false).every((title) => !title.includes('Word')));
});

test('a table put into a text with tables of another notation is said to be of bars', () => {
  const text = part('## 二', '## 三', rightReport(2023))
    .replaceAll(/^\|(?: -+ \|)+\n/gm, '')
    .replaceAll(/^\| (.*) \|$/gm, (_, row: string) => row.replaceAll(/ *\| */g, '\t'));
  const titles = quickFixes(analyse(text), { start: 0, end: text.length }).map(({ fix }) => fix.title.zh);
  assert.ok(
    titles.some((title) => title.startsWith('插入“二、') && title.includes('竖线')),
    titles.join(),
  );
  const others = quickFixes(analyse(part('## 二', '## 三')), { start: 0, end: REPORT.length });
  assert.ok(others.every(({ fix }) => !fix.title.zh.includes('竖线')));
});
