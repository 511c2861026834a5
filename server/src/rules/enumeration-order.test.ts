import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn, unmarked } from '../../../test/unit/marked.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';

const right = rightReport();
const saying = (words: string): string => replaced(right, '发布前逐件审查。', `发布前逐件审查。${words}`);
const mark = (words: string): string => words.replaceAll(/<([^<>]+)>/g, '[[enumeration-order|$1]]');

/** The text after the preferred fix. */
function renumbered(words: string): string {
  const source = mark(words);
  const fix = findingIn(source).fixes[0];
  assert.ok(fix?.preferred);
  return applied(unmarked(source).text, fix.edits);
}

test('enumeration-order: a number again, or one left out, is renumbered', () => {
  for (const [wrong, after] of [
    ['一是审查；二是更新；<二>是培训。', '一是审查；二是更新；三是培训。'],
    ['一是审查；<三>是更新；三是培训。', '一是审查；二是更新；三是培训。'],
    ['一是审查；<三>是更新；四是培训。', '一是审查；二是更新；三是培训。'],
    ['一是审查；二是更新；<二>是培训；三是考核。', '一是审查；二是更新；三是培训；四是考核。'],
    ['一是审查；二是更新；三是培训；<二>是考核。', '一是审查；二是更新；三是培训；四是考核。'],
    [
      '\n\n1. 审查从严。\n\n2. 更新及时。\n\n<2>. 培训到位。\n',
      '\n\n1. 审查从严。\n\n2. 更新及时。\n\n3. 培训到位。\n',
    ],
    ['\n\n1、审查从严。\n\n<3>、更新及时。\n', '\n\n1、审查从严。\n\n2、更新及时。\n'],
    [
      '\n\n（1）审查从严。\n\n（2）更新及时。\n\n（<2>）培训到位。\n',
      '\n\n（1）审查从严。\n\n（2）更新及时。\n\n（3）培训到位。\n',
    ],
  ] as const) {
    assert.equal(renumbered(saying(wrong)), saying(after), wrong);
  }
  assertSays(findingIn(mark(saying('一是审查；二是更新；<二>是培训。'))), '一是、二是、二是', '三是');
});

test('enumeration-order: sub-headings of a section', () => {
  assert.equal(
    renumbered(
      replaced(right, '（四）政府信息公开平台建设', '（<三>）政府信息公开平台建设').replace(
        '（五）监督保障',
        '（四）监督保障',
      ),
    ),
    right.replace('（五）监督保障', '（五）监督保障'),
  );
});

test('enumeration-order: lists restart, stand within others, and say a number in other words', () => {
  for (const words of [
    '一是审查；二是更新；三是培训。下一步：一是宣传；二是考核。',
    '一是审查，包括：一是初审；二是复审；二是更新。',
    '一是审查，二要更新，三是培训。',
    '首先是审查；二是更新。',
    '一方面是审查，另一是更新。',
    '一是审查；二、更新；三是培训。',
    '\n\n1. 审查从严。\n\n1. 更新及时。\n',
    '\n\n1.5万条信息已公开，占比提高。\n\n3.2万条信息已归档。\n',
    '依照《条例》第二十条第（五）项、第（三）项公开。',
    '十是虚数；一是一，二是二。',
  ]) {
    assertRight(saying(words));
  }
  // The end of a line of PDF text is anywhere.
  assertRight(saying('一是审查从严；二\n是更新及时；三是培训\n到位；四是考核。'));
});
