import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { fixture, replaced, rightReport } from '../../../test/unit/reports.ts';

const right = rightReport();
const lines = right.split('\n');
const rowsOf = (first: string, last: string): readonly string[] =>
  lines.slice(
    lines.findIndex((line) => line.startsWith(`| ${first}`)),
    lines.findIndex((line) => line.startsWith(`| ${last}`)) + 1,
  );
const requests = rowsOf('一、本年新收', '四、结转下年度');
/** The report with a row written once more, with other figures where they are given. */
function again(row: string, figures?: string): string {
  const label = row.split('|')[1]?.trim() ?? '';
  const copy = figures === undefined ? row : `| ${label} | ${figures.split(' ').join(' | ')} |`;
  return replaced(right, row, `${row}\n${copy.replace(label, `[[row-twice|${label}]]`)}`);
}

test('row-twice: each row of table three, with the same figures and with others', () => {
  for (const row of requests) {
    assert.equal(findingIn(again(row)).severity, 'information');
    const finding = findingIn(again(row, '91 92 93 94 95 96 97'));
    assert.equal(finding.severity, 'error');
    assertSays(finding, '91', '两次');
  }
});

test('row-twice: a blank row beside one with figures counts for nothing', () => {
  const [row = ''] = requests;
  assertRight(replaced(right, row, `${row}\n${row.replace(/\d/g, ' ')}`));
});

test('row-twice: a table pasted twice is one finding', () => {
  const first = requests[0] ?? '';
  const last = requests.at(-1) ?? '';
  const label = first.split('|')[1]?.trim() ?? '';
  const marked = (rows: readonly string[]): string => rows.join('\n').replace(label, `[[row-twice|${label}]]`);
  assert.equal(findingIn(replaced(right, last, `${last}\n${marked(requests)}`)).severity, 'information');
  const other = requests.map((row) => row.replace(/\| 5 /, '| 6 '));
  const finding = findingIn(replaced(right, last, `${last}\n${marked(other)}`));
  assert.equal(finding.severity, 'error');
  assertSays(finding, '5与6');
});

test('row-twice: a group of table four twice', () => {
  const row = lines.find((line) => line.startsWith('| 行政复议 |')) ?? '';
  const finding = findingIn(again(row, '1 1 1 1 4'));
  assert.equal(finding.severity, 'error');
  assertSays(finding, '2与1');
  assert.equal(findingIn(again(row)).severity, 'information');
});

test('row-twice: two rows of figures in table four, one of them zeros', () => {
  const text = fixture('2021-pipe-merged-lost.txt');
  const row =
    text.split('\n').find((line) => (line.match(/\d+/g)?.length ?? 0) === 15 && !/[\u4e00-\u9fff]/.test(line)) ?? '';
  assert.notEqual(row, '');
  const zeros = row.replace(/\d+/g, '0');
  const finding = findingIn(replaced(text, row, `${row}\n${zeros.replace('0', '[[row-twice|0]]')}`));
  assert.equal(finding.severity, 'error');
  const blank = row.replace(/\d/g, ' ');
  assertRight(replaced(text, row, `${row}\n${blank}`));
  assertRight(replaced(text, row, `${blank}\n${row}`));
});
