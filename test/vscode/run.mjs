// The suites in the real VS Code: tests inside the extension host, then the packaged extension driven as a person does.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { ensureInstalled } from '../vscode-host/install.mjs';
import { temporaryFolder } from '../vscode-host/server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const suite = path.join(root, 'dist/test/suite');

async function buildSuite() {
  rmSync(suite, { recursive: true, force: true });
  await build({
    entryPoints: [
      path.join(root, 'test/vscode/suite/index.ts'),
      ...globSync('test/vscode/suite/*.test.ts', { cwd: root }),
    ],
    absWorkingDir: root,
    outdir: suite,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** @returns {Promise<boolean>} whether every test passed */
async function runSuite() {
  const data = temporaryFolder();
  const folder = path.join(data.folder, 'reports');
  cpSync(path.join(root, 'test/vscode/fixtures'), folder, { recursive: true });
  const report = path.join(data.folder, 'mocha.txt');
  // The extension host inherits it.
  process.env['MOCHA_REPORT_FILE'] = report;
  // Elsewhere, with internet and a display, the same suite runs in the desktop VS Code that test-electron downloads.
  const host =
    process.env['VSCODE_DOWNLOAD'] === undefined
      ? fileURLToPath(new URL('../vscode-host/code.mjs', import.meta.url))
      : undefined;
  if (host !== undefined) ensureInstalled();
  try {
    await runTests({
      ...(host !== undefined && { vscodeExecutablePath: host }),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(suite, 'index.cjs'),
      launchArgs: [folder, '--disable-extensions'],
    });
    return true;
  } catch (error) {
    console.error(String(error));
    return false;
  } finally {
    console.log(existsSync(report) ? readFileSync(report, 'utf8') : 'no test ran');
    data.remove();
  }
}

/** @returns {boolean} whether every test passed */
function runEndToEnd() {
  mkdirSync(path.join(root, 'dist/screenshots'), { recursive: true });
  const { status } = spawnSync(
    process.execPath,
    ['--test', '--test-reporter=spec', path.join(root, 'test/vscode/end-to-end.test.mjs')],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  return status === 0;
}

const { status } = spawnSync('npm', ['run', '--silent', 'package'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (status !== 0) throw new Error('the extension could not be packaged');
await buildSuite();
const suitePassed = await runSuite();
const endToEndPassed = runEndToEnd();
process.exitCode = suitePassed && endToEndPassed ? 0 : 1;
