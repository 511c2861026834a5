import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { allReports, fixture, replaced, rightReport, withCell } from '../../../test/unit/reports.ts';
import { analyse, extractData, offsetAt, reportData } from './index.ts';
import type { Document, Range, ReportData } from './index.ts';

// --- the contract of DESIGN section 7, written out --------------------------------------------------------------------

type Check = (value: unknown, at: string) => void;

const that =
  (name: string, holds: (value: unknown) => boolean): Check =>
  (value, at) => {
    if (!holds(value)) assert.fail(`${at} is ${name}, not ${JSON.stringify(value)}`);
  };
const text = that('a text', (value) => typeof value === 'string');
const truth = that('true or false', (value) => typeof value === 'boolean');
const number = that('a number', (value) => typeof value === 'number' && Number.isFinite(value));
const whole = that('a whole number', (value) => Number.isInteger(value) && Number(value) >= 0);
const oneOf = (...values: readonly unknown[]): Check =>
  that(`one of ${values.join()}`, (value) => values.includes(value));
const orNull =
  (check: Check): Check =>
  (value, at) => {
    if (value !== null) check(value, at);
  };
const list =
  (check: Check): Check =>
  (value, at) => {
    if (!Array.isArray(value)) assert.fail(`${at} is a list`);
    value.forEach((each, index) => {
      check(each, `${at}[${String(index)}]`);
    });
  };
const entriesOf = (value: unknown, at: string): readonly (readonly [string, unknown])[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) assert.fail(`${at} is an object`);
  return Object.entries(value);
};
/** Exactly these fields. */
const object = (fields: Readonly<Record<string, Check>>): Check => {
  const expected = Object.keys(fields).sort().join();
  return (value, at) => {
    const entries = entriesOf(value, at);
    const actual = entries
      .map(([key]) => key)
      .sort()
      .join();
    if (actual !== expected) assert.equal(actual, expected, at);
    for (const [key, each] of entries) fields[key]?.(each, `${at}.${key}`);
  };
};
/** The fields that the form has, each of the same kind. */
const record = (keys: readonly string[], check: Check): Check =>
  object(Object.fromEntries(keys.map((key) => [key, check])));

const position = object({ line: whole, character: whole });
const range = object({ start: position, end: position });
const cell = object({
  status: oneOf('value', 'blank', 'malformed', 'absent'),
  value: orNull(number),
  raw: orNull(text),
  range: orNull(range),
});
const edition = oneOf('2021', '2019', '2014');
const section = object({
  id: oneOf('overview', 'proactive', 'requests', 'proceedings', 'problems', 'otherMatters'),
  heading: text,
  line: that('a line counted from one', (value) => Number.isInteger(value) && Number(value) >= 1),
});
const identity = object({
  id: that('an identity', (value) => /^(?:requests|proceedings|statistics)\.[\w.]+$/.test(String(value))),
  at: orNull(text),
  left: orNull(number),
  right: orNull(number),
  status: oneOf('holds', 'broken', 'notAssessable'),
});
const finding = object({
  rule: that('a rule', (value) => /^[a-z-]+$/.test(String(value))),
  severity: oneOf('error', 'warning', 'information', 'hint'),
  message: text,
  range,
  clause: orNull(text),
  related: list(object({ message: text, range })),
  fixes: list(object({ title: text, preferred: truth, edits: list(object({ range, newText: text })) })),
});

interface EditionFile {
  readonly tables: {
    readonly proactive: {
      readonly blocks: readonly {
        readonly columns: readonly { readonly id: string }[];
        readonly rows: readonly { readonly id: string }[];
      }[];
    };
    readonly requests: {
      readonly columns: readonly { readonly id: string }[];
      readonly rows: readonly { readonly id: string }[];
    };
  };
}

const forms = Object.fromEntries(
  ['2021', '2019'].map((id) => [
    id,
    JSON.parse(readFileSync(`server/src/norms/edition-${id}.json`, 'utf8')) as EditionFile,
  ]),
);
const statistics = JSON.parse(readFileSync('server/src/norms/statistics-2014.json', 'utf8')) as {
  readonly rows: readonly { readonly code: string; readonly kind?: string }[];
};
const ids = (all: readonly { readonly id: string }[] = []): readonly string[] => all.map(({ id }) => id);

/** A form's rows and columns are always all there, under its own ids. */
function tables(value: ReportData['tables']): void {
  const form = (id: string): EditionFile['tables'] => forms[id]?.tables ?? assert.fail(id);
  object({
    proactive: orNull((table) => {
      assert.ok(value.proactive);
      const rows = form(value.proactive.edition).proactive.blocks.flatMap((block) =>
        block.rows.map((row) => [row.id, record(ids(block.columns), cell)] as const),
      );
      object({ edition, rows: object(Object.fromEntries(rows)) })(table, 'proactive');
    }),
    requests: orNull((table) => {
      assert.ok(value.requests);
      const { rows, columns } = form(value.requests.edition).requests;
      const other = 'other' in value.requests.rows && !ids(rows).includes('other') ? ['other'] : [];
      object({ edition, rows: record([...ids(rows), ...other], record(ids(columns), cell)) })(table, 'requests');
    }),
    proceedings: orNull(
      object({
        edition,
        rows: record(
          ['review', 'suitDirect', 'suitAfterReview'],
          record(['upheld', 'corrected', 'otherResult', 'pending', 'total'], cell),
        ),
      }),
    ),
    statistics: orNull(
      object({
        edition: oneOf('2014'),
        rows: record(
          statistics.rows.filter(({ kind }) => kind !== 'group').map(({ code }) => code),
          record(['value'], cell),
        ),
      }),
    ),
  })(value, 'tables');
}

const claim = object({
  range,
  text,
  value: (value, at) => {
    assert.equal(typeof value, 'number', at);
  },
  kind: text,
  scope: oneOf('organ', 'area', 'part', 'unclear'),
  cell: orNull(text),
  cellValue: orNull((value, at) => {
    assert.equal(typeof value, 'number', at);
  }),
  verdict: oneOf('agrees', 'contradicts', 'notComparable'),
  why: orNull(text),
});

const report = object({
  file: text,
  isReport: truth,
  title: orNull(text),
  organ: orNull(text),
  year: orNull(whole),
  edition: orNull(edition),
  sections: list(section),
  tables: (value) => {
    tables(value as ReportData['tables']);
  },
  identities: list(identity),
  findings: list(finding),
  claims: list(claim),
});

/** What holds between the fields of a cell and the text. */
function assertCells(data: ReportData, document: Document): void {
  for (const [id, table] of Object.entries(data.tables)) {
    for (const [rowId, row] of Object.entries(table?.rows ?? {})) {
      for (const [columnId, { status, value, raw, range: place }] of Object.entries(row)) {
        const name = `${data.file} ${id} ${rowId} ${columnId}`;
        assert.equal(value !== null, status === 'value', name);
        assert.equal(raw === null, status === 'absent', name);
        assert.equal(place === null, status === 'absent', name);
        assert.equal(raw === '', status === 'blank', name);
        if (!place || raw === null) continue;
        const written = slice(document, place);
        assert.equal(written, written.trim(), `${name}: the trimmed text`);
        if (!document.isHtml) assert.equal(written, raw, name);
      }
    }
  }
}

function slice(document: Document, { start, end }: Range): string {
  return document.text.slice(offsetAt(document, start), offsetAt(document, end));
}

test('data: every report at hand has exactly the shape of the contract', () => {
  for (const { file, text: source } of [
    ...allReports(),
    { file: 'empty', text: '' },
    { file: 'note', text: '# 会议记录\n' },
  ]) {
    const analysis = analyse(source);
    const data = reportData(file, analysis, 'zh');
    report(data, file);
    assertCells(data, analysis.document);
  }
});

test('data: ranges are those of the findings, related places and edits', () => {
  const source = readFileSync('examples/青禾市住房和城乡建设局2023年政府信息公开工作年度报告.txt', 'utf8');
  for (const turned of [source, source.replaceAll('\n', '\r\n')]) {
    const { document, findings, report: read } = analyse(turned);
    const data = reportData('f', { document, findings, report: read }, 'zh');
    const at = ({ start, end }: Range): readonly number[] => [offsetAt(document, start), offsetAt(document, end)];
    data.findings.forEach((each, index) => {
      const { span, related, fixes } = findings[index] ?? assert.fail();
      assert.deepEqual(at(each.range), [span.start, span.end]);
      assert.deepEqual(
        each.related.map((place) => at(place.range)),
        related.map((place) => [place.span.start, place.span.end]),
      );
      assert.deepEqual(
        each.fixes.flatMap(({ edits }) => edits.map((edit) => at(edit.range))),
        fixes.flatMap(({ edits }) => edits.map((edit) => [edit.span.start, edit.span.end])),
      );
    });
    for (const { heading, line } of data.sections) assert.equal(turned.split(/\r\n|\n/)[line - 1]?.trim(), heading);
  }
});

test('data: a document that is no report says so and has nothing else', () => {
  for (const source of ['', '# 会议记录\n\n今天讨论了三件事。\n']) {
    const { isReport, sections, identities, findings, tables: read } = reportData('f', analyse(source), 'zh');
    assert.equal(isReport, false);
    assert.deepEqual([sections, identities, findings], [[], [], []]);
    assert.deepEqual(read, { requests: null, proactive: null, proceedings: null, statistics: null });
  }
});

test('data: what is a value, and what is not', () => {
  for (const [raw, status, value] of [
    ['3', 'value', 3],
    ['３', 'value', 3],
    ['1,234', 'value', 1234],
    ['-25', 'value', -25],
    ['+14', 'value', 14],
    ['增15', 'value', 15],
    ['减2', 'value', -2],
    ['4件', 'value', 4],
    ['/', 'malformed', null],
    ['-', 'malformed', null],
    ['—', 'malformed', null],
    ['无', 'malformed', null],
    ['十余', 'malformed', null],
  ] as const) {
    const data = reportData('f', analyse(withCell(rightReport(2020), '行政许可', 2, raw)), 'zh');
    const change = data.tables.proactive?.rows['licensing']?.['change'];
    assert.deepEqual([change?.raw, change?.status, change?.value], [raw, status, value]);
  }
  for (const [raw, status, value] of [
    ['640.492万元', 'value', 640.492],
    ['737，1222万元', 'malformed', null],
    ['0.1', 'value', 0.1],
  ] as const) {
    const data = reportData('f', analyse(withCell(rightReport(2020), '政府集中采购', 2, raw)), 'zh');
    const amount = data.tables.proactive?.rows['procurement']?.['amount'];
    assert.deepEqual([amount?.raw, amount?.status, amount?.value], [raw, status, value]);
  }
});

test('data: a blank has the empty range where its text would stand', () => {
  const source = withCell(rightReport(), '规章', 1, '');
  const { document, ...analysis } = analyse(source);
  const blank = reportData('f', { document, ...analysis }, 'zh').tables.proactive?.rows['regulations']?.['issued'];
  assert.deepEqual([blank?.status, blank?.value, blank?.raw], ['blank', null, '']);
  const place = blank?.range ?? assert.fail();
  assert.deepEqual(place.start, place.end);
  const line = source.split('\n')[place.start.line] ?? '';
  assert.match(line, /^\| 规章 /);
  const [, , before = ''] = line.split('|');
  const from = line.indexOf('|', 2) + 1;
  assert.ok(place.start.character >= from && place.start.character <= from + before.length);
});

test('data: where each identity is taken', () => {
  const of = (source: string): readonly string[] =>
    reportData('f', analyse(source), 'zh').identities.map(({ id, at }) => `${id}@${String(at)}`);
  const columns = [
    'naturalPerson',
    'business',
    'researchInstitution',
    'publicWelfareOrganisation',
    'legalServiceOrganisation',
    'otherOrganisation',
    'total',
  ];
  for (const year of [2020, 2024]) {
    const form = forms[year === 2020 ? '2019' : '2021']?.tables.requests;
    assert.deepEqual(
      [...of(rightReport(year))].sort(),
      [
        ...columns.flatMap((column) => [`requests.balance@${column}`, `requests.outcomes@${column}`]),
        ...ids(form?.rows).map((row) => `requests.applicants@${row}`),
        ...['review', 'suitDirect', 'suitAfterReview'].map((group) => `proceedings.${group}@null`),
      ].sort(),
    );
  }
  assert.deepEqual(
    [...of(fixture('2014-canonical.md'))].sort(),
    ['C1', 'C2', 'C3', 'C3.4', 'D', 'E', 'H3'].map((id) => `statistics.${id}@null`).sort(),
  );
});

test('data: both sums of an identity, exact, and null where it cannot be taken', () => {
  const { identities } = reportData(
    'f',
    analyse(withCell(withCell(rightReport(), '行政复议', 5, '5'), '三、（七）总计', 2, '/')),
    'zh',
  );
  const find = (id: string, at: string | null): unknown => {
    const { left, right, status } = identities.find((each) => each.id === id && each.at === at) ?? assert.fail(id);
    return [left, right, status];
  };
  assert.deepEqual(find('proceedings.review', null), [4, 5, 'broken']);
  assert.deepEqual(find('requests.balance', 'naturalPerson'), [6, 6, 'holds']);
  assert.deepEqual(find('requests.balance', 'business'), [null, null, 'notAssessable']);
  assert.deepEqual(find('requests.applicants', 'outcomesTotal'), [null, null, 'notAssessable']);
});

test('data: messages are in the language asked for, all else is the same', () => {
  const analysis = analyse(replaced(rightReport(), '五、存在的主要问题及改进情况', '五、存在问题及改进情况'));
  const [zh, en] = (['zh', 'en'] as const).map((language) => reportData('f', analysis, language));
  assert.notEqual(zh?.findings[0]?.message, en?.findings[0]?.message);
  assert.match(zh?.findings[0]?.message ?? '', /统一格式/);
  assert.match(en?.findings[0]?.message ?? '', /official form/);
  const reasons = [zh, en].map((data) => data?.claims.flatMap(({ why }) => why ?? []).join('') ?? '');
  assert.match(reasons[0] ?? '', /^[^a-z]+$/);
  assert.match(reasons[1] ?? '', /[a-z]/);
  const same = (data: ReportData | undefined): unknown => ({
    ...data,
    findings: [],
    claims: data?.claims.map((each) => ({ ...each, why: each.why !== null })),
  });
  assert.deepEqual(same(zh), same(en));
});

test('data: extract gives the head and the tables of the same data', () => {
  const analysis = analyse(rightReport());
  const { sections, identities, findings, claims, ...rest } = reportData('f', analysis, 'zh');
  assert.deepEqual(extractData('f', analysis), rest);
  assert.ok(sections.length === 6 && identities.length > 0 && findings.length === 0 && claims.length > 0);
});

/** As JSON with one cell, or one range, a line, so that a difference can be read. */
function inLines(data: ReportData): string {
  let json = JSON.stringify(data, null, 1);
  // Positions, ranges, cells: from the inside outwards.
  for (let depth = 0; depth < 3; depth++) {
    json = json.replaceAll(
      /\{\s*"(?:line|start|status)":[^{}[\]]*(?:\{[^\n{}]*(?:\{[^\n]*\})?[^\n]*\}[^{}[\]]*)*\}/g,
      (inner) => inner.replaceAll(/\s*\n\s*/g, ' '),
    );
  }
  return `${json}\n`;
}

test('data: one example in full', () => {
  const file = 'examples/青禾市住房和城乡建设局2023年政府信息公开工作年度报告.txt';
  const expected = 'test/fixtures/data/example.json';
  const data = reportData(file, analyse(readFileSync(file, 'utf8')), 'zh');
  // Look at the difference before it is committed: this file is what others read.
  if (process.env['UPDATE_EXPECTED'] !== undefined) writeFileSync(expected, inLines(data));
  assert.deepEqual(data, JSON.parse(readFileSync(expected, 'utf8')));
});
