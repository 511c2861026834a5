/** Whether the time that a text takes grows no faster than the text. */
import assert from 'node:assert/strict';
import { hover, quickFixes, refactorings, reportData } from '../../server/src/service/index.ts';
import type { Analysis } from '../../server/src/service/index.ts';
import { analyse } from './analyse.ts';

/** What is done with a text, each thing by itself: one that is slow does not hide behind another. */
const services: Readonly<Record<string, (analysis: Analysis) => unknown>> = {
  actions: (analysis) => [
    quickFixes(analysis, { start: 0, end: analysis.document.text.length }),
    refactorings(analysis, 2026, 0),
  ],
  data: (analysis) => reportData('report.md', analysis, 'zh'),
  hovers: ({ document, ...rest }) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => hover({ document, ...rest }, (document.text.length >> 3) * eighth)),
};

/** The processor's time in milliseconds: what else the machine does is not in it. */
function timed<T>(work: () => T): readonly [number, T] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

/** How long each thing takes that is done with a text. */
function times(text: string): ReadonlyMap<string, number> {
  const [reading, analysis] = timed(() => analyse(text, { recognition: 'report' }));
  const others = Object.entries(services).map(([name, work]) => [name, timed(() => work(analysis))[0]] as const);
  return new Map([['reading', reading], ...others]);
}

const SIZE = 1_000;
const TIMES = 16;
/** Sixteen times where time is linear, 256 times where it is quadratic; the rest is for a processor's moods. */
const LIMIT = 3 * TIMES;
/** What is done sooner, in milliseconds, has no ratio that can be measured. */
const SHORTEST = 0.25;

/** Text made to a size must take a time that grows as the size does, whatever is done with it. */
export function assertGrowsAsText(make: (size: number) => string): void {
  const [text, longer] = [make(SIZE), make(SIZE * TIMES)];
  const least = new Map<string, { short: number; long: number }>();
  const ratio = ({ short, long }: { readonly short: number; readonly long: number }): number =>
    long / Math.max(short, SHORTEST);
  // The least of several times is the work itself; collecting garbage and compiling only add to it.
  const measure = (): void => {
    const [long, ...shorts] = [longer, text, text, text].map(times);
    for (const work of long?.keys() ?? []) {
      const before = least.get(work) ?? { short: Infinity, long: Infinity };
      least.set(work, {
        long: Math.min(before.long, long?.get(work) ?? Infinity),
        short: Math.min(before.short, ...shorts.map((each) => each.get(work) ?? Infinity)),
      });
    }
  };
  const slow = (): readonly string[] =>
    [...least].flatMap(([work, both]) =>
      ratio(both) > LIMIT ? [`${work}: ${TIMES} times the text takes ${ratio(both).toFixed(0)} times as long`] : [],
    );
  measure();
  for (let attempt = 0; attempt < 3 && slow().length > 0; attempt++) measure();
  assert.deepEqual(slow(), []);
}
