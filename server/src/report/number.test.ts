import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { difference, equals, formatDecimal, isInteger, isNumberLike, readNumber, sum, toNumber } from './number.ts';
import type { Decimal } from './number.ts';

/** The number that is read, or why none is. */
function read(text: string): string {
  const reading = readNumber(text);
  return reading.status === 'value' ? formatDecimal(reading.value) : reading.status;
}
function decimal(text: string): Decimal {
  const reading = readNumber(text);
  if (reading.status !== 'value') throw new Error(`${text} is no number`);
  return reading.value;
}

test('number: whatever is certain is a value', () => {
  const certain: Readonly<Record<string, string>> = {
    '3': '3',
    '３': '3',
    '007': '7',
    '1,234': '1234',
    '12,345,678': '12345678',
    '１，２３４': '1234',
    '-25': '-25',
    '－2': '-2',
    '−2': '-2',
    '+14': '14',
    增15: '15',
    减2: '-2',
    '增加 3': '3',
    减少4件: '-4',
    '640.492万元': '640.492',
    '251000元': '251000',
    '4件': '4',
    '2 件': '2',
    '0.50': '0.5',
    '999999999999999': '999999999999999',
  };
  for (const [text, value] of Object.entries(certain)) assert.equal(read(text), value, text);
});

test('number: what is not certain is no number', () => {
  for (const text of [
    '737，1222万元',
    '1,23',
    '12,3456',
    ',123',
    '1,,234',
    '1.2.3',
    '.5',
    '5.',
    '十余',
    '约15',
    '15余件',
    '3-4',
    '1 2',
    '4件5',
    '３O',
    '1e3',
    '0x1',
    'NaN',
    '9'.repeat(16),
    '①',
  ]) {
    assert.equal(read(text), 'malformed', text);
  }
  for (const text of ['/', '-', '—', '——', '无', '暂无', 'N/A', '／']) assert.equal(read(text), 'placeholder', text);
  for (const text of ['', ' ', '\u3000', '\u00a0\n']) assert.equal(read(text), 'blank', JSON.stringify(text));
});

const PLAIN = { fullWidth: false, grouped: false, worded: false, unit: null, note: null };

test('number: what is irregular in its writing is told', () => {
  const notation = (text: string): unknown => {
    const reading = readNumber(text);
    return reading.status === 'value' ? reading.notation : null;
  };
  assert.deepEqual(notation('3'), { fullWidth: false, grouped: false, worded: false, unit: null, note: null });
  assert.deepEqual(notation('1,234'), { fullWidth: false, grouped: true, worded: false, unit: null, note: null });
  assert.deepEqual(notation('增１５件'), { fullWidth: true, grouped: false, worded: true, unit: '件', note: null });
  assert.deepEqual(notation('640.492万元'), {
    fullWidth: false,
    grouped: false,
    worded: false,
    unit: '万元',
    note: null,
  });
  assert.deepEqual(notation('14（含修订2件）'), { ...PLAIN, note: '（含修订2件）' });
  assert.deepEqual(notation('14①'), { ...PLAIN, note: '①' });
});

test('number: labels and prose are not like a number, numbers that are damaged are', () => {
  for (const text of ['3', '-', '无', '737，1222万元', '1.2.3', '增4']) assert.equal(isNumberLike(text), true, text);
  for (const text of [
    '1.属于国家秘密',
    '（一）予以公开',
    '2023年',
    '一',
    '无法提供',
    '',
    '增加公开内容',
    '1'.repeat(25),
  ]) {
    assert.equal(isNumberLike(text), false, text);
  }
});

test('number: sums are exact', () => {
  assert.equal(formatDecimal(sum([decimal('0.1'), decimal('0.2'), decimal('-0.3')])), '0');
  assert.equal(formatDecimal(sum([decimal('640.492'), decimal('1.5'), decimal('3')])), '644.992');
  assert.equal(formatDecimal(sum([])), '0');
  assert.equal(formatDecimal(difference(decimal('1'), decimal('2.05'))), '-1.05');
  assert.ok(equals(decimal('2.50'), decimal('2.5')));
  assert.ok(!equals(decimal('2.5'), decimal('2.51')));
  assert.deepEqual([isInteger(decimal('2.00')), isInteger(decimal('2.01'))], [true, false]);
});

test('number: every decimal is written and read back the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat({ max: 5 }), (units, scale) => {
      const value = { units: BigInt(units), scale };
      assert.ok(equals(decimal(formatDecimal(value)), value));
      assert.equal(toNumber(value), Number(formatDecimal(value)));
    }),
    { seed: 7, numRuns: 200 },
  );
});

test('number: notes as HTML and Markdown mark them, and characters of no width', () => {
  for (const [written, note] of [
    ['14¹', '¹'],
    ['14<sup>1</sup>', '<sup>1</sup>'],
    ['14^1^', '^1^'],
    ['14[^1]', '[^1]'],
    ['14注1', '注1'],
    ['14 注：①', '注：①'],
  ] as const) {
    const reading = readNumber(written);
    const said = reading.status === 'value' ? [reading.value, reading.notation.note] : reading.status;
    assert.deepEqual(said, [{ units: 14n, scale: 0 }, note], written);
  }
  for (const written of ['14\u200b', '\u200b14', '1\u200b4', '\u200e14\u2060']) {
    const reading = readNumber(written);
    assert.deepEqual(reading.status === 'value' && reading.value, { units: 14n, scale: 0 }, JSON.stringify(written));
  }
  for (const written of ['14<b>1</b>', '14^1', '14注释见下', '1^2^3'])
    assert.equal(readNumber(written).status, 'malformed', written);
});
