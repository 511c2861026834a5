// `npm start`: builds the extension and opens it on `examples/` in a real VS Code: the one installed on this machine,
// or else the one that npm brings, served for the browser.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installExtension, startServer, temporaryFolder, workbenchAddress } from './server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const examples = path.join(root, 'examples');
const onWindows = process.platform === 'win32';

/** @param {string} script of package.json */
function runScript(script) {
  const { status } = spawnSync('npm', ['run', '--silent', script], { cwd: root, stdio: 'inherit', shell: onWindows });
  if (status !== 0) process.exit(1);
}

if (spawnSync('code', ['--version'], { shell: onWindows }).status === 0) {
  runScript('build');
  console.log(`Opening ${examples} in VS Code.`);
  spawnSync('code', ['--new-window', `--extensionDevelopmentPath=${root}`, examples], {
    stdio: 'inherit',
    shell: onWindows,
  });
} else {
  runScript('package');
  const data = temporaryFolder();
  process.once('exit', data.remove);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));

  await installExtension(data.folder, path.join(root, 'disclosure-report.vsix'));
  // Other people's programs on this machine must not get in: a VS Code server can run anything.
  const token = randomUUID();
  const server = await startServer(data.folder, { token });
  const address = `${workbenchAddress(server, examples)}&tkn=${token}`;
  console.log(`\nVS Code with the extension is at\n\n  ${address}\n\nOpen it in a browser. Ctrl+C ends it.`);
  spawn('xdg-open', [address], { stdio: 'ignore', detached: true })
    .on('error', () => {}) // No desktop here: the address has been printed.
    .unref();
}
