/** Two engines over the same texts: how often and where they read or find something else. */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { analyse } from '../../server/src/service/index.ts';
import type { Analysis } from '../../server/src/service/index.ts';
import { bases } from '../unit/reading/claims.ts';
import { damage, DAMAGE_KINDS } from '../unit/reading/damage.ts';
import { everyPlace } from '../unit/reading/every-damage.ts';
import { fixture, fixtureNames } from '../unit/reading/reading.ts';
import { textsIn } from '../unit/reports.ts';

const { values: options } = parseArgs({
  options: {
    engine: { type: 'string', default: '' },
    every: { type: 'string', default: '1' },
    examples: { type: 'string', default: '3' },
    rules: { type: 'boolean', default: false },
  },
});

type Analyse = (text: string) => Analysis;

const { analyse: analyseThere } = (await import(pathToFileURL(options.engine).href)) as { analyse: Analyse };
const every = Number(options.every);
const examples = Number(options.examples);

/** What a text says to an engine, one fact a key. */
function factsOf(read: Analyse, text: string): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  const { report, findings } = read(text);
  facts.set('report', `${String(report.isReport)} ${String(report.year)} ${report.organ ?? ''}`);
  for (const { form, start } of report.sections) facts.set(`section ${form.id} at ${String(start)}`, 'there');
  for (const [id, table] of Object.entries(report.tables)) {
    for (const { cells } of table?.rows ?? []) {
      for (const { rowId, columnId, status, raw } of cells)
        if (status !== 'absent') facts.set(`cell ${id} ${rowId} ${columnId}`, `${status} ${raw ?? ''}`);
    }
  }
  for (const { identity, status, leftCells, rightCells } of report.identities) {
    if (status === 'broken') {
      const at = (rightCells[0] ?? leftCells[0])?.span?.start ?? 0;
      facts.set(`broken ${identity.id} at ${String(at)}`, 'broken');
    }
  }
  if (options.rules) {
    for (const { rule, severity, span } of findings) facts.set(`finding ${rule} at ${String(span.start)}`, severity);
  }
  return facts;
}

/** The kind of a difference: what fact it is about, and how it reads there and here. */
function kindOf(fact: string, there: string | undefined, here: string | undefined): string {
  const [about = '', what = ''] = fact.split(' ');
  const short = (value: string | undefined): string => (value === undefined ? '–' : (value.split(' ')[0] ?? ''));
  const isOther = short(there) === short(here) ? ' (another)' : '';
  return `${about} ${about === 'cell' ? '' : what} ${short(there)} → ${short(here)}${isOther}`.replace(/\s+/g, ' ');
}

const counts = new Map<string, number>();
let texts = 0;
let different = 0;

function compare(name: string, text: string): void {
  texts++;
  const there = factsOf(analyseThere, text);
  const here = factsOf(analyse, text);
  const seen = new Set<string>();
  for (const fact of new Set([...there.keys(), ...here.keys()])) {
    const before = there.get(fact);
    const now = here.get(fact);
    if (before === now) continue;
    const kind = kindOf(fact, before, now);
    if (seen.has(kind)) continue;
    seen.add(kind);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count <= examples) console.log(`${kind}\n    ${name}\n    ${fact}: ${before ?? '–'} → ${now ?? '–'}`);
  }
  if (seen.size > 0) different++;
}

for (const name of fixtureNames) compare(name, fixture(name));
for (const folder of ['seeds', 'reports', 'narrative', 'faults'])
  for (const { file, text } of textsIn(`../shared/${folder}`)) compare(file, text);
let place = 0;
for (const { name, source } of bases) {
  for (const kind of DAMAGE_KINDS) {
    for (const choices of everyPlace(source, kind)) {
      if (place++ % every !== 0) continue;
      const damaged = damage(source, kind, choices);
      if (damaged) compare(`${name}: ${damaged.description}`, damaged.text);
    }
  }
}
console.log(`\n${String(texts)} texts, ${String(different)} of them different (there → here), by kind:`);
for (const [kind, count] of [...counts].sort(([, a], [, b]) => b - a))
  console.log(`${String(count).padStart(7)}  ${kind}`);
