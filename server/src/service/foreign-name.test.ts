import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignName } from './foreign-name.ts';

test('foreign name: makes no link, turns no text, fills no screen', () => {
  assert.equal(foreignName('blank-cell'), 'blank-cell');
  assert.equal(foreignName('[修复](command:workbench.action.quit)'), '修复command:workbench.action.quit');
  assert.equal(foreignName('<a href="x">y</a>'), 'a href="x"y/a');
  assert.equal(foreignName('a\u202Eb\u0007c\u001B[31md\u2028e'), 'abc31mde');
  assert.equal(foreignName('长'.repeat(1_000_000)).length, 41);
});
