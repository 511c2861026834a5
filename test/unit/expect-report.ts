/** Whether a text is the report that was made at random: each cell, heading and paragraph. */
import assert from 'node:assert/strict';
import { analyse } from '../../server/src/service/index.ts';
import type { RandomReport } from './random-report.ts';

const ORDINALS = '一二三四五六七八九';

/** Expects every cell, heading and paragraph of a report in a text, in their order. */
export function expectReport(text: string, expected: RandomReport, name: string): void {
  const { report } = analyse(text);
  assert.equal(report.title?.text, expected.title, name);
  assert.deepEqual(
    report.sections.map(({ heading }) => heading),
    expected.edition.sections.map(({ heading }) => heading),
    name,
  );
  for (const { table } of expected.sections) {
    if (!table) continue;
    const found = report.tables[table.form.id];
    assert.equal(found?.form.edition, expected.edition.id, name);
    for (const { form, cells } of found.rows) {
      for (const [index, column] of form.columns.entries()) {
        const place = `${name}: ${form.id} ${column.id}`;
        assert.equal(cells[index]?.raw, table.valueOf(form, column), place);
      }
    }
  }
  const lines = text.split('\n').map((line) => line.replace(/^#+ /, ''));
  let at = 0;
  for (const line of proseOf(expected)) {
    const found = lines.indexOf(line, at);
    assert.notEqual(found, -1, `${name}: “${line}” in its place`);
    at = found + 1;
  }
}

/** What is written of a report outside of its tables. */
export function proseOf({ title, opening, sections, signature }: RandomReport): readonly string[] {
  return [
    title,
    opening,
    ...sections.flatMap(({ heading, parts }, index) => [
      `${ORDINALS.charAt(index)}、${heading}`,
      ...parts.flatMap((part, place) => [
        ...(part.heading === '' ? [] : [`（${ORDINALS.charAt(place)}）${part.heading}`]),
        ...part.paragraphs,
      ]),
    ]),
    ...signature,
  ];
}
