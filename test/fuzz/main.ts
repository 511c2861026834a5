/** The fuzzer's command line: sessions with the server and texts for the readers in turn. */
import { parseArgs } from 'node:util';
import { fuzzProtocol } from './protocol.ts';
import { fuzzReading } from './reading.ts';

/** How long one kind runs before the other has its turn. */
const TURN = 60_000;

const kinds = { protocol: fuzzProtocol, reading: fuzzReading };
type Kind = keyof typeof kinds;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, seed: { type: 'string' } },
});
const chosen = (Object.keys(kinds) as Kind[]).filter((kind) => values.only === undefined || values.only === kind);
if (chosen.length === 0) throw new Error(`--only ${Object.keys(kinds).join('|')}`);
const end = performance.now() + Number(positionals[0] ?? 600) * 1000;

let seed = Number(values.seed ?? Date.now() % 2 ** 31);
for (let turn = 0; performance.now() < end; turn++) {
  const [kind = 'protocol'] = chosen.slice(turn % chosen.length);
  const until = Math.min(end, performance.now() + TURN);
  try {
    seed = await kinds[kind](seed, until);
  } catch (error) {
    console.error(error);
    console.error(
      `\nAgain: npm run fuzz -- --only ${kind} --seed ${error instanceof Error && 'seed' in error ? String(error.seed) : seed}`,
    );
    process.exit(1);
  }
}
