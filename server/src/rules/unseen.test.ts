// Kinds of texts, many members of each: what is told of them, and what is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../service/index.ts';
import { applied } from '../../../test/unit/fixes.ts';
import { fixture, replaced, rightReport } from '../../../test/unit/reports.ts';

const rulesOf = (text: string): readonly string[] => analyse(text).findings.map(({ rule }) => rule);
const saying = (words: string): string =>
  replaced(rightReport(), '没有其他需要报告的事项。', `没有其他需要报告的事项。${words}`);

test('empty-section: the form’s own note is no content', () => {
  for (const note of [
    '（文字描述，收取信息处理费情况在此处报告。）',
    '（文字描述）',
    '（收取信息处理费情况在此处报告）',
    '文字描述，收取信息处理费情况在此处报告。',
    '（此处填写其他需要报告的事项）',
    '【请在此处填写】',
  ]) {
    const text = replaced(rightReport(), '本年度未收取信息处理费。没有其他需要报告的事项。', note);
    assert.ok(rulesOf(text).includes('empty-section'), note);
  }
  for (const words of ['没有需要在此处报告的事项，也未收取信息处理费。', '本年度未收取信息处理费。（文字描述）']) {
    const text = replaced(rightReport(), '本年度未收取信息处理费。没有其他需要报告的事项。', words);
    assert.ok(!rulesOf(text).includes('empty-section'), words);
  }
});

test('unknown-article: every article of a list', () => {
  const lists: Readonly<Record<string, readonly string[]>> = {
    '按照《条例》第二十条、第五十七条办理。': ['第五十七条'],
    '按照《条例》第五十七条、第二十条办理。': ['《条例》第五十七条'],
    '按照《条例》第二十条和第六十条、第七十条办理。': ['第六十条', '第七十条'],
    '按照《条例》第二十、五十七条办理。': ['五十七条'],
    '按照《条例》第20条、第57条办理。': ['第57条'],
    '按照《条例》第四十九条、第五十条办理。': [],
    '按照《条例》第二十条、《保密法》第六十条办理。': [],
    '按照《条例》第二十条、《保密法》第二十条、第六十条办理。': [],
    '按照《条例》第二十条第一款第（五）项、第五十条第九项办理。': ['第五十条第九项'],
  };
  for (const [words, told] of Object.entries(lists)) {
    const text = saying(words);
    const found = analyse(text).findings.filter(({ rule }) => rule === 'unknown-article');
    assert.deepEqual(
      found.map(({ span }) => text.slice(span.start, span.end)),
      told,
      words,
    );
  }
});

test('broken-date: a day that lost its 日, told once and mended', () => {
  const period = '2024年1月1日至2024年12月31日';
  for (const broken of [
    '2024年1月1日至2024年12月31。',
    '2024年1月1日至12月31。',
    '2024年1月1至2024年12月31日',
    '2024年1月1日起至2024年12月31止',
    '2024年1月1日至2024年12月32日',
    '2024年2月30日至2024年12月31日',
  ]) {
    const text = replaced(rightReport(), period, broken);
    assert.deepEqual(rulesOf(text), ['broken-date'], broken);
    const [finding] = analyse(text).findings;
    for (const { edits } of finding?.fixes ?? []) assert.deepEqual(rulesOf(applied(text, edits)), [], broken);
  }
  for (const right of [
    '2024年3月3、5日开会。',
    '2024年3月3至5日开会。',
    '2024年3月3，5日开会。',
    '2024年2月29日开会。',
  ]) {
    assert.deepEqual(rulesOf(saying(right)), [], right);
  }
  assert.deepEqual(rulesOf(saying('2023年2月29日开会。')), ['broken-date']);
});

test('missing-section: a report that ends behind a section lacks the rest, once', () => {
  const right = rightReport();
  const places = [...right.matchAll(/^## /gm)].map(({ index }) => index);
  for (let kept = 1; kept < 6; kept++) {
    const text = right.slice(0, places[kept]);
    assert.equal(rulesOf(text).filter((rule) => rule === 'missing-section').length, 1, String(kept));
  }
});

const reportOf = (organ: string): string => rightReport().replaceAll('云岭县水利局', organ);

test('late-publication: the deadline of departments is no institution’s', () => {
  const dated = (organ: string, day: string): string => reportOf(organ).replace(/2025年\d+月\d+日\s*$/, `${day}\n`);
  for (const organ of [
    '云岭县人民医院',
    '云岭县第一中学',
    '云岭市中心卫生院',
    '云岭市城市规划设计院',
    '云岭县供水公司',
    '云岭县博物馆',
  ]) {
    assert.deepEqual(rulesOf(dated(organ, '2025年2月20日')), [], organ);
    const [late] = analyse(dated(organ, '2025年5月20日')).findings;
    assert.deepEqual([late?.rule, late?.severity], ['late-publication', 'information'], organ);
  }
  const [late] = analyse(dated('云岭县水利局', '2025年2月20日')).findings;
  assert.deepEqual([late?.rule, late?.severity], ['late-publication', 'warning']);
});

test('regulations-by-non-lawmaker: local bureaus of ministries make none', () => {
  const regulations = /\| 规章( +)\| 0 /;
  for (const [organ, isTold] of [
    ['国家税务总局云岭县税务局', true],
    ['国家税务总局云岭市税务局', true],
    ['云岭县水利局', true],
    ['国家税务总局', false],
    ['国家市场监督管理总局', false],
    ['国家乡村振兴局', false],
    ['云岭市人民政府', false],
  ] as const) {
    const text = reportOf(organ).replace(regulations, '| 规章$1| 3 ');
    assert.equal(rulesOf(text).includes('regulations-by-non-lawmaker'), isTold, organ);
  }
});

test('overview-aspect: the report of a city is that of its government', () => {
  for (const [organ, isGovernment] of [
    ['云岭市', true],
    ['云岭县', true],
    ['柳川区', true],
    ['和林自治县', true],
    ['平潭综合实验区', false],
    ['云岭高新技术产业开发区', false],
    ['云岭新区', false],
    ['云岭县水利局', false],
  ] as const) {
    for (const title of [`2024年${organ}政府信息公开工作年度报告`, `${organ}2024年政府信息公开工作年度报告`]) {
      const text = reportOf('本机关').replace(/^# .*/, `# ${title}`);
      assert.equal(analyse(text).report.organKind === 'government', isGovernment, title);
    }
  }
});

test('scope-of-organ: what superiors want is no field of one’s own', () => {
  for (const words of [
    '按照国家税务总局推进全国税务系统政务公开的要求，公开36条。',
    '落实省政府推进全省政务公开工作的安排。',
    '按照省政府部署，推进全省政务公开工作。',
    '根据国务院办公厅指导全国政府信息公开工作的意见办理。',
  ]) {
    assert.deepEqual(rulesOf(saying(words)), [], words);
  }
  assert.deepEqual(rulesOf(saying('我局扎实推进全省政务公开工作。')), ['scope-of-organ']);
});

test('outdated-regulation: the period of 2007 in other words, and the order of 2007 beside the present one', () => {
  for (const words of [
    '自收到申请之日起15个工作日内答复申请人。',
    '收到申请后应在十五个工作日内答复。',
    '答复申请的时限为15 个工作日。',
    '依据《条例》（国务院令第492号、国务院令第711号）编制。',
    '依据国务院令第492号和国务院令第711号编制。',
  ]) {
    assert.deepEqual(rulesOf(saying(words)), ['outdated-regulation'], words);
  }
  for (const words of [
    '平均在15个工作日内办结。',
    '征求第三方意见，第三方应当自收到征求意见书之日起15个工作日内提出意见。',
    '《条例》2007年以国务院令第492号公布，2019年以国务院令第711号修订。',
    `依据国务院令${' '.repeat(3000)}492。`,
  ]) {
    assert.deepEqual(rulesOf(saying(words)), [], words.slice(0, 40));
  }
});

test('missing-section: where a heading is lost and its table is there, the heading alone is inserted', () => {
  const plain = rightReport().replaceAll(/^#+ /gm, '');
  for (const [base, mark] of [
    [rightReport(), '## '],
    [plain, ''],
    [fixture('2021-spreadsheet.txt'), ''],
    [fixture('2021-word-paste.txt'), ''],
  ] as const) {
    for (const heading of [
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
    ]) {
      const text = replaced(base, `${mark}${heading}`, '');
      const finding = analyse(text).findings.find(({ rule }) => rule === 'missing-section');
      assert.ok(finding, heading);
      assert.ok(finding.fixes.length > 0, `${heading}: ${text.slice(0, 30)}`);
      const mended = applied(text, finding.fixes[0]?.edits ?? []);
      assert.equal(mended.replaceAll(/\s/g, '').length, base.replaceAll(/\s/g, '').length, heading);
      const { findings, report } = analyse(mended);
      assert.deepEqual(
        findings,
        analyse(base).findings.map((other, index) => ({
          ...other,
          span: findings[index]?.span ?? other.span,
          related: findings[index]?.related ?? [],
        })),
        heading,
      );
      assert.ok(Object.values(report.tables).filter((table) => table !== null).length === 3, heading);
    }
  }
});

test('missing-section: a table that is not closed hides no section, and nothing is inserted into one', () => {
  const page = fixture('2021-page.html');
  const tables = page.match(/<table[^]*?<\/table>/g) ?? [];
  assert.ok(tables.length >= 3);
  const right = rightReport();
  const third = tables.find((table) => table.includes('本年新收')) ?? '';
  const begin = right.indexOf('| 项目');
  const withHtml = `${right.slice(0, begin)}${third}\n\n${right.slice(right.indexOf('## 四、'))}`;
  for (const open of [
    withHtml.replace('</table>', ''),
    withHtml.replace(/<\/tr>\s*(?:<\/tbody>)?\s*<\/table>/, ''),
    withHtml.replace(/<\/td>\s*<\/tr>\s*(?:<\/tbody>)?\s*<\/table>/, ''),
    withHtml.replace('</table>', '').replaceAll(/^#+ /gm, ''),
  ]) {
    assert.notEqual(open, withHtml);
    assert.equal(analyse(open).report.sections.length, 6);
    assert.ok(!rulesOf(open).includes('missing-section'));
    assert.ok(analyse(open).report.tables.requests, 'read');
    assert.ok(analyse(open).report.tables.proceedings, 'read');
  }
});

test('sections: words that a PDF broke over two lines are there', () => {
  const right = rightReport();
  for (const words of [
    '信息处理费',
    '政府信息管理',
    '公开平台',
    '监督保障',
    '存在的主要问题',
    '改进情况',
    '依申请公开',
  ]) {
    const at = right.lastIndexOf(words);
    for (let cut = 1; cut < words.length; cut++)
      assert.deepEqual(rulesOf(right.slice(0, at + cut) + '\n' + right.slice(at + cut)), [], `${words} ${String(cut)}`);
  }
});
