/** One process's share of all damages: what is wrong is printed as it is found, the counts at the end. */
import { parseArgs } from 'node:util';
import { assertFixesLoseNothing } from '../unit/fixes.ts';
import { bases, falseClaims } from '../unit/reading/claims.ts';
import type { Base } from '../unit/reading/claims.ts';
import { damage, DAMAGE_KINDS } from '../unit/reading/damage.ts';
import type { DamageKind } from '../unit/reading/damage.ts';
import { everyPlace } from '../unit/reading/every-damage.ts';

const { values: options } = parseArgs({
  options: {
    kind: { type: 'string', default: '' },
    fixture: { type: 'string', default: '' },
    fixes: { type: 'string', default: '50' },
    share: { type: 'string', default: '0/1' },
  },
});
const [share = 0, shares = 1] = options.share.split('/').map(Number);
const fixesEvery = Number(options.fixes);
/** More of one kind and fixture are counted, not printed. */
const MOST_SHOWN = 3;

let tried = 0;
let fixesTried = 0;
let wrong = 0;

/** What is wrong with one damaged text, in words. */
function problemsOf(base: Base, kind: DamageKind, choices: readonly [number, number, number]): readonly string[] {
  const damaged = damage(base.source, kind, choices);
  if (!damaged) return [];
  tried++;
  const name = `${base.name}: ${damaged.description}`;
  try {
    const problems = falseClaims(base, damaged);
    if (fixesEvery > 0 && tried % fixesEvery === 0) fixesTried += assertFixesLoseNothing(damaged.text);
    return problems.length > 0 ? [`${name}\n    ${problems.slice(0, 4).join('\n    ')}`] : [];
  } catch (error) {
    return [`${name}\n    ${error instanceof Error ? error.message : String(error)}`];
  }
}

for (const [index, base] of bases.entries()) {
  if (index % shares !== share || !base.name.includes(options.fixture)) continue;
  for (const kind of DAMAGE_KINDS) {
    if (options.kind !== '' && kind !== options.kind) continue;
    let shown = 0;
    for (const choices of everyPlace(base.source, kind)) {
      const problems = problemsOf(base, kind, choices);
      wrong += problems.length;
      for (const problem of problems) if (shown++ < MOST_SHOWN) console.log(problem);
    }
  }
}
console.log(`${tried} damages and ${fixesTried} fixes tried (${options.share}): ${wrong} wrong`);
process.exitCode = wrong > 0 ? 1 : 0;
