import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { fixture, replaced, rightReport } from '../../../test/unit/reports.ts';
import {
  addendsAt,
  analyse,
  citationLinks,
  regulationText,
  relatedCells,
  renameableAt,
  renameAt,
  tokens,
  totalsAt,
} from './index.ts';
import type { Analysis, Renaming } from './index.ts';

/** The offset of a cell, by the table's and the form's ids. */
function cellOf(analysis: Analysis, table: 'requests' | 'proceedings', row: string, column: string): number {
  const cell = analysis.report.tables[table]?.rows
    .find(({ form }) => form.id === row)
    ?.cells.find(({ columnId }) => columnId === column);
  assert.ok(cell?.span);
  return cell.span.start;
}

test('related cells: a total leads to what it is the sum of, and back, in every notation', () => {
  for (const shape of ['canonical.md', 'html-tables.md', 'web-paste.txt', 'word-paste.txt', 'pdf-columns.txt']) {
    const analysis = analyse(fixture(`2021-${shape}`));
    const total = cellOf(analysis, 'requests', 'newRequests', 'total');
    const addend = cellOf(analysis, 'requests', 'newRequests', 'business');
    const addends = addendsAt(analysis, total);
    assert.equal(addends.length, 6, shape);
    assert.ok(addends.some(({ start }) => start === addend));
    assert.ok(totalsAt(analysis, addend).some(({ start }) => start === total));
    assert.deepEqual(addendsAt(analysis, addend), [], 'what is no total has no addends');
    const related = relatedCells(analysis, total);
    assert.ok(related.some(({ span, role }) => span.start === total && role === 'total'));
    assert.deepEqual(
      related.map(({ span }) => span.start),
      [...new Set(related.map(({ span }) => span.start))].sort((a, b) => a - b),
      'each cell once, in order',
    );
  }
});

test('related cells: nothing beside a table, nor in what is no report', () => {
  const analysis = analyse(rightReport());
  assert.deepEqual([relatedCells(analysis, 3), addendsAt(analysis, 3), totalsAt(analysis, 3)], [[], [], []]);
  const other = analyse(rightReport(), { recognition: 'other' });
  assert.deepEqual(relatedCells(other, cellOf(analysis, 'proceedings', 'review', 'total')), []);
});

test('regulation: a citation leads to the line of its article or item, in the version of its year', () => {
  const cited = '按照《政府信息公开条例》第二十条第（五）项公开。';
  const analysis = analyse(replaced(rightReport(), '（二）依申请公开。', `（二）依申请公开。${cited}`));
  const link = citationLinks(analysis).find(({ span }) =>
    analysis.document.text.slice(span.start, span.end).includes('《'),
  );
  assert.equal(link?.regulation, '2019');
  assert.match(regulationText('2019').text.split('\n')[link.line] ?? '', /^（五）/);
  assert.ok(citationLinks(analyse(fixture('2021-html-tables.md'))).length >= 4, 'headings of table two lead there too');
  const { text, lineOf } = regulationText('2019');
  assert.equal(text.match(/^## 第/gm)?.length, 56);
  for (let article = 1; article <= 56; article++) {
    assert.match(text.split('\n')[lineOf({ article, paragraph: null, item: null }) ?? -1] ?? '', /^## 第.*条$/);
  }
  assert.equal(lineOf({ article: 57, paragraph: null, item: null }), null);
});

test('regulation: for 2018 and earlier the two articles that are there, and a line that says so', () => {
  const { text, lineOf } = regulationText('2007');
  assert.equal(text.match(/^## 第/gm)?.length, 2);
  assert.match(text, /摘录/);
  assert.equal(lineOf({ article: 20, paragraph: null, item: null }), null);
});

function renamed(text: string, at: string, name: string): Renaming {
  const analysis = analyse(text);
  const renaming = renameAt(analysis, text.indexOf(at), name);
  assert.ok(renaming !== null && !('zh' in renaming));
  return renaming;
}

test('rename: the organ in title, prose and signature, and in the name of the file', () => {
  const text = replaced(
    rightReport(),
    '没有其他需要报告的事项。',
    '没有其他需要报告的事项。\n\n云岭县水利局\n\n2025年1月15日',
  );
  const { edits, toConfirm, fileName } = renamed(text, '云岭县水利局', '清河县农业农村局');
  assert.equal(applied(text, edits), text.replaceAll('云岭县水利局', '清河县农业农村局'));
  assert.deepEqual(toConfirm, []);
  assert.equal(fileName('云岭县水利局2024年报告.md'), '清河县农业农村局2024年报告.md');
  assert.ok(edits.length >= 3);
});

test('rename: the year where the report names itself; other dates are to be confirmed', () => {
  const opening = '2023年的数据见上年报告。2024年6月召开会议。';
  const text = replaced(
    replaced(rightReport(), '（一）主动公开。', `${opening}\n\n（一）主动公开。`),
    '没有其他需要报告的事项。',
    '没有其他需要报告的事项。\n\n云岭县水利局\n\n2025年1月15日',
  );
  const { edits, toConfirm, fileName } = renamed(text, '2024年政府', '2025');
  const once = applied(text, edits);
  assert.ok(once.startsWith('# 云岭县水利局2025年政府信息公开工作年度报告'));
  assert.ok(once.includes('2025年1月1日至2025年12月31日'));
  assert.ok(once.includes(opening));
  assert.ok(once.includes('2025年1月15日'), 'the signature is not changed unasked');
  const both = applied(text, [...edits, ...toConfirm]);
  assert.ok(both.includes('2025年6月召开会议') && both.includes('2026年1月15日') && both.includes('2023年的数据'));
  assert.equal(fileName('水利局2024年报告.md'), '水利局2025年报告.md');
});

test('rename: what is no name and no year is refused with a reason; elsewhere nothing is renamed', () => {
  const text = rightReport();
  const analysis = analyse(text);
  const organ = text.indexOf('云岭县水利局');
  for (const name of ['', ' ', '甲\n乙', '|']) assert.ok('zh' in (renameAt(analysis, organ, name) ?? {}), name);
  const year = text.indexOf('2024年政府');
  for (const name of ['24', '二〇二四', '20245', '1824'])
    assert.ok('zh' in (renameAt(analysis, year, name) ?? {}), name);
  assert.equal(renameableAt(analysis, text.indexOf('主动公开')), null);
  assert.deepEqual(renameableAt(analysis, organ)?.text, '云岭县水利局');
});

test('tokens: title, headings, labels, numbers and totals, on one line each and apart', () => {
  for (const name of ['2021-canonical.md', '2021-web-paste.txt', '2019-page.html', '2014-word-paste.txt']) {
    const text = fixture(name);
    const found = tokens(analyse(text));
    const kinds = new Set(found.map(({ kind }) => kind));
    for (const kind of ['reportTitle', 'reportLabel', 'reportNumber', 'reportTotal'] as const)
      assert.ok(kinds.has(kind), name + kind);
    found.forEach(({ start, end }, index) => {
      assert.ok(start < end && start >= (found[index - 1]?.end ?? 0) && !/[\r\n]/.test(text.slice(start, end)), name);
    });
  }
});
