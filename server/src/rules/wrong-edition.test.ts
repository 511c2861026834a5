import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { between, fixture, replaced, rightReport } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

const inYear = (text: string, from: number, to: number): string =>
  text.replaceAll(String(from + 1), String(to + 1)).replaceAll(String(from), String(to));

test('wrong-edition: a report on 2022 with the tables of 2019 is told so once, wherever the labels show it', () => {
  const old = inYear(rightReport(2020), 2020, 2022);
  const finding = findingIn(replaced(old, '本年新制作数量', '[[wrong-edition|本年新制作数量]]'));
  assert.equal(finding.severity, 'error');
  assertSays(finding, '2019年', '2021年', '2022年', '国办公开办函〔2021〕30号', '第二部分', '第三部分');
  const [third] = finding.related;
  assert.equal(old.slice(third?.span.start, third?.span.end), '三、（六）其他处理');
});

test('wrong-edition: tables of 2021 in a report on 2020', () => {
  const early = inYear(rightReport(2024), 2024, 2020);
  const rules = analyse(early).findings.map(({ rule }) => rule);
  assert.ok(rules.length > 0 && rules.every((rule) => rule === 'wrong-edition'), rules.join());
});

test('wrong-edition: one table of the other edition is told, the others are not', () => {
  const table = between(rightReport(2020), '### 第二十条第（一）项', '\n\n## 三、');
  const mixed = replaced(rightReport(), between(rightReport(), '### 第二十条第（一）项', '\n\n## 三、'), table);
  const finding = findingIn(replaced(mixed, '本年新制作数量', '[[wrong-edition|本年新制作数量]]'));
  assertSays(finding, '第二部分');
});

test('wrong-edition: the statistics table of 2014 in a report on 2022', () => {
  const table = between(fixture('2014-canonical.md'), '附件');
  const text = replaced(
    rightReport(),
    '云岭县水利局\n\n2025',
    `${table.replaceAll('2017', '2024')}\n\n云岭县水利局\n\n2025`,
  );
  const finding = analyse(text).findings.find(({ rule }) => rule === 'wrong-edition');
  assertSays(finding ?? assert.fail(), '统计表', '2024年');
});

test('wrong-edition: each year has its own edition', () => {
  for (const year of [2019, 2020, 2021, 2022, 2025]) assertRight(rightReport(year));
  assertRight(fixture('2014-canonical.md'));
});

test('wrong-edition: a forced edition is the one to follow', () => {
  const old = inYear(rightReport(2020), 2020, 2022);
  assertRight(old, { edition: '2019', recognition: 'auto' });
  const forced = analyse(rightReport(2024), { edition: '2019', recognition: 'auto' }).findings;
  assert.ok(forced.some(({ rule }) => rule === 'wrong-edition'));
});
