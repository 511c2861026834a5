/** Word files, many and large ones. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readWord } from '../../server/src/exchange/word/read.ts';
import { paragraph, wordParts, zipped } from '../unit/word-files.ts';

function failureOf(bytes: Uint8Array): string {
  const reading = readWord(bytes);
  return 'failure' in reading ? reading.failure.zh : '';
}

suite('Word files that are made to break us', () => {
  const parts = wordParts({ body: paragraph('正文') });
  const document = parts['word/document.xml'] ?? '';
  const replacing = (name: string, content: string | Uint8Array): Uint8Array => zipped({ ...parts, [name]: content });

  test('swell, or lie about their size: a bound stops them', () => {
    const bytes = replacing('word/document.xml', document + ' '.repeat(40 * 1024 * 1024));
    assert.match(failureOf(bytes), /超过/);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 46 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    assert.match(failureOf(bytes), /超过/);
  });

  test('hold a hundred thousand tables in each other, or half a million paragraphs', () => {
    const deep = '<w:tbl><w:tr><w:tc>'.repeat(100_000);
    assert.match(failureOf(replacing('word/document.xml', document.replace('<w:body>', `<w:body>${deep}`))), /嵌套/);
    const many = '<w:p/>'.repeat(500_000);
    assert.match(failureOf(replacing('word/document.xml', document.replace('<w:body>', `<w:body>${many}`))), /太多/);
  });
});
