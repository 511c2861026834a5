import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clipboardOf, countingGrid, plainGrid, programs } from '../../../test/unit/clipboards.ts';
import { applied } from '../../../test/unit/fixes.ts';
import { cellsOf, claims, fixture } from '../../../test/unit/reading/reading.ts';
import { rightReport } from '../../../test/unit/reports.ts';
import { displayWidth } from '../report/canonical.ts';
import { analyse, newReport, paste } from './index.ts';
import type { Clipboard, Conversion } from './index.ts';

const BLANK = newReport({ organ: '云岭县水利局', year: 2024 });
const TABLES = ['proactive', 'requests', 'proceedings'] as const;

function pasted(text: string, place: string | number, clipboard: Clipboard): Conversion & { readonly after: string } {
  const start = typeof place === 'number' ? place : text.indexOf(place);
  assert.ok(start >= 0);
  const made = paste(analyse(text), { start, end: start }, clipboard);
  assert.ok(made, 'something is known of it');
  return { ...made, after: applied(text, made.edits) };
}

const valuesOf = (text: string, id: (typeof TABLES)[number]) =>
  cellsOf(analyse(text).report)
    .filter(({ table }) => table === id)
    .map(({ raw }) => raw);

for (const program of Object.keys(programs)) {
  for (const id of TABLES) {
    test(`paste from ${program}: ${id}, its spans resolved, takes the place of the blank table`, () => {
      for (const text of [BLANK, BLANK.replaceAll('\n', '\r\n')]) {
        const count = cellsOf(analyse(text).report).filter(({ table }) => table === id).length;
        const { after, notices, title } = pasted(text, '## 二', clipboardOf(program, countingGrid('2021', id)));
        const values = valuesOf(after, id);
        assert.equal(new Set(values).size, count);
        // Printed from left to right and top to bottom, each number is in its own cell.
        assert.deepEqual(
          values,
          [...values].sort((a, b) => Number(a) - Number(b)),
        );
        assert.deepEqual(notices, []);
        assert.match(title.zh, /^粘贴为标准表格/);
        assert.equal(after.split('\n').length, text.split('\n').length, 'no line is added');
      }
    });
  }

  test(`paste from ${program}: a block of numbers fills cells to the right and down, and never more than there are`, () => {
    const block = clipboardOf(
      program,
      plainGrid([
        ['1', '2', '3'],
        ['4', '5', '6'],
        ['7', '8', '9'],
      ]),
    );
    const offset = BLANK.indexOf('|', BLANK.indexOf('规章') + 1) + 2;
    const { after, notices } = pasted(BLANK, offset, block);
    assert.deepEqual(valuesOf(after, 'proactive').slice(0, 6), ['1', '2', '3', '4', '5', '6']);
    assert.match(notices[0]?.zh ?? '', /还有3个数没有填：7、8、9。/);
    assert.deepEqual(
      after.split('\n').map((line) => line.length),
      BLANK.split('\n').map((line) => line.length),
      'still lined up',
    );
    // From the second column on, two fit in a row.
    const right = pasted(BLANK, BLANK.indexOf('|', offset) + 2, block);
    assert.deepEqual(valuesOf(right.after, 'proactive').slice(0, 6), ['', '1', '2', '', '4', '5']);
  });

  test(`paste from ${program}: a single row with its label fits the row of that label`, () => {
    const row = clipboardOf(
      program,
      plainGrid([['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '1', '2', '0', '0', '0', '0', '3']]),
    );
    const { after } = pasted(BLANK, '四、结转下年度', row);
    const table = analyse(after).report.tables.requests;
    assert.deepEqual(
      table?.rows.find(({ form }) => form.id === 'partiallyGranted')?.cells.map(({ raw }) => raw),
      ['1', '2', '0', '0', '0', '0', '3'],
    );
    assert.equal(table.rows.flatMap(({ cells }) => cells).filter(({ status }) => status === 'value').length, 7);
  });
}

test('paste: plain text from a sheet does as well', () => {
  const { after } = pasted(BLANK, BLANK.indexOf('|', BLANK.indexOf('规章') + 1) + 2, {
    html: null,
    text: '1\t2\r\n3\t4\r\n',
  });
  assert.deepEqual(valuesOf(after, 'proactive').slice(0, 6), ['1', '2', '', '3', '4', '']);
});

test('paste: numbers wider than the column widen it, and the table stays lined up', () => {
  const { after } = pasted(BLANK, '行政处罚', { html: null, text: '1\n123,456,789,012,345\n' });
  const lines = after.split('\n');
  const last = lines.findIndex((line) => line.startsWith('| 行政强制'));
  const rows = lines.slice(last - 3, last + 1);
  assert.match(rows.at(-1) ?? '', /\| 123,456,789,012,345 \|$/);
  assert.equal(new Set(rows.map(displayWidth)).size, 1);
});

test('paste: text around a table, and what has no place in it, stays as text', () => {
  const grid = [...countingGrid('2021', 'requests')];
  grid.splice(-1, 0, ...plainGrid([['（八）转交其他机关办理', '91', '92', '93', '94', '95', '96', '97']]));
  const before = [['下表由县水利局办公室填写。', 0]] as const;
  const { after, notices } = pasted(BLANK, '\n## 三', clipboardOf('word', grid, before));
  assert.ok(after.includes('下表由县水利局办公室填写。'));
  assert.match(after, /（八）转交其他机关办理 91 92 93 94 95 96 97/);
  assert.equal(notices.length, 1);
});

test('paste: where the table has numbers already it is inserted, and never within another', () => {
  const right = rightReport();
  const inside = right.indexOf('86');
  const { after } = pasted(right, inside, clipboardOf('excel', countingGrid('2021', 'proceedings')));
  const words = right.split(/\s+/);
  let from = 0;
  for (const word of words) {
    from = after.indexOf(word, from);
    assert.ok(from >= 0, word);
  }
  assert.match(after, /\| 86 \|\n\n\| 项目/);
});

test('paste: a whole report becomes one, with headings and canonical tables', () => {
  for (const name of ['2021-page.html', '2019-page.html']) {
    const { after, title } = pasted('', 0, { html: fixture(name), text: null });
    assert.deepEqual(claims(analyse(after).report), claims(analyse(fixture(name)).report));
    assert.match(after, /^# .*年度报告$/m);
    assert.match(after, /^## 一、总体情况$/m);
    assert.match(after, /^\| 三（一）予以公开 /m);
    assert.match(title.zh, /整篇/);
  }
  for (const name of ['2021-word-paste.txt', '2021-web-paste.txt', '2019-spreadsheet.txt']) {
    const { after } = pasted('', 0, { html: null, text: fixture(name) });
    assert.deepEqual(claims(analyse(after).report), claims(analyse(fixture(name)).report));
    assert.match(after, /^## 六、其他需要报告的事项$/m);
  }
});

test('paste: what is none of these is pasted as text', () => {
  const nothing: readonly Clipboard[] = [
    { html: null, text: '5' },
    { html: '<meta charset="utf-8"><b>5</b>', text: '5' },
    { html: null, text: '本年度新收申请8件。' },
    { html: '<meta charset="utf-8"><p>本年度<b>新收</b>申请8件。</p>', text: '本年度新收申请8件。' },
    { html: null, text: null },
    { html: '', text: '' },
    clipboardOf(
      'word',
      plainGrid([
        ['月份', '条数'],
        ['一月', '3'],
      ]),
    ),
  ];
  const text = rightReport();
  for (const clipboard of nothing) {
    for (const start of [text.indexOf('86'), text.indexOf('各项公开'), 0]) {
      assert.equal(paste(analyse(text), { start, end: start }, clipboard), null, JSON.stringify(clipboard));
    }
  }
  const numbers = clipboardOf('excel', plainGrid([['1', '2']]));
  assert.equal(paste(analyse(text), { start: 0, end: 0 }, numbers), null, 'outside of a table');
  assert.equal(paste(analyse('# 会议记录\n'), { start: 0, end: 0 }, numbers), null, 'in no report');
});
