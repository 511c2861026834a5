import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsIn, unmarked } from './marked.ts';
import { replaced, rightReport } from './reports.ts';

test('marks: rules, ranges, marks in marks and empty ranges', () => {
  assert.deepEqual(unmarked('甲[[one two|乙[[three|丙]]]]丁[[four|]]'), {
    text: '甲乙丙丁',
    marks: [
      { rule: 'one', start: 1, end: 3 },
      { rule: 'two', start: 1, end: 3 },
      { rule: 'three', start: 2, end: 3 },
      { rule: 'four', start: 4, end: 4 },
    ],
  });
  assert.throws(() => unmarked('[[one|甲'));
  assert.throws(() => unmarked('甲]]'));
});

test('marks: a finding that is not marked, and a mark that is not found, both fail', () => {
  const wrong = replaced(rightReport(), '五、存在的主要问题', '五、存在问题');
  assert.throws(() => findingsIn(wrong));
  assert.throws(() => findingsIn(`[[title-form|#]]${rightReport().slice(1)}`));
  assert.equal(
    findingsIn(replaced(wrong, '五、存在问题及改进情况', '[[section-heading|五、存在问题及改进情况]]')).length,
    1,
  );
});
