// A form of 2026 that nobody has issued: one JSON file and one line in the list, and everything knows it.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, test } from 'node:test';
import type * as Service from '../../server/src/service/index.ts';
import { bundleForNode } from '../bundle.mjs';

type Engine = typeof Service;

const folder = mkdtempSync(path.join(tmpdir(), 'edition-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Tests run in the repository's root folder. */
const root = process.cwd();
const norms = path.join(root, 'server/src/norms');
const LIST = "const forms = { '2021': edition2021,";

/** The form of 2021 with a column more and another row in table three, for reports on 2026 and later. */
function inventedEdition(): string {
  const text = readFileSync(path.join(norms, 'edition-2021.json'), 'utf8');
  const edition = JSON.parse(text) as {
    id: string;
    documentNumber: string;
    reportYears: { from: number; to: number | null };
    markers: string[];
    identities: { id: string; left: string[] }[];
    tables: {
      requests: {
        columns: { id: string; label: string }[];
        columnHeader: { groupColumns: string[] };
        rows: { id: string; label: string; workingLabel: string; under: string[]; basis: string[] }[];
      };
    };
  };
  edition.id = '2026';
  edition.documentNumber = '国办公开办函〔2026〕1号';
  edition.reportYears = { from: 2026, to: null };
  edition.markers = ['行业协会商会', '转送相关机关办理'];
  const { requests } = edition.tables;
  requests.columns.splice(5, 0, { id: 'association', label: '行业协会商会' });
  requests.columnHeader.groupColumns.push('association');
  const before = requests.rows.findIndex(({ id }) => id === 'other.rest');
  const next = requests.rows[before];
  assert.ok(next);
  requests.rows.splice(before, 0, {
    ...next,
    id: 'other.forwarded',
    label: '3.转送相关机关办理',
    workingLabel: '三（六）其他处理：3.转送相关机关办理',
  });
  Object.assign(next, { label: '4.其他', workingLabel: '三（六）其他处理：4.其他' });
  for (const identity of edition.identities) {
    if (identity.left.includes('other.rest')) identity.left.push('other.forwarded');
    if (identity.left.includes('naturalPerson')) identity.left.push('association');
  }
  return JSON.stringify(edition);
}

async function engineWithIt(): Promise<Engine> {
  const outfile = path.join(folder, 'engine.cjs');
  await bundleForNode({
    absWorkingDir: root,
    entryPoints: ['server/src/service/index.ts'],
    outfile,
    format: 'cjs',
    packages: 'bundle',
    mainFields: ['module', 'main'],
    sourcemap: false,
    plugins: [
      {
        name: 'edition of 2026',
        setup(build) {
          build.onLoad({ filter: /norms[\\/]edition\.ts$/ }, ({ path: file }) => {
            const source = readFileSync(file, 'utf8');
            assert.ok(source.includes(LIST));
            return {
              contents: `import edition2026 from './edition-2026.json';\n${source.replace(LIST, "const forms = { '2026': edition2026, '2021': edition2021,")}`,
              loader: 'ts',
              resolveDir: norms,
            };
          });
          build.onResolve({ filter: /edition-2026\.json$/ }, () => ({ path: '2026', namespace: 'invented' }));
          build.onLoad({ filter: /.*/, namespace: 'invented' }, () => ({
            contents: inventedEdition(),
            loader: 'json',
          }));
        },
      },
    ],
  });
  const loaded = (await import(pathToFileURL(outfile).href)) as { readonly default: Engine };
  return loaded.default;
}

const engine = engineWithIt();

/** A blank report of that year, all its cells 0 but those of one row. */
async function filled(year: number): Promise<string> {
  const { newReport, analyse } = await engine;
  const text = newReport({ organ: '云岭县水利局', year });
  const cells = Object.values(analyse(text).report.tables).flatMap(
    (table) => table?.rows.flatMap((row) => row.cells) ?? [],
  );
  return cells
    .flatMap(({ span }) => span ?? [])
    .sort((a, b) => b.start - a.start)
    .reduce((written, { start, end }) => `${written.slice(0, start)}0${written.slice(end)}`, text);
}

test('an edition of 2026 is inserted as a skeleton, recognised and read', async () => {
  const { analyse } = await engine;
  const { report } = analyse(await filled(2026));
  assert.equal(report.edition.id, '2026');
  assert.equal(report.tables.requests?.form.edition, '2026');
  const row = report.tables.requests.rows.find(({ form }) => form.id === 'other.forwarded');
  assert.equal(row?.cells.length, 8);
  assert.ok(row.cells.every(({ status }) => status === 'value'));
  assert.ok(row.cells.some(({ columnId }) => columnId === 'association'));
});

test('an edition of 2026 is checked: its new column and row count in the sums', async () => {
  const { analyse } = await engine;
  const text = await filled(2026);
  const cell = analyse(text)
    .report.tables.requests?.rows.find(({ form }) => form.id === 'other.forwarded')
    ?.cells.find(({ columnId }) => columnId === 'association');
  assert.ok(cell?.span);
  const { report, findings } = analyse(`${text.slice(0, cell.span.start)}3${text.slice(cell.span.end)}`);
  const broken = report.identities.filter(({ status }) => status === 'broken').map(({ identity }) => identity);
  assert.deepEqual(
    broken.map(({ id, at }) => [id, at]),
    [
      ['requests.outcomes', 'association'],
      ['requests.applicants', 'other.forwarded'],
    ],
  );
  // One cause, one finding.
  assert.equal(findings.filter(({ rule }) => rule === 'outcome-total' || rule === 'applicant-total').length, 1);
});

test('an edition of 2026 has hovers', async () => {
  const { analyse, hover } = await engine;
  const text = await filled(2026);
  const found = hover(analyse(text), text.indexOf('转送相关机关办理') + 1);
  assert.match(JSON.stringify(found), /转送相关机关办理/);
});

test('a report on 2026 that follows the form of 2021 is told so, and years before stay as they were', async () => {
  const { analyse } = await engine;
  const old = (await filled(2023)).replaceAll('2023', '2026').replaceAll('2024', '2027');
  const { report, findings } = analyse(old);
  assert.equal(report.edition.id, '2026');
  assert.equal(report.tables.requests?.form.edition, '2021');
  assert.ok(findings.some(({ rule, message }) => rule === 'wrong-edition' && message.zh.includes('2026年格式')));
  const { report: before } = analyse(await filled(2023));
  assert.equal(before.edition.id, '2021');
  assert.equal(before.tables.requests?.form.edition, '2021');
  assert.ok(before.identities.every(({ status }) => status === 'holds'));
});
