import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { fixture, replaced, rightReport } from '../../../test/unit/reports.ts';

const title = '云岭县水利局2024年政府信息公开工作年度报告';
const withoutTitle = replaced(rightReport(), `# ${title}\n\n`, '');

test('missing-title: a report without title is told at its first words, and the title made of organ and year', () => {
  const finding = findingIn(
    replaced(
      withoutTitle,
      '根据《中华人民共和国政府信息公开条例》编',
      '[[missing-title|根据《中华人民共和国政府信息公开条例》编]]',
    ),
  );
  assert.equal(finding.severity, 'warning');
  assert.equal(finding.clause, null);
  assertSays(finding, '标题', '政府信息公开工作年度报告');
  assert.equal(finding.fixes.length, 1);
  assert.equal(applied(withoutTitle, finding.fixes[0]?.edits ?? []), rightReport());
});

test('missing-title: a plain text gets a plain title, and where no organ is named a place for it', () => {
  const plain = withoutTitle.replaceAll(/^#+ /gm, '').replaceAll(/云岭县水利局\n|云岭县水利局，?/g, '我局');
  const finding = findingIn(`[[missing-title|${plain.slice(0, 20)}]]${plain.slice(20)}`);
  const [first] = applied(plain, finding.fixes[0]?.edits ?? []).split('\n');
  assert.match(first ?? '', /^（.+）2024年政府信息公开工作年度报告$/);
});

test('missing-title: a title in any usual form is a title', () => {
  assertRight(replaced(rightReport(), `# ${title}`, title));
  assertRight(replaced(rightReport(), `# ${title}`, `\u3000\u3000${title}`));
  assertRight(replaced(rightReport(), `# ${title}`, '# 2024年云岭县水利局政府信息公开工作年度报告'));
  assertRight(replaced(rightReport(), `# ${title}`, `网站首页 > 政府信息公开\n\n发布时间：2025-01-15\n\n# ${title}`));
});

test('missing-title: reports on 2018 and earlier need none', () => {
  assertRight(replaced(fixture('2014-canonical.md'), '# 澜州市林业局2017年政府信息公开工作年度报告\n', ''));
});
