import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn, findingsIn } from '../../../test/unit/marked.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';

const right = rightReport();
const saying = (words: string): string => replaced(right, '发布前逐件审查。', `发布前逐件审查。${words}`);

test('outdated-regulation: the order of 2007 and its period', () => {
  const order = findingIn(saying('按照《条例》（[[outdated-regulation|国务院令第492号]]）执行。'));
  assert.equal(order.severity, 'warning');
  assertSays(order, '711');
  assertRight(saying('依照第三十二条，第三方应当自收到征求意见书之日起15个工作日内提出意见。'));
  assertRight(saying('对申请在20个工作日内予以答复。'));
});

test('unknown-article: an article, paragraph or item that there is not', () => {
  for (const [citation, words] of [
    ['《条例》第六十条', '56'],
    ['《条例》第二十条第（十六）项', '15'],
    ['《条例》第十六条第三款', '2'],
  ] as const) {
    const finding = findingIn(saying(`按照[[unknown-article|${citation}]]办理。`));
    assert.equal(finding.severity, 'warning');
    assertSays(finding, words);
  }
  assertRight(
    saying('按照《条例》第五十六条、《中华人民共和国行政处罚法》第六十条、《条例》第二十条第（十五）项办理。'),
  );
});

test('document-number: the year stands in 〔〕', () => {
  for (const brackets of ['[2021]', '（2021）', '(2021)', '【2021】', '［2021］']) {
    const finding = findingIn(saying(`按照[[document-number|国办公开办函${brackets}30号]]执行。`));
    assert.equal(finding.severity, 'information');
    assertSays(finding, '国办公开办函〔2021〕30号');
    assert.equal(
      applied(saying(`按照国办公开办函${brackets}30号执行。`), finding.fixes[0]?.edits ?? []),
      saying('按照国办公开办函〔2021〕30号执行。'),
    );
  }
  for (const half of ['国办公开办函〔202130号', '国办公开办函2021〕30号', '国办公开办函﹝202130号']) {
    const finding = findingIn(saying(`按照[[document-number|${half}]]执行。`));
    assertSays(finding, '国办公开办函〔2021〕30号', '一半');
    assert.equal(
      applied(saying(`按照${half}执行。`), finding.fixes[0]?.edits ?? []),
      saying('按照国办公开办函〔2021〕30号执行。'),
    );
  }
  assertRight(saying('按照国办公开办函〔2021〕30号、国办公开办函﹝2021﹞30号执行，见发文20211号。'));
  assertRight(saying('第三期简报（2021）30号楼。'));
});

test('suspicious-text: a foreign word where 关于 belongs, told once', () => {
  const finding = findingIn(
    saying('按照《县政府办公室[[suspicious-text|足彩网]]印发2024年政务公开工作要点的通知》，推动足彩网工作。'),
  );
  assert.equal(finding.severity, 'warning');
  assertSays(finding, '足彩网');
  assert.equal(finding.related.length, 1);
  for (const title of [
    '《县政府办公室关于印发要点的通知》',
    '《县政府办公室转发省政府关于印发要点的通知》',
    '《县政府办公室印发2024年要点的通知》',
    '《县委办公室、县政府办公室联合印发要点的通知》',
  ]) {
    assertRight(saying(`按照${title}执行。`));
  }
});

test('suspicious-text: several words with a comma between, and words that do stand before 印发', () => {
  const [finding] = findingsIn(
    saying(
      '按照《县政府办公室[[suspicious-text|比分直播[[punctuation-width|,]]球赛比分]]印发2024年政务公开工作要点的通知》执行。',
    ),
  );
  assert.ok(finding);
  assertSays(finding, '球赛比分');
  for (const word of ['重新', '修订', '2024年', '政务公开领导小组办公室', '，县委组织部', '法制办和县财政局']) {
    assertRight(saying(`按照《县政府办公室${word}印发2024年政务公开工作要点的通知》执行。`));
  }
});

test('suspicious-text: a foreign word with a colon behind it', () => {
  assertSays(
    findingIn(saying('按照《县政府办公室[[suspicious-text|五大联赛]]：印发2024年政务公开工作要点的通知》执行。')),
    '五大联赛',
  );
});

test('suspicious-text: advertisements of games of chance in the place of names', () => {
  for (const word of [
    '365bet手机app下载_甲地365便民中心电话_365取消提款',
    'hth在线官网',
    '威廉希尔',
    '伟德app官网下载',
    '华体会',
    'AbcBet体育',
  ]) {
    const finding = findingIn(saying(`通过“[[suspicious-text|${word}]]”信息公开平台发布，再次通过${word}发布。`));
    assertSays(finding, word);
    assert.equal(finding.related.length, 1);
  }
  assertRight(saying('在“看云岭”APP发布信息73条，打击网络博彩，附件为2024_年报_表格，举办体育活动，App下载2万次。'));
  assertRight(saying('伟德村、皇冠街道、开云社区、半岛社区公开365条，欧洲杯期间加强值守。'));
});

test('personal-information: a mobile number and an identity number', () => {
  const mobile = findingIn(saying('联系人手机[[personal-information|13800138000]]。'));
  assert.equal(mobile.severity, 'warning');
  assert.equal(mobile.clause, '第十五条');
  const identity = findingIn(saying('身份证号[[personal-information|11010519491231002X]]。'));
  assert.equal(identity.clause, '第十五条');
  assertRight(
    saying('联系电话0451-12345678，文号20240131，统一社会信用代码11230109MB0123456X，网站备案号12345678901。'),
  );
  findingIn(saying('有事请找张三（[[personal-information|13800138000]]）。'));
  findingIn(saying('投诉热线：[[personal-information|13912345678]]'));
  for (const words of [
    '13912345678元',
    '13912345678 万元',
    '13912345678件',
    '13912345678.5元',
    '1,13912345678',
    '13900000000',
  ]) {
    assertRight(saying(`全年收费${words}。`));
  }
});

test('outdated-regulation: what the law demands, not what was done, and on the period alone', () => {
  findingIn(saying('申请人提出申请的，应当在[[outdated-regulation|15个工作日]]内予以答复。'));
  assertRight(saying('受理申请2件，于15个工作日内给予申请人答复，按时办结。'));
  assertRight(saying('本局承诺15个工作日内答复申请人。'));
});

test('scope-of-organ: a meeting of the superior organ is no field of work', () => {
  assertRight(saying('组织收听收看全省政务公开工作电视电话会议。'));
  findingIn(saying('我局[[scope-of-organ|推进全省林业系统政务公开]]工作。'));
});
