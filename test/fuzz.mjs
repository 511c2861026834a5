// Throws random texts at the readers and random messages at the built server, until the time is up or something breaks.
//   npm run fuzz -- [SECONDS] [--only protocol|reading] [--seed NUMBER]
// A failure prints the seed that repeats it. `npm run build` must have been run.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundleForNode, root } from './bundle.mjs';

mkdirSync(path.join(root, 'dist/test'), { recursive: true });
// Another build, or another run, while this goes on changes nothing.
const folder = mkdtempSync(path.join(root, 'dist/test/fuzz-'));
process.once('exit', () => rmSync(folder, { recursive: true }));
const outfile = path.join(folder, 'fuzz.mjs');
await bundleForNode({
  entryPoints: ['test/fuzz/main.ts'],
  outfile,
});
for (const file of ['server/dist/server.js', 'server/dist/programs', 'server/dist/libraries', 'test/fuzz/memory.mjs']) {
  cpSync(path.join(root, file), path.join(folder, path.basename(file)), { recursive: true });
}

const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
