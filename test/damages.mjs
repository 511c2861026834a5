// Every damage of every fixture: each kind at each cell, label, line and table that it can be done to.
//   npm run damages -- [--kind KIND] [--fixture WORDS] [--fixes EVERY]
// No value may be claimed that was another cell's, no relation called broken that held, and nothing may throw. Of every
// so many damages (50, 0 for none) each fix of each finding is tried too: it loses nothing.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { bundleForNode, root } from './bundle.mjs';

const outfile = 'dist/test/damages.mjs';
await bundleForNode({ entryPoints: ['test/damages/main.ts'], outfile });

const processes = availableParallelism();
/** @type {readonly Promise<number>[]} */
const ends = Array.from(
  { length: processes },
  (_, index) =>
    new Promise((resolve) => {
      spawn(
        process.execPath,
        ['--enable-source-maps', outfile, ...process.argv.slice(2), '--share', `${index}/${processes}`],
        { cwd: root, stdio: 'inherit' },
      ).on('close', (code) => {
        resolve(code ?? 1);
      });
    }),
);
process.exitCode = Math.max(...(await Promise.all(ends)));
