import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offsetAt, positionAt } from './document.ts';
import { readDocument } from './read.ts';

/** The raw tables of a text as their shape and the texts of their rows. */
function tables(text: string): readonly (readonly [string, readonly (readonly string[])[]])[] {
  return readDocument(text).tables.map((table) => [
    table.shape,
    table.readRows().map((row) => row.map((cell) => cell.text)),
  ]);
}
const lines = (text: string): readonly string[] => readDocument(text).lines.map((line) => line.text);

test('read: bars, with a delimiter row or none, end where prose begins', () => {
  assert.deepEqual(tables('| 信息内容 | 数 |\n|:---|---:|\n| 规章 | 2 |\n本年未变。\n规章 | 3'), [
    [
      'pipe',
      [
        ['信息内容', '数'],
        ['规章', '2'],
      ],
    ],
    ['pipe', [['规章', '3']]],
  ]);
});

test('read: cells led by a tab are rows that blank lines part; a broken label goes on without a tab', () => {
  assert.deepEqual(tables('\t自\n然\n人\n\t\n\t2\n\n\t规章\n\t3'), [
    [
      'tabbedCells',
      [
        ['自\n然\n人', '', '2'],
        ['规章', '3'],
      ],
    ],
  ]);
  assert.deepEqual(lines('\t自\n然'), ['自', '然']);
});

test('read: rows of a sheet keep blank cells wherever they stand', () => {
  assert.deepEqual(tables('第二十条\t\t\n信息内容\t制发\t废止\n规章\t2\t\n\t\t\n'), [
    [
      'tabSeparated',
      [
        ['第二十条', '', ''],
        ['信息内容', '制发', '废止'],
        ['规章', '2', ''],
        ['', '', ''],
      ],
    ],
  ]);
  // A title merged across the sheet is a line too.
  assert.deepEqual(lines('一、总体情况\t\t\t\n甲\t乙'), ['一、总体情况']);
  // One tab behind a line of prose makes no table.
  assert.deepEqual(tables('一、总体情况\t\n'), [['lineCells', [['一、总体情况']]]]);
});

test('read: one cell a line has no rows; lone bars between cells mark none either', () => {
  assert.deepEqual(tables('规章\n\n2\n\n1'), [['lineCells', [['规章', '2', '1']]]]);
  assert.deepEqual(tables('规章\n|\n2\n|\n1\n|'), [['lineCells', [['规章', '2', '1']]]]);
  assert.deepEqual(tables('规章 |\n|\n2 |\n|\n|'), [['lineCells', [['规章', '', '2', '', '']]]]);
  // A bar behind every cell, those of the merged ones behind the row's last.
  assert.deepEqual(tables('条目 | |||\n规章 |\n2 |\n1 | ||'), [['lineCells', [['条目', '规章', '2', '1']]]]);
  // Below a heading the shape may be another.
  assert.deepEqual(
    tables('规章 |\n2 |\n三、甲\n四 | 1 | 2 |\n五 | 3 | 4 |').map(([shape]) => shape),
    ['lineCells', 'pipe'],
  );
  assert.deepEqual(tables('规章 | 2 |\n文件 | 1 |\n3 |'), [['pipe', [['规章', '2'], ['文件', '1'], ['3']]]]);
});

test('read: a label with a long explanation in brackets is a cell', () => {
  const label =
    '规范性文件（行政机关制定发布的决定、公告、通告、意见、通知，以及标题采用“规定”“办法”“细则”“规范”等字样的公文，一般属于这一类）';
  assert.deepEqual(tables(`${label}\n\n2\n\n1`), [['lineCells', [[label, '2', '1']]]]);
});

test('read: HTML in a text keeps the lines around it; a page is HTML throughout', () => {
  const mixed = readDocument('# 标题\n\n<table>\n<tr><td>规章</td><td>2</td></tr>\n</table>\n\n二、甲');
  assert.equal(mixed.isHtml, false);
  assert.deepEqual(
    mixed.lines.map((line) => line.text),
    ['标题', '二、甲'],
  );
  assert.deepEqual(mixed.tables.filter((table) => table.shape === 'html').length, 1);
  assert.equal(readDocument('<p>标题</p>').isHtml, true);
});

test('read: fenced code is no part of the report', () => {
  assert.deepEqual(lines('甲\n```\n一、总体情况\n```\n乙'), ['甲', '乙']);
});

test('read: positions and offsets, at line ends and beyond them', () => {
  const document = readDocument('ab\r\nc\rd');
  assert.deepEqual(
    [0, 2, 4, 5, 6, 99].map((offset) => positionAt(document, offset)).map(({ line, character }) => [line, character]),
    [
      [0, 0],
      [0, 2],
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
    ],
  );
  assert.deepEqual(
    [
      { line: 0, character: 1 },
      { line: 1, character: 99 },
      { line: 9, character: 0 },
      { line: -1, character: 0 },
    ].map((position) => offsetAt(document, position)),
    [1, 5, 7, 0],
  );
});

test('reading: comments change nothing, wherever they stand', () => {
  const rows = ['\t一、本年新收', '\t1', '\t', '\t0', '', '\t二、上年结转', '\t2'];
  const text = rows.join('\n');
  const [plain] = tables(text);
  for (let at = 0; at < rows.length; at++) {
    const withLine = (line: string): string => rows.toSpliced(at, 1, line).join('\n');
    const row = rows[at] ?? '';
    for (const commented of [
      `<!-- 注 -->\n${row}`,
      `  <!-- 注 -->\n${row}`,
      `<!-- 注 --><!-- 又\n注 -->\n${row}`,
      `<!-- 注 -->${row}`,
    ]) {
      if (row === '' && !commented.includes('\n')) continue;
      assert.deepEqual(tables(withLine(commented))[0], plain, JSON.stringify(commented));
    }
    if (row !== '') assert.deepEqual(tables(withLine(`${row}<!-- 注 -->`))[0], plain, row);
  }
});
