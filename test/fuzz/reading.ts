/** Random texts for the engine: nothing is thrown, and whatever it says has its place in the text. */
import assert from 'node:assert/strict';
import {
  defaultSettings,
  formatTables,
  hover,
  insertSkeleton,
  keyLines,
  move,
  padCell,
  paste,
  quickFixes,
  recalculateTotals,
  recognitionReason,
  refactorings,
  reportData,
  TABLE_STYLES,
  widenColumns,
} from '../../server/src/service/index.ts';
import type { Analysis, Message, Settings, Span, TextEdit } from '../../server/src/service/index.ts';
import { randomText } from '../unit/edits.ts';
import { applied } from '../unit/fixes.ts';
import { randomFrom } from '../unit/random.ts';
import type { Random } from '../unit/random.ts';
import { failure } from './failure.ts';
import { analyse } from '../unit/analyse.ts';

const YEAR = 2026;

/** Reads texts until the time is up; the seed of the next one. */
export function fuzzReading(seed: number, until: number): Promise<number> {
  let next = seed;
  let characters = 0;
  let slowest = { perCharacter: 0, seed: 0, characters: 0, milliseconds: 0 };
  const start = performance.now();
  while (performance.now() < until) {
    const random = randomFrom(next);
    const text = randomText(random, random.onceIn(20) ? 300_000 : 20_000);
    const before = process.cpuUsage();
    try {
      readEverything(random, text);
    } catch (error) {
      return Promise.reject(failure(next, `reading ${text.length} characters`, error));
    }
    // The processor's time: this runs beside other work.
    const milliseconds = process.cpuUsage(before).user / 1000;
    const perCharacter = milliseconds / Math.max(5_000, text.length);
    if (perCharacter > slowest.perCharacter) {
      slowest = { perCharacter, seed: next, characters: text.length, milliseconds };
    }
    characters += text.length;
    next = (next + 1) >>> 0;
  }
  console.log(
    `reading: ${next - seed} texts, ${(characters / 1e6).toFixed(1)} million characters in ` +
      `${((performance.now() - start) / 1000).toFixed(0)} s; slowest: seed ${slowest.seed}, ` +
      `${slowest.characters} characters in ${slowest.milliseconds.toFixed(0)} ms`,
  );
  return Promise.resolve(next);
}

function readEverything(random: Random, text: string): void {
  const settings: Partial<Settings> = {
    edition: random.onceIn(3) ? random.pick(['2014', '2019', '2021']) : 'auto',
    recognition: random.onceIn(2) ? 'report' : 'auto',
    organKind: random.pick([defaultSettings.organKind, 'government', 'department', 'township']),
    townshipDeadline: random.pick([null, '3-31']),
  };
  const analysis = analyse(text, settings);
  const { findings } = analysis;
  const inText = ({ start, end }: Span): void => {
    assert.ok(Number.isInteger(start) && 0 <= start && start <= end && end <= text.length, `${start}–${end}`);
  };
  const edited = (edits: readonly TextEdit[]): string => {
    edits.forEach(({ span }) => {
      inText(span);
    });
    return applied(text, edits);
  };
  assertSaid(recognitionReason(analysis));
  for (const { span, message, related } of findings) {
    inText(span);
    assertSaid(message);
    for (const place of related) {
      inText(place.span);
      assertSaid(place.message);
    }
  }
  // All fixes are looked at, some are applied, and what they lead to is read again.
  const fixes = quickFixes(analysis, { start: 0, end: text.length });
  for (const { fix } of fixes) {
    assertSaid(fix.title);
    edited(fix.edits);
  }
  if (fixes.length > 0) analyse(edited(random.pick(fixes).fix.edits), settings);
  for (const { edits } of refactorings(analysis, YEAR, text.length >> 1)) edited(edits);
  const offset = random.below(text.length + 1);
  const pasted = paste(analysis, { start: offset, end: offset }, { html: random.onceIn(2) ? text : null, text });
  if (pasted) edited(pasted.edits);
  for (const style of TABLE_STYLES) edited(formatTables(analysis.document, style));
  edited(padCell(analysis.document, offset));
  edited(widenColumns(analysis.document, offset));
  edited(recalculateTotals(analysis)?.edits ?? []);
  for (const to of ['next', 'previous', 'below'] as const) move(analysis, offset, to);
  keyLines(analysis);
  const skeleton = insertSkeleton(analysis, YEAR);
  if (skeleton) analyse(edited(skeleton), settings);
  assertHovers(random, analysis);
  for (const language of ['zh', 'en'] as const) JSON.stringify(reportData('report.md', analysis, language));
}

function assertSaid({ zh, en }: Message): void {
  for (const said of [zh, en]) assert.doesNotMatch(said, /^$|undefined|\bNaN\b|\[object|\bnull\b/);
}

function assertHovers(random: Random, analysis: Analysis): void {
  const { text } = analysis.document;
  const cells = Object.values(analysis.report.tables).flatMap((table) => table?.rows.flatMap((row) => row.cells) ?? []);
  const places = [
    ...Array.from({ length: 10 }, () => random.below(text.length + 1)),
    ...[...cells, ...analysis.findings].slice(0, 200).flatMap(({ span }) => (span ? [span.start, span.end] : [])),
  ];
  for (const offset of places) {
    const found = hover(analysis, offset);
    if (!found) continue;
    assert.ok(found.span.start <= offset && offset <= found.span.end && found.span.end <= text.length);
    assertSaid(found.contents);
  }
}
