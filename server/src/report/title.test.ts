import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../document/read.ts';
import { readSignature } from './signature.ts';
import { readOrgan, readTitle, readYear, regularTitle } from './title.ts';
import type { Title } from './report.ts';

const titleOf = (text: string): Title | null => readTitle(readDocument(text));
const yearOf = (text: string): number | null => readYear(readDocument(text), titleOf(text));
const organOf = (text: string): string | null =>
  readOrgan(readDocument(text), titleOf(text), readSignature(readDocument(text), 0));

test('title: organ and year, in the order that is written', () => {
  const titles: Readonly<Record<string, readonly [string | null, number]>> = {
    云岭县水利局2024年政府信息公开工作年度报告: ['云岭县水利局', 2024],
    '# 云岭县水利局 2024 年度政府信息公开工作年度报告': ['云岭县水利局', 2024],
    '2024年云岭县水利局政府信息公开工作年度报告': ['云岭县水利局', 2024],
    '云岭县水利局2024年政务公开工作年度报告（公示稿）': ['云岭县水利局', 2024],
    云岭县水利局二〇二四年政府信息公开年报: ['云岭县水利局', 2024],
    '标题：云岭县水利局2024年政府信息公开工作年度报告': ['云岭县水利局', 2024],
    '（图解）云岭县水利局2024年政府信息公开工作年度报告': ['云岭县水利局', 2024],
    '<h1>云岭县水利局<br>2024年政府信息公开工作年度报告</h1>': ['云岭县水利局', 2024],
    '2024年政府信息公开工作年度报告': [null, 2024],
  };
  for (const [text, [organ, year]] of Object.entries(titles)) {
    const title = titleOf(`${text}\n`);
    assert.deepEqual([title?.organ, title?.year], [organ, year], text);
  }
});

test('title: broken over two or three lines it is one, and its range covers them', () => {
  for (const text of [
    '云岭县水利局\n2024年政府信息公开工作年度报告',
    '云岭县水利局2024年\n政府信息公开工作年度报告',
    '云岭县水利局\n2024年政府信息公开工作\n年度报告',
  ]) {
    const title = titleOf(`${text}\n一、总体情况`);
    assert.equal(title?.text, '云岭县水利局2024年政府信息公开工作年度报告', text);
    const [occurrence] = title.occurrences;
    assert.deepEqual(occurrence, { start: 0, end: text.length, broken: true });
  }
});

test('title: broken where it stands, whole as the headline of the page', () => {
  const text =
    '云岭县林场管理委员会 卫生办公室2024年政府信息公开工作年度报告\n发布时间：2025年1月16日\n云岭县林场管理委员会\n\n卫生办公室2024年政府信息公开工作年度报告\n一、总体情况';
  const title = titleOf(text);
  assert.equal(title?.organ, '云岭县林场管理委员会卫生办公室');
  assert.deepEqual(
    title.occurrences.map(({ start, end }) => text.slice(start, end).replace(/\s/g, '')),
    [title.text, title.text],
  );
});

test('title: a bread crumb above is the same title once more', () => {
  const text = ' • 云岭县水利局2024年政府信息公开工作年度报告\n云岭县水利局2024年政府信息公开工作年度报告\n';
  assert.deepEqual(
    titleOf(text)?.occurrences.map(({ start, end }) => text.slice(start, end)),
    ['云岭县水利局2024年政府信息公开工作年度报告', '云岭县水利局2024年政府信息公开工作年度报告'],
  );
});

test('title: prose, documents cited and lines below the first section are no title', () => {
  for (const text of [
    '现公布云岭县水利局2024年政府信息公开工作年度报告。',
    '根据《2024年政府信息公开工作年度报告》',
    '一、总体情况\n云岭县水利局2024年政府信息公开工作年度报告',
    '云岭县水利局2024年工作报告',
    '',
  ]) {
    assert.equal(titleOf(text), null, text);
  }
});

test('title: the year of the period goes before years of the narrative and of documents cited', () => {
  assert.equal(
    yearOf('根据国办公开办函〔2021〕30号，在《2020年要点》指导下编制。\n统计期限为2023年1月1日至12月31日。'),
    2023,
  );
  assert.equal(yearOf('2022年，我局认真贯彻执行条例，公开各类信息。\n2021年同期为3条。'), 2022);
  assert.equal(yearOf('发布时间：2024年1月20日 来源：云岭县'), null);
  assert.equal(yearOf('一、总体情况'), null);
});

test('title: the organ of the title, of the opening words, of the signature', () => {
  assert.equal(organOf('云岭县水利局2024年政府信息公开工作年度报告'), '云岭县水利局');
  assert.equal(
    organOf('云岭县2024年政府信息公开工作年度报告\n现公布云岭县人民政府2024年政府信息公开工作年度报告。'),
    '云岭县人民政府',
  );
  assert.equal(organOf('一、总体情况\n我局做了工作。\n云岭县水利局\n2025年1月8日'), '云岭县水利局');
  assert.equal(organOf('一、总体情况\n我局做了工作。'), null);
  for (const [opening, organ] of [
    ['现公布云岭县水利局2024年政府信息公开工作年度报告。', '云岭县水利局'],
    ['现将云岭县水利局2024年度政务信息公开工作报告公布如下。', '云岭县水利局'],
    ['现公布2024年度云岭县水利局政府信息公开工作年度报告。', '云岭县水利局'],
    ['云岭县水利局编制了云岭县水利局2024年政府信息公开工作年度报告。', '云岭县水利局'],
    ['云岭县水利局编制2024年政府信息公开年度报告。', null],
    ['特向社会公布2024年度本镇政府信息公开年度报告。', null],
    ['现公布2024年度镇政府信息公开年度报告。', null],
    ['现公布我局2024年政府信息公开工作年度报告。', null],
  ] as const) {
    assert.equal(organOf(`${opening}\n一、总体情况`), organ, opening);
  }
});

test('title: in the form’s words, with the year where it was', () => {
  const regular = (text: string): string | null => {
    const title = titleOf(text);
    return title && regularTitle(title, null, null);
  };
  assert.equal(regular('云岭县水利局2024年度政务信息公开年度报告'), '云岭县水利局2024年政府信息公开工作年度报告');
  assert.equal(regular('2024年度云岭县水利局政务公开年度报告'), '2024年云岭县水利局政府信息公开工作年度报告');
  assert.equal(regular('2024年政府信息公开工作年度报告'), null);
});

const TITLE = '云岭县水利局2024年政府信息公开工作年度报告';
const BELOW =
  '\n\n根据条例，现公布云岭县水利局2024年政府信息公开工作年度报告。\n\n一、总体情况\n\n云岭县水利局\n2025年1月8日\n';

/** What is read of a title above a report. */
function titled(text: string): readonly unknown[] {
  const title = titleOf(`${text}${BELOW}`);
  return [title?.text, title?.organ, title?.year];
}

test('title: broken at every place, into two lines or three, it is the same', () => {
  for (const title of [
    TITLE,
    '2024年云岭县水利局政府信息公开工作年度报告',
    '云岭县水利局政府信息公开工作年度报告（2024年）',
  ]) {
    const whole = titled(title);
    assert.deepEqual(whole, [title, '云岭县水利局', 2024]);
    for (let first = 1; first < title.length; first++) {
      const two = `${title.slice(0, first)}\n${title.slice(first)}`;
      assert.deepEqual(titled(two), whole, two);
      assert.deepEqual(titled(`网站首页\n\n${two}`), whole, two);
      for (let second = first + 1; second < title.length; second++) {
        const three = `${title.slice(0, first)}\n${title.slice(first, second)}\n${title.slice(second)}`;
        assert.deepEqual(titled(three), whole, three);
      }
    }
  }
});

test('title: markup around it or in it is no part of it', () => {
  const ways: readonly ((text: string) => string)[] = [
    (text) => `__${text}__`,
    (text) => `**${text}**`,
    (text) => `*${text}*`,
    (text) => `***${text}***`,
    (text) => `<center>${text}</center>`,
    (text) => `<p align="center"><b>${text}</b></p>`,
    (text) => `**<font size="5">${text}</font>**`,
    (text) => `&nbsp;&nbsp;${text}`,
    (text) => `> # ${text}`,
    (text) => `**${text.slice(0, 6)}**${text.slice(6)}`,
    (text) => `[${text}](a.html)`,
    (text) => `《${text}》`,
    (text) => `${text}。`,
    (text) => `附件：${text}`,
    (text) => `附件1：${text}`,
    (text) => `附：${text}`,
    (text) => `附件\n\n${text}`,
    (text) => `# ${text} {#top}`,
    (text) => `# ${text} #`,
  ];
  // Markdown's heading below, so that a tag before all text makes no page of it.
  for (const way of ways) {
    const text = way(TITLE);
    assert.deepEqual(titled(`${text}\n\n# 报告`), [TITLE, '云岭县水利局', 2024], text);
  }
});

test('title: with a character lost, doubled or replaced it is a title', () => {
  for (const title of [TITLE, '2024年云岭县水利局政府信息公开工作年度报告']) {
    const place = title.indexOf('云岭县水利局');
    for (let at = 0; at < title.length; at++) {
      // A slip in the name gives another name.
      if (at >= place && at < place + 6) continue;
      for (const slip of ['', '某', title.charAt(at) + title.charAt(at)]) {
        // 2024某云岭县水利局 may be a name.
        if (at === 4 && place === 5 && slip === '某') continue;
        const slipped = title.slice(0, at) + slip + title.slice(at + 1);
        const [text, organ, year] = titled(slipped);
        assert.equal(text, slipped);
        assert.equal(organ, '云岭县水利局', slipped);
        assert.ok(year === 2024 || (year === null && /\d|某/.test(title.charAt(at) + slip)), slipped);
      }
    }
  }
});

test('title: two lines, the second once more below', () => {
  const [year] = ['2023年政府信息公开工作年度报告'];
  const title = titleOf(`云岭县溪山乡\n${year}\n${year}\n\n一、总体情况`);
  assert.deepEqual([title?.organ, title?.year, title?.text], ['云岭县溪山乡', 2023, `云岭县溪山乡${year}`]);
  assert.equal(title?.occurrences.length, 2);
});

test('title: a sentence, a notice, a table of figures and names of other things are no title', () => {
  for (const text of [
    '关于做好云岭县水利局2024年政府信息公开工作年度报告编制工作的通知',
    '云岭县水利局2024年政府信息公开工作年度报表',
    '云岭县水利局2024年政府信息公开工作要点',
    '现公布云岭县水利局\n2024年政府信息公开工作年度报告。',
    '云岭县水利局2024年政府工作报告',
  ]) {
    assert.equal(titleOf(`${text}\n\n一、总体情况`), null, text);
  }
});
