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
/** The stand-in for the desktop program; elsewhere, with internet and a display, that program is downloaded instead. */
const host =
  process.env['VSCODE_DOWNLOAD'] === undefined
    ? fileURLToPath(new URL('../vscode-host/code.mjs', import.meta.url))
    : undefined;

/**
 * Bundles the tests of a folder; the folder that holds the bundles.
 * @param {string} name
 */
async function buildSuite(name) {
  const outdir = path.join(root, 'dist/test', name);
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [
      path.join(root, 'test/vscode/suite/index.ts'),
      ...globSync(`test/vscode/${name}/*.test.ts`, { cwd: root }),
    ],
    absWorkingDir: root,
    outdir,
    entryNames: '[name]',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outdir;
}

/**
 * @typedef {object} Launch
 * @property {string} extensionDevelopmentPath
 * @property {string} extensionTestsPath
 * @property {string} folder what VS Code opens
 */

/** @param {Launch} launch */
async function launchTrusted({ folder, ...paths }) {
  await runTests({
    ...(host !== undefined && { vscodeExecutablePath: host }),
    ...paths,
    launchArgs: [folder, '--disable-extensions'],
  });
}

/**
 * test-electron turns the question of trust off, so the stand-in is started without it.
 * @param {Launch} launch
 */
async function launchUntrusted({ folder, extensionDevelopmentPath, extensionTestsPath }) {
  const { status } = spawnSync(
    process.execPath,
    [
      String(host),
      folder,
      ...['--extensionDevelopmentPath', extensionDevelopmentPath, '--extensionTestsPath', extensionTestsPath],
    ],
    { stdio: 'inherit' },
  );
  if (status !== 0) throw new Error(`the tests ended with exit code ${status}`);
}

/**
 * @param {string} name the folder of its tests
 * @param {(launch: Launch) => Promise<void>} launch
 * @returns {Promise<boolean>} whether every test passed
 */
async function runSuite(name, launch) {
  const suite = await buildSuite(name);
  const data = temporaryFolder();
  const folder = path.join(data.folder, 'reports');
  cpSync(path.join(root, 'test/vscode/fixtures'), folder, { recursive: true });
  const report = path.join(data.folder, 'mocha.txt');
  // The extension host inherits it.
  process.env['MOCHA_REPORT_FILE'] = report;
  if (host !== undefined) ensureInstalled();
  try {
    await launch({ folder, extensionDevelopmentPath: root, extensionTestsPath: path.join(suite, 'index.cjs') });
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
    [
      ...['--test', '--test-reporter=spec', '--test-concurrency=1'],
      ...globSync('test/vscode/*.test.mjs', { cwd: root, absolute: true }).sort(),
    ],
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
const passed = [
  await runSuite('suite', launchTrusted),
  // The downloaded program cannot be started so.
  host === undefined || (await runSuite('untrusted', launchUntrusted)),
  runEndToEnd(),
];
process.exitCode = passed.every(Boolean) ? 0 : 1;
