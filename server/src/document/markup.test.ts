import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceOffset } from './document.ts';
import { withoutMarkup } from './markup.ts';
import { readDocument } from './read.ts';

test('markup: a line without its marks has each character at its place', () => {
  const lines: Readonly<Record<string, string>> = {
    '**一、总体情况**': '一、总体情况',
    '**一、**总体情况 {#a}': '一、总体情况',
    '> __一、总体&nbsp;情况__': '一、总体 情况',
    '*<span style="color:red">一、总体</span>情况*': '一、总体情况',
    '[一、总体情况](#a "b")': '一、总体情况',
    '[一、总体情况](#a)': '一、总体情况',
    '1\\. 总体情况': '1. 总体情况',
    '&emsp;&#12288;一、总体情况': '一、总体情况',
    '一、总体情况 & 其他 < 无': '一、总体情况 & 其他 < 无',
    ____年度报告: '____年度报告',
  };
  for (const [source, text] of Object.entries(lines)) {
    const [line] = readDocument(source).lines;
    assert.ok(line);
    const plain = withoutMarkup(line);
    assert.equal(plain.text, text, source);
    for (let at = 0; at < text.length; at++) {
      const character = text.charAt(at);
      if (character === ' ') continue;
      assert.equal(source.charAt(sourceOffset(plain, at)), character, `${source}, ${String(at)}`);
    }
    assert.equal(source.charAt(plain.start), text.charAt(0));
    assert.equal(source.charAt(plain.end - 1), text.at(-1));
  }
});

test('markup: a heading’s tag tells its level', () => {
  const level = (source: string): number | undefined => readDocument(source).lines.map(withoutMarkup)[0]?.level;
  assert.equal(level('文字\n\n<h2>一、总体情况</h2>'.slice(4)), 2);
  assert.equal(level('## 一、总体情况'), 2);
});
