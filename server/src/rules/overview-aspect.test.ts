import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';

const management = '（三）政府信息管理。发布前逐件审查。\n\n';
const guarantee = '（五）监督保障。组织业务培训2次，将公开工作纳入年度考核。';
const ofGovernment = rightReport().replaceAll('水利局', '人民政府');

test('overview-aspect: what is left out is listed in one finding', () => {
  const finding = findingIn(
    replaced(replaced(rightReport(), management, ''), '一、总体情况', '[[overview-aspect|一、总体情况]]'),
  );
  assert.equal(finding.severity, 'warning');
  assert.equal(finding.clause, null);
  assertSays(finding, '政府信息管理');
  assert.doesNotMatch(finding.message.zh, /监督保障|平台建设/);
  assert.match(finding.fixes[0]?.edits[0]?.newText ?? '', /政府信息管理/);
});

test('overview-aspect: two aspects, and their sub-headings as one fix', () => {
  const text = replaced(replaced(rightReport(), management, ''), guarantee, '');
  const finding = findingIn(replaced(text, '一、总体情况', '[[overview-aspect|一、总体情况]]'));
  assertSays(finding, '政府信息管理', '监督保障');
  assert.equal(finding.fixes.length, 1);
});

test("overview-aspect: a people's government also owes 工作考核, 社会评议 and 责任追究", () => {
  const finding = findingIn(replaced(ofGovernment, '一、总体情况', '[[overview-aspect|一、总体情况]]'));
  assertSays(finding, '社会评议', '责任追究');
  assert.equal(finding.clause, '第五十条第一款第（四）项');
  assert.doesNotMatch(finding.message.zh.split('。')[0] ?? '', /工作考核/);
  assertRight(replaced(ofGovernment, guarantee, `${guarantee}开展社会评议1次，全年没有需要责任追究的情形。`));
});

test('overview-aspect: a report on 2020 is not asked for the words of the form of 2021', () => {
  assertRight(replaced(rightReport(2020), management, ''));
});

test('overview-aspect: a sub-heading that the fix inserted stays in sight until something stands under it', () => {
  const empty = replaced(rightReport(), management, '（三）政府信息管理\n\n');
  const finding = findingIn(replaced(empty, '（三）政府信息管理', '[[overview-aspect|（三）政府信息管理]]'));
  assert.equal(finding.severity, 'information');
  assert.deepEqual(finding.fixes, []);
  assertRight(replaced(empty, '（三）政府信息管理\n', '（三）政府信息管理\n\n发布前逐件审查。\n'));
  assertRight(
    replaced(empty, '（三）政府信息管理\n', '（三）政府信息管理\n\n| 事项 | 件数 |\n| --- | --- |\n| 审查 | 3 |\n'),
  );
});

test('overview-aspect: other words for the same', () => {
  assertRight(replaced(rightReport(), '（三）政府信息管理。', '（三）政府信息规范化管理。'));
  assertRight(
    replaced(rightReport(), '（四）政府信息公开平台建设。维护好部门公开专栏。', '（四）载体建设。增设查阅点。'),
  );
});
