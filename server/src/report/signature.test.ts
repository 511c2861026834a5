import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../document/read.ts';
import { readSignature } from './signature.ts';
import type { Signature } from './signature.ts';

const BODY = '# 云岭县水利局2023年政府信息公开工作年度报告\n\n六、其他需要报告的事项\n\n没有其他需要报告的事项。\n\n';
const HEADING_END = BODY.indexOf('事项') + '事项'.length;
const signatureOf = (end: string): Signature | null => readSignature(readDocument(BODY + end), HEADING_END);

test('signature: the date, and the organ above it', () => {
  const signature = signatureOf('云岭县 水利局\n\n2024年 1月 15日\n');
  assert.equal(signature?.organ?.text, '云岭县水利局');
  assert.deepEqual(signature.day, { year: 2024, month: 1, day: 15 });
  assert.equal(signature.start, BODY.length);
  const text = BODY + '云岭县 水利局\n\n2024年 1月 15日\n';
  assert.equal(text.slice(signature.daySpan.start, signature.daySpan.end), '2024年 1月 15日');
});

test('signature: a date alone is one too, a line that is no name is no organ', () => {
  assert.equal(signatureOf('2024年1月15日\n')?.organ, null);
  assert.equal(signatureOf('今年工作到此。\n2024年1月15日\n')?.organ, null);
});

test('signature: what the page prints below does not hide it, and its dates are none', () => {
  const news = Array.from({ length: 20 }, (_, index) => `其他新闻第${String(index)}条\n`).join('');
  assert.equal(signatureOf(`云岭县水利局\n2024年1月15日\n${news}`)?.day.day, 15);
  assert.equal(signatureOf(`2024年1月15日\n${news}`), null);
  assert.equal(signatureOf(`云岭县水利局\n2024年1月15日\n2020年2月2日\n${news}`)?.day.year, 2024);
});

test('signature: none above the last heading, and none in prose', () => {
  const above = readDocument(`云岭县水利局\n2024年1月15日\n${BODY}`);
  assert.equal(readSignature(above, above.text.indexOf('没有')), null);
  assert.equal(signatureOf('截至2024年1月15日，全部办结。\n'), null);
});
