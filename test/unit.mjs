// Runs every unit and corpus test, bundled into as many files as there are cores: the whole suite in seconds.
// Arguments go to node, for example: npm run unit -- --test-name-pattern=hover
// Tests run in the repository's root folder: paths of fixtures are relative to it.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';

const root = fileURLToPath(new URL('..', import.meta.url));
const tests = globSync(['server/src/**/*.test.ts', 'test/{unit,corpus}/**/*.test.ts'], { cwd: root }).sort();
if (tests.length === 0) throw new Error('no test files');

// A bundle for each core: Node runs them side by side.
const count = Math.min(availableParallelism(), tests.length);
const bundles = Array.from({ length: count }, (_, index) => ({
  outfile: `dist/test/unit-${index}.mjs`,
  tests: tests.filter((_, place) => place % count === index),
}));
await Promise.all(
  bundles.map(({ outfile, tests: own }) =>
    build({
      absWorkingDir: root,
      stdin: { contents: own.map((file) => `import './${file}';`).join('\n'), resolveDir: root },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      sourcemap: 'inline',
      logLevel: 'warning',
    }),
  ),
);

const { status } = spawnSync(
  process.execPath,
  [
    '--enable-source-maps',
    '--test',
    '--test-reporter=spec',
    ...process.argv.slice(2),
    ...bundles.map(({ outfile }) => outfile),
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
