import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertSays, findingIn } from '../../../test/unit/marked.ts';
import { rightReport, withCell } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

const NOTES = ['①', '*', '※', '〔注〕', '（含修订2件）', '(含修订2件)', '【见说明】', '²'];

test('note-in-cell: the number is read, and the note moves under the table', () => {
  for (const note of NOTES) {
    const finding = findingIn(withCell(rightReport(), '行政规范性文件', 3, `[[note-in-cell|14${note}]]`));
    assert.equal(finding.severity, 'warning');
    assertSays(finding, '14', note);
    const text = withCell(rightReport(), '行政规范性文件', 3, `14${note}`);
    const cell = analyse(text).report.tables.proactive?.rows.find(({ form }) => form.id === 'normativeDocuments')
      ?.cells[2];
    assert.equal(cell?.value?.units, 14n);
    const after = applied(text, finding.fixes[0]?.edits ?? []);
    assert.match(after, /现行有效件数”/);
    assert.ok(after.includes(note));
  }
});

test('note-in-cell: marks of Markdown and brackets', () => {
  for (const note of ['[^1]', '[1]', '［1］']) {
    const { findings } = analyse(withCell(rightReport(), '行政规范性文件', 3, `14${note}`));
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['note-in-cell'],
    );
  }
});

test('note-in-cell: what is no note makes no number of it', () => {
  for (const raw of ['14（', '约14（件）', '（14）', '14或15', '14①②x', '零①']) {
    const text = withCell(rightReport(), '行政规范性文件', 3, raw);
    const cell = analyse(text).report.tables.proactive?.rows.find(({ form }) => form.id === 'normativeDocuments')
      ?.cells[2];
    assert.notEqual(cell?.status, 'value', raw);
  }
});
