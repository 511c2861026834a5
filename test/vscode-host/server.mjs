// Starts and stops the VS Code server, and installs extensions into it.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { applicationRoot, ensureInstalled } from './install.mjs';

/**
 * A running VS Code server.
 * @typedef {object} Server
 * @property {string} authority host and port
 * @property {() => Promise<void>} stop ends the server and everything it started
 */

/** No greeting, no notices, no network: what is on the screen is ours. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'files.autoSave': 'off',
  // Where folders are not trusted without asking, they are not trusted.
  'security.workspace.trust.startupPrompt': 'never',
  // Measures what is drawn: the simple way guesses the width of Chinese characters before their font is there.
  'editor.wrappingStrategy': 'advanced',
};

/** A new folder for the data of one server; `remove` deletes it. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'disclosure-report-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/**
 * @param {string} dataFolder
 * @param {readonly string[]} options
 */
function spawnServer(dataFolder, options) {
  ensureInstalled();
  return spawn(
    process.execPath,
    [
      path.join(applicationRoot, 'out/server-main.js'),
      ...['--server-data-dir', dataFolder],
      ...['--user-data-dir', path.join(dataFolder, 'data')],
      ...['--extensions-dir', path.join(dataFolder, 'extensions')],
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
      ...options,
    ],
    {
      // A process group of its own, so that the extension hosts end with it.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, XDG_RUNTIME_DIR: dataFolder },
    },
  );
}

/**
 * Installs a packaged extension.
 * @param {string} dataFolder
 * @param {string} vsix path of the .vsix file
 * @returns {Promise<void>}
 */
export function installExtension(dataFolder, vsix) {
  return new Promise((resolve, reject) => {
    const child = spawnServer(dataFolder, ['--install-extension', vsix, '--force']);
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`exit code ${code}\n${output}`))));
  });
}

/**
 * Starts a server on a free port of this machine.
 * @param {string} dataFolder
 * @param {{ settings?: Record<string, unknown>, token?: string, trustsAll?: boolean }} [options] the user's settings;
 *   a token that whoever connects must know (none: whoever reaches the port is let in); whether folders are trusted
 *   without asking
 * @returns {Promise<Server>}
 */
export async function startServer(dataFolder, { settings = {}, token, trustsAll = true } = {}) {
  const userFolder = path.join(dataFolder, 'data/User');
  mkdirSync(userFolder, { recursive: true });
  writeFileSync(path.join(userFolder, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));

  const child = spawnServer(dataFolder, [
    ...['--host', '127.0.0.1', '--port', '0'],
    ...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]),
    ...(trustsAll ? ['--disable-workspace-trust'] : []),
    '--disable-update-check',
  ]);
  const log = createWriteStream(path.join(dataFolder, 'server.log'));
  child.stdout.pipe(log);
  child.stderr.pipe(log);

  const kill = () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  };
  process.once('exit', kill);

  const port = await new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const match = /Extension host agent listening on (\d+)/.exec(output);
      if (match !== null) resolve(match[1]);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the VS Code server ended with exit code ${code}\n${output}`)));
  });

  return {
    authority: `127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        process.removeListener('exit', kill);
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        kill();
      }),
  };
}

/**
 * The workbench's address for a folder.
 * @param {Server} server
 * @param {string} folder
 * @param {readonly (readonly [string, string])[]} [payload] what the desktop program takes as options
 */
export function workbenchAddress(server, folder, payload = []) {
  const query = new URLSearchParams({ folder: urlPath(folder) });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  // Slashes may stand as they are in a query, and are easier to read so.
  return `http://${server.authority}/?${query.toString().replaceAll('%2F', '/')}`;
}

/**
 * A file or folder as the workbench names it.
 * @param {Server} server
 * @param {string} file
 */
export function remoteUri(server, file) {
  return `vscode-remote://${server.authority}${urlPath(file)}`;
}

/** @param {string} file */
function urlPath(file) {
  const absolute = path.resolve(file).replaceAll('\\', '/');
  return absolute.startsWith('/') ? absolute : `/${absolute}`;
}
