/** What every fix of every finding owes the author, checked on one text. */
import assert from 'node:assert/strict';
import { analyse } from '../../server/src/service/index.ts';
import type { Analysis, Finding, Fix, Settings, Span, TextEdit } from '../../server/src/service/index.ts';

/** The text after the edits. They must not overlap; insertions at one place come out in the order listed. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const ordered = inTextOrder(edits);
  let result = '';
  let from = 0;
  for (const { span, newText } of ordered) {
    assert.ok(span.start <= span.end && span.end <= text.length, 'an edit is within the text');
    assert.ok(span.start >= from, 'edits do not overlap');
    result += text.slice(from, span.start) + newText;
    from = span.end;
  }
  return result + text.slice(from);
}

/** At one place, insertions come before the replacement of what follows. The sort is stable. */
function inTextOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Where an offset of the old text is after the edits: `late` takes it behind what is inserted there. */
function movedOffset(offset: number, edits: readonly TextEdit[], late: boolean): number {
  let shift = 0;
  for (const { span, newText } of inTextOrder(edits)) {
    const before = late ? span.start <= offset : span.start < offset;
    if (!before) break;
    if (span.end > offset) return span.start + shift + (late ? newText.length : 0);
    shift += newText.length - (span.end - span.start);
  }
  return offset + shift;
}

/** Whether a span of the new text lies where one of the old text went. */
function isSamePlace(old: Span, now: Span, edits: readonly TextEdit[]): boolean {
  return movedOffset(old.start, edits, false) <= now.end && now.start <= movedOffset(old.end, edits, true);
}

const rank = { hint: 0, information: 1, warning: 2, error: 3 } as const;

/** The findings of warning or error after the edits that did not stand before. Each old one answers for one new one. */
export function added(
  before: readonly Finding[],
  after: readonly Finding[],
  edits: readonly TextEdit[],
): readonly Finding[] {
  let old = [...before];
  let left = [...after];
  const pairings: readonly ((a: Finding, b: Finding) => boolean)[] = [
    (a, b) => a.message.zh === b.message.zh && isSamePlace(a.span, b.span, edits),
    (a, b) => a.message.zh === b.message.zh,
    (a, b) => isSamePlace(a.span, b.span, edits),
  ];
  for (const pairs of pairings) {
    left = left.filter((now) => {
      const match = old.find(
        (one) => one.rule === now.rule && rank[one.severity] >= rank[now.severity] && pairs(one, now),
      );
      old = old.filter((one) => one !== match);
      return !match;
    });
  }
  return left.filter(({ severity }) => severity === 'warning' || severity === 'error');
}

/** Whether the finding still stands: the same rule, saying the same, or saying at the same place what none said before. */
function stands(
  finding: Finding,
  before: readonly Finding[],
  after: readonly Finding[],
  edits: readonly TextEdit[],
): boolean {
  const saidByOthers = new Set(before.filter((other) => other !== finding).map(({ message }) => message.zh));
  return after.some(({ rule, message, span }) => {
    if (rule !== finding.rule) return false;
    if (message.zh === finding.message.zh) return true;
    return !saidByOthers.has(message.zh) && isSamePlace(finding.span, span, edits);
  });
}

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');

/**
 * What a fix takes out is blank, or stands elsewhere after it (a section moved), or is what the finding points to,
 * or is a figure that the fix's title names, or is one of the places where the title stands.
 */
function assertNothingLost({ document, report }: Analysis, finding: Finding, fix: Fix): void {
  const inserted = withoutBlanks(fix.edits.map((edit) => edit.newText).join(''));
  const places = [finding.span, ...finding.related.map((related) => related.span)];
  for (const { span, newText } of fix.edits) {
    const removed = document.text.slice(span.start, span.end);
    const isPointedTo = places.some((place) => place.start <= span.start && span.end <= place.end);
    const isNamed = /^\S{1,12}$/.test(removed) && fix.title.zh.includes(`${removed}→${newText}`);
    const isTitle =
      report.title?.occurrences.some((place) => place.start <= span.start && span.end <= place.end) === true;
    assert.ok(
      removed.trim() === '' || inserted.includes(withoutBlanks(removed)) || isPointedTo || isNamed || isTitle,
      `${finding.rule}: “${fix.title.zh}” takes “${removed}” out`,
    );
  }
}

/**
 * Every fix of every finding, applied: its finding is gone, none is added, nothing is lost, nothing turns back.
 * The number of fixes tried.
 */
export function assertFixesSound(text: string, settings?: Partial<Settings>): number {
  let tried = 0;
  const before = analyse(text, settings);
  for (const finding of before.findings) {
    assert.ok(
      finding.fixes.every((fix, index) => !fix.preferred || index === 0),
      `${finding.rule}: the preferred fix is the first`,
    );
    for (const fix of finding.fixes) {
      tried++;
      const name = `${finding.rule}, “${fix.title.zh}”`;
      assert.ok(fix.edits.length > 0, `${name} does something`);
      assertNothingLost(before, finding, fix);
      const fixed = applied(text, fix.edits);
      assert.notEqual(fixed, text, `${name} changes the text`);
      const after = analyse(fixed, settings);
      assert.ok(!stands(finding, before.findings, after.findings, fix.edits), `${name}: the finding is gone`);
      assert.deepEqual(
        added(before.findings, after.findings, fix.edits).map(({ rule, message }) => `${rule}: ${message.zh}`),
        [],
        `${name} adds nothing`,
      );
      for (const next of after.findings.flatMap((other) => other.fixes)) {
        assert.notEqual(applied(fixed, next.edits), text, `${name} is not undone by “${next.title.zh}”`);
      }
    }
  }
  return tried;
}
