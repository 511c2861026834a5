/** What every fix of every finding owes the author, checked on one text. */
import assert from 'node:assert/strict';
import { equals } from '../../server/src/report/number.ts';
import { rules } from '../../server/src/service/index.ts';
import type { Analysis, Finding, Fix, Settings, Span, TextEdit } from '../../server/src/service/index.ts';
import { analyse } from './analyse.ts';

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
    // The first of several places is mended: the finding stands at the next.
    (a, b) => a.related.some((related) => isSamePlace(related.span, b.span, edits)),
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

/** A piece of text that an edit takes out. */
interface Removal {
  readonly span: Span;
  readonly text: string;
  readonly newText: string;
}

function removalsOf({ document }: Analysis, fix: Fix): readonly Removal[] {
  return fix.edits
    .map(({ span, newText }) => ({ span, text: document.text.slice(span.start, span.end), newText }))
    .filter(({ text }) => text.trim() !== '');
}

const digitsOf = (text: string): readonly string[] => text.normalize('NFKC').match(/\d/g) ?? [];

/** Whether the digits stand among others in their order. */
function areAmong(digits: readonly string[], others: readonly string[]): boolean {
  let next = 0;
  for (const digit of others) if (digit === digits[next]) next++;
  return next === digits.length;
}

/** The digits taken out are written again by the same edit, or the fix's title says what becomes of the whole. */
function keepsFigures({ text, newText }: Removal, fix: Fix): boolean {
  // The number of a list item is no figure.
  const figures = digitsOf(text.replace(/^\s*[（(]?\d{1,2}[.、．）)]/, ''));
  return areAmong(figures, digitsOf(newText)) || fix.title.zh.includes(`${text}→${newText}`);
}

/** Whether an edit changes only what the finding, its related places or the report's title are. */
function isNamed({ report }: Analysis, finding: Finding, { span }: Removal): boolean {
  const places = [
    finding.span,
    ...finding.related.map((related) => related.span),
    ...(report.title?.occurrences ?? []),
    ...report.otherHeadings,
    ...report.sections.map(({ headingSpan }) => headingSpan),
    ...Object.values(report.tables).flatMap(
      (table) => table?.rows.flatMap((row) => row.cells.flatMap((cell) => cell.span ?? [])) ?? [],
    ),
  ];
  return places.some((place) => place.start <= span.start && span.end <= place.end);
}

/** Whether an edit that changes a label, a heading or a word covers a figure of some cell. */
function coversFigure({ report }: Analysis, { span }: Removal): boolean {
  return Object.values(report.tables).some((table) =>
    table?.rows.some((row) =>
      row.cells.some(
        ({ span: cell, status }) =>
          cell !== null &&
          status === 'value' &&
          cell.start < span.end &&
          span.start < cell.end &&
          !(cell.start <= span.start && span.end <= cell.end),
      ),
    ),
  );
}

/** Whether all that a fix takes out stands in what it puts in. */
function isMoved(removals: readonly Removal[], fix: Fix): boolean {
  const inserted = withoutBlanks(fix.edits.map((edit) => edit.newText).join(''));
  return removals.every(({ text }) => inserted.includes(withoutBlanks(text)));
}

const classesOf = new Map(rules.map((rule) => [rule.id, rule.fixes]));

/** The fix keeps what one of its rule's classes promises: nothing that the author wrote is lost. */
function assertNothingLost(analysis: Analysis, finding: Finding, fix: Fix): void {
  const removals = removalsOf(analysis, fix);
  const classes = classesOf.get(finding.rule) ?? [];
  const keeps = classes.some((one) => {
    if (one === 'inserting') return removals.length === 0;
    if (one === 'moving') return isMoved(removals, fix);
    return removals.every(
      (removal) =>
        isNamed(analysis, finding, removal) && keepsFigures(removal, fix) && !coversFigure(analysis, removal),
    );
  });
  assert.ok(
    keeps,
    `${finding.rule} (${classes.join(', ')}): “${fix.title.zh}” takes out ${JSON.stringify(removals.map(({ text, newText }) => [text, newText]))}`,
  );
}

/** Values of cells that no edit touches are read as before. */
function assertOtherCellsKept(before: Analysis, after: Analysis, finding: Finding, fix: Fix): void {
  for (const [id, table] of Object.entries(before.report.tables)) {
    const now = after.report.tables[id as keyof typeof after.report.tables];
    if (!table) continue;
    for (const { cells } of table.rows) {
      for (const { rowId, columnId, status, value, span } of cells) {
        if (status !== 'value' || !value || !span) continue;
        if (fix.edits.some((edit) => edit.span.start < span.end && span.start < edit.span.end)) continue;
        const row = now?.rows.find(({ form }) => form.id === rowId);
        const cell = row?.cells.find((other) => other.columnId === columnId);
        const place = `${finding.rule}, “${fix.title.zh}”: ${id}.${rowId}.${columnId}`;
        assert.ok(cell?.value && equals(cell.value, value), `${place} is read as before`);
      }
    }
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
      assertOtherCellsKept(before, after, finding, fix);
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

/**
 * Every fix of every finding of a text, damaged ones too: nothing that the author wrote is lost. The number of fixes
 * tried.
 */
export function assertFixesLoseNothing(text: string, settings?: Partial<Settings>): number {
  let tried = 0;
  const before = analyse(text, settings);
  for (const finding of before.findings) {
    for (const fix of finding.fixes) {
      tried++;
      assertNothingLost(before, finding, fix);
      assertOtherCellsKept(before, analyse(applied(text, fix.edits), settings), finding, fix);
    }
  }
  return tried;
}
