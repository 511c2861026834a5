import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fencedLines, readLine, splitLines } from './lines.ts';

function lineTexts(text: string): readonly string[] {
  const { starts, ends } = splitLines(text);
  return Array.from(starts, (start, index) => text.slice(start, ends[index]));
}

test('lines: every kind of line end, and the last line without one', () => {
  assert.deepEqual(lineTexts(''), ['']);
  assert.deepEqual(lineTexts('a\nb\r\nc\rd'), ['a', 'b', 'c', 'd']);
  assert.deepEqual(lineTexts('a\r\r\n\n'), ['a', '', '', '']);
  assert.deepEqual(lineTexts('\u2028a\n'), ['\u2028a', '']);
});

test('lines: markup of headings and bold is not in the text, and the range is that of the text', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['## 一、总体情况 ##', '一、总体情况', 2],
    ['  #　标题', '标题', 1],
    ['**二、主动公开**', '二、主动公开', 0],
    ['# **标题**', '标题', 1],
    ['#标签', '#标签', 0],
    ['####### 七级', '####### 七级', 0],
    ['**甲**乙**丙**', '**甲**乙**丙**', 0],
    ['\t规章\u00a0', '规章', 0],
  ];
  for (const [source, text, level] of cases) {
    const line = readLine(source, 0, source.length);
    assert.deepEqual([line?.text, line?.level], [text, level], source);
    assert.equal(source.slice(line?.start, line?.end), text);
    assert.deepEqual([line?.lineStart, line?.lineEnd], [0, source.length]);
  }
});

test('lines: white space of every kind is a blank line', () => {
  for (const text of ['', ' \t', '\u3000\u00a0', '\uFEFF']) assert.equal(readLine(text, 0, text.length), null);
});

test('lines: fenced code is quoted only where the fence is closed by its own mark', () => {
  const fenced = (text: string): readonly number[] => [...fencedLines(text, splitLines(text))];
  assert.deepEqual(fenced('a\n```\nb\n```\nc'), [1, 2, 3]);
  assert.deepEqual(fenced('a\n~~~\n```\n~~~\nc'), [1, 2, 3]);
  assert.deepEqual(fenced('a\n```\nb\n~~~\nc'), []);
});
