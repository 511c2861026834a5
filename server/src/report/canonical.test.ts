import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../document/read.ts';
import { editions } from '../norms/edition.ts';
import { blankReport, blankTable, displayWidth, rowLabel } from './canonical.ts';
import { formatDecimal } from './number.ts';
import { readReport } from './read.ts';
import type { Report } from './report.ts';

/** So many columns an editor shows beside its side bar on a small screen. */
const WIDEST = 120;
const WIDEST_LABEL = 40;

const YEARS = { 2021: 2024, 2019: 2020, 2014: 2017 };

function read(text: string): Report {
  return readReport(readDocument(text), {
    edition: 'auto',
    recognition: 'auto',
    organKind: 'auto',
  });
}

for (const edition of editions) {
  const title = `云岭县水利局${String(YEARS[edition.id])}年政府信息公开工作年度报告`;
  const tables = edition.tables.map((form) => blankTable(form, edition, 'markdown')).join('\n\n');
  const blank = edition.sections.length > 0 ? blankReport(edition, title) : `# ${title}\n\n${tables}\n`;

  test(`canonical ${edition.id}: a blank report reads back as exactly the form, every cell blank`, () => {
    const report = read(blank);
    assert.deepEqual([report.title?.text, report.year, report.edition.id], [title, YEARS[edition.id], edition.id]);
    assert.deepEqual(
      report.sections.map((section) => [section.heading, section.exact]),
      edition.sections.map((form) => [form.heading, true]),
    );
    for (const form of edition.tables) {
      const table = report.tables[form.id];
      assert.deepEqual(
        table?.rows.map((row) => row.form),
        form.rows,
      );
      assert.equal(table.form, form);
      assert.deepEqual([table.unknownRows, table.foreign], [[], []]);
      for (const row of table.rows) {
        assert.notEqual(row.label, null, row.form.id);
        for (const cell of row.cells) assert.equal(cell.status, 'blank', `${cell.rowId} ${cell.columnId}`);
      }
    }
  });

  test(`canonical ${edition.id}: numbers written into the blank cells read back from there`, () => {
    const report = read(blank);
    const cells = Object.values(report.tables).flatMap((table) => table?.rows.flatMap((row) => row.cells) ?? []);
    const places = cells.map((cell) => cell.span?.start ?? 0);
    assert.equal(new Set(places).size, cells.length);
    const filled = places
      .map((start, index) => [start, String(index + 1)] as const)
      .sort(([a], [b]) => b - a)
      .reduce((text, [start, number]) => text.slice(0, start) + number + text.slice(start), blank);
    const values = Object.values(read(filled).tables).flatMap((table) => table?.rows.flatMap((row) => row.cells) ?? []);
    assert.deepEqual(
      values.map(({ rowId, columnId, value }) => [rowId, columnId, value && formatDecimal(value)]),
      cells.map(({ rowId, columnId }, index) => [rowId, columnId, String(index + 1)]),
    );
  });

  test(`canonical ${edition.id}: no row is wider than ${String(WIDEST)} columns, no working label than ${String(WIDEST_LABEL)}`, () => {
    for (const line of blank.split('\n')) {
      if (line.startsWith('|')) assert.ok(displayWidth(line) <= WIDEST, line);
    }
    for (const row of edition.tables.flatMap((form) => form.rows)) {
      assert.ok(displayWidth(row.workingLabel ?? '') <= WIDEST_LABEL, row.workingLabel ?? '');
    }
  });

  test(`canonical ${edition.id}: columns line up in an editor`, () => {
    for (const block of blank
      .trim()
      .split('\n\n')
      .filter((part) => part.startsWith('|'))) {
      const bars = block
        .split('\n')
        .map((line) => [...line.matchAll(/\|/g)].map((bar) => displayWidth(line.slice(0, bar.index))));
      assert.ok(bars.length > 1);
      for (const places of bars) assert.deepEqual(places, bars[0], block.split('\n')[0]);
    }
  });
}

test('canonical: in a text without Markdown there are no heading marks', () => {
  for (const edition of editions) {
    for (const form of edition.tables) assert.doesNotMatch(blankTable(form, edition, 'plain'), /^#/m);
  }
});

test('canonical: Chinese characters and marks count two, Latin ones one', () => {
  assert.deepEqual(['abc', '表四', '“—①', '', '|-'].map(displayWidth), [3, 4, 6, 0, 2]);
});

test('canonical: nested labels stand in one column', () => {
  const labels = editions[0]?.tables.find((form) => form.id === 'requests')?.rows.map(rowLabel) ?? [];
  assert.ok(labels.includes('三（三）不予公开：1.属于国家秘密'));
  assert.ok(labels.includes('三（一）予以公开'));
  assert.ok(labels.includes('四、结转下年度继续办理'));
  assert.equal(new Set(labels).size, labels.length);
});
