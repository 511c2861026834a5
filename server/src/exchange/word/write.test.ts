import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { randomFrom } from '../../../../test/unit/random.ts';
import { randomReport } from '../../../../test/unit/random-report.ts';
import { reportFile } from '../../../../test/unit/word-files.ts';
import { readDocument } from '../../document/read.ts';
import { defaultSettings } from '../../service/index.ts';
import { canonicalText } from '../canonical-text.ts';
import { exportBlocks } from '../export-blocks.ts';
import { readWord } from './read.ts';
import { writeWord } from './write.ts';

function textOf(bytes: Uint8Array): string {
  const reading = readWord(bytes);
  if ('failure' in reading) throw new Error(reading.failure.en);
  return canonicalText(reading.blocks, defaultSettings).text;
}

suite('a report as a Word file', () => {
  test('is read back to the same text', async () => {
    for (const seed of [30, 31]) {
      const text = textOf(reportFile(randomReport(randomFrom(seed))));
      const bytes = await writeWord(exportBlocks(readDocument(text), defaultSettings));
      assert.equal(textOf(bytes), text, `seed ${seed}`);
    }
  });

  test('has headings by style, merged headers that are printed again, whole rows, and says whose it is', async () => {
    const report = randomReport(randomFrom(30));
    const text = textOf(reportFile(report));
    const parts = unzipSync(await writeWord(exportBlocks(readDocument(text), defaultSettings)));
    const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
    const document = part('word/document.xml');
    assert.equal(document.split('<w:pStyle w:val="Heading1"/>').length - 1, 6);
    for (const piece of [
      '<w:tblHeader/>',
      '<w:cantSplit/>',
      '<w:gridSpan ',
      '<w:vMerge ',
      'w:eastAsia="方正小标宋简体"',
    ]) {
      assert.ok(document.includes(piece), piece);
    }
    assert.ok(part('docProps/core.xml').includes(report.title));
    assert.match(part('word/styles.xml'), /仿宋_GB2312/);
  });
});
