// Reports made at random, written as Word files and as pages, and read back: the same text, to the letter.
// EXPORTS=1000 npm run reports -- --test-name-pattern=exports tries as many.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../../server/src/document/read.ts';
import type { Block } from '../../server/src/exchange/blocks.ts';
import { canonicalText } from '../../server/src/exchange/canonical-text.ts';
import { exportBlocks } from '../../server/src/exchange/export-blocks.ts';
import { documentBlocks } from '../../server/src/exchange/from-document.ts';
import { officialPage } from '../../server/src/exchange/official-page.ts';
import { readWord } from '../../server/src/exchange/word/read.ts';
import { writeWord } from '../../server/src/exchange/word/write.ts';
import { defaultSettings } from '../../server/src/service/index.ts';
import { randomFrom } from '../unit/random.ts';
import { randomReport } from '../unit/random-report.ts';
import { reportFile } from '../unit/word-files.ts';

const FIRST = 5000;
const count = Number(process.env['EXPORTS'] ?? 25);

function blocksOf(file: Uint8Array): readonly Block[] {
  const reading = readWord(file);
  if ('failure' in reading) throw new Error(reading.failure.en);
  return reading.blocks;
}

test(`exports: ${String(count)} reports as Word files and as pages are read back to the same text`, async () => {
  for (let seed = FIRST; seed < FIRST + count; seed++) {
    const { text } = canonicalText(blocksOf(reportFile(randomReport(randomFrom(seed)))), defaultSettings);
    const report = exportBlocks(readDocument(text), defaultSettings);
    const fromWord = canonicalText(blocksOf(await writeWord(report)), defaultSettings).text;
    assert.equal(fromWord, text, `the Word file of seed ${String(seed)}`);
    const page = documentBlocks(readDocument(officialPage(report)));
    assert.equal(canonicalText(page, defaultSettings).text, text, `the page of seed ${String(seed)}`);
  }
});
