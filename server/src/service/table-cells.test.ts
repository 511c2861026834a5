import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { fixture } from '../../../test/unit/reading/reading.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';
import { analyse, keyLines, move, newReport } from './index.ts';
import type { Analysis } from './index.ts';

const BLANK = newReport({ organ: '云岭县水利局', year: 2024 });

/** All places that Tab comes to from an offset on. */
function walk(analysis: Analysis, from: number, to: 'next' | 'previous'): readonly number[] {
  const places: number[] = [];
  let offset = from;
  for (;;) {
    const moved = move(analysis, offset, to);
    if (!moved || moved.selection.start === offset) return places;
    assert.deepEqual(moved.edits, []);
    offset = moved.selection.start;
    places.push(offset);
  }
}

for (const [name, text] of [
  ['blank', BLANK],
  ['filled', rightReport()],
  ['blank, Windows line ends', BLANK.replaceAll('\n', '\r\n')],
  ['2019', rightReport(2020)],
] as const) {
  test(`cells, ${name}: Tab comes to every number once, in the order of the text; Shift+Tab goes back the same way`, () => {
    const analysis = analyse(text);
    const cells = Object.values(analysis.report.tables).flatMap(
      (table) => table?.rows.flatMap((row) => row.cells) ?? [],
    );
    const first = text.indexOf('规章');
    const places = walk(analysis, first, 'next');
    assert.equal(places.length, cells.length);
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      places,
    );
    const back = walk(analysis, places.at(-1) ?? 0, 'previous');
    assert.deepEqual([...back].reverse(), places.slice(0, -1));
  });
}

test('cells: what is there is selected; from a label, a header or a border Tab goes to the first number', () => {
  const text = rightReport();
  const analysis = analyse(text);
  const selected = (offset: number, to: 'next' | 'previous' | 'below' = 'next'): string => {
    const { start, end } = move(analysis, offset, to)?.selection ?? { start: 0, end: 0 };
    return text.slice(start, end);
  };
  const licensing = text.indexOf('行政许可');
  assert.equal(selected(licensing), '86');
  assert.equal(selected(text.lastIndexOf('本年处理决定数量', licensing)), '86');
  assert.equal(selected(text.lastIndexOf('|', licensing)), '86');
  // The last number of one block to the first of the next.
  assert.equal(selected(text.indexOf('86')), '23');
  assert.equal(selected(text.indexOf('23', licensing), 'below'), '1');
});

test('cells: Enter goes to the row below, over the hyphens, and out of the table to a new line', () => {
  for (const mark of ['\n', '\r\n']) {
    const text = rightReport().replaceAll('\n', mark);
    const analysis = analyse(text);
    const from = text.indexOf('制发件数');
    const below = move(analysis, from, 'below')?.selection;
    assert.equal(text.slice(below?.start, below?.end), '0');
    const last = text.indexOf('58.64');
    const out = move(analysis, last, 'below');
    const after = applied(text, out?.edits ?? []);
    const at = out?.selection.start ?? 0;
    assert.equal(after.slice(0, at).endsWith(`58.64 |${mark}${mark}`), true);
    assert.equal(after.slice(at).startsWith(`${mark}${mark}`), true);
    assert.deepEqual(analyse(after).findings, []);
  }
});

test('cells: in other shapes, in other tables and in no report the keys do what they always do', () => {
  const other = replaced(
    rightReport(),
    '（三）政府信息管理。',
    '| 月份 | 条数 |\n| --- | --- |\n| 一月 | 3 |\n\n（三）政府信息管理。',
  );
  assert.equal(move(analyse(other), other.indexOf('一月'), 'next'), null);
  assert.equal(move(analyse(other), other.indexOf('一月'), 'below'), null);
  assert.equal(move(analyse(rightReport()), 0, 'next'), null);
  const note = '| 规章 | 1 |\n| --- | --- |\n| 甲 | 2 |\n';
  assert.equal(move(analyse(note), 3, 'next'), null);
  for (const name of ['2021-word-paste.txt', '2021-web-paste.txt', '2021-html-tables.md', '2021-spreadsheet.txt']) {
    const text = fixture(name);
    assert.equal(move(analyse(text), text.indexOf('规章'), 'next'), null, name);
    assert.deepEqual(keyLines(analyse(text)), [], name);
  }
});

test('cells: words to be filled in are places too', () => {
  const text = replaced(rightReport(), '发布信息126条', '发布信息____条、____件');
  const analysis = analyse(text);
  const first = text.indexOf('____');
  const second = text.indexOf('____', first + 4);
  assert.deepEqual(move(analysis, first, 'next')?.selection, { start: second, end: second + 4 });
  assert.deepEqual(move(analysis, second, 'previous')?.selection, { start: first, end: first + 4 });
  const number = move(analysis, second, 'next')?.selection;
  assert.equal(text.slice(number?.start, number?.end), '0');
  const line = text.slice(0, first).split('\n').length - 1;
  assert.deepEqual(keyLines(analysis)[0], { first: line, last: line });
});

test('cells: the lines in which keys mean cells are those of the official tables', () => {
  const text = rightReport();
  const lines = text.split('\n');
  for (const { first, last } of keyLines(analyse(text))) {
    for (let line = first; line <= last; line++) assert.match(lines[line] ?? '', /^\|.*\|$/);
    assert.doesNotMatch(lines[first - 1] ?? '', /^\|/);
    assert.doesNotMatch(lines[last + 1] ?? '', /^\|/);
  }
  assert.equal(keyLines(analyse(text)).length, 6);
});

test('cells: a table that is indented from its first line on is one too', () => {
  const text = rightReport().replaceAll(/^\|/gm, '  |');
  const next = move(analyse(text), text.indexOf('信息内容') - 2, 'next')?.selection;
  assert.equal(text.slice(next?.start, next?.end), '0');
});
