import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { between, fixture, replaced, rightReport, withCell, withRow } from '../../../test/unit/reports.ts';
import { analyse, positionAt, quickFixes } from './index.ts';
import type { QuickFix, Span } from './index.ts';

/** The repairs offered for a span; comments that silence a rule come after them. */
function repairs(text: string, span: Span): readonly QuickFix[] {
  const all = quickFixes(analyse(text), span);
  const count = all.filter(({ finding, fix }) => finding.fixes.includes(fix)).length;
  return all.slice(0, count);
}

/** The rules whose repairs are offered where the cursor stands on a piece of the text. */
function offered(text: string, piece: string, offset = 0): readonly string[] {
  const start = text.indexOf(piece) + offset;
  assert.ok(start >= offset);
  return repairs(text, { start, end: start }).map(({ finding }) => finding.rule);
}

const wrong = withCell(
  replaced(rightReport(), '五、存在的主要问题及改进情况', '五、存在问题及改进情况'),
  '行政复议',
  5,
  '55',
);

test('quick fixes: of the findings under the cursor, from its first to behind its last character', () => {
  assert.deepEqual([...new Set(offered(wrong, '| 55 |', 2))], ['proceeding-total']);
  assert.deepEqual([...new Set(offered(wrong, '| 55 |', 4))], ['proceeding-total']);
  assert.deepEqual(offered(wrong, '| 55 |', 5), []);
  assert.deepEqual(offered(wrong, '五、存在问题'), ['section-heading']);
  assert.deepEqual(offered(wrong, '存在的主要问题：'), []);
});

test('quick fixes: of every finding that a selection touches', () => {
  const fixes = repairs(wrong, { start: 0, end: wrong.length });
  assert.deepEqual([...new Set(fixes.map(({ finding }) => finding.rule))].sort(), [
    'proceeding-total',
    'section-heading',
  ]);
});

test('quick fixes: the preferred come first', () => {
  const text = replaced(
    replaced(rightReport(), between(rightReport(), '## 五、', '## 六、'), ''),
    between(rightReport(), '## 二、', '## 三、'),
    '',
  );
  const preferred = repairs(text, { start: 0, end: text.length }).map(({ fix }) => fix.preferred);
  assert.deepEqual(preferred, [true, true, false, false]);
});

test('quick fixes: relations that one repair mends are one finding with one fix', () => {
  const text = withRow(rightReport(), '三、（七）总计', ['5', '2', '0', '0', '0', '1', '8']);
  const start = text.indexOf('0 | 1 | 8 |');
  const [one, ...more] = repairs(text, { start, end: start });
  assert.ok(one && more.length === 0);
  assert.deepEqual(analyse(applied(text, one.fix.edits)).findings, []);
});

test('quick fixes: a comment that silences a rule is called by what the rule finds, the id behind it', () => {
  const text = withCell(rightReport(), '行政复议', 5, '55');
  const titles = quickFixes(analyse(text), { start: 0, end: text.length }).map(({ fix }) => fix.title);
  assert.deepEqual(titles.at(-1), {
    zh: '在这一行不再检查“复议诉讼总计不等于各项之和”（proceeding-total），请写明理由',
    en: 'Silence “Total of proceedings differs from their sum” (proceeding-total) on this line, giving the reason',
  });
});

/** The total of outcomes stands in the text and, after it, in table three. */
const withWrongTotal = (page: string): string => page.replace(/13312(?!.*13312)/s, '13313');

test('quick fixes: a comment silences one rule on one line, in every shape, and changes no reading', () => {
  const texts = [
    wrong,
    wrong.replaceAll('\n', '\r\n'),
    ...['2021-word-paste.txt', '2021-web-paste.txt', '2021-spreadsheet.txt', '2021-html-tables.md'].map((name) =>
      withWrongTotal(fixture(name)),
    ),
  ];
  for (const text of texts) {
    const before = analyse(text);
    const silences = quickFixes(before, { start: 0, end: text.length }).filter(
      ({ finding, fix }) => !finding.fixes.includes(fix),
    );
    assert.ok(silences.length > 0 && silences.length >= new Set(before.findings.map(({ rule }) => rule)).size);
    for (const { finding, fix } of silences) {
      assert.equal(fix.preferred, false);
      assert.match(fix.title.zh, new RegExp(finding.rule));
      const after = analyse(applied(text, fix.edits));
      const line = positionAt(before.document, finding.span.start).line;
      const left = before.findings.filter(
        ({ rule, span }) => rule !== finding.rule || positionAt(before.document, span.start).line !== line,
      );
      assert.deepEqual(
        after.findings.map(({ rule, message }) => [rule, message.zh]),
        left.map(({ rule, message }) => [rule, message.zh]),
      );
    }
  }
});
