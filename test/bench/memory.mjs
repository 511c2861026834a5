// node --trace-gc-nvp test/bench/memory.mjs TIMES FILE…: checks the files over and over, while V8 tells of each collection.
import { readFileSync } from 'node:fs';
import { engines } from './engines.mjs';

const [times = '', ...files] = process.argv.slice(2);
const check = await engines['disclosure-report']?.();
if (check === undefined) throw new Error('there is no engine');
const texts = files.map((file) => readFileSync(file, 'utf8'));
for (let time = 0; time < Number(times); time += 1) for (const text of texts) await check(text);
