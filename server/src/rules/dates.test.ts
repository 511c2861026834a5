import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

const right = rightReport();
const period = '2024年1月1日至2024年12月31日';
const signed = '2025年1月15日';

test('year-mismatch: title and period disagree', () => {
  const finding = findingIn(replaced(right, period, '[[year-mismatch|2023年1月1日至2023年12月31日]]'));
  assert.equal(finding.severity, 'warning');
  assertSays(finding, '2024', '2023');
});

test('year-mismatch: other years may be told of', () => {
  assertRight(replaced(right, '组织业务培训2次', '比2023年增加1次，2025年将继续，组织业务培训2次'));
});

test('reporting-period: not the whole year', () => {
  const finding = findingIn(replaced(right, period, '[[reporting-period|2024年1月1日至2024年11月30日]]'));
  assert.equal(finding.severity, 'information');
});

test('reporting-period: the same in other words', () => {
  assertRight(replaced(right, period, '2024年1月1日起至12月31日止'));
});

test('late-publication: a department after 31 January', () => {
  const finding = findingIn(replaced(right, signed, '[[late-publication|2025年2月1日]]'));
  assert.equal(finding.severity, 'warning');
  assert.equal(finding.clause, '第四十九条');
  assertSays(finding, '2025年2月1日', '1月31日', '第四十九条');
  assertRight(replaced(right, signed, '2025年1月31日'));
});

test("late-publication: a government's own report has until 31 March", () => {
  const government = replaced(
    right.replaceAll('水利局', '人民政府'),
    '年度考核。',
    '年度考核，开展社会评议，没有责任追究情形。',
  );
  assertRight(replaced(government, signed, '2025年3月31日'));
  const finding = findingIn(replaced(government, signed, '[[late-publication|2025年4月1日]]'));
  assertSays(finding, '3月31日');
});

test('late-publication: a town has the local deadline of the settings, or none', () => {
  const town = right.replaceAll('云岭县水利局', '云岭县青禾镇人民政府');
  const late = replaced(town, signed, '2025年5月1日');
  assertRight(late);
  const [finding, ...others] = analyse(late, { townshipDeadline: '2-28' }).findings;
  assert.equal(others.length, 0);
  assert.equal(finding?.rule, 'late-publication');
  assert.equal(finding.clause, null);
  assertSays(finding, '2025年5月1日', '2025年2月28日', '设置');
  assert.doesNotMatch(finding.message.zh, /条例/);
  assert.deepEqual(analyse(town, { townshipDeadline: '2-28' }).findings, []);
});

test('signature-date: signed before the year was over', () => {
  const finding = findingIn(replaced(right, signed, '[[signature-date|2024年12月31日]]'));
  assert.equal(finding.severity, 'warning');
  assertSays(finding, '2024年12月31日');
  assertRight(replaced(right, signed, '2025年1月1日'));
});

test("signature-organ: another than the title's", () => {
  const finding = findingIn(
    replaced(right, `云岭县水利局\n\n${signed}`, `[[signature-organ|云岭县林业局]]\n\n${signed}`),
  );
  assert.equal(finding.severity, 'warning');
  assertSays(finding, '云岭县水利局', '云岭县林业局');
  assertRight(replaced(right, `云岭县水利局\n\n${signed}`, `云岭县水利局办公室\n\n${signed}`));
});

test('scope-of-organ: a county bureau that speaks of the whole province', () => {
  const finding = findingIn(
    replaced(right, '各项公开工作有序开展', '[[scope-of-organ|组织推动全省政府信息公开]]工作，成效明显'),
  );
  assert.equal(finding.severity, 'information');
  assertSays(finding, '全省');
  assertRight(replaced(right, '各项公开工作有序开展', '按照全省政务公开工作会议部署，各项公开工作有序开展'));
});
