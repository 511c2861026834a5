import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertSays, findingIn } from '../../../test/unit/marked.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

const right = rightReport();
const rows = right.split('\n').filter((line) => /^\| [^|]*[\u4e00-\u9fff][^|]*\|(?: +\d+ +\|){7}$/.test(line));

test('stray-numbers: a row pasted into one cell is spread over the cells, in every row', () => {
  assert.ok(rows.length > 20);
  for (const row of rows) {
    const [, label = '', ...cells] = row.split('|');
    const numbers = cells.slice(0, 7).map((cell) => cell.trim());
    for (const mark of ['\t', ' ', '  ']) {
      const pasted = (cell: string): string => `|${label}| ${cell} |${'      |'.repeat(6)}`;
      const finding = findingIn(replaced(right, row, pasted(`[[stray-numbers|${numbers.join(mark)}]]`)));
      const after = applied(replaced(right, row, pasted(numbers.join(mark))), finding.fixes[0]?.edits ?? []);
      assert.deepEqual(analyse(after).findings, [], label);
    }
  }
});

test('stray-numbers: a figure glued to a label is parted from it, never deleted', () => {
  for (const row of rows.filter((line) => line.includes('. ') || line.includes('：'))) {
    const label = row.split('|')[1]?.trim() ?? '';
    const [, , first = '', ...others] = row.split('|').map((cell) => cell.trim());
    const glued = (text: string): string => replaced(right, row, `| ${text} | ${others.slice(0, 6).join(' | ')} |`);
    const finding = findingIn(glued(`[[stray-numbers|${label}${first}]]`));
    assertSays(finding, first);
    const after = applied(glued(`${label}${first}`), finding.fixes[0]?.edits ?? []);
    assert.deepEqual(analyse(after).findings, [], label);
  }
});
