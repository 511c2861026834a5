import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellOf, pipeCells, spacedCells, tabCells } from './cells.ts';
import type { RawCell } from './document.ts';

/** The texts of the cells, each of which must stand at its range. */
function texts(source: string, cells: readonly RawCell[]): readonly string[] {
  for (const cell of cells) assert.equal(source.slice(cell.start, cell.end), cell.text);
  return cells.map((cell) => cell.text);
}
const pipes = (source: string): readonly string[] => texts(source, pipeCells(source, 0, source.length));
const tabs = (source: string): readonly string[] => texts(source, tabCells(source, 0, source.length));
const spaced = (source: string): readonly string[] => texts(source, spacedCells(source, 0, source.length));

test('cells: bars at both ends, at one, at none', () => {
  assert.deepEqual(pipes('| 规章 | 2 |  |'), ['规章', '2', '']);
  assert.deepEqual(pipes('  |规章|2|'), ['规章', '2']);
  assert.deepEqual(pipes('规章 | 2 |'), ['规章', '2']);
  assert.deepEqual(pipes('规章 | 2'), ['规章', '2']);
  assert.deepEqual(pipes('||2'), ['', '2']);
  assert.deepEqual(pipes('|'), []);
});

test('cells: an escaped bar is text', () => {
  assert.deepEqual(pipes('| a\\|b | 2 |'), ['a\\|b', '2']);
});

test('cells: a blank cell has an empty range inside its place', () => {
  const [, cell] = pipeCells('|1|    |2|', 0, 10);
  assert.deepEqual(cell, { text: '', start: 5, end: 5 });
  assert.deepEqual(cellOf('ab', 1, 1), { text: '', start: 1, end: 1 });
});

test('cells: tabs part cells, blank ones at the ends too', () => {
  assert.deepEqual(tabs('规章\t2\t\t46'), ['规章', '2', '', '46']);
  assert.deepEqual(tabs('\t规章\t'), ['', '规章', '']);
});

test('cells: columns of a PDF stand apart by several spaces, numbers by any', () => {
  assert.deepEqual(spaced('行政规范性文件          17      9    238'), ['行政规范性文件', '17', '9', '238']);
  assert.deepEqual(spaced('行政许可 517'), ['行政许可', '517']);
  assert.deepEqual(spaced('4.保护第三方合法权益 0'), ['4.保护第三方合法权益', '0']);
  assert.deepEqual(spaced('3.危及“三安全一稳定” 12'), ['3.危及“三安全一稳定”', '12']);
  assert.deepEqual(spaced('自 2023 年 1'), ['自 2023 年 1']);
  assert.deepEqual(spaced('0 0 1 0 1'), ['0', '0', '1', '0', '1']);
  assert.deepEqual(spaced('一、本年新收政府信息公开申请数量 95 0 -2'), [
    '一、本年新收政府信息公开申请数量',
    '95',
    '0',
    '-2',
  ]);
  assert.deepEqual(spaced('2.其他法律 行政法规禁止公开'), ['2.其他法律 行政法规禁止公开']);
  // The narrow column of a merged cell and that of the labels, one space apart.
  assert.deepEqual(spaced('度办理结 （二）部分公开（区'), ['度办理结', '（二）部分公开（区']);
  assert.deepEqual(spaced('第二十条 第（五）项'), ['第二十条 第（五）项']);
  assert.deepEqual(spaced('行政许可 |'), ['行政许可']);
});

test('cells: what marks up a cell of Markdown is no part of it; a raised figure stays a mark', () => {
  assert.deepEqual(pipes('| <b>14</b> | <span style="color:red">3</span> | **2** | __1__ |'), ['14', '3', '2', '1']);
  assert.deepEqual(pipes('| 14&nbsp; | &nbsp; | <br> | \u200b | 5\u200b |'), ['14', '', '', '', '5']);
  assert.deepEqual(pipes('| 14<sup>1</sup> |'), ['14<sup>1</sup>']);
  assert.deepEqual(
    pipeCells('| 1<b>4</b> | 15<del>14</del> |', 0, 30).map(({ text }) => text),
    ['14', '15 14'],
  );
});
