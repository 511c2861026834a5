import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode as decodeFile, encodeLike } from './decode.ts';

const TEXT = '# 某局2024年政府信息公开工作年度报告\r\n\r\n一、总体情况\n| 规章 | 0 |\n';

const decode = (bytes: Uint8Array): string | null => decodeFile(bytes)?.text ?? null;

function utf16(text: string, order: 'little' | 'big'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
}

/** GB18030 of the characters below: nothing in Node writes it. */
const GB18030: Readonly<Record<string, readonly number[]>> = {
  政: [0xd5, 0xfe],
  府: [0xb8, 0xae],
  信: [0xd0, 0xc5],
  息: [0xcf, 0xa2],
  公: [0xb9, 0xab],
  开: [0xbf, 0xaa],
  '：': [0xa3, 0xba],
  // Outside GBK: four bytes.
  㐂: [0x81, 0x39, 0xef, 0x31],
};

function gb18030(text: string): Buffer {
  return Buffer.from(Array.from(text).flatMap((character) => GB18030[character] ?? character.charCodeAt(0)));
}

test('decode: UTF-8 with and without its mark, which is not in the text', () => {
  assert.equal(decode(Buffer.from(TEXT)), TEXT);
  assert.equal(decode(Buffer.from(`\uFEFF${TEXT}`)), TEXT);
  assert.equal(decode(new Uint8Array()), '');
  assert.equal(decode(Buffer.from('\uFEFF')), '');
  assert.equal(decode(Buffer.from('plain ASCII, 100 %\n')), 'plain ASCII, 100 %\n');
});

test('decode: UTF-16 in both byte orders, with its mark or obvious without', () => {
  for (const order of ['little', 'big'] as const) {
    assert.equal(decode(utf16(`\uFEFF${TEXT}`, order)), TEXT);
    assert.equal(decode(utf16(TEXT, order)), TEXT);
  }
});

test('decode: GB18030 where it is no UTF-8', () => {
  const text = '政府信息公开：100\n㐂\n';
  assert.equal(decode(gb18030(text)), text);
});

test('decode: UTF-8 cut in the middle of a character stays UTF-8', () => {
  const bytes = Buffer.from(TEXT + '结尾');
  assert.equal(decode(bytes.subarray(0, bytes.length - 1)), `${TEXT}结\uFFFD`);
  assert.equal(decode(Buffer.from(`\uFEFF${TEXT}结`).subarray(0, -1)), `${TEXT}\uFFFD`);
});

test('decode: what is no text is told', () => {
  const binaries: readonly (readonly number[])[] = [
    // The beginnings of a PNG picture, a zip archive (Word), an old Word document, and a program.
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52],
    [0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 0xdf, 0xa4],
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0, 0, 0, 0, 0],
    [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    // Neither UTF-8 nor GB18030, and no NUL either.
    [0xff, 0xff, 0xff, 0x20, 0xff, 0x20],
    [0, 0],
    [0x61, 0, 0x62],
  ];
  for (const bytes of binaries) assert.equal(decode(Uint8Array.from(bytes)), null);
  // NUL inside an otherwise good text, marked UTF-16 included.
  assert.equal(decode(Buffer.from(`${TEXT}\0`)), null);
  assert.equal(decode(utf16(`\uFEFF${TEXT}\0`, 'little')), null);
});

test('encode: a changed text is written as it was read, mark and all', () => {
  const files: readonly Uint8Array[] = [
    Buffer.from(TEXT),
    Buffer.from(`\uFEFF${TEXT}`),
    ...(['little', 'big'] as const).flatMap((order) => [utf16(TEXT, order), utf16(`\uFEFF${TEXT}`, order)]),
    gb18030('政府信息公开：100\n㐂\n'),
  ];
  for (const bytes of files) {
    const decoded = decodeFile(bytes);
    assert.ok(decoded);
    assert.deepEqual(Buffer.from(encodeLike(bytes, decoded, decoded.text) ?? []), Buffer.from(bytes));
    const changed = encodeLike(bytes, decoded, `7,${decoded.text}`);
    assert.ok(changed);
    assert.deepEqual(decodeFile(changed), { ...decoded, text: `7,${decoded.text}` });
  }
});

test('encode: what cannot be written without loss is not written', () => {
  const chinese = gb18030('政府信息公开：100\n');
  const decoded = decodeFile(chinese);
  assert.ok(decoded);
  assert.equal(encodeLike(chinese, decoded, decoded.text.replace('政', '證')), null);
  const cut = Buffer.from(TEXT + '结尾').subarray(0, -1);
  const damaged = decodeFile(cut);
  assert.ok(damaged);
  assert.equal(encodeLike(cut, damaged, damaged.text), null);
});
