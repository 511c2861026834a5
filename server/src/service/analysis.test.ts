import assert from 'node:assert/strict';
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
