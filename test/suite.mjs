// node test/suite.mjs NAME: runs a suite of tests under Node, bundled into a few files that run side by side.
// Further arguments go to Node, for example: npm run unit -- --test-name-pattern=hover
// Tests run in the repository's root folder: paths of fixtures are relative to it.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { globSync } from 'tinyglobby';
import { bundleForNode, root } from './bundle.mjs';

/** @type {Readonly<Record<string, readonly string[]>>} */
const suites = {
  /** What a change is tried with: in memory, within seconds. */
  unit: ['server/src/**/*.test.ts', 'test/unit/**/*.test.ts'],
  /** Whole reports: every fixture, real ones, any number of damaged and senseless ones, and what holds for all. */
  reports: ['test/reports/*.test.ts'],
  /** The programs as they are built, and what they have in common. */
  programs: ['test/programs/*.test.ts'],
};

const [name = '', ...options] = process.argv.slice(2);
const tests = globSync([...(suites[name] ?? [])], { cwd: root }).sort();
if (tests.length === 0) throw new Error(`there is no test in a suite ${name}; there are ${Object.keys(suites)}`);

// A bundle for each core, which Node runs side by side, and one more: some tests wait.
const count = Math.min(availableParallelism() + 1, tests.length);
const bundles = Array.from({ length: count }, (_, index) => ({
  outfile: `dist/test/${name}-${index}.mjs`,
  tests: tests.filter((_, place) => place % count === index),
}));
await Promise.all(
  bundles.map(({ outfile, tests: own }) =>
    bundleForNode({
      stdin: { contents: own.map((file) => `import './${file}';`).join('\n'), resolveDir: root },
      outfile,
    }),
  ),
);

// Each of the unit tests runs code a few times only: to optimise it takes longer than it saves.
const { status } = spawnSync(
  process.execPath,
  [
    ...(name === 'unit' ? ['--no-opt', '--sparkplug'] : []),
    '--enable-source-maps',
    '--test',
    // Node itself leaves one core free.
    `--test-concurrency=${count}`,
    '--test-reporter=spec',
    ...options,
    ...bundles.map(({ outfile }) => outfile),
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
