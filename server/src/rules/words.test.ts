// Rules on single words of the text: doubled, confused, approximate, and their marks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn, findingsIn } from '../../../test/unit/marked.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';

const right = rightReport();
const saying = (words: string): string => replaced(right, '发布前逐件审查。', `发布前逐件审查。${words}`);

test('repeated-words: a word or a phrase that stands twice', () => {
  for (const words of [
    '补助[[repeated-words|资金资金]]分配',
    '[[repeated-words|主动公开主动公开]]结果',
    '将[[repeated-words|依法依法]]办理',
  ]) {
    findingIn(saying(`${words}。`));
  }
  assertSays(findingIn(saying('[[repeated-words|认真贯彻落实认真贯彻]]上级部署。')), '认真贯彻');
  for (const words of [
    '云岭县人民政府政府信息公开专栏、信息公开公开属性、办公室办公室主任、规范规范性文件管理。',
    '一个一个核对，逐项逐项审查，又一次又一次更新，方方面面都要顾及。',
    '2020年、20202020号。',
  ]) {
    assertRight(saying(words));
  }
});

test('confused-words: each is written right by its fix', () => {
  for (const [wrong, written] of [
    ['[[confused-words|截止]]2024年12月31日', '截至2024年12月31日'],
    ['[[confused-words|截止]]12月底', '截至12月底'],
    ['[[confused-words|截止]]目前', '截至目前'],
    ['[[confused-words|提前行政]]诉讼', '提起行政诉讼'],
    ['上年[[confused-words|转结]]情况', '上年结转情况'],
    ['[[confused-words|转结]]至下年度', '结转至下年度'],
    ['属于[[confused-words|过程性性]]信息', '属于过程性信息'],
    ['[[confused-words|行政法复议]]案件', '行政复议案件'],
    ['按照《政府信息[[confused-words|公开条列]]》', '按照《政府信息公开条例》'],
    ['决定[[confused-words|予已公开]]', '决定予以公开'],
    ['[[confused-words|逾期不补证]]', '逾期不补正'],
  ] as const) {
    const source = saying(`对${wrong}作了说明。`);
    const finding = findingIn(source);
    assert.equal(finding.severity, 'warning');
    const text = source.replace(/\[\[confused-words\|(.*?)\]\]/, '$1');
    assert.equal(applied(text, finding.fixes[0]?.edits ?? []), saying(`对${written}作了说明。`));
  }
  for (const words of [
    '截止时间为12月31日，报名截止日期已公布，不截止2次',
    '依照行政复议法复议',
    '信息不与公开目录冲突',
  ]) {
    assertRight(saying(`${words}。`));
  }
});

test('approximate-exact: 余 behind a number that is exact', () => {
  for (const words of [
    '[[approximate-exact|1387余]]条',
    '[[approximate-exact|31339余]]条',
    '[[approximate-exact|126多]]件',
    '[[approximate-exact|12余]]次',
  ]) {
    const finding = findingIn(saying(`更新栏目${words}。`));
    assert.equal(finding.severity, 'information');
  }
  for (const words of [
    '300余条',
    '25余次',
    '1.2万余条',
    '12余万字',
    '3万多条',
    '2024多部门联动',
    '剩余3条',
    '盈余12元',
    '十余条',
  ]) {
    assertRight(saying(`更新栏目${words}。`));
  }
});

test('punctuation-width: slips among full-width marks are one finding, and one fix', () => {
  const source = saying(
    '审查从严[[punctuation-width|,]]更新及时，培训到位，考核严格，宣传多样，答复规范[[punctuation-width|]]，台账清楚。',
  );
  const text = source.replaceAll(/\[\[punctuation-width\|(.?)\]\]/g, '$1').replace('培训到位，', '培训到位;');
  const once = saying('审查从严[[punctuation-width|,]]更新及时，培训到位;考核严格，宣传多样，答复规范，台账清楚。');
  const finding = findingIn(once);
  assertSays(finding, '共2处');
  assert.equal(finding.related.length, 1);
  assert.equal(
    applied(once.replace(/\[\[punctuation-width\|,\]\]/, ','), finding.fixes[0]?.edits ?? []),
    saying('审查从严，更新及时，培训到位；考核严格，宣传多样，答复规范，台账清楚。'),
  );
  assert.notEqual(text, '');
});

test('punctuation-width: copies that are half-width throughout, times, addresses and numbers are left alone', () => {
  const half = right.replaceAll('，', ',').replaceAll('；', ';').replaceAll('：', ':');
  assert.deepEqual(
    findingsIn(half).map(({ rule }) => rule),
    [],
  );
  assertRight(saying('于10:30发布，见http://a.cn/b?c，共1,234字，电话:0717-1234567。'));
});
