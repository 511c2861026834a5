import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../../test/unit/analyse.ts';
import { applied } from '../../../test/unit/fixes.ts';
import { findingIn } from '../../../test/unit/marked.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';
import { reportSaying } from '../../../test/unit/wordings.ts';
import type { Finding } from '../service/index.ts';

/** What the rules on the narrative say of a report that has this sentence. */
function saidOf(sentence: string): readonly Finding[] {
  const { text } = reportSaying([sentence]);
  return analyse(text).findings.filter(({ rule }) => rule.startsWith('narrative-'));
}

test('narrative: numbers of other things, parts, periods and scopes are no contradictions', () => {
  for (const sentence of [
    '全年收到群众意见建议230条，答复留言180件。',
    '受理行政审批事项3560件，办结3540件。',
    '2023年收到政府信息公开申请120件。',
    '上半年收到政府信息公开申请60件，办结58件。',
    '截至目前累计收到政府信息公开申请500件。',
    '本年收到政府信息公开申请130余件。',
    '收到政府信息公开申请近140件。',
    '作为依申请公开信息46条，不予公开信息3条。',
    '主动公开规范性文件类信息66条。',
    '收到政府信息公开申请，同比增加20件。',
    '全年信访事项办结1358起。',
    '办理12345热线工单6155件，办结率100%。',
    '新发生政府信息公开行政复议4件。',
    '认领行政许可事项17项。',
    '制定政策性文件12件，人事任免文件5件。',
    '组织培训3次，参训120人次，印发宣传手册2000份。',
    '行政事业性收费项目3项，收费12.5万元。',
    '未发生因政府信息公开被纠错的案件3起以上情况。',
    '收到来信来访56件，均已办结。',
    '办理人大代表建议34件、政协提案27件，办结率100%。',
    '其中区教育局收到政府信息公开申请12件，区民政局收到政府信息公开申请5件。',
    '通过网络收到政府信息公开申请80件，信函58件。',
    '全市收到政府信息公开申请1580件。',
    '办理行政复议案件156件，审结140件。',
    '作出行政处罚决定书公示信息500条。',
    '发布规范性文件解读18篇。',
    '全年公开信息126条，其中政务动态80条，财政信息10条。',
    '发布信息500条，其中原创200条，转载150条等。',
    '平台点击量达3.5万次，关注用户2万余人。',
    '答复网民留言1424条，办结投诉举报33件。',
    '收到申请2024件',
    '2024156件申请已办结。',
    '接受群众咨询300余人次，受理业务1200件。',
    '审查规范性文件25件，备案规范性文件18件。',
    '清理规范性文件85件，其中保留64件。',
    '近三年共受理政府信息公开申请400件。',
    '答复时限缩短为15个工作日，办理时间平均8天。',
    '2022年至2024年收到政府信息公开申请360件。',
    '与2023年（120件）相比，申请量增长15%。',
    '依申请公开工作培训2次，参加45人。',
    '行政机关负责人出庭应诉5件。',
    '全年收到依申请公开咨询电话45个。',
    '下属事业单位收到政府信息公开申请3件。',
    '市级部门收到政府信息公开申请90件。',
    '第一季度受理依申请公开30件。',
    '未收到书面申请。',
    '没有超期答复的申请。',
    '全年共受理不动产登记申请3580件，办结3575件。',
    '受理公租房申请89件。',
    '办结低保申请45件。',
    '收到入园申请300份，全部办结。',
  ])
    assert.deepEqual(
      saidOf(sentence).map(({ message }) => message.zh),
      [],
      sentence,
    );
});

test('narrative-contradiction: words that deny what the table has', () => {
  for (const sentence of [
    '本年度未收到政府信息公开申请。',
    '全年没有发生政府信息公开行政复议、行政诉讼。',
    '2024年无因政府信息公开引发的行政复议和行政诉讼案件。',
    '因政府信息公开引发的行政复议、行政诉讼均为0件。',
    '收到政府信息公开申请138件，均为自然人申请。',
    '收到政府信息公开申请138件，全部办结。',
    '收到政府信息公开申请138件，均已按期办结。',
    '政府信息公开行政复议15件，均获维持。',
    '政府信息公开行政诉讼11件，全部维持。',
    '未收到依申请公开件。',
    '无结转下年度办理的政府信息公开申请。',
    '未引发行政复议或行政诉讼。',
    '涉及政府信息公开的行政复议、行政诉讼为零。',
    '行政复议0件、行政诉讼0件，均因政府信息公开。',
  ])
    assert.notDeepEqual(saidOf(sentence), [], sentence);
});

test('narrative: a shortened or bent share is information, a wrong one a warning', () => {
  const said = (share: string): readonly (readonly [string, string])[] =>
    saidOf(`本年度共办结申请143件，其中予以公开57件，占${share}。`).map(({ rule, severity }) => [rule, severity]);
  // 57 of 143 is 39.86 %.
  assert.deepEqual(said('39.9%'), []);
  assert.deepEqual(said('39.86%'), []);
  assert.deepEqual(said('39.8%'), [['narrative-percentage', 'information']]);
  assert.deepEqual(said('36.9%'), [['narrative-percentage', 'warning']]);
});

test('narrative-mismatch: the text follows the table, or the table the text where no relation breaks by it', () => {
  const sentence = '本年度收到申请8件，上年结转1件，答复8件，结转下年度1件。';
  const text = replaced(rightReport(), sentence, '本年制发行政规范性文件[[narrative-mismatch|5件]]。');
  const finding = findingIn(text);
  assert.deepEqual(
    finding.fixes.map(({ title }) => title.zh),
    ['把文中的数改为表中的数：5→3', '把表中的数改为文中的数：3→5'],
  );
  const plain = text.replace(/\[\[[^|]*\||\]\]/g, '');
  for (const { edits } of finding.fixes) assert.deepEqual(analyse(applied(plain, edits)).findings, []);
});

test('narrative-mismatch: a cell that others add up with is not changed', () => {
  const text = replaced(
    rightReport(),
    '收到申请8件，上年结转1件，答复8件，结转下年度1件',
    '收到申请[[narrative-mismatch|6件]]',
  );
  assert.deepEqual(
    findingIn(text).fixes.map(({ title }) => title.zh),
    ['把文中的数改为表中的数：6→8'],
  );
});

test('narrative: a broken relation leads, and nothing is said of its cells', () => {
  const { text } = reportSaying(['本年度收到政府信息公开申请139件。']);
  const broken = replaced(text, '| 96 | 30 | 2 | 1 | 4 | 5 | 138 |', '| 97 | 30 | 2 | 1 | 4 | 5 | 138 |');
  assert.deepEqual(
    analyse(broken).findings.filter(({ rule }) => rule.startsWith('narrative-')),
    [],
  );
});

test('narrative: damaged digits and dates are silent', () => {
  for (const sentence of [
    '自202411日起至20241231日止，收到政府信息公开申请5件。',
    '2024156件政府信息公开申请已答复。',
    '收到政府信息公开申请20245件。',
  ])
    assert.deepEqual(saidOf(sentence), [], sentence);
});
