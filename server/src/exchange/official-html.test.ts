import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsOf } from '../../../test/unit/reading/reading.ts';
import { readDocument } from '../document/read.ts';
import { editionOf, editions } from '../norms/edition.ts';
import { formatDecimal } from '../report/number.ts';
import { readReport } from '../report/read.ts';
import { officialGrid } from './official-grid.ts';
import { htmlTable, htmlText } from './official-html.ts';

const OPTIONS = { edition: 'auto', recognition: 'report', organKind: 'auto' } as const;

for (const edition of editions) {
  for (const form of edition.tables) {
    const numbers = new Map(
      form.rows
        .flatMap((row) => row.columns.map((column) => `${row.id} ${column.id}`))
        .map((key, at) => [key, String(at)]),
    );
    const grid = officialGrid(form, edition, (row, column) => numbers.get(`${row.id} ${column.id}`) ?? '');

    test(`printed ${edition.id} ${form.id}: as wide in every row, its merged cells counted`, () => {
      const taken: boolean[][] = grid.map(() => []);
      grid.forEach((row, line) => {
        let column = 0;
        for (const cell of row) {
          while (taken[line]?.[column]) column++;
          for (let down = 0; down < cell.rows; down++) {
            for (let right = 0; right < cell.columns; right++) {
              const places = taken[line + down];
              assert.ok(places && !places[column + right], `${cell.text} lies on another cell`);
              places[column + right] = true;
            }
          }
        }
      });
      for (const row of taken) assert.deepEqual(row, taken[0]);
    });

    test(`printed ${edition.id} ${form.id}: read back, each number stands in its cell`, () => {
      const text = `<html><body>${htmlTable(grid)}</body></html>`;
      const table = readReport(readDocument(text), { ...OPTIONS, edition: edition.id }).tables[form.id];
      const cells = table?.rows.flatMap((row) => row.cells) ?? [];
      const read = cells.map(({ rowId, columnId, value }) => [`${rowId} ${columnId}`, value && formatDecimal(value)]);
      assert.deepEqual(new Map(read as [string, string][]), numbers);
      assert.deepEqual([table?.unknownRows, table?.foreign], [[], []]);
    });
  }
}

test('printed: texts and attributes are escaped', () => {
  const form = editionOf('2021').tables[0];
  assert.ok(form);
  const html = htmlTable(
    officialGrid(form, editionOf('2021'), () => '<b>&"'),
    ({ at }) => (at ? { title: '"<' } : {}),
  );
  assert.match(html, /<td title="&quot;&lt;">&lt;b&gt;&amp;&quot;<\/td>/);
  assert.equal(htmlText('甲 & 乙'), '甲 &amp; 乙');
  assert.equal(cellsOf(readReport(readDocument(html), OPTIONS)).length > 0, true);
});
