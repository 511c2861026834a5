// Runs every unit and corpus test as one bundle in one process: the whole suite in seconds.
// Arguments go to node, for example: npm run unit -- --test-name-pattern=hover
// Tests run in the repository's root folder: paths of fixtures are relative to it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';

const root = fileURLToPath(new URL('..', import.meta.url));
const tests = globSync(['server/src/**/*.test.ts', 'test/{unit,corpus}/**/*.test.ts'], { cwd: root }).sort();
if (tests.length === 0) throw new Error('no test files');

const outfile = 'dist/test/unit.mjs';
await build({
  absWorkingDir: root,
  stdin: { contents: tests.map((file) => `import './${file}';`).join('\n'), resolveDir: root },
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});

const { status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', '--test', '--test-reporter=spec', ...process.argv.slice(2), outfile],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
