/** PDF files as Chromium prints them, and LibreOffice where it is installed, read by the reader of PDF files. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';
import { canonicalText } from '../../server/src/exchange/canonical-text.ts';
import { readPdf } from '../../server/src/exchange/pdf/read.ts';
import { defaultSettings } from '../../server/src/service/index.ts';
import { expectReport } from '../unit/expect-report.ts';
import { printedPage } from '../unit/printed-page.ts';
import { randomFrom } from '../unit/random.ts';
import { randomReport } from '../unit/random-report.ts';
import { reportFile } from '../unit/word-files.ts';

const FONTS = pathToFileURL(path.resolve('node_modules/@fontsource-variable/noto-sans-sc/index.css')).href;

async function textOf(bytes: Uint8Array): Promise<string> {
  const reading = await readPdf(bytes, () => null);
  if ('failure' in reading) throw new Error(reading.failure.en);
  return canonicalText(reading.blocks, defaultSettings).text;
}

async function inFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pdf-'));
  try {
    await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

suite('PDF files', () => {
  test('that Chromium printed of 100 reports made at random are read exactly', async () => {
    await inFolder(async (folder) => {
      const browser = await browsers.launch({
        executablePath: await chromium.executablePath(),
        args: [...chromium.args, '--allow-file-access-from-files'],
        headless: true,
      });
      try {
        const page = await browser.newPage();
        const file = path.join(folder, 'report.html');
        for (let seed = 1; seed <= 100; seed++) {
          const report = randomReport(randomFrom(seed));
          writeFileSync(file, printedPage(report, FONTS));
          await page.goto(pathToFileURL(file).href);
          await page.evaluate('document.fonts.ready.then(() => true)');
          const margin = { top: '2cm', bottom: '2cm', left: '2.5cm', right: '2.5cm' };
          expectReport(await textOf(await page.pdf({ format: 'A4', margin })), report, `seed ${seed}`);
        }
      } finally {
        await browser.close();
      }
    });
  });

  const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);
  const hasFont = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout;
  const skip = office && hasFont ? false : 'LibreOffice, or a Chinese font, is not installed';

  test('that LibreOffice made of Word files are read exactly', { skip }, async () => {
    await inFolder(async (folder) => {
      const seeds = Array.from({ length: 40 }, (_, index) => 1 + index);
      mkdirSync(path.join(folder, 'in'));
      const files = seeds.map((seed) => path.join(folder, 'in', `${seed}.docx`));
      files.forEach((file, index) => {
        writeFileSync(file, reportFile(randomReport(randomFrom(index + 1))));
      });
      const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
      execFileSync(office ?? '', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files]);
      for (const seed of seeds) {
        const text = await textOf(readFileSync(path.join(folder, `${seed}.pdf`)));
        expectReport(text, randomReport(randomFrom(seed)), `seed ${seed}`);
      }
    });
  });

  test('that are cut off, changed or none get a sentence', async () => {
    for (const bytes of [Buffer.from('%PDF-1.7\n'), Buffer.from('%PDF-1.4 1 0 obj <<>> endobj trailer <<>>')]) {
      const reading = await readPdf(bytes, () => null);
      assert.ok('failure' in reading);
      assert.match(reading.failure.zh, /PDF/);
    }
  });
});
