import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { fixture, fixtureNames } from '../../../test/unit/reading/reading.ts';
import { rightReport } from '../../../test/unit/reports.ts';
import { readDocument } from '../document/read.ts';
import { formatOnType, formatTables, newReport, padCell, TABLE_STYLES, widenColumns } from './index.ts';
import type { TableStyle, TextEdit } from './index.ts';

const BLANK = newReport({ organ: '云岭县水利局', year: 2024 });

const formatted = (text: string, style: TableStyle): string => applied(text, formatTables(readDocument(text), style));
const withoutSpace = (text: string): string => text.replaceAll(/[^\S\r\n]/g, '');
const lineOf = (text: string, label: string): string =>
  text.split(/\r?\n/).find((line) => line.split('|')[1]?.trim() === label) ?? '';

const odd: Readonly<Record<string, string>> = {
  'no cells': '|\n||\n| |\n',
  'escaped bars': '| 甲\\| | 1 |\n|---|:-:|\n|乙|　２　|\n',
  'rows of several lengths': '| 甲 | 1 |\n| 乙 | 1 | 2 |\n',
  'indented, with tabs': '\t|甲|\t1 |\n  | 乙丙|2|  \n',
  'code that is quoted': '```\n| 甲|1 |\n```\n\n|甲| 1|\n| 乙丙 |2|\n',
  'marks as wide as characters': '| “甲”— | 1 |\n| … | 22 |\n',
};
const texts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(fixtureNames.map((name) => [name, fixture(name)])),
  ...odd,
  right: rightReport(),
  'right, Windows line ends': rightReport().replaceAll('\n', '\r\n'),
};

for (const style of TABLE_STYLES) {
  test(`format ${style}: changes nothing but white space, and nothing the second time`, () => {
    for (const [name, text] of Object.entries(texts)) {
      const once = formatted(text, style);
      assert.equal(withoutSpace(once), withoutSpace(text), name);
      assert.equal(once.split('\n').length, text.split('\n').length, name);
      assert.equal(formatted(once, style), once, name);
    }
  });
}

test('format: a new report is aligned already; compact and back again it is the same', () => {
  assert.equal(formatted(BLANK, 'aligned'), BLANK);
  const compact = formatted(BLANK, 'compact');
  assert.match(compact, /^\| 规章 \| {2}\| {2}\| {2}\|$/m);
  assert.equal(formatted(compact, 'aligned'), BLANK);
});

test('format preserve: what mostly lines up is lined up, and no more', () => {
  const compact = formatted(BLANK.slice(BLANK.indexOf('| 项目')), 'compact');
  assert.equal(formatted(compact, 'preserve'), compact);
  const typed = BLANK.replace(/(\| 三（一）予以公开 +\|) {8}\|/, '$1 12|');
  assert.notEqual(typed, BLANK);
  assert.equal(
    lineOf(formatted(typed, 'preserve'), '三（一）予以公开').length,
    lineOf(BLANK, '三（一）予以公开').length,
  );
});

test('format: within a range only the tables that it touches', () => {
  const text = '|甲|1|\n|乙丙|2|\n\n文字。\n\n|丁|1|\n|戊己|2|\n';
  const edits = formatTables(readDocument(text), 'aligned', { start: 0, end: 3 });
  assert.equal(applied(text, edits), '| 甲   | 1 |\n| 乙丙 | 2 |\n\n文字。\n\n|丁|1|\n|戊己|2|\n');
});

test('format on type: a bar lines up its table, a line break the row before; nothing moves at the cursor', () => {
  const text = '| 甲丙 | 1 |\n|乙|2|';
  assert.equal(
    applied(text, formatOnType(readDocument(text), text.length, '|', 'aligned')),
    '| 甲丙 | 1 |\n| 乙   | 2 |',
  );
  const broken = `${text}\n`;
  assert.equal(
    applied(broken, formatOnType(readDocument(broken), broken.length, '\n', 'aligned')),
    '| 甲丙 | 1 |\n| 乙   | 2 |\n',
  );
});

/** Types a text at a mark (¦), character by character, as the client has it padded. */
function typed(text: string, characters: string): { readonly text: string; readonly offset: number } {
  let offset = text.indexOf('¦');
  let now = text.replace('¦', '');
  for (const character of characters) {
    now = now.slice(0, offset) + character + now.slice(offset);
    offset += character.length;
    now = applied(now, padCell(readDocument(now), offset));
  }
  return { text: now, offset };
}

const table = `| 项目 | 自然人 |
| ---- | ------ |
| 甲   | ¦       |
| 乙乙 | 1      |
`;

test('padding: the typed cell takes up its own, and what stands behind it stays', () => {
  assert.equal(
    typed(table, '123').text,
    '| 项目 | 自然人 |\n| ---- | ------ |\n| 甲   | 123    |\n| 乙乙 | 1      |\n',
  );
  // A character that counts two takes two.
  assert.match(typed(table, '“三').text, /\| “三 {3}\|\n/);
});

test('padding: beyond its width the cell alone grows; on leaving it the column does', () => {
  const { text, offset } = typed(table, '12345678');
  assert.equal(text, '| 项目 | 自然人 |\n| ---- | ------ |\n| 甲   | 12345678 |\n| 乙乙 | 1      |\n');
  const left = applied(text, widenColumns(readDocument(text), offset));
  assert.equal(left, '| 项目 | 自然人   |\n| ---- | ------   |\n| 甲   | 12345678 |\n| 乙乙 | 1        |\n');
  assert.deepEqual(widenColumns(readDocument(left), offset), []);
});

test('padding: what is taken out is given back, and columns never become narrower', () => {
  const text = '| 项目 | 自然人 |\n| ---- | ------ |\n| 甲   | 12     |\n| 乙乙 | 1      |\n';
  const offset = text.indexOf('2');
  const shorter = text.slice(0, offset) + text.slice(offset + 1);
  assert.equal(applied(shorter, padCell(readDocument(shorter), offset)), text.replace('12 ', '1  '));
  assert.deepEqual(widenColumns(readDocument(text), offset), []);
});

test('padding: a row that does not line up stays as it is, and the others line up', () => {
  const uneven = table.replace('| 甲 ', '|一|2|\n| 甲 ').replace('| 乙乙', '| 丙丙 | 0      |\n| 乙乙');
  const short = typed(uneven, '123').text;
  assert.equal(
    short,
    '| 项目 | 自然人 |\n| ---- | ------ |\n|一|2|\n| 甲   | 123    |\n| 丙丙 | 0      |\n| 乙乙 | 1      |\n',
  );
  const { text, offset } = typed(uneven, '12345678');
  assert.equal(
    applied(text, widenColumns(readDocument(text), offset)),
    '| 项目 | 自然人   |\n| ---- | ------   |\n|一|2|\n| 甲   | 12345678 |\n| 丙丙 | 0        |\n| 乙乙 | 1        |\n',
  );
});

test('padding: tables that do not line up, and other texts, stay as they are', () => {
  const none: readonly TextEdit[] = [];
  for (const text of ['| 甲 | 1|\n| 乙乙 | 2 |\n| 丙丙丙 | 3 |\n', '甲 1\n', '| 甲 | 1 |\n', '']) {
    for (let offset = 0; offset <= text.length; offset++) {
      assert.deepEqual(padCell(readDocument(text), offset), none);
      assert.deepEqual(widenColumns(readDocument(text), offset), none);
    }
  }
});
