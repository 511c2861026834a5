// One report for each edition, in every physical shape: all shapes say the same.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  assertTrueToSource,
  assertWholeForm,
  cellsOf,
  claims,
  expected,
  expectedClaims,
  filesIn,
  fixture,
  fixtureNames,
  identitiesThat,
} from '../unit/reading/reading.ts';
import { analyse } from '../unit/analyse.ts';

const SECTIONS = ['overview', 'proactive', 'requests', 'proceedings', 'problems', 'otherMatters'];

for (const name of fixtureNames) {
  test(`fixture ${name}: every cell, every identity, nothing to find fault with`, () => {
    const { report, findings } = analyse(fixture(name));
    const edition = name.slice(0, 4);
    const { title, organ, year } = expected(edition);
    assert.equal(report.isReport, true);
    assert.equal(report.title?.text, title);
    assert.deepEqual([report.organ, report.year, report.edition.id], [organ, year, edition]);
    assert.deepEqual(
      report.sections.map((section) => section.form.id),
      edition === '2014' ? [] : SECTIONS,
    );
    assert.deepEqual(report.otherHeadings, []);

    const values = expectedClaims(edition);
    assert.deepEqual(new Map([...claims(report)].sort()), new Map([...values].sort()));
    assert.equal(cellsOf(report).filter((cell) => cell.status !== 'value').length, 0);
    assertTrueToSource(report);
    assertWholeForm(report);
    for (const table of Object.values(report.tables)) {
      if (!table) continue;
      assert.equal(table.form.edition, edition);
      assert.deepEqual([table.unknownRows, table.foreign], [[], []]);
    }

    assert.deepEqual([identitiesThat(report, 'broken'), identitiesThat(report, 'notAssessable')], [[], []]);
    assert.equal(report.identities.length, { 2021: 42, 2019: 40, 2014: 7 }[edition]);
    assert.deepEqual(
      findings.filter((finding) => finding.severity === 'error' || finding.severity === 'warning'),
      [],
    );
  });

  test(`fixture ${name}: line ends and a byte-order mark change nothing`, () => {
    const text = fixture(name);
    const values = claims(analyse(text).report);
    for (const other of [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\uFEFF${text}`]) {
      const { report, findings } = analyse(other);
      assert.deepEqual(claims(report), values);
      assert.equal(report.title?.text, expected(name.slice(0, 4)).title);
      assertTrueToSource(report);
      assert.equal(
        findings.filter((finding) => finding.severity === 'error' || finding.severity === 'warning').length,
        0,
      );
    }
  });
}

for (const name of filesIn('test/fixtures/others')) {
  test(`fixture ${name}: no report, so nothing is said of it`, () => {
    const { report, findings } = analyse(readFileSync(`test/fixtures/others/${name}`, 'utf8'));
    assert.equal(report.isReport, false);
    assert.deepEqual(findings, []);
    assert.equal(cellsOf(report).length, 0);
  });
}
