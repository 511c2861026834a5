// Every fixture of every shape → the canonical form → the same cells, and nothing lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelKey } from '../../server/src/document/label.ts';
import { editions } from '../../server/src/norms/edition.ts';
import { labelsOf } from '../../server/src/report/tables/labels.ts';
import { analyse } from '../../server/src/service/index.ts';
import { makeCanonical } from '../../server/src/service/make-canonical.ts';
import { applied } from '../unit/fixes.ts';
import { claims, fixture, fixtureNames } from '../unit/reading/reading.ts';
import { allReports, textsIn } from '../unit/reports.ts';

/** What stands within the table of a fixture and is none of it. */
const KEPT: Readonly<Record<string, string>> = { '2014-web-paste.txt': '(2017年度)' };

for (const name of fixtureNames.filter((each) => !each.endsWith('page.html'))) {
  test(`canonical, ${name}: the whole document made canonical reads to the same cells`, () => {
    for (const text of [fixture(name), fixture(name).replaceAll('\n', '\r\n')]) {
      const analysis = analyse(text);
      const made = makeCanonical(analysis, null);
      assert.ok(made !== null || name.includes('canonical'), 'something is to be done');
      const after = applied(text, made?.edits ?? []);
      const again = analyse(after);
      assert.deepEqual(claims(again.report), claims(analysis.report));
      const [notice, ...more] = made?.notices ?? [];
      assert.deepEqual(more, []);
      const kept = KEPT[name];
      // Brackets of a notice are full-width: nothing of it may be a link.
      const told = withNarrowBrackets(notice?.zh ?? '');
      assert.equal(told.includes(`“${kept ?? ''}”`), kept !== undefined, told);
      if (kept !== undefined) assert.ok(after.includes(kept));
      for (const table of Object.values(again.report.tables)) assert.equal(table?.gridded ?? true, true);
      assert.equal(makeCanonical(again, null), null, 'the second time nothing is left to do');
    }
  });
}

/** As the author may have written what a notice tells with full-width brackets. */
function withNarrowBrackets(text: string): string {
  return text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('［', '[').replaceAll('］', ']');
}

/** Every word that a text has, without what draws tables and headings. */
function wordsOf(text: string): readonly string[] {
  const prose = text
    .replaceAll(/<!--[^]*?-->/g, (comment) => comment.replaceAll(/\s/g, ''))
    .replaceAll(/<\/?[a-z][^<>]*>/gi, ' ')
    .replaceAll(/&nbsp;|&#160;/g, ' ');
  return prose.split(/[\s|\u2500-\u257f,#*：；“”\\]+/).filter((word) => word !== '' && !/^:?[-=+]+:?$/.test(word));
}

/** All that the forms print, joined: a header may be broken into pieces. */
const official = editions
  .flatMap(({ tables, requestsNote }) => [
    requestsNote,
    ...tables.flatMap(({ rows, groupLabels }) => [
      ...groupLabels,
      ...rows.flatMap((row) => [row.label, row.unit ?? '', ...row.under, ...row.columns.map((column) => column.label)]),
    ]),
    '项目',
  ])
  .map(labelKey)
  .join(' ');

function isOfficial(word: string): boolean {
  const { rows, columns, group } = labelsOf(word);
  return rows.length + columns.length > 0 || group !== null || official.includes(labelKey(word));
}

const others = ['reports', 'seeds', 'faults'].flatMap((folder) => textsIn(`../shared/${folder}`));

for (const { file, text } of [...allReports(), ...others]) {
  test(`canonical, ${file}: the same cells, and every word of the author is still there`, () => {
    const analysis = analyse(text);
    const made = makeCanonical(analysis, null);
    if (!made) return;
    const after = applied(text, made.edits);
    const again = analyse(after);
    const kept = wordsOf(after);
    const notices = made.notices.map(({ zh }) => zh);
    const joined = [...kept, ...notices, ...notices.map(withNarrowBrackets)].join('\n');
    for (const word of new Set(wordsOf(text))) {
      assert.ok(isOfficial(word) || joined.includes(word), `lost: ${word}`);
    }
    const before = claims(analysis.report);
    const now = claims(again.report);
    for (const [cell, value] of before) assert.equal(now.get(cell), value, cell);
  });
}

test('canonical: published reports beside the project', (context) => {
  if (others.length === 0) context.skip('they are not there');
});
