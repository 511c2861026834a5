// Runs inside the VS Code extension host: the `run` that @vscode/test-electron's `extensionTestsPath` asks for.
import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** Runs every test that was built beside this file; rejects where one fails or where there is none. */
export async function run(): Promise<void> {
  // The console of an extension host carries the workbench's own log as well, so the report goes to a file of its own.
  const report = process.env['MOCHA_REPORT_FILE'];
  if (report !== undefined) {
    Mocha.reporters.Base.consoleLog = (...values: unknown[]) => {
      appendFileSync(report, `${format(...values)}\n`);
    };
  }
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, color: false, reporter: 'spec' });
  const tests = readdirSync(__dirname).filter((file) => file.endsWith('.test.cjs'));
  for (const file of tests) mocha.addFile(path.join(__dirname, file));
  const runner = await new Promise<Mocha.Runner>((resolve) => {
    const started = mocha.run(() => {
      resolve(started);
    });
  });
  if (runner.failures > 0) throw new Error(`${runner.failures} tests failed`);
  if (runner.stats?.passes === undefined || runner.stats.passes === 0) throw new Error('no test ran');
}
