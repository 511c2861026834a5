// The two programs as they are shipped: what a bundle can break that the same code, run from its sources, cannot.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly error: string;
}

/** Runs a program to its end. Input stays open, as an editor's; `readTo` closes the output after so many characters. */
function runProgram(
  program: string,
  parameters: readonly string[],
  { input = '', readTo = Infinity } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`server/dist/${program}.js`, ...parameters]);
    let output = '';
    let error = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length >= readTo) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      error += text;
    });
    child.on('close', (code) => {
      resolve({ code, output, error });
    });
    if (input === '') child.stdin.end();
    else child.stdin.write(input);
  });
}

function message(content: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify({ jsonrpc: '2.0', ...content });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

test('programs: the built command line and language server do what their sources do', async () => {
  execFileSync(process.execPath, ['esbuild.mjs'], { stdio: 'ignore' });
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  try {
    const fixtures = 'test/fixtures/reports';
    const canonical = `${fixtures}/2021-canonical.md`;
    const broken = path.join(folder, 'broken.md');
    writeFileSync(broken, readFileSync(canonical, 'utf8').replace(/^## 一、总体情况$/m, ''));
    const [right, wrong, missing, folders, left, server] = await Promise.all([
      runProgram('cli', ['check', canonical]),
      runProgram('cli', ['check', '--format', 'json', broken]),
      runProgram('cli', ['check', path.join(folder, 'gone.md')]),
      runProgram('cli', ['extract', '--format', 'csv', 'test/fixtures/others', canonical]),
      // More than a pipe holds, so that the reader who leaves is noticed.
      runProgram('cli', ['check', '--format', 'json', ...Array<string>(8).fill(broken)], { readTo: 1 }),
      runProgram('server', ['--stdio'], {
        input: [
          message({ id: 1, method: 'initialize', params: { processId: null, capabilities: {} } }),
          message({ id: 2, method: 'shutdown' }),
          message({ method: 'exit' }),
        ].join(''),
      }),
    ]);
    assert.deepEqual([right.code, right.error], [0, '']);
    assert.equal(wrong.code, 1);
    assert.equal((JSON.parse(wrong.output) as unknown[]).length, 1);
    assert.equal(missing.code, 2);
    assert.match(missing.error, /^找不到“.*gone\.md”。\n$/);
    assert.equal(folders.code, 0);
    assert.ok(folders.output.includes(`${canonical},requests,`));
    assert.deepEqual([left.code, left.error], [1, '']);
    assert.equal(server.code, 0);
    assert.match(server.output, /"serverInfo":\{"name":"disclosure-report-language-server"/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
