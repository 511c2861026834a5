/** Word files, many and large ones. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import mammoth from 'mammoth';
import { canonicalText } from '../../server/src/exchange/canonical-text.ts';
import { readWord } from '../../server/src/exchange/word/read.ts';
import { defaultSettings } from '../../server/src/service/index.ts';
import { expectReport, proseOf } from '../unit/expect-report.ts';
import { randomFrom } from '../unit/random.ts';
import { randomReport } from '../unit/random-report.ts';
import { paragraph, reportFile, wordParts, zipped } from '../unit/word-files.ts';

function textOf(bytes: Uint8Array): string {
  const reading = readWord(bytes);
  if ('failure' in reading) throw new Error(reading.failure.en);
  return canonicalText(reading.blocks, defaultSettings).text;
}

test('Word files of 200 reports made at random are read exactly', () => {
  for (let seed = 100; seed < 300; seed++) {
    const report = randomReport(randomFrom(seed));
    expectReport(textOf(reportFile(report, seed % 3 === 0 ? 'hMerge' : 'gridSpan')), report, `seed ${seed}`);
  }
});

test('mammoth finds the same paragraphs, save for automatic numbers, which it leaves out', async () => {
  for (let seed = 300; seed < 310; seed++) {
    const report = randomReport(randomFrom(seed));
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(reportFile(report)) });
    const theirs = value.split('\n').filter((line) => line !== '');
    let at = 0;
    for (const line of proseOf(report)) {
      at = theirs.indexOf(line.replace(/^(?:.、|（.）)/, ''), at) + 1;
      assert.notEqual(at, 0, `“${line}” of seed ${seed}`);
    }
  }
});

const OFFICE = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);

test(
  'Word files that LibreOffice saved anew are read exactly',
  { skip: OFFICE ? false : 'LibreOffice is not installed' },
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'word-'));
    try {
      const seeds = Array.from({ length: 40 }, (_, index) => 400 + index);
      mkdirSync(path.join(folder, 'in'));
      for (const seed of seeds)
        writeFileSync(path.join(folder, 'in', `${seed}.docx`), reportFile(randomReport(randomFrom(seed))));
      const { status, stderr } = spawnSync(
        OFFICE ?? '',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          'docx:MS Word 2007 XML',
          '--outdir',
          folder,
          ...seeds.map((seed) => path.join(folder, 'in', `${seed}.docx`)),
        ],
        { encoding: 'utf8' },
      );
      assert.equal(status, 0, stderr);
      for (const seed of seeds) {
        expectReport(
          textOf(readFileSync(path.join(folder, `${seed}.docx`))),
          randomReport(randomFrom(seed)),
          `seed ${seed}`,
        );
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

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
