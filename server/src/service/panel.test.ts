import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { fixture, fixtureNames } from '../../../test/unit/reading/reading.ts';
import { rightReport, withCell } from '../../../test/unit/reports.ts';
import { analyse, panel, panelEdits } from './index.ts';
import type { PanelReport } from './index.ts';

type Table = Extract<PanelReport['parts'][number], { kind: 'table' }>;

function shown(text: string): PanelReport {
  const report = panel(analyse(text, { ruleSet: 'preview' }), 'zh');
  assert.ok(report);
  return report;
}

function tableOf(report: PanelReport, id: string): Table {
  const table = report.parts.find((part): part is Table => part.kind === 'table' && part.id === id);
  assert.ok(table);
  return table;
}

/** Each cell of HTML that a number stands in: its key, and what it shows. */
function cellsIn(html: string): ReadonlyMap<string, string> {
  return new Map(
    [...html.matchAll(/<td[^>]* data-cell="([^"]*)"[^>]*>([^<]*)</g)].map(([, key = '', raw = '']) => [key, raw]),
  );
}

test('panel: every cell of every shape is shown once, as it is written', () => {
  for (const name of fixtureNames) {
    const report = shown(fixture(name));
    for (const part of report.parts) {
      if (part.kind !== 'table') continue;
      assert.deepEqual(cellsIn(part.html), new Map(part.cells.map(({ key, raw }) => [key, raw])), name);
      assert.equal(part.unread, null, name);
    }
  }
});

test('panel: title, headings, prose and tables stand in the order of the text, none twice', () => {
  const { title, parts } = shown(rightReport(2024));
  assert.deepEqual(
    parts.slice(0, 1).map((part) => part.kind === 'title' && part.text),
    [title],
  );
  const lines = parts.map(({ range }) => range.start.line);
  assert.deepEqual(
    lines,
    [...new Set(lines)].sort((a, b) => a - b),
  );
  assert.deepEqual(
    parts.flatMap((part) => (part.kind === 'table' ? [part.id] : [])),
    ['proactive', 'requests', 'proceedings'],
  );
  assert.equal(parts.filter(({ kind }) => kind === 'heading').length >= 6, true);
});

test('panel: a finding stands at its cell and names those it relates to; a wrong total has what it should be', () => {
  const text = withCell(rightReport(2024), '三、（七）总计', 1, '99');
  const table = tableOf(shown(text), 'requests');
  const cell = table.cells.find(({ key }) => key === 'requests outcomesTotal naturalPerson');
  assert.equal(cell?.raw, '99');
  assert.notEqual(cell.expected, null);
  const finding = table.findings.find(({ cells }) => cells[0] === cell.key);
  assert.ok(finding);
  assert.match(
    table.html,
    new RegExp(`data-cell="${cell.key}"[^>]*class="error" aria-describedby="[^"]*finding-${finding.id}[ "]`),
  );
  assert.match(table.html, new RegExp(`data-cell="${cell.key}"[^>]*data-expected="${cell.expected ?? ''}"`));
});

test('panel: nothing of a hostile text reaches the HTML of a table as it is', () => {
  const hostile = `<img src=x onerror=alert(1)>"'&`;
  const text = rightReport(2024).replace(/(\| [^|\n]*\| +)\d+( +\|)/g, `$1${hostile}$2`);
  const report = shown(text);
  for (const part of report.parts) {
    if (part.kind !== 'table') continue;
    assert.doesNotMatch(part.html, /<img|<script/i);
    assert.match(part.html, /^<table>[^]*<\/table>$/);
    assert.deepEqual([...new Set(part.html.match(/<\/?\w+/g))].sort(), [
      '</table',
      '</td',
      '</th',
      '</tr',
      '<table',
      '<td',
      '<th',
      '<tr',
    ]);
  }
});

test('panel: what is no report is not shown', () => {
  assert.equal(panel(analyse('# 会议纪要\n\n没有什么。\n'), 'zh'), null);
});

test('edits of the panel: a number is written, its padding taken up, and nothing else changes', () => {
  const text = rightReport(2024);
  const analysis = analyse(text);
  const key = 'requests newRequests naturalPerson';
  const { cells } = tableOf(shown(text), 'requests');
  const before = cells.find((cell) => cell.key === key)?.raw ?? '';
  const written = panelEdits(analysis, [{ key, before, text: ' １２３ ' }], {});
  assert.ok('edits' in written);
  const after = applied(text, written.edits);
  const changed = tableOf(shown(after), 'requests').cells.filter(({ raw }, at) => raw !== cells[at]?.raw);
  assert.deepEqual(
    changed.map((cell) => [cell.key, cell.raw]),
    [[key, '123']],
  );
  assert.equal(after.split('\n').length, text.split('\n').length);
});

test('edits of the panel: what the author did not see is not written over', () => {
  const analysis = analyse(rightReport(2024));
  const change = { key: 'requests newRequests naturalPerson', before: '987654', text: '1' };
  assert.deepEqual(panelEdits(analysis, [change], {}), { refused: 'stale' });
  assert.deepEqual(panelEdits(analysis, [{ ...change, key: 'requests none none', before: '' }], {}), {
    refused: 'shape',
  });
});

test('edits of the panel: in every shape a change is read back as it was meant, or refused', () => {
  const counts = { written: 0, refused: 0 };
  for (const name of fixtureNames) {
    const text = fixture(name);
    const analysis = analyse(text);
    for (const part of shown(text).parts) {
      if (part.kind !== 'table') continue;
      for (const [at, cell] of part.cells.entries()) {
        // A few cells, each of four texts in turn: a number, nothing, and what a table could take for its own.
        if (at % 61 !== 0) continue;
        const typed = ['7', '', 'a|b', '<!-- -->'][(at / 61) % 4] ?? '';
        const written = panelEdits(analysis, [{ key: cell.key, before: cell.raw, text: typed }], {});
        if ('refused' in written) counts.refused++;
        else {
          counts.written++;
          const after: Table['cells'] = tableOf(shown(applied(text, written.edits)), part.id).cells;
          const others = (cells: Table['cells']): readonly string[] =>
            cells.filter(({ key }) => key !== cell.key).map(({ raw }) => raw);
          assert.deepEqual(others(after), others(part.cells), `${name} ${cell.key}`);
        }
      }
    }
  }
  assert.ok(counts.written > counts.refused * 3, JSON.stringify(counts));
});
