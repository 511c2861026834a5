import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceOffset } from './document.ts';
import { looksLikeHtml, readHtml } from './html.ts';

const rows = (html: string): readonly (readonly (readonly string[])[])[] =>
  readHtml(html).tables.map((table) => table.readRows().map((row) => row.map((cell) => cell.text)));

test('html: what a page is, and what only has a tag in it', () => {
  for (const page of [
    '<!DOCTYPE html>',
    '\uFEFF\n<html>',
    '<!-- saved -->\n<meta charset="utf-8"><p>甲</p>',
    '<div class="a">',
    '甲<table >',
  ]) {
    assert.equal(looksLikeHtml(page), true, page);
  }
  for (const text of [
    '',
    '标题<br>',
    '# 标题\n<p>',
    '<!-- 注 -->\n# 标题\n<div>',
    '<!-- 注 -->\n标题',
    '< div >',
    '<标题>',
  ]) {
    assert.equal(looksLikeHtml(text), false, text);
  }
});

test('html: blocks are lines, with the depth of headings and the place of their text', () => {
  const html = '<div><h2 class="a">一、<b>总体</b>情况</h2>甲<br>乙<p>&nbsp;</p></div>';
  const { lines } = readHtml(html);
  assert.deepEqual(
    lines.map((line) => [line.text, line.level]),
    [
      ['一、总体情况', 2],
      ['甲', 0],
      ['乙', 0],
    ],
  );
  const [heading, ...others] = lines;
  assert.equal(html.slice(heading?.start, heading?.end), '一、<b>总体</b>情况');
  assert.equal(html.slice(heading?.lineStart, heading?.lineEnd), '<h2 class="a">一、<b>总体</b>情况</h2>'.slice(0));
  assert.deepEqual(
    others.map((line) => html.slice(line.start, line.end)),
    ['甲', '乙'],
  );
});

test('html: cells in paragraphs, cells not closed, and the place of a blank one', () => {
  assert.deepEqual(rows('<table><tr><td><p>商业</p><p>企业</p><td>&nbsp;<th>3</table>'), [[['商业\n企业', '', '3']]]);
  const html = '<table><tr><td><p>&nbsp;</p></td><td></td></tr></table>';
  const [first, second] = readHtml(html).tables[0]?.readRows()[0] ?? [];
  assert.equal(first?.start, first?.end);
  assert.ok((first?.start ?? 0) >= html.indexOf('<td>') + 4 && (first?.start ?? 99) <= html.indexOf('</td>'));
  assert.equal(second?.start, html.lastIndexOf('</td>'));
});

test('html: text in scripts and styles is none of the page, text outside cells none of the table', () => {
  const { lines, tables } = readHtml(
    '<style>p{}</style><script>var a = "<td>1";</script><p>甲</p><table>乙<tr>丙<td>1</td></tr></table>丁',
  );
  assert.deepEqual(
    lines.map((line) => line.text),
    ['甲', '丁'],
  );
  assert.deepEqual(
    tables.map((table) => table.readRows()),
    [[[{ text: '1', start: tables[0]?.readRows()[0]?.[0]?.start, end: tables[0]?.readRows()[0]?.[0]?.end }]]],
  );
});

test('html: a table in a cell is a table of its own', () => {
  assert.deepEqual(rows('<table><tr><td>1<table><tr><td>2</table><td>3</table>'), [[['2']], [['1', '3']]]);
});

test('html: nothing open at the end goes beyond the text', () => {
  for (const html of ['<table', '<table><td', '<table><tr><td>1', '<p>&', '<!--', '<table><td>1</ta']) {
    const { lines, tables } = readHtml(html);
    for (const { start, end } of [...lines, ...tables, ...tables.flatMap((table) => table.readRows().flat())]) {
      assert.ok(start >= 0 && start <= end && end <= html.length, html);
    }
  }
});

test('html: however deep a page, what stands behind is read', () => {
  const { tables } = readHtml(
    '<table><tr><td>1</td></tr></table>' + '<div>'.repeat(20_000) + '<table><tr><td>2</td></tr></table>',
  );
  assert.deepEqual(
    tables.map((table) =>
      table
        .readRows()
        .flat()
        .map((cell) => cell.text),
    ),
    [['1'], ['2']],
  );
});

test('html: a table in a text ends where its tag is closed, and what stands before it does not hide it', () => {
  const text = '标题 <a href="\n<!-- 注\n<TABLE border="1"><tr><td>1<table><tr><td>2</table></table> 文 <table><td>3';
  const { tables, wholeDocument } = readHtml(text);
  assert.equal(wholeDocument, false);
  assert.deepEqual(
    tables.map((table) => [
      table
        .readRows()
        .flat()
        .map((cell) => cell.text),
      text.slice(table.start, table.start + 6),
    ]),
    [
      [['2'], '<table'],
      [['1'], '<TABLE'],
      [['3'], '<table'],
    ],
  );
  assert.ok(text.slice(tables[1]?.end).startsWith(' 文'));
  assert.equal(tables[2]?.end, text.length);
});

test('html: entities are the characters they stand for, each in its place', () => {
  const html = '<p>甲&amp;乙&nbsp;丙&#49;</p>';
  const [line] = readHtml(html).lines;
  assert.equal(line?.text, '甲&乙\u00a0丙1');
  assert.equal(html.slice(line.start, line.end), '甲&amp;乙&nbsp;丙&#49;');
  assert.equal(html[sourceOffset(line, line.text.indexOf('丙'))], '丙');
});

test('html: cells keep how far they reach; a number that reaches down leaves a blank below, so that others stay in their columns', () => {
  const [row] = readHtml('<table><tr><td colspan=3 rowspan="2">甲</td><td>1</table>').tables[0]?.readRows() ?? [];
  assert.deepEqual([row?.[0]?.columns, row?.[0]?.rows, row?.[1]?.columns], [3, 2, undefined]);
  assert.deepEqual(
    rows(
      '<table><tr><th rowspan=2>甲<td>乙<td colspan=2>1<td rowspan=2>2<td>3<tr><td>丙<td>4<td>5<td>6' +
        '<tr><td colspan=2>丁<td colspan=4>7</table>',
    ),
    [
      [
        ['甲', '乙', '1', '2', '3'],
        ['丙', '4', '5', '', '6'],
        ['丁', '7'],
      ],
    ],
  );
  assert.deepEqual(rows('<table><tr><td>甲<td colspan=0>1<td colspan="x">2<td rowspan=-3>3<tr><td>4</table>'), [
    [['甲', '1', '2', '3'], ['4']],
  ]);
  const [far] = readHtml('<table><tr><td colspan=999999999>1</table>').tables[0]?.readRows()[0] ?? [];
  assert.equal(far?.columns, 100);
});

test('html: a raised figure is a mark, struck out text stands apart, characters of no width are blank', () => {
  assert.deepEqual(
    rows(
      '<table><tr><td>14<sup>1</sup><td>14<sup><a href="#n">[12]</a></sup>3<td><del>15</del>14<td>1<b>4</b><td>\u200b<td>&#8203;</table>',
    ),
    [[['14¹', '14[¹²]3', '15 14', '14', '', '']]],
  );
});

test('html: a page may begin behind millions of blanks and comments', () => {
  const page = '<html><body><p>一、总体情况</p></body></html>';
  for (const before of [' '.repeat(10_000_000), '<!-- -->\n'.repeat(1_000_000), '\uFEFF <!---->\n'])
    assert.equal(looksLikeHtml(before + page), true);
  for (const before of ['<!-- ', '<!-- -->文', ' '.repeat(10_000_000) + '文'])
    assert.equal(looksLikeHtml(before + page), false);
});
