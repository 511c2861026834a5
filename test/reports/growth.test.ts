// Words that rules look for, with runs of blanks, digits and marks between them: the time grows as the runs do.
import { test } from 'node:test';
import { assertGrowsAsText } from '../unit/growth.ts';

/** Where some rule or reader looks closer. Together they are the words of every expression of the source. */
const TRIGGERS = [
  '国务院令',
  '第',
  '492',
  '号',
  '国办公开办函',
  '〔',
  '2021',
  '〕',
  '《条例》',
  '第二十条',
  '款',
  '项',
  '（',
  '）',
  '统计期限',
  '2023年',
  '1月',
  '1日',
  '至',
  '发布日期：',
  '2024-01-05',
  '收取',
  '信息处理费',
  '费',
  '____',
  'XX',
  '×次',
  '（请',
  '填写',
  '截止',
  '转结至',
  '资金',
  '认真贯彻',
  '30299余',
  '一是',
  '二是',
  '（一）',
  '1.',
  '报告由',
  '六个部分',
  '《某局',
  '印发',
  '的通知》',
  '365体育',
  'bet',
  '_app_',
  '13800138000',
  '110105',
  '组织',
  '全省',
  '信息公开',
  '十五',
  '个工作日',
  '答复申请',
  '云岭县水利局',
  '年度报告',
  '<!-- disclosure-report-disable',
  'disclosure-report-disable-line -->',
  '-->',
  '<b',
  '<table',
  '<td',
  '</td>',
  '&nbsp',
  ';',
  '&#12288',
  '## ',
  '#',
  '**',
  '~~~',
  '| ',
  '|',
  '\t',
  '总体情况',
  '一、总体情况',
  '主动公开',
  '政府信息公开申请',
  '（一）予以公开',
  '自然人',
  '总计',
  '增15',
  '万元',
  '1,234',
  '640.492',
  '-',
  '—',
  '，',
  ',',
  '”',
  '“',
  '+',
  '[^1]',
  '①',
  'http://',
] as const;

const FILLERS = [
  ' ',
  '\u3000',
  '\u00a0',
  '1',
  '0,',
  '一',
  '、',
  '（',
  '）',
  '_',
  'X',
  '#',
  '*',
  '<',
  '&',
  '|',
  '\t',
  '-',
  '，',
  '.',
  '“',
  '政府',
  '年',
] as const;

/** A report so far that each rule looks at what follows. */
const START =
  '# 云岭县水利局2023年政府信息公开工作年度报告\n\n统计期限：2023年1月1日至2023年12月31日。\n\n## 一、总体情况\n\n';
const END = '\n\n## 五、存在的主要问题及改进情况\n\n## 六、其他需要报告的事项\n\n未收取信息处理费。\n';

/** So many of the triggers share a text, so that each of them counts. */
const TOGETHER = 8;

/** Each trigger with a run of the filler before the next, once in lines of their own and once in one line. */
function textOf(triggers: readonly string[], filler: string, size: number, between: string): string {
  const run = filler.repeat(Math.ceil(size / triggers.length / filler.length));
  return START + triggers.map((trigger) => trigger + run).join(between) + END;
}

const GROUPS = Array.from({ length: Math.ceil(TRIGGERS.length / TOGETHER) }, (_, index) =>
  TRIGGERS.slice(index * TOGETHER, (index + 1) * TOGETHER),
);

/** `npm run reports` tries every filler with some of the groups; GROWTH=all every filler with every group. */
const all = process.env['GROWTH'] === 'all';

FILLERS.forEach((filler, index) => {
  GROUPS.forEach((group, place) => {
    if (!all && (place + index) % 6 !== 0) return;
    for (const between of all ? ['', '\n'] : [place % 2 === 0 ? '' : '\n']) {
      test(`time grows as the text does: ${JSON.stringify(filler)} behind ${group.join(' ')}${between === '' ? '' : ', on lines'}`, () => {
        assertGrowsAsText((size) => textOf(group, filler, size * 8, between));
      });
    }
  });
});

for (const filler of FILLERS) {
  test(`time grows as the text does: every trigger repeated, ${JSON.stringify(filler)} between`, () => {
    assertGrowsAsText((size) => START + `${TRIGGERS.join(filler)}\n`.repeat(Math.max(1, size / 150)) + END);
  });
}

for (const trigger of [
  ...TRIGGERS,
  '<!-- disclosure-report-disable-line missing-row -->',
  '<!-- disclosure-report-disable -->x<!-- disclosure-report-enable -->',
  '20232023年1月1日',
  '国办公开办函[2021]30号',
  '<b>国办公开办函[2021]30号</b>',
  '《某局足彩网印发2024年要点的通知》',
  '13912345678 ',
  '&#x4e00;&nbsp;',
  '资金资金',
  '一是二是二是',
  '审查从严,更新',
]) {
  test(`time grows as the text does: ${trigger} again and again`, () => {
    assertGrowsAsText((size) => START + trigger.repeat((size * 4) / trigger.length) + END);
    assertGrowsAsText((size) => START + `${trigger}\n`.repeat((size * 4) / (trigger.length + 1)) + END);
    assertGrowsAsText((size) => `<p>${trigger.repeat((size * 4) / trigger.length)}</p>`);
  });
}
