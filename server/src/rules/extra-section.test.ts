import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { fixture, replaced, rightReport } from '../../../test/unit/reports.ts';

const before = '云岭县水利局\n\n2025';
const withSection = (heading: string): string =>
  replaced(rightReport(), before, `${heading}\n\n明年将继续做好各项公开工作。\n\n${before}`);

test('extra-section: a seventh section is told, in Markdown and plain', () => {
  const finding = findingIn(withSection('## [[extra-section|七、下一步工作打算]]'));
  assert.equal(finding.severity, 'warning');
  assertSays(finding, '七、下一步工作打算', '不宜泛化');
  findingIn(withSection('## [[extra-section|七、下一步工作打算]]').replaceAll(/^#+ /gm, ''));
});

test('extra-section: an annex is fine', () => {
  for (const heading of [
    '## 附件',
    '## 附件：政府信息公开情况统计表',
    '附件1',
    '## 七、附件',
    '附：名词解释',
    '## 附录',
  ])
    assertRight(withSection(heading));
});

test('extra-section: sub-headings, enumerations and rows of tables are no sections', () => {
  assertRight(withSection('### （一）下一步工作打算'));
  assertRight(withSection('（一）下一步工作打算'));
  assertRight(
    replaced(rightReport(), '改进情况：一是增加图解；', '改进情况：\n\n1.增加图解；\n\n2.加强培训；\n\n一是'),
  );
  for (const name of [
    '2021-web-paste.txt',
    '2019-word-paste.txt',
    '2021-pdf-columns.txt',
    '2021-html-tables.md',
    '2021-page.html',
  ])
    assertRight(fixture(name));
});

test('extra-section: a report on 2018 or earlier has its own headings', () => {
  assertRight(fixture('2014-canonical.md'));
});
