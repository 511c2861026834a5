import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixture, rightReport } from '../../../test/unit/reports.ts';
import { analyse, folds, outline, positionAt, selectionSpans } from './index.ts';
import type { OutlineItem } from './index.ts';

function names(items: readonly OutlineItem[], kinds: readonly OutlineItem['kind'][]): readonly string[] {
  return items.flatMap(({ kind, name, children }) => [
    ...(kinds.includes(kind) ? [name.zh] : []),
    ...names(children, kinds),
  ]);
}

function all(items: readonly OutlineItem[]): readonly OutlineItem[] {
  return items.flatMap((item) => [item, ...all(item.children)]);
}

test('outline: sections with sub-headings, tables and rows in them', () => {
  const items = outline(analyse(rightReport()));
  assert.deepEqual(
    items.map(({ kind, name }) => `${kind} ${name.zh}`),
    [
      'title 云岭县水利局2024年政府信息公开工作年度报告',
      'section 一、总体情况',
      'section 二、主动公开政府信息情况',
      'section 三、收到和处理政府信息公开申请情况',
      'section 四、政府信息公开行政复议、行政诉讼情况',
      'section 五、存在的主要问题及改进情况',
      'section 六、其他需要报告的事项',
    ],
  );
  assert.deepEqual(names(items[1]?.children ?? [], ['heading']), [
    '（一）主动公开',
    '（二）依申请公开',
    '（三）政府信息管理',
    '（四）政府信息公开平台建设',
    '（五）监督保障',
  ]);
  const table = items[3]?.children.find(({ kind }) => kind === 'table');
  const row = table?.children[0];
  assert.equal(row?.name.zh, '一、本年新收政府信息公开申请数量');
  assert.equal(row.detail, '5 2 0 0 1 0 8');
});

test('outline: the same tables and rows in every notation', () => {
  for (const edition of ['2019', '2021']) {
    const expected = names(outline(analyse(fixture(`${edition}-canonical.md`))), ['section', 'table']);
    assert.equal(expected.filter((name) => name.endsWith('的表')).length, 3);
    for (const shape of ['html-tables.md', 'web-paste.txt', 'word-paste.txt', 'pdf-columns.txt', 'spreadsheet.txt']) {
      const items = outline(analyse(fixture(`${edition}-${shape}`)));
      assert.deepEqual(names(items, ['section', 'table']), expected, shape);
      assert.ok(names(items, ['row']).length > 30, shape);
    }
  }
});

test('outline, folds, selections: names lie in their parts, parts in those around them, whatever the text', () => {
  const texts = [
    '2014-canonical.md',
    '2019-page.html',
    '2021-web-paste.txt',
    '2021-word-paste.txt',
    '2021-canonical.md',
  ]
    .map(fixture)
    // Cut off anywhere, and without line breaks.
    .flatMap((text) => [text, text.slice(0, 1500), text.slice(800, 4000), text.replaceAll('\n', ' ')]);
  let found = 0;
  for (const text of texts) {
    const analysis = analyse(text, { recognition: 'report' });
    const check = (items: readonly OutlineItem[], outer: OutlineItem['span']): void => {
      for (const { name, span, nameSpan, children } of items) {
        found++;
        assert.notEqual(name.zh.trim(), '');
        assert.ok(outer.start <= span.start && span.end <= outer.end, name.zh);
        assert.ok(span.start <= nameSpan.start && nameSpan.start <= nameSpan.end && nameSpan.end <= span.end, name.zh);
        check(children, span);
      }
    };
    check(outline(analysis), { start: 0, end: text.length });
    for (const { first, last } of folds(analysis)) assert.ok(0 <= first && first < last);
    for (let offset = 0; offset <= text.length; offset += 97) {
      const spans = selectionSpans(analysis, offset);
      spans.forEach(({ start, end }, index) => {
        const inner = spans[index - 1] ?? { start: offset, end: offset };
        assert.ok(start <= inner.start && inner.end <= end && (index === 0 || end - start > inner.end - inner.start));
      });
    }
  }
  assert.ok(found > 500);
});

test('folds: sections, sub-headings, tables and comments of several lines', () => {
  const analysis = analyse(rightReport().replace('（二）依申请公开。', '<!--\n备注\n-->\n\n（二）依申请公开。'));
  const lines = analysis.document.text.split('\n');
  const folded = folds(analysis).map(
    ({ kind, first, last }) => `${kind} ${lines[first]?.slice(0, 8) ?? ''} ${last - first}`,
  );
  assert.ok(folded.includes('comment <!-- 2'));
  assert.equal(folded.filter((fold) => fold.startsWith('region ## ')).length, 6);
  const table = all(outline(analysis)).find(({ kind }) => kind === 'table');
  const first = positionAt(analysis.document, table?.span.start ?? -1).line;
  assert.ok(folds(analysis).some((fold) => fold.first === first));
});

test('selections: from a cell to its row, its table, its section and all', () => {
  const analysis = analyse(rightReport());
  const { text } = analysis.document;
  const label = '| 一、本年新收政府信息公开申请数量';
  const at = text.indexOf('5', text.indexOf(label));
  const grown = selectionSpans(analysis, at).map(({ start, end }) => text.slice(start, end));
  assert.equal(grown[0], '5');
  assert.ok(grown.some((part) => part.startsWith(label) && !part.includes('\n')));
  assert.ok(grown.some((part) => part.startsWith('|') && part.includes('四、结转下年度继续办理')));
  assert.ok(grown.some((part) => part.startsWith('## 三、') && !part.includes('## 四、')));
  assert.equal(grown.at(-1), text);
});

test('outline: nothing for what is no report', () => {
  const analysis = analyse('# 会议记录\n\n今天讨论了三件事。\n');
  assert.deepEqual([outline(analysis), folds(analysis), selectionSpans(analysis, 3)], [[], [], []]);
});
