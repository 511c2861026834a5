import assert from 'node:assert/strict';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { foreignMarkdown, foreignName, foreignWords } from './foreign-name.ts';

test('foreign name: makes no link, turns no text, fills no screen', () => {
  assert.equal(foreignName('blank-cell'), 'blank-cell');
  assert.equal(foreignName('[修复](command:workbench.action.quit)'), '修复command:workbench.action.quit');
  assert.equal(foreignName('<a href="x">y</a>'), 'a href="x"y/a');
  assert.equal(foreignName('a\u202Eb\u0007c\u001B[31md\u2028e'), 'abc31mde');
  assert.equal(foreignName('长'.repeat(1_000_000)).length, 41);
});

test('foreign words: keep their brackets, of which no link is made', () => {
  assert.equal(foreignWords('现行有效件数(历史累计)'), '现行有效件数（历史累计）');
  assert.equal(foreignWords('[修复](command:quit) <b>'), '［修复］（command:quit） ＜b＞');
  assert.equal(foreignWords('长'.repeat(1_000_000)).length, 41);
});

test('foreign Markdown: every character is shown, none is a mark', () => {
  const text = '某局[a](command:b) <img src=x> https://a.b www.a.b a@b.c **c** `d` ~~e~~ &lt; # $(law) \\ | ![f](g)';
  const html = new MarkdownIt({ html: true, linkify: true }).render(foreignMarkdown(text));
  assert.equal(html.trim(), `<p>${escaped(text)}</p>`);
  assert.equal(foreignMarkdown('某\u202E局\n\n- 某办'), '某 局 \\- 某办');
  assert.ok(foreignMarkdown('长'.repeat(1_000_000)).length < 300);
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
