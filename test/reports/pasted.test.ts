// Pasting anything anywhere: what the author wrote is still there, and what was on the clipboard is there too, or told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, newReport, paste } from '../../server/src/service/index.ts';
import { clipboardOf, countingGrid, plainGrid } from '../unit/clipboards.ts';
import { applied } from '../unit/fixes.ts';
import { fixture, fixtureNames } from '../unit/reading/reading.ts';
import { rightReport } from '../unit/reports.ts';

const texts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(fixtureNames.filter((name) => !name.endsWith('.html')).map((name) => [name, fixture(name)])),
  right: rightReport(),
  'right, Windows line ends': rightReport().replaceAll('\n', '\r\n'),
  blank: newReport({ organ: '云岭县水利局', year: 2024 }),
};

const clipboards = {
  table: clipboardOf('wps', countingGrid('2021', 'requests'), [['下表由办公室填写。', 0]]),
  'table with a row too many': clipboardOf('excel', [
    ...countingGrid('2021', 'requests'),
    ...plainGrid([['（八）转交其他机关办理', '901', '902', '903', '904', '905', '906', '907']]),
  ]),
  report: { html: fixture('2021-page.html'), text: null },
  'plain report': { html: null, text: fixture('2021-spreadsheet.txt') },
};

/** So many places of each text are tried. */
const PLACES = 12;

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s|]+/).filter((word) => word !== '' && !/^-+$/.test(word));
}

for (const [name, text] of Object.entries(texts)) {
  const places = Array.from({ length: PLACES }, (_, index) => Math.floor((text.length * index) / (PLACES - 1)));
  const analysis = analyse(text);

  for (const [kind, clipboard] of Object.entries(clipboards)) {
    test(`pasted, ${kind} into ${name}: every word stays in its order`, () => {
      for (const start of places) {
        const made = paste(analysis, { start, end: start }, clipboard);
        if (!made) continue;
        const after = applied(text, made.edits);
        // Within a word the paste parts it: its pieces are looked for.
        const words = [...wordsOf(text.slice(0, start)), ...wordsOf(text.slice(start))];
        let from = 0;
        for (const word of words) {
          const at = after.indexOf(word, from);
          assert.ok(at >= 0, `lost at ${start}: ${word}`);
          from = at + word.length;
        }
        if (kind === 'table with a row too many') assert.match(after, /（八）转交其他机关办理 901 902/);
      }
    });
  }

  test(`pasted, numbers into ${name}: nothing but numbers of cells changes`, () => {
    const numbers = clipboardOf(
      'excel',
      plainGrid([
        ['1', '2'],
        ['3', '4'],
      ]),
    );
    for (const start of places) {
      const made = paste(analysis, { start, end: start }, numbers);
      if (!made) continue;
      const bare = (each: string) => each.replaceAll(/[-+\d.]+(?= *\|)/g, '').replaceAll(/[^\S\r\n]+/g, '');
      assert.equal(bare(applied(text, made.edits)), bare(text));
    }
  });
}
