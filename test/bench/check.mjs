// node test/bench/check.mjs ENGINE FILE…: how long one engine takes for the files, one after the other, in milliseconds.
// A process of its own for each: none warms up for another, and one that does not end can be ended.
// The best of many runs: other work on the machine can only add to a time.
import { readFileSync } from 'node:fs';
import { Bench } from 'tinybench';
import { engines } from './engines.mjs';

const [name = '', ...files] = process.argv.slice(2);
const check = await engines[name]?.();
if (check === undefined) throw new Error(`there is no engine ${name}`);
const texts = files.map((file) => readFileSync(file, 'utf8'));
const checkAll = async () => {
  for (const text of texts) await check(text);
};

/** Runs that take longer than this are not repeated. */
const longRun = 2000;

const start = performance.now();
await checkAll();
const first = performance.now() - start;

if (first > longRun) console.log(first);
else {
  const bench = new Bench({ iterations: 5, time: 2000, warmupIterations: 3, warmupTime: 500, throws: true });
  bench.add(name, checkAll);
  const [task] = await bench.run();
  if (task?.result.state !== 'completed') throw new Error(`${name} was not measured`);
  console.log(task.result.latency.min);
}
