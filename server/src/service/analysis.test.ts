import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fixture, rightReport } from '../../../test/unit/reports.ts';
import { analyse, recognitionReason } from './index.ts';

test('recognition: why a document is read as a report', () => {
  const { zh, en } = recognitionReason(analyse(rightReport()));
  assert.match(zh, /各部分的标题/);
  assert.match(zh, /6个部分/);
  assert.match(zh, /3张/);
  assert.match(en, /6 sections/);
});

test('recognition: what spoke for a report is named', () => {
  const said = (text: string): string => recognitionReason(analyse(text)).zh;
  assert.match(said('云岭县水利局2024年政府信息公开工作年度报告\n'), /^从标题认出/);
  assert.match(said(fixture('2014-canonical.md')), /^从统计表认出.*1张/);
  const report = rightReport();
  const table = report.slice(report.indexOf('| 项目'), report.indexOf('## 四、'));
  assert.match(said(table), /^从规定的表格认出.*0个部分、1张/);
  assert.match(recognitionReason(analyse('x', { recognition: 'report' })).zh, /^按设置/);
});

test('recognition: why a document is none', () => {
  assert.match(recognitionReason(analyse('')).zh, /空/);
  assert.match(recognitionReason(analyse('')).en, /empty/);
  const others: Readonly<Record<string, RegExp>> = {
    '# 会议记录\n': /没有“公开”/,
    '# 公开课记录\n': /没有找到/,
    '国务院办公厅政府信息公开工作年度报告格式\n\n一、总体情况\n': /统一格式/,
    'XX局2024年政府信息公开工作年度报告\n\n一、总体情况\n': /模板/,
    '云岭县信息公开工作总结\n\n一、总体情况\n': /另一种文件/,
    '云岭大学2023-2024学年信息公开年度报告\n\n一、总体情况\n': /学校/,
  };
  for (const [text, reason] of Object.entries(others)) {
    assert.match(recognitionReason(analyse(text)).zh, reason, text);
  }
  assert.match(recognitionReason(analyse(rightReport(), { recognition: 'other' })).zh, /已设为不/);
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
  assert.match(recognitionReason(analyse(note.replace('三件', '\uFFFD\uFFFD'))).zh, /没有“公开”/);
  assert.match(recognitionReason(analyse(`${note}${'\uFFFD'.repeat(12)}`)).zh, /没有“公开”/);
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
