import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../document/read.ts';
import { editionOf } from '../norms/edition.ts';
import { readSections } from './sections.ts';

const forms = editionOf('2021').sections;
const HEADINGS = forms.map((form) => form.heading);

/** The sections as `id` of one recognised by the form's words, `~id` of a like one; and the other headings. */
function sections(text: string): readonly [readonly string[], readonly string[]] {
  const read = readSections(readDocument(text), forms);
  return [
    read.sections.map(({ form, exact }) => (exact ? '' : '~') + form.id),
    read.otherHeadings.map(({ text: heading }) => heading),
  ];
}
const ALL = ['overview', 'proactive', 'requests', 'proceedings', 'problems', 'otherMatters'];

test('sections: in Markdown, plain, bold and indented', () => {
  for (const write of [
    (heading: string) => `## ${heading}\n\n内容。\n`,
    (heading: string) => `${heading}\n内容。`,
    (heading: string) => `**${heading}**\n内容。`,
    (heading: string) => `\u3000\u3000${heading.replace('、', '．')}\n内容。`,
    (heading: string) => `## ${heading.slice(2)}\n内容。`,
    (heading: string) => `${heading.slice(2)}\n内容。`,
  ]) {
    assert.deepEqual(sections(HEADINGS.map(write).join('\n')), [ALL, []], write('一、甲'));
  }
});

test('sections: each reaches from its heading to the next', () => {
  const text = `甲\n${HEADINGS.map((heading) => `${heading}\n内容。\n`).join('')}`;
  const read = readSections(readDocument(text), forms).sections;
  read.forEach(({ start, end, headingSpan, heading }, index) => {
    assert.equal(text.slice(headingSpan.start, headingSpan.end), HEADINGS[index]);
    assert.equal(text.slice(start, end), `${heading}\n内容。\n`);
  });
});

test('sections: rows of tables with the same ordinals, and enumerations, are no headings', () => {
  const rows =
    '一、本年新收政府信息公开申请数量\n0\n二、上年结转政府信息公开申请数量\n0\n三、本年度办理结果\n四、结转下年度继续办理\n0';
  const text = HEADINGS.map((heading, index) => `${heading}\n${index === 2 ? rows : '一是规范。\n二是公开。'}`).join(
    '\n',
  );
  assert.deepEqual(sections(text), [ALL, []]);
});

test('sections: other words in the right place are the section, and told to be other words', () => {
  const text =
    '一、工作概述\n甲。\n二、主动公开情况\n乙。\n三、依申请公开办理情况\n丙。\n四、行政法复议、诉讼情况\n丁。\n五、存在问题及改进情况\n戊。\n六、其它需要报告的情况\n己。';
  assert.deepEqual(sections(text), [ALL.map((id) => `~${id}`), []]);
});

test('sections: an aspect of the overview that is worded like a section is none', () => {
  const aspects = '（一）主动公开政府信息情况\n甲。\n（二）收到和处理政府信息公开申请情况\n乙。';
  const shifted = '（一）工作概况。甲。\n（二）主动公开政府信息情况\n乙。';
  for (const [below, found] of [
    [aspects, ['overview']],
    [shifted, ['overview']],
    ['（二）主动公开政府信息情况\n甲。', ['overview', 'proactive']],
  ] as const) {
    assert.deepEqual(sections(`一、总体情况\n${below}`), [found, []], below);
  }
});

test('sections: the overview under the words that offices use', () => {
  for (const heading of ['一、工作开展情况', '一、政府信息公开基本情况', '一、2023年工作总体概述', '一、工作推进情况'])
    assert.deepEqual(
      sections(`${heading}\n甲。\n二、主动公开政府信息情况\n乙。`),
      [['~overview', 'proactive'], []],
      heading,
    );
  assert.deepEqual(sections('一、主动公开情况\n甲。'), [['~proactive'], []]);
});

test('sections: a table of contents is not the text', () => {
  const contents = HEADINGS.join('\n');
  assert.deepEqual(sections(`${contents}\n${HEADINGS.map((heading) => `${heading}\n内容。`).join('\n')}`), [ALL, []]);
});

test('sections: repeated, missing and further ones', () => {
  const [first = '', second = '', , fourth = '', , sixth = ''] = HEADINGS;
  assert.deepEqual(sections(`${first}\n甲。\n${second}\n乙。\n${first}\n丙。`)[0], [
    'overview',
    'proactive',
    'overview',
  ]);
  assert.deepEqual(sections(`${first}\n甲。\n${fourth}\n乙。`)[0], ['overview', 'proceedings']);
  assert.deepEqual(sections(`${HEADINGS.join('\n甲。\n')}\n乙。\n七、附件\n丙。`), [ALL, ['七、附件']]);
  assert.deepEqual(sections(`${sixth}\n甲。\n${first}\n乙。`)[0], ['otherMatters', 'overview']);
});

test('sections: text whose line breaks were lost keeps their order', () => {
  const text = HEADINGS.map((heading) => `${heading}${'本机关做了工作，'.repeat(12)}`).join('');
  const read = readSections(readDocument(text), forms).sections;
  assert.deepEqual(
    read.map((section) => section.form.id),
    ALL,
  );
  assert.ok(read.every((section) => section.glued));
});

test('sections: an edition without sections has none', () => {
  assert.deepEqual(readSections(readDocument(HEADINGS.join('\n')), []), { sections: [], otherHeadings: [] });
});
