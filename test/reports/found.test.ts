// Ways of writing that unseen reports were found to have: each is named here, so that it goes on being read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claims, fixture, read } from '../unit/reading/reading.ts';
import { analyse } from '../unit/analyse.ts';

const reading = (text: string): readonly unknown[] => [
  [...claims(read(text))],
  read(text).sections.map(({ form }) => form.id),
];

/** The text reads as the fixture does, and says nothing that the fixture does not. */
function assertReadsLike(name: string, text: string): void {
  assert.notEqual(text, fixture(name));
  assert.deepEqual(reading(text), reading(fixture(name)));
  assert.deepEqual(
    analyse(text).findings.map(({ rule }) => rule),
    [],
  );
}

test('found: headings and text in rows of one cell, as of a page that was laid out as a table', () => {
  assertReadsLike(
    '2021-pipe-merged-lost.txt',
    fixture('2021-pipe-merged-lost.txt').replace(/^(?!.*\|)(.{2,60})$/gm, '$1 | | ||'),
  );
});

test('found: a page laid out as a table, with the tables in its cells', () => {
  assertReadsLike(
    '2021-page.html',
    fixture('2021-page.html')
      .replace('<body>', '<body><table width="1000"><tr><td>首页</td></tr><tr><td>')
      .replace('</body>', '</td></tr></table></body>'),
  );
});

test('found: tables indented with a tab', () => {
  for (const name of ['2021-canonical.md', '2021-pipe-bare.txt', '2019-pipe-merged-lost.txt']) {
    assertReadsLike(name, fixture(name).replace(/^(?=.*\|)/gm, '\t'));
  }
});

test('found: 总计 met before 自然人, where its cell reaches up to the first line of the head', () => {
  for (const [name, between] of [
    ['2021-web-paste.txt', '\n\n'],
    ['2021-web-paste-bars.txt', '\n|\n'],
  ] as const) {
    const text = fixture(name);
    const head = text.indexOf('自然人');
    const total = text.indexOf(`总计${between}`, head);
    const moved = `${text.slice(0, head)}总计${between}${text.slice(head, total)}${text.slice(total + 2 + between.length)}`;
    assertReadsLike(name, moved);
  }
});

test('found: headings numbered 第三部分 or 三是', () => {
  for (const number of ['第$1部分 ', '第$1章、', '$1是']) {
    const text = fixture('2021-pipe-bare.txt').replace(/^([一二三四五六])、(?=[^\n|]*$)/gm, number);
    assert.deepEqual(reading(text), reading(fixture('2021-pipe-bare.txt')), number);
    assert.ok(
      analyse(text).findings.every(({ rule }) => rule === 'section-heading'),
      number,
    );
  }
});

test('found: the title with its year behind it, below a cover, in full-width digits, behind marks of a page', () => {
  const own = /^澜州市人民政府2023年政府信息公开工作年度报告$/m;
  for (const title of [
    '澜州市人民政府政府信息公开工作年度报告（2023年度）',
    '澜州市人民政府\n政府信息公开工作年度报告\n（2023年度）',
    '澜州市人民政府２０２３年政府信息公开工作年度报告',
    '澜州市人民政府政府信息公开2023年度报告',
    '关于澜州市人民政府2023年政府信息公开工作年度报告',
    '澜州市人民政府关于2023年政府信息公开工作年度报告',
    '???澜州市人民政府\n????2023年政府信息公开工作年度报告',
    '澜州市人民政府2023年政府信息公开工作年度报告 | ||||',
  ]) {
    const { report, findings } = analyse(fixture('2021-pipe-bare.txt').replace(own, title));
    assert.deepEqual([report.organ, report.year], ['澜州市人民政府', 2023], title);
    assert.ok(
      findings.every(({ rule }) => rule === 'title-form'),
      title,
    );
  }
});

test('found: a template that each organ is to fill in, and a summary of work, are no reports', () => {
  const template = fixture('2021-pipe-bare.txt').replaceAll('澜州市人民政府', 'XX单位');
  assert.equal(analyse(template.replaceAll(/(?<=\| )\d[\d.]*/g, '')).report.isReport, false);
  // Filled in, it is the report of an organ that is not named.
  assert.equal(analyse(template).report.isReport, true);
  const summary =
    '青禾市林业局2023年政务公开工作总结\n一、主动公开情况\n公开126条。\n二、依申请公开情况\n没有申请。\n三、存在问题及改进措施\n解读单一，将改进。\n四、下一步打算\n再接再厉。\n';
  assert.equal(analyse(summary).report.isReport, false);
  const law = summary.replace('政务公开工作总结', '法治政府建设年度报告').replace('一、主动公开情况', '一、总体情况');
  assert.equal(analyse(law).report.isReport, false);
});

test('found: rules with a sheet to be filled in are no report', () => {
  const rows = ['规章', '行政规范性文件', '行政许可', '行政处罚', '行政强制'].map((row) => `| ${row} | 0 | 0 | 0 |`);
  const text = `青禾市财政局政府信息公开统计制度\n第一条 统计范围\n各股室报送的政府信息。\n| 主动公开政府信息情况 | | | |\n${rows.join('\n')}\n`;
  assert.equal(analyse(text).report.isReport, false);
});

test('found: a heading inside a paragraph that lost its line breaks is not missing', () => {
  const name = '2021-pipe-bare.txt';
  const lines = fixture(name).split('\n');
  const from = lines.indexOf('一、总体情况');
  const to = lines.indexOf('二、主动公开政府信息情况');
  const glued = [...lines.slice(0, from), lines.slice(from - 1, to + 1).join(' '), ...lines.slice(to + 1)].join('\n');
  const { report, findings } = analyse(glued);
  assert.deepEqual(
    findings.filter(({ rule }) => rule === 'missing-section' || rule === 'missing-table'),
    [],
  );
  assert.equal(report.sections.length, 6);
  assert.deepEqual([...claims(report)], [...claims(read(fixture(name)))]);
});

test('found: 管委会 is 管理委员会', () => {
  const name = '2021-pipe-bare.txt';
  const organ = fixture(name).replaceAll('澜州市人民政府', '文山产业园区管理委员会');
  const signed = `${organ.trimEnd()}\n文山产业园区管委会\n2024年1月20日\n`;
  assert.ok(analyse(signed).findings.every(({ rule }) => rule !== 'signature-organ'));
});

test('found: where 总计 is the first column, nothing is read as if it were the last', () => {
  const page = fixture('2021-page.html');
  const rows = page.replace(/<tr>(?:(?!<\/tr>)[^])*<\/tr>/g, (row) => {
    const cells = row.match(/<td[^>]*>(?:(?!<\/td>)[^])*<\/td>/g) ?? [];
    const last = cells.at(-1) ?? '';
    const isOfRequests = cells.length >= 8 && !row.includes('维持');
    const isHead = row.includes('自然人') && row.includes('总计');
    if (!isOfRequests && !isHead) return row;
    const first = cells.at(isHead ? 0 : -7) ?? '';
    return row.replace(last, '').replace(first, last + first);
  });
  assert.notEqual(rows, page);
  const right = claims(read(page));
  for (const text of [rows, rows.replaceAll(/<[^>]*>/g, '\n')]) {
    for (const [place, value] of claims(read(text))) {
      if (place.startsWith('requests')) assert.equal(value, right.get(place), place);
    }
  }
});

test('found: headings 第一部分 in other words, an opening that lists the sections, a menu above an old report', () => {
  const canonical = fixture('2021-canonical.md');
  const renamed = canonical.replace('## 一、总体情况', '## 第一部分 概述');
  assert.deepEqual(
    analyse(renamed).findings.map(({ rule }) => rule),
    ['section-heading'],
  );
  const list = `本报告全文包括一、总体情况，六、其他需要报告的事项等六个部分，${Array.from({ length: 60 }, (_, index) => `说明${index}，`).join('')}。`;
  const from = canonical.indexOf('## 六、');
  const listed = canonical.replace('## 一、总体情况', `${list}\n\n## 一、总体情况`).replace(canonical.slice(from), '');
  assert.deepEqual(
    analyse(listed).findings.map(({ rule }) => rule),
    ['missing-section'],
  );
  const menu = '政府信息公开指南\n政府信息公开制度\n政府信息公开年报\n';
  const old = fixture('2014-pipe-bare.txt');
  assert.equal(analyse(menu + old.slice(old.indexOf('\n') + 1)).report.isReport, true);
});

test("found: in an author's own table the words of a heading are none", () => {
  const table = '| 事项 | 数量 |\n| --- | --- |\n| 一、总体情况 | |\n| 培训 | 3 |\n';
  const text = fixture('2021-canonical.md').replace('## 六、', `${table}\n## 六、`);
  assert.deepEqual(
    analyse(text).findings.map(({ rule }) => rule),
    [],
  );
});
