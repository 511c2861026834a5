import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { fixture, replaced, rightReport } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

test('unknown-row: a row that the form does not have', () => {
  const finding = findingIn(
    replaced(
      rightReport(),
      '| 四、结转下年度继续办理 |',
      '| [[unknown-row|三、（八）转交其他机关办理]] | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n| 四、结转下年度继续办理 |',
    ),
  );
  assert.equal(finding.severity, 'warning');
  assertSays(finding, '第三部分', '（八）转交其他机关办理');
  assert.deepEqual(finding.fixes, [], 'what does not fit is kept and reported');
});

test('unknown-row: a row of table two', () => {
  assertSays(
    findingIn(replaced(rightReport(), '| 行政强制 |', '| [[unknown-row|行政奖励]] | 4 |\n| 行政强制 |')),
    '第二部分',
    '行政奖励',
  );
});

test('unknown-row: headers repeated after a page break, blank rows and notes are no rows', () => {
  const text = rightReport();
  const header = text.split('\n').find((line) => line.includes('| 自然人 |')) ?? '';
  assertRight(replaced(text, '| 四、结转下年度继续办理 |', `${header}\n| 四、结转下年度继续办理 |`));
  for (const name of ['2021-pipe-split.md', '2021-pdf-columns.txt', '2019-html-tables.md']) assertRight(fixture(name));
});

test('unknown-row: a table of the author that is no official one is none of ours', () => {
  const own = '\n\n| 渠道 | 条数 |\n| --- | --- |\n| 网站 | 120 |\n| 公众号 | 6 |\n\n';
  const text = replaced(rightReport(), '改进情况：一是', `${own}改进情况：一是`);
  assert.deepEqual(analyse(text).findings, []);
});
