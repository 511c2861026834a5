import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesWrittenOut } from '../names-of-norms.mjs';

const FILE = 'server/src/rules/some-rule.ts';

const found = (line: string, file = FILE): number => namesWrittenOut(new Map([[file, line]])).length;

test('names of editions, regulations and identities are found outside of the norms', () => {
  assert.equal(found("if (report.edition.id !== '2021') return [];"), 1);
  assert.equal(found('const form = tableForm("2019", \'requests\');'), 1);
  assert.equal(found("(id) => id.startsWith('proceedings.')"), 1);
  assert.equal(found("if (identity.id === 'requests.balance') continue;"), 1);
});

test('names in the norms and in tests are none, nor are ids of tables and words of a sentence', () => {
  const line = "if (id === '2021') return 'requests.balance';";
  assert.equal(found(line, 'server/src/norms/edition.ts'), 0);
  assert.equal(found(line, 'server/src/rules/some-rule.test.ts'), 0);
  assert.equal(found("if (id === 'requests') return '2021年';"), 0);
});
