// What another checkout reads and finds differently, over fixtures, reports at hand and damages:
//   node test/side-by-side.mjs FOLDER [--every 1] [--rules] [--examples 3]
// FOLDER is a checkout of another commit with its packages installed. Of all damages every so many are tried.
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { bundleForNode, root } from './bundle.mjs';

const [other, ...options] = process.argv.slice(2);
if (other === undefined) {
  console.error('node test/side-by-side.mjs FOLDER [--every 1] [--rules] [--examples 3]');
  process.exit(2);
}
const engine = path.join(root, 'dist/test/other-engine.mjs');
await bundleForNode({
  absWorkingDir: path.resolve(other),
  stdin: { contents: "export { analyse } from './server/src/service/index.ts';", resolveDir: path.resolve(other) },
  outfile: engine,
});
const outfile = 'dist/test/side-by-side.mjs';
await bundleForNode({ entryPoints: ['test/damages/side-by-side.ts'], outfile });
const { status } = spawnSync(process.execPath, [outfile, '--engine', engine, ...options], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
