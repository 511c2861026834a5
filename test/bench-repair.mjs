// `npm run bench:repair`: bundles the benchmark of the repair and runs it. An argument is the number of tables.
import { spawnSync } from 'node:child_process';
import { bundleForNode, root } from './bundle.mjs';

const outfile = 'dist/test/bench-repair.mjs';
await bundleForNode({ entryPoints: ['test/repair/bench.ts'], outfile });
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
