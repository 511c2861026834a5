import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareLabelKey, chineseNumber, chineseNumeral, labelKey, leadingOrdinal } from './label.ts';

test('label: Chinese numerals, both ways', () => {
  const numbers = { 一: 1, 十: 10, 十二: 12, 二十: 20, 九十九: 99, 一百零三: 103 };
  for (const [text, number] of Object.entries(numbers)) assert.equal(chineseNumber(text), number, text);
  for (let number = 1; number <= 99; number++) assert.equal(chineseNumber(chineseNumeral(number)), number);
  for (const text of ['', '第一', '1', '一是']) assert.equal(chineseNumber(text), null, text);
});

test('label: ordinals of every kind, with the white space behind them', () => {
  const ordinals = {
    '一、总体情况': ['chinese', 1, 2],
    '十二，其他': ['chinese', 12, 3],
    '三 . 其他': ['chinese', 3, 4],
    '（二）部分公开': ['parenthesised', 2, 3],
    '( 三 ) 不予公开': ['parenthesised', 3, 6],
    '1.属于国家秘密': ['digit', 1, 2],
    '2、属于': ['digit', 2, 2],
    '（4）属于': ['digit', 4, 3],
    '　5． 属于': ['digit', 5, 4],
  };
  for (const [text, [kind, number, length]] of Object.entries(ordinals)) {
    assert.deepEqual(leadingOrdinal(text), { kind, number, length }, text);
  }
});

test('label: numbers, years and enumerations in prose are no ordinals', () => {
  for (const text of ['640.492万元', '2023年', '一是规范栏目', '1,234', '总计', '', '100.其他', '三安全一稳定']) {
    assert.equal(leadingOrdinal(text), null, text);
  }
});

test('label: the key forgets width, white space and punctuation, and nothing else', () => {
  const written = [
    '（二）部分公开（区分处理的，只计这一情形）',
    '(二) 部分公开(区分处理的,只计这一情形)',
    '（二）部分\n公　开\u00a0（区分处理的 只计这一情形',
  ];
  assert.equal(new Set(written.map(labelKey)).size, 1);
  assert.equal(labelKey('３．危及“三安全一稳定”'), '3危及三安全一稳定');
  assert.equal(labelKey('社会<br/>公益&nbsp;组织'), '社会公益组织');
  assert.equal(labelKey('①|—※'), '');
  assert.notEqual(labelKey('1.重复申请'), labelKey('2.重复申请'));
});

test('label: without its ordinal a label is the same under another number', () => {
  assert.equal(bareLabelKey('1.重复申请'), bareLabelKey('（二）重复 申请'));
  assert.equal(bareLabelKey('总计'), '总计');
});
