// Headings as they are written in the wild, enumerated: which is one, and what is said of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/service/index.ts';
import { applied } from '../unit/fixes.ts';
import { replaced, rightReport } from '../unit/reports.ts';

const headings = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
];
const markdown = rightReport();
const plain = markdown.replaceAll(/^#+ /gm, '');

type Way = (number: string, words: string) => string;

/** Ways in which a heading is written and that are as good as the form's. */
const silent: readonly Way[] = [
  (n, w) => `**${n}、${w}**`,
  (n, w) => `__${n}、${w}__`,
  (n, w) => `*${n}、${w}*`,
  (n, w) => `_${n}、${w}_`,
  (n, w) => `***${n}、${w}***`,
  (n, w) => `**${n}、**${w}`,
  (n, w) => `**<span style="font-family:黑体">${n}、${w}</span>**`,
  (n, w) => `<b>${n}、${w}</b>`,
  (n, w) => `<font size="4">${n}、${w}</font>`,
  (n, w) => `<h2>${n}、${w}</h2>`,
  (n, w) => `<p align="center"><strong>${n}、${w}</strong></p>`,
  (n, w) => `<a name="s"></a>${n}、${w}`,
  (n, w) => `&nbsp;&nbsp;&nbsp;&nbsp;**${n}、${w}**`,
  (n, w) => `&emsp;&emsp;${n}、${w}`,
  (n, w) => `&#12288;&#12288;${n}、${w}`,
  (n, w) => `> ${n}、${w}`,
  (n, w) => `> **${n}、${w}**`,
  (n, w) => `[${n}、${w}](#s)`,
  (n, w) => `${n}、${w} {#s}`,
  (n, w) => `- ${n}、${w}`,
  (n, w) => `• ${n}、${w}`,
  (n, w) => `1. ${n}、${w}`,
  (n, w) => `${n}、${w}。`,
  (n, w) => `${n}、${w}：`,
  (n, w) => `${n}、${w}；`,
  (n, w) => `${n}、${w}:`,
  (n, w) => `“${n}、${w}”`,
  (n, w) => `【${n}、${w}】`,
  (n, w) => `${n} ${w}`,
  (n, w) => `${n}\u3000${w}`,
  (n, w) => `${n}.${w}`,
  (n, w) => `${n}．${w}`,
  (n, w) => `${n}。${w}`,
  (n, w) => `${n}, ${w}`,
  (n, w) => `（${n}）${w}`,
  (n, w) => `\u3000\u3000${n}、${w}`,
  (n, w) => `${n}、${Array.from(w).join(' ')}`,
];

/** Ways that are pointed out, and no more than that. */
const told: readonly Way[] = [
  (n, w) => `第${n}部分 ${w}`,
  (n, w) => `第${n}部分：${w}`,
  (n, w) => `${String('一二三四五六'.indexOf(n) + 1)}.${w}`,
  (n, w) => `${String('一二三四五六'.indexOf(n) + 1)}、${w}`,
  (n, w) => `（${String('一二三四五六'.indexOf(n) + 1)}）${w}`,
  (n, w) => `${'①②③④⑤⑥'.charAt('一二三四五六'.indexOf(n))}${w}`,
  (n, w) => `${'壹贰叁肆伍陆'.charAt('一二三四五六'.indexOf(n))}、${w}`,
  (_, w) => w,
  (_, w) => `**${w}**`,
  (_, w) => `${w}。`,
  (n, w) => `${n}、${w.slice(0, 1)}${w.slice(2)}`,
];

function sectionsOf(text: string): string {
  return analyse(text)
    .report.sections.map(({ form }) => form.number)
    .join('');
}

function assertRead(text: string, name: string, rules: readonly string[]): void {
  const { findings } = analyse(text);
  assert.equal(sectionsOf(text), '123456', name);
  assert.deepEqual([...new Set(findings.map(({ rule }) => rule))], rules, name);
  for (const finding of findings) {
    assert.equal(finding.severity, 'information', name);
    for (const { edits } of finding.fixes) {
      assert.equal(analyse(applied(text, edits)).findings.length, findings.length - 1, `${name}, mended`);
    }
  }
}

/** Each heading by itself, and all together, written in a way. */
function written(base: string, way: Way): readonly (readonly [string, string])[] {
  const one = (text: string, heading: string): string =>
    text.replace(new RegExp(`^(?:## )?${heading}$`, 'm'), way(heading.charAt(0), heading.slice(2)));
  return [
    ...headings.map((heading) => [one(base, heading), way(heading.charAt(0), heading.slice(2))] as const),
    [headings.reduce(one, base), `all ${way('一', '总体情况')}`],
  ];
}

test('headings: markup, punctuation, quotation and list marks around them are no part of them', () => {
  for (const base of [markdown, plain]) {
    for (const way of silent) for (const [text, name] of written(base, way)) assertRead(text, name, []);
  }
});

test('headings: other numbers, none, or a character lost are told as information', () => {
  for (const base of [markdown, plain]) {
    for (const way of told) for (const [text, name] of written(base, way)) assertRead(text, name, ['section-heading']);
  }
});

test('headings: a character lost or replaced, wherever it is, hides no section', () => {
  for (const heading of headings) {
    for (let at = 2; at < heading.length; at++) {
      for (const slip of ['', '某']) {
        const damaged = heading.slice(0, at) + slip + heading.slice(at + 1);
        const text = replaced(plain, heading, damaged);
        assert.equal(sectionsOf(text), '123456', damaged);
        const rules = analyse(text).findings.map(({ rule }) => rule);
        assert.deepEqual(
          rules.filter((rule) => rule !== 'section-heading'),
          [],
          damaged,
        );
      }
    }
  }
});

test('headings: text that follows on the line is the section’s, and is kept when the line is broken there', () => {
  const followed = [
    '2024年，全年没有发生被追责的情况',
    '2024年，各项工作有序开展。下一步继续努力。',
    '（含上年未结1件）',
    '无',
  ];
  for (const base of [markdown, plain]) {
    for (const heading of headings) {
      for (const follow of followed) {
        for (const mark of ['：', ' ', '　', '。', '——', follow.startsWith('（') ? '' : '： ']) {
          const line = `${heading}${mark}${follow}`;
          const text = replaced(base, heading, line);
          assert.equal(sectionsOf(text), '123456', line);
          const finding = analyse(text).findings.find(({ rule }) => rule === 'section-heading');
          assert.ok(finding, line);
          assert.ok(analyse(text).findings.every(({ rule }) => rule !== 'missing-section' && rule !== 'empty-section'));
          const mended = applied(text, finding.fixes[0]?.edits ?? []);
          assert.equal(mended.replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''), line);
          assert.ok(!analyse(mended).findings.some(({ rule }) => rule === 'section-heading'), line);
        }
      }
    }
  }
});

test('headings: prose, rows and lists of sections are none', () => {
  const opening = '根据条例编制本报告。';
  const others = [
    '一是总体情况良好，二是主动公开政府信息情况良好。',
    '本报告由总体情况、主动公开政府信息情况等六个部分组成。',
    '一、总体情况，二、主动公开政府信息情况，三、收到和处理政府信息公开申请情况，共三部分。',
    '一、本年新收政府信息公开申请数量',
    '三、本年度办理结果',
    '四、结转下年度继续办理',
    '其他需要报告的事项无。',
  ];
  for (const other of others) {
    const text = `云岭县水利局2024年政府信息公开工作年度报告\n\n${opening}\n\n${other}\n`;
    assert.equal(sectionsOf(text), '', other);
    // Nor where the sections are there.
    const inside = replaced(plain, '（一）主动公开。', `${other}\n\n（一）主动公开。`);
    assert.equal(sectionsOf(inside), '123456', other);
  }
});

test('headings: a sub-heading with the words of another section is none', () => {
  for (const words of ['主动公开政府信息情况', '收到和处理政府信息公开申请情况']) {
    for (const mark of ['### ', '#### ', '**', '']) {
      const line = `${mark}${words}${mark === '**' ? mark : ''}`;
      const text = replaced(markdown, '（一）主动公开。', `${line}\n\n（一）主动公开。`);
      assert.equal(sectionsOf(text), '123456', line);
      assert.deepEqual(analyse(text).findings, [], line);
    }
  }
});
