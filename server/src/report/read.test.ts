import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../document/read.ts';
import { readReport } from './read.ts';
import type { Report } from './report.ts';

const read = (text: string): Report =>
  readReport(readDocument(text), {
    edition: 'auto',
    recognition: 'auto',
    organKind: 'auto',
  });

const PERIOD = '本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。';

test('report: an opening that speaks of itself and of its period, with the first section, is one without title', () => {
  for (const text of [
    `现公布云岭县水利局2022年政府信息公开工作年度报告。${PERIOD}\n一、总体情况\n甲。`,
    `本年度报告由云岭县柳河镇根据政府信息公开条例编制。\n${PERIOD}\n一、2022年总体情况\n甲。`,
    `本报告由云岭县政府信息公开办公室编制，所列数据的统计期限为2012年1月1日至12月31日。\n一、概述\n甲。`,
  ]) {
    assert.equal(read(text).isReport, true, text);
  }
});

test('report: a notice about reports, and an opening without anything below it, are none', () => {
  for (const text of [
    `关于编制2022年政府信息公开工作年度报告的通知\n本报告指各单位的年度报告。${PERIOD}\n一、总体要求\n甲。\n二、其他事项\n乙。`,
    `云岭县政府信息公开工作年度报告制度\n本报告每年公布。统计期限为全年。\n一、总体情况\n甲。`,
    `现公布云岭县水利局2022年政府信息公开工作年度报告。${PERIOD}`,
    `现公布云岭县水利局2022年行政执法年度报告。${PERIOD}\n一、总体情况\n依法公开。`,
  ]) {
    assert.equal(read(text).isReport, false, text);
  }
});

test('report: universities report under other rules', () => {
  const parts =
    '一、概述\n甲。\n二、主动公开情况\n乙。\n三、依申请公开情况\n丙。\n四、因信息公开工作受到举报、复议、诉讼的情况\n丁。\n五、存在的主要问题和改进措施\n戊。';
  assert.equal(read(`云岭大学2020-2021学年信息公开工作年度报告\n${parts}`).isReport, false);
  assert.equal(
    read(`2020年度信息公开工作年度报告\n云岭大学\n根据《高等学校信息公开办法》编制，${PERIOD}\n${parts}`).isReport,
    false,
  );
  assert.equal(read(`云岭县教育局2020年政府信息公开工作年度报告\n${parts}\n指导高校信息公开。`).isReport, true);
});

test('report: one of before the present form is known by its title and what it is about', () => {
  const parts = '一、主动公开政府信息的情况\n公开5条。\n二、依申请公开的情况\n没有申请。';
  assert.equal(read(`云岭县文化局2013年度信息公开工作\n年度报告\n${parts}\n${'丙。'.repeat(200)}`).isReport, true);
  assert.equal(
    read(`云岭县2018年政府信息公开工作年度报告\n本年度报告统计数据时限为全年。\n一、任务\n${'丙。'.repeat(200)}`)
      .isReport,
    true,
  );
  assert.equal(read(`云岭县文化局2013年度工作计划\n${parts}\n${'丙。'.repeat(200)}`).isReport, false);
});

test('report: where no year is told, the tables tell the form', () => {
  const table = (head: string, row: string): string =>
    `一、总体情况\n我局做了工作。\n二、主动公开政府信息情况\n\n| 信息内容 | ${head} |\n| --- | --- | --- | --- |\n| 规章 | 0 | 0 | 0 |\n| ${row} | 1 | 2 | 3 |\n\n三、收到和处理政府信息公开申请情况\n`;
  assert.equal(read(table('本年新制作数量 | 本年新公开数量 | 对外公开总数量', '规范性文件')).edition.id, '2019');
  assert.equal(read(table('本年制发件数 | 本年废止件数 | 现行有效件数', '行政规范性文件')).edition.id, '2021');
});
