import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digitsOfNumeral } from './numerals.ts';

test('numerals: in other characters than digits', () => {
  const numbers: Readonly<Record<string, string>> = {
    零: '0',
    〇: '0',
    O: '0',
    Ｏ: '0',
    '○': '0',
    十四: '14',
    二十: '20',
    二〇: '20',
    一百零三: '103',
    一百二十: '120',
    一千零三: '1003',
    三千五百二十一: '3521',
    一万二千: '12000',
    两: '2',
    拾贰: '12',
    '1O': '10',
    '2O3': '203',
    l4: '14',
    零件: '0',
    十四件: '14',
    廿三: '23',
    一二: '12',
  };
  for (const [written, digits] of Object.entries(numbers)) assert.equal(digitsOfNumeral(written), digits, written);
});

test('numerals: what may be another number, or none, is not told', () => {
  for (const written of [
    '一',
    '十余',
    '若干',
    '十几',
    '二百五',
    '十十',
    '三四十',
    '零一',
    '万',
    '百',
    'l',
    'I',
    '无',
    '',
    '14',
    '一一一一一一一一一一一一一',
  ])
    assert.equal(digitsOfNumeral(written), null, written);
});

test('numerals: every number below 10000 comes back from its words', () => {
  const digits = '零一二三四五六七八九';
  for (let number = 2; number < 10_000; number++) {
    let words = '';
    let zero = false;
    for (const [place, name] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(number / place) % 10;
      if (digit > 0) {
        words += (zero && words !== '' ? '零' : '') + digits.charAt(digit) + name;
        zero = false;
      } else zero = words !== '';
    }
    assert.equal(digitsOfNumeral(words), String(number), words);
  }
});
