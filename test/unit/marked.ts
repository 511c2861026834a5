/**
 * Texts in which the expected findings are marked: `[[rule-id|text]]` says that `rule-id` reports exactly `text`.
 * Several rules on one range are separated by a space, marks may hold marks, and `[[blank-cell|]]` marks an empty
 * range. Written inline, because full-width characters cannot be underlined from the next line.
 */
import assert from 'node:assert/strict';
import { positionAt } from '../../server/src/service/index.ts';
import type { Analysis, Finding, Settings, Span } from '../../server/src/service/index.ts';
import { assertFixesSound } from './fixes.ts';
import { analyse } from './analyse.ts';

export interface Mark extends Span {
  readonly rule: string;
}

export interface MarkedText {
  readonly text: string;
  /** In the order of the text, outer marks before inner ones. */
  readonly marks: readonly Mark[];
}

const MARK = /\[\[([a-z][a-z -]*)\||\]\]/g;

/** Takes the marks out of a text. Throws where they do not match. */
export function unmarked(source: string): MarkedText {
  const open: { readonly rules: readonly string[]; readonly start: number }[] = [];
  const marks: Mark[] = [];
  let text = '';
  let from = 0;
  for (const match of source.matchAll(MARK)) {
    text += source.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[1] !== undefined) {
      open.push({ rules: match[1].split(' '), start: text.length });
      continue;
    }
    const mark = open.pop();
    if (!mark) throw new Error(`]] without [[ in ${source.slice(0, from)}`);
    for (const rule of mark.rules) marks.push({ rule, start: mark.start, end: text.length });
  }
  if (open.length > 0) throw new Error('[[ without ]]');
  return { text: text + source.slice(from), marks: marks.sort((a, b) => a.start - b.start || b.end - a.end) };
}

/** A finding as one line that a failing test shows: place, rule and the words it points to. */
function inOneLine({ document }: Analysis, { rule, start, end }: Mark): string {
  const { line, character } = positionAt(document, start);
  return `${String(line + 1).padStart(4)}:${String(character + 1).padEnd(4)} ${rule} «${document.text.slice(start, end)}»`;
}

function lines(analysis: Analysis, marks: readonly Mark[]): readonly string[] {
  return marks.map((mark) => inOneLine(analysis, mark)).sort();
}

/** Every finding in the text, one a line. */
function shown(analysis: Analysis): readonly string[] {
  return lines(
    analysis,
    analysis.findings.map(({ rule, span }) => ({ rule, ...span })),
  );
}

/**
 * The findings of a marked text, which must be those marked and no others; each of their fixes must be sound.
 * In the order of the text.
 */
export function findingsIn(source: string, settings?: Partial<Settings>): readonly Finding[] {
  const { text, marks } = unmarked(source);
  const analysis = analyse(text, settings);
  assert.deepEqual(shown(analysis), lines(analysis, marks));
  for (const finding of analysis.findings) assertWords(finding);
  assertFixesSound(text, settings);
  return analysis.findings;
}

/** The one finding of a marked text. */
export function findingIn(source: string, settings?: Partial<Settings>): Finding {
  const [finding, ...others] = findingsIn(source, settings);
  assert.ok(finding);
  assert.equal(others.length, 0, 'one finding is marked');
  return finding;
}

/** Nothing at all is found in the text. */
export function assertRight(text: string, settings?: Partial<Settings>): void {
  assert.deepEqual(shown(analyse(text, settings)), []);
}

/** Every word shown to the user is there in both languages, and none is an accident of programming. */
function assertWords(finding: Finding): void {
  const messages = [
    finding.message,
    ...finding.fixes.map((fix) => fix.title),
    ...finding.related.map((place) => place.message),
  ];
  for (const { zh, en } of messages) {
    assert.ok(zh.trim() !== '' && en.trim() !== '', `${finding.rule}: every message in both languages`);
    assert.doesNotMatch(zh + en, /undefined|null|NaN|\[object/, finding.rule);
  }
  assert.match(finding.message.zh, /\p{Script=Han}.*。$/u, `${finding.rule}: whole sentences in Chinese`);
  assert.match(finding.message.en, /[a-z].*\.$/, `${finding.rule}: whole sentences in English`);
}

/** The message says each of these words. */
export function assertSays(finding: Finding, ...words: readonly string[]): void {
  for (const word of words) assert.ok(finding.message.zh.includes(word), `“${finding.message.zh}” says “${word}”`);
}
