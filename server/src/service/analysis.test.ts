import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fixture, rightReport } from '../../../test/unit/reports.ts';
import { analyse, recognitionReason } from './index.ts';

test('recognition: why a document is read as a report', () => {
  const { zh, en } = recognitionReason(analyse(rightReport()));
  assert.match(zh, /标题/);
  assert.match(zh, /6个部分/);
  assert.match(zh, /3张/);
  assert.match(en, /6 sections/);
});

test('recognition: a report without title is known by its content', () => {
  const withoutTitle = rightReport().replace(/^#.*\n/, '');
  assert.match(recognitionReason(analyse(withoutTitle)).zh, /内容/);
  assert.match(recognitionReason(analyse(fixture('2014-canonical.md'))).zh, /1张/);
});

test('recognition: why a document is none', () => {
  assert.match(recognitionReason(analyse('')).zh, /空/);
  assert.match(recognitionReason(analyse('')).en, /empty/);
  assert.match(recognitionReason(analyse('# 会议记录\n')).zh, /没有找到/);
});

test('recognition: a text in GBK that was opened as UTF-8 is garbled, and is not to be saved', () => {
  const bytes = readFileSync('test/vscode/fixtures/某局2023年政府信息公开工作年度报告.txt');
  const { zh, en } = recognitionReason(analyse(bytes.toString('utf8')));
  assert.match(zh, /乱码.*GBK.*通过编码重新打开.*GB18030.*不要保存/);
  assert.match(en, /garbled.*GBK.*Reopen with Encoding.*GB18030.*do not save/);
  // In its own encoding it is a report like any other; so is one in which a few characters are broken.
  const text = new TextDecoder('gb18030').decode(bytes);
  assert.match(recognitionReason(analyse(text)).zh, /认出/);
  assert.match(recognitionReason(analyse(text.replace('认真贯彻', '\uFFFD\uFFFD'))).zh, /认出/);
});

test('recognition: a few characters that were not readable do not make a text garbled', () => {
  const note = `# 会议记录\n\n${'今天讨论了三件事。\n'.repeat(100)}`;
  assert.match(recognitionReason(analyse(note.replace('三件', '\uFFFD\uFFFD'))).zh, /没有找到/);
  assert.match(recognitionReason(analyse(`${note}${'\uFFFD'.repeat(12)}`)).zh, /没有找到/);
  assert.match(recognitionReason(analyse(`${note}${'\uFFFD'.repeat(40)}`)).zh, /乱码/);
});

test('analysis: the same text gives the same analysis, whatever was analysed between', () => {
  const first = JSON.stringify(analyse(fixture('2021-web-paste.txt')).findings);
  analyse(fixture('2014-page.html'));
  assert.equal(JSON.stringify(analyse(fixture('2021-web-paste.txt')).findings), first);
});

test('analysis: no text makes it throw', () => {
  const odd = [
    '\u0000',
    '\ud800',
    '\r',
    '|',
    '||||',
    '| |\n| |',
    '<table>',
    '<table><tr><td rowspan=99999999 colspan=99999999>',
    '## ',
    '一、',
    '一、总体情况',
    '\t\n\t\n\t',
    '（',
    '《条例》第条',
    '2024年99月99日',
  ];
  for (const piece of odd) {
    for (const text of [piece, rightReport().replaceAll('|', piece)]) {
      for (const recognition of ['auto', 'report'] as const) {
        const { findings } = analyse(text, { edition: 'auto', recognition });
        for (const { span, fixes } of findings) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
          assert.ok(
            fixes.every(({ edits }) =>
              edits.every((edit) => edit.span.start <= edit.span.end && edit.span.end <= text.length),
            ),
          );
        }
      }
    }
  }
});
