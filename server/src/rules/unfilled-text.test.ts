import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn, findingsIn } from '../../../test/unit/marked.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';

const right = rightReport();
const saying = (words: string): string => replaced(right, '发布前逐件审查。', `发布前逐件审查。${words}`);

test('unfilled-text: crosses, words in brackets and open dates in the place of what is to come', () => {
  for (const left of ['XX', 'xx', 'ＸＸ', '××', '××××', 'XXX']) {
    assert.equal(findingIn(saying(`更新专栏[[unfilled-text|${left}]]条。`)).severity, 'warning');
  }
  for (const words of ['培训[[unfilled-text|×]]次', '培训[[unfilled-text|X]]次', '公开[[unfilled-text|Ｘ]]条信息']) {
    findingIn(saying(`${words}。`));
  }
  for (const left of [
    '（此处填写）',
    '(请填写具体数量)',
    '【待补充】',
    '（此处由各单位填写）',
    '（请在此处填写培训次数）',
  ]) {
    const finding = findingIn(saying(`开展宣传[[unfilled-text|${left}]]活动。`));
    assertSays(finding, '还没有填写');
  }
  findingIn(saying('已于2024年[[unfilled-text|年 月 日]]完成。'.replace('2024年', '')));
});

test('unfilled-text: blanks that the product writes are information, each a place of its own', () => {
  const findings = findingsIn(
    saying('收到来信[[unfilled-text|____]]件，办结[[unfilled-text|＿＿＿]]件，转办[[unfilled-text|__]]件。'),
  );
  assert.deepEqual(
    findings.map(({ severity }) => severity),
    ['information', 'information', 'information'],
  );
});

test('unfilled-text: masks, signs of multiplication, names, marks of emphasis and letters are no gaps', () => {
  for (const words of [
    '提供7×24小时服务，版面3×4米。',
    '电话138××××1234、0717-XXXX123。',
    '王某XX、李同志××反映的问题已答复。',
    '推进“互联网+政务服务”，使用XXL机型、BXX号终端、iOS系统。',
    '网址为http://www.example.cn/a__b/index.html。',
    '每年年末按月按日更新。',
    '完成X光机采购信息公开。',
    '重点项目X项目已公开。',
  ]) {
    assertRight(saying(words));
  }
  assertRight(replaced(right, '发布前逐件审查。', '发布前逐件审查。\n\n___发布前审查___\n\n____________\n'));
});
