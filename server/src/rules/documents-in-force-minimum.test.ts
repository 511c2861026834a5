import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { rightReport, withCell } from '../../../test/unit/reports.ts';

const ROW = '行政规范性文件';

test('documents-in-force-minimum: more issued than are in force', () => {
  // 3 issued, 1 repealed.
  assertSays(
    findingIn(withCell(rightReport(), ROW, 3, '[[documents-in-force-minimum|1]]')),
    '制发3件',
    '废止1件',
    '不少于2件',
    '1件',
  );
  findingIn(withCell(withCell(rightReport(), ROW, 1, '2000'), ROW, 3, '[[documents-in-force-minimum|1998]]'));
});

test('documents-in-force-minimum: as many, more, none, or not read', () => {
  for (const inForce of ['2', '3', '1400']) assertRight(withCell(rightReport(), ROW, 3, inForce));
  // More repealed than issued says nothing.
  assertRight(withCell(withCell(rightReport(), ROW, 2, '30'), ROW, 3, '0'));
  // The form of 2019 counts otherwise.
  assertRight(withCell(rightReport(2020), '规范性文件', 3, '3'));
});
