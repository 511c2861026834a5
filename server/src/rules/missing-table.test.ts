import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { between, fixture, replaced, rightReport } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

const sections = [
  { id: 'proactive', heading: '二、主动公开政府信息情况', next: '## 三、' },
  { id: 'requests', heading: '三、收到和处理政府信息公开申请情况', next: '## 四、' },
  { id: 'proceedings', heading: '四、政府信息公开行政复议、行政诉讼情况', next: '## 五、' },
] as const;

for (const year of [2024, 2020]) {
  for (const { id, heading, next } of sections) {
    test(`missing-table: ${heading}, ${String(year)}`, () => {
      const report = rightReport(year);
      const section = between(report, `## ${heading}`, next);
      const written = `## ${heading}\n\n本年度有关数据均为零。\n\n`;
      const finding = findingIn(replaced(report, section, replaced(written, heading, `[[missing-table|${heading}]]`)));
      assert.equal(finding.severity, 'error');
      assertSays(finding, heading);
      assert.equal(finding.fixes[0]?.preferred, true);
      const fixed = applied(replaced(report, section, written), finding.fixes[0].edits);
      assert.ok(fixed.includes('本年度有关数据均为零。'), "the author's words stay");
      const table = analyse(fixed).report.tables[id];
      assert.equal(table?.form.edition, year === 2020 ? '2019' : '2021');
      assert.ok(table.rows.every((row) => row.cells.every((cell) => cell.status === 'blank')));
    });
  }
}

test('missing-table: a text whose cells are glued together is told once, and no number of it is judged', () => {
  const glued = rightReport()
    .replaceAll(/^#+ /gm, '')
    .replaceAll(/^\|[ -|]*$/gm, '')
    .replaceAll(/[|\n]| {2,}/g, '');
  const { findings, report } = analyse(glued);
  const tables = findings.filter(({ rule }) => rule === 'missing-table');
  assert.equal(tables.length, 1);
  assertSays(tables[0] ?? assert.fail(), '换行');
  assert.deepEqual(
    findings.filter(({ rule }) => /total|balance|cell|row|count/.test(rule)),
    [],
  );
  assert.ok(report.identities.every(({ status }) => status === 'notAssessable'));
});

test('missing-table: a table of which only the head is left is told to be that', () => {
  const report = rightReport();
  const table = between(report, '| 信息内容', '## 三、');
  const heading = '二、主动公开政府信息情况';
  const cut = replaced(report, table, '| 信息内容 | 本年制发件数 | 本年废止件数 |\n\n');
  const finding = findingIn(replaced(cut, `## ${heading}`, `## [[missing-table|${heading}]]`));
  assertSays(finding, '表头');
  assert.deepEqual(finding.fixes, []);
});

test('missing-table: in every shape the tables are found', () => {
  for (const name of [
    '2021-html-tables.md',
    '2021-page.html',
    '2021-pipe-split.md',
    '2021-spreadsheet.txt',
    '2021-pdf-columns.txt',
  ]) {
    assertRight(fixture(name));
  }
});
