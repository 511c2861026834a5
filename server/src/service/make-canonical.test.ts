import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { claims, fixture } from '../../../test/unit/reading/reading.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';
import { analyse, makeCanonical, newReport, refactorings } from './index.ts';

test('make canonical: the table at the cursor alone, whatever its shape', () => {
  for (const name of ['2021-word-paste.txt', '2021-spreadsheet.txt', '2019-pdf-columns.txt', '2021-html-tables.md']) {
    const text = fixture(name);
    const analysis = analyse(text);
    const row = analysis.report.tables.requests?.rows[2]?.label;
    const made = makeCanonical(analysis, row?.start ?? 0);
    assert.equal(made?.edits.length, 1, name);
    const after = applied(text, made.edits);
    assert.match(after, /^\| 三（一）予以公开 /m);
    assert.deepEqual(claims(analyse(after).report), claims(analysis.report), name);
    assert.equal(makeCanonical(analysis, text.indexOf('\n')), null);
  }
});

test('make canonical: what has no place is kept below the table, with its label, and told', () => {
  const row = '| （八）转交其他机关办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n| 四、结转下年度继续办理 |';
  const text = replaced(rightReport(), '| 四、结转下年度继续办理 |', row);
  const made = makeCanonical(analyse(text), text.indexOf('（八）转交'));
  const after = applied(text, made?.edits ?? []);
  assert.match(after, /\n\n（原表中没有对应位置的内容：（八）转交其他机关办理 3 0 0 0 0 0 3。）\n/);
  assert.match(made?.notices[0]?.zh ?? '', /第三部分的表有1处内容没有对应的格子/);
  assert.deepEqual(claims(analyse(after).report), claims(analyse(text).report));
});

test('make canonical: a damaged label is written as the form has it, and that is told', () => {
  const text = replaced(rightReport(), '2.其他法律行政法规禁止公开', '2.其他法律行政止公开');
  const made = makeCanonical(analyse(text), text.indexOf('自然人'));
  assert.deepEqual(
    made?.notices.map(({ zh }) => zh),
    ['第三部分的表的“三、（三）不予公开：2.其他法律行政止公开”按格式写成了“2.其他法律行政法规禁止公开”。'],
  );
});

test('make canonical: comments, notes beside numbers and values that are no number stay', () => {
  const label = '| 四、结转下年度继续办理 |';
  const text = replaced(rightReport(), label, `<!-- 待核 -->\n${label}`);
  const made = makeCanonical(analyse(text), text.indexOf('自然人'));
  assert.ok(applied(text, made?.edits ?? []).includes('<!-- 待核 -->'));
  const written = rightReport().replace(/(\| 三、（一）予以公开 \|) 3 /, '$1 3件，含补报1件 ');
  const kept = makeCanonical(analyse(written), written.indexOf('自然人'));
  assert.match(applied(written, kept?.edits ?? []), /\| 三（一）予以公开 +\| 3件，含补报1件 \|/);
});

test('make canonical: nothing to do in a new report, in a page of HTML, and where there is no report', () => {
  const blank = newReport({ organ: '云岭县水利局', year: 2024 });
  for (const text of [
    blank,
    blank.replaceAll('\n', '\r\n'),
    fixture('2021-page.html'),
    '| 甲 | 1 |\n| --- | --- |\n',
  ]) {
    const analysis = analyse(text);
    for (const offset of [null, text.indexOf('自然人')]) assert.equal(makeCanonical(analysis, offset), null);
  }
});

test('make canonical: offered where the cursor is in such a table, and for the whole document', () => {
  const text = fixture('2021-word-paste.txt');
  const analysis = analyse(text);
  const titles = (offset: number) => refactorings(analysis, 2026, offset).map(({ title }) => title.zh);
  assert.deepEqual(titles(text.indexOf('自然')), ['把第三部分的表整理成标准表格', '把全文的表格和标题整理成标准写法']);
  assert.deepEqual(titles(0), ['把全文的表格和标题整理成标准写法']);
});
