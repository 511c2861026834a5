// The real VS Code that npm alone can bring: server and web workbench, from the npm package code-server.
// It is large, so it is installed when something first needs it, not by the project's own `npm ci`.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The folder of VS Code itself, inside the package that carries it. */
export const applicationRoot = path.join(here, 'node_modules/code-server/lib/vscode');

/** Installs the host where it is missing or older than its lock file. */
export function ensureInstalled() {
  const installed = path.join(here, 'node_modules/.package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(path.join(here, 'package-lock.json')).mtimeMs) {
    console.log('Installing VS Code for this project (once, about 280 MB) …');
    // Without scripts: they want a compiler and downloads, for native modules that the stubs replace.
    const { status } = spawnSync('npm', ['ci', '--prefix', here, '--ignore-scripts', '--no-audit', '--no-fund'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`npm ci in ${here} failed`);
  }
  // The workbench asks for /node_modules below VS Code's own folder; its modules lie where npm put them.
  const modules = path.join(applicationRoot, 'node_modules');
  if (!existsSync(modules)) symlinkSync(path.join(here, 'node_modules'), modules, 'junction');
}
