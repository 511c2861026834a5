/** What the tests of reading have in common: files, and what was read of them in a form that compares. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { readDocument } from '../../../server/src/document/read.ts';
import { editions } from '../../../server/src/norms/edition.ts';
import type { TableId } from '../../../server/src/norms/edition.ts';
import { formatDecimal } from '../../../server/src/report/number.ts';
import { defaultSettings } from '../../../server/src/service/index.ts';
import { readReport } from '../../../server/src/report/read.ts';
import type { Cell, Report } from '../../../server/src/report/report.ts';

export const TABLE_IDS: readonly TableId[] = ['proactive', 'requests', 'proceedings', 'statistics'];

const FIXTURES = 'test/fixtures/reports';

/** Names of the files of a folder that carry text, in order. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:md|txt|html)$/.test(name) && name !== 'README.md')
    .sort();
}

/** The names of all fixture reports. */
export const fixtureNames: readonly string[] = filesIn(FIXTURES);

/** The text of a fixture report. */
export function fixture(name: string): string {
  return readFileSync(`${FIXTURES}/${name}`, 'utf8');
}

/** Reads a text as the editor does. */
export function read(text: string): Report {
  return readReport(readDocument(text), defaultSettings);
}

export interface ExpectedReport {
  readonly title: string;
  readonly organ: string;
  readonly year: number;
  readonly edition: string;
  readonly tables: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

/** What every fixture of an edition says, whatever its shape. */
export function expected(edition: string): ExpectedReport {
  const source = JSON.parse(readFileSync(`${FIXTURES}/expected-${edition}.json`, 'utf8')) as Record<string, unknown>;
  const tables = Object.fromEntries(TABLE_IDS.filter((id) => source[id] !== undefined).map((id) => [id, source[id]]));
  return { ...source, tables } as unknown as ExpectedReport;
}

/** All cells of a report, those of tables that were not found left out. */
export function cellsOf(report: Report): readonly (Cell & { readonly table: TableId })[] {
  return TABLE_IDS.flatMap((table) =>
    (report.tables[table]?.rows ?? []).flatMap((row) => row.cells.map((cell) => ({ ...cell, table }))),
  );
}

/** Every value claimed, by table, row and column. */
export function claims(report: Report): ReadonlyMap<string, string> {
  return new Map(
    cellsOf(report).flatMap(({ table, rowId, columnId, value }) =>
      value ? [[`${table} ${rowId} ${columnId}`, formatDecimal(value)] as const] : [],
    ),
  );
}

/** The values that a fixture of the edition must read to, by table, row and column. */
export function expectedClaims(edition: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(expected(edition).tables).flatMap(([table, rows]) =>
      Object.entries(rows).flatMap(([row, columns]) =>
        Object.entries(columns).map(([column, value]) => [`${table} ${row} ${column}`, String(value)] as const),
      ),
    ),
  );
}

/** The relations that are broken, as `id at`. */
export function broken(report: Report): readonly string[] {
  return identitiesThat(report, 'broken');
}

/** The relations of that status, as `id at`. */
export function identitiesThat(report: Report, status: string): readonly string[] {
  return report.identities
    .filter((result) => result.status === status)
    .map(({ identity }) => `${identity.id} ${identity.at ?? ''}`.trim())
    .sort();
}

const ENTITIES: Readonly<Record<string, string>> = { '&nbsp;': '', '&amp;': '&', '&lt;': '<', '&gt;': '>' };

function visible(source: string): string {
  return source
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:nbsp|amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, '');
}

/** Every range is one of the text, and holds what the report says stands there. */
export function assertTrueToSource(report: Report): void {
  const { text } = report.document;
  for (const { span, raw, status, table, rowId, columnId } of cellsOf(report)) {
    const place = `${table} ${rowId} ${columnId}`;
    assert.equal(span === null, status === 'absent', place);
    assert.equal(raw === null, status === 'absent', place);
    if (!span || raw === null) continue;
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, place);
    const source = text.slice(span.start, span.end);
    assert.equal(source, source.trim(), `${place}: the range is trimmed`);
    assert.equal(visible(source), raw.replace(/\s+/g, ''), place);
    assert.equal(status === 'blank', raw === '', place);
  }
  for (const section of report.sections) {
    const { start, end } = section.headingSpan;
    assert.equal(visible(text.slice(start, end)), section.heading.replace(/\s+/g, ''), section.form.id);
    assert.ok(section.start <= start && end <= section.end && section.end <= text.length, section.form.id);
  }
  // No place of the text is two cells.
  const taken = new Map<number, string>();
  for (const { span, status, table, rowId, columnId } of cellsOf(report)) {
    if (!span || status === 'blank') continue;
    const place = `${table} ${rowId} ${columnId}`;
    assert.equal(taken.get(span.start), undefined, `${place} and ${taken.get(span.start) ?? ''} are one place`);
    taken.set(span.start, place);
  }
}

/** Whether a report has the rows and columns of the form, all of them, in its order. */
export function assertWholeForm(report: Report): void {
  for (const id of TABLE_IDS) {
    const table = report.tables[id];
    if (!table) continue;
    const form = editions.find((edition) => edition.id === table.form.edition)?.tables.find((each) => each.id === id);
    assert.deepEqual(
      table.rows.slice(0, form?.rows.length).map((row) => [row.form.id, row.cells.map((cell) => cell.columnId)]),
      form?.rows.map((row) => [row.id, row.columns.map((column) => column.id)]),
    );
  }
}

/** Files that are given beside the project and are not part of it; null where they are not there. */
export function shared(folder: string): string | null {
  const path = `../shared/${folder}`;
  return existsSync(path) ? path : null;
}
