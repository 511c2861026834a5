import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importViolations } from '../import-directions.mjs';

/** How many violations one file with these imports has. */
function violations(file: string, ...specifiers: readonly string[]): number {
  const text = specifiers.map((specifier) => `import type { x } from '${specifier}';`).join('\n');
  return importViolations(new Map([[file, text]])).length;
}

test('imports: a room may import itself and the rooms above it', () => {
  assert.equal(violations('server/src/rules/a.ts', './b.ts', '../norms/c.ts', '../report/d.ts', 'htmlparser2'), 0);
  assert.equal(
    violations(
      'server/src/lsp/main.ts',
      '../service/a.ts',
      'node:fs',
      'vscode-languageserver/node',
      '../../package.json',
    ),
    0,
  );
  assert.equal(violations('client/src/extension.ts', './status.ts', 'vscode', 'node:path'), 0);
});

test('imports: a planted import of a room below is found, types and dynamic imports too', () => {
  assert.equal(violations('server/src/norms/a.ts', '../document/b.ts'), 1);
  assert.equal(violations('server/src/rules/a.ts', '../service/b.ts', '../lsp/c.ts', '../../package.json'), 3);
  assert.equal(importViolations(new Map([['server/src/report/a.ts', "void import('../rules/b.ts');"]])).length, 1);
  assert.equal(importViolations(new Map([['server/src/report/a.ts', "export * from '../rules/b.ts';"]])).length, 1);
});

test('imports: exchange stands between rules and workspace', () => {
  assert.equal(violations('server/src/exchange/a.ts', '../rules/b.ts', '../report/c.ts'), 0);
  assert.equal(violations('server/src/workspace/a.ts', '../exchange/b.ts'), 0);
  assert.equal(violations('server/src/exchange/a.ts', '../workspace/b.ts', '../service/c.ts', 'node:fs'), 3);
  assert.equal(violations('server/src/rules/a.ts', '../exchange/b.ts'), 1);
});

test('imports: lsp and cli do not know each other, nor the client the server, save the words that both look for', () => {
  assert.equal(violations('server/src/lsp/main.ts', '../cli/a.ts'), 1);
  assert.equal(violations('server/src/cli/main.ts', '../lsp/a.ts'), 1);
  assert.equal(violations('client/src/extension.ts', '../../server/src/norms/a.ts'), 1);
  assert.equal(violations('client/src/extension.ts', '../../server/src/report/read.ts'), 1);
  assert.equal(violations('client/src/extension.ts', '../../server/src/report/words.ts'), 0);
});

test('imports: pure rooms import neither Node nor VS Code; their tests may', () => {
  assert.equal(violations('server/src/service/a.ts', 'node:fs', 'vscode', 'vscode-languageserver-types'), 3);
  assert.equal(violations('server/src/service/a.test.ts', 'node:test', '../../../test/reports.ts'), 0);
});

test('imports: a test may look at its room through the door of the service, and no further', () => {
  assert.equal(violations('server/src/rules/a.test.ts', '../service/index.ts'), 0);
  assert.equal(violations('server/src/rules/a.test.ts', '../service/hover.ts', '../lsp/server.ts'), 2);
  assert.equal(violations('server/src/rules/a.ts', '../service/index.ts'), 1);
});

test('imports: a file outside every room is reported', () => {
  assert.equal(violations('server/src/utils/a.ts'), 1);
});
