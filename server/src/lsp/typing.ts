/**
 * Findings of a row that somebody types wait until the cursor leaves it or the document is saved. The protocol has no
 * cursor: a client that does not tell of it gets every finding at once.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findingsOn, rowAround } from '../service/index.ts';
import type { Analysis, Finding, Lines, Span } from '../service/index.ts';

export interface Typing {
  /** The document changed, or was opened; `before` is what was known of it until then. */
  readonly changed: (document: TextDocument, before: Analysis | null) => void;
  /** The findings that wait, of those of the document as it is now. */
  readonly waiting: (uri: string, now: Analysis) => readonly Finding[];
  /**
   * The cursor stands on this line; on none where the author went elsewhere. True where the row is left and
   * findings waited for it.
   */
  readonly moved: (uri: string, line: number | null) => boolean;
  /** The author is content so far. True where findings waited for it. */
  readonly saved: (uri: string) => boolean;
  readonly closed: (uri: string) => void;
}

interface State {
  cursor: number | null;
  lineCount: number;
  typed: TypedRow | null;
}

interface TypedRow {
  readonly line: number;
  /** The text as it was last. */
  readonly text: string;
  /** What complained of the row before it was typed: it goes on, so that nobody thinks it mended too early. */
  readonly known: readonly Complaint[];
}

/** A rule that complained, and where what it complained of stands now. */
interface Complaint {
  readonly rule: string;
  readonly span: Span;
}

/** `analysisOf` gives the analysis of an open document as it is now. */
export function createTyping(analysisOf: (uri: string) => Analysis | null): Typing {
  const states = new Map<string, State>();

  const stateOf = (uri: string): State => {
    const known = states.get(uri);
    if (known) return known;
    const state: State = { cursor: null, lineCount: 0, typed: null };
    states.set(uri, state);
    return state;
  };

  const waiting = (uri: string, now: Analysis): readonly Finding[] => {
    const typed = states.get(uri)?.typed;
    if (!typed) return [];
    return findingsOn(now, rowAround(now, typed.line)).filter((finding) => !isKnown(typed, finding));
  };

  /** Ends the waiting, where `isOver` says so of the lines of the row. */
  const end = (uri: string, isOver: (row: Lines) => boolean): boolean => {
    const state = stateOf(uri);
    const now = state.typed && analysisOf(uri);
    if (!state.typed || !now || !isOver(rowAround(now, state.typed.line))) return false;
    const waited = waiting(uri, now).length > 0;
    state.typed = null;
    return waited;
  };

  return {
    waiting,
    changed: (document, before) => {
      const { uri, lineCount } = document;
      const state = stateOf(uri);
      const { cursor } = state;
      // Lines that come or go are pasted or removed, not typed; and the row is no longer where it was.
      if (cursor === null || lineCount !== state.lineCount) state.typed = null;
      else state.typed = typedOn(state.typed ?? typedRow(before, cursor), document.getText());
      state.lineCount = lineCount;
    },
    moved: (uri, line) => {
      stateOf(uri).cursor = line;
      return end(uri, ({ first, last }) => line === null || line < first || last < line);
    },
    saved: (uri) => end(uri, () => true),
    closed: (uri) => {
      states.delete(uri);
    },
  };
}

function typedRow(before: Analysis | null, line: number): TypedRow {
  if (!before) return { line, text: '', known: [] };
  return { line, text: before.document.text, known: findingsOn(before, rowAround(before, line)) };
}

/** The row after one change more. Each is followed by itself: all of them together may reach over many cells. */
function typedOn({ line, text, known }: TypedRow, now: string): TypedRow {
  if (known.length === 0) return { line, text: now, known };
  const place = placesIn(text, now);
  return { line, text: now, known: known.map(({ rule, span }) => ({ rule, span: place(span) })) };
}

/** Whether the finding was there before: one of the same rule at the place where this one is. */
function isKnown({ known }: TypedRow, { rule, span }: Finding): boolean {
  return known.some((other) => other.rule === rule && other.span.start <= span.end && span.start <= other.span.end);
}

/**
 * Where a part of the text before stands in the text now. What was changed lies between what both begin with and what
 * both end with: a part that reaches into it has become all that stands there now.
 */
function placesIn(before: string, now: string): (span: Span) => Span {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start++;
  let rest = 0;
  while (rest < shorter - start && before[before.length - 1 - rest] === now[now.length - 1 - rest]) rest++;
  const end = before.length - rest;
  const growth = now.length - before.length;
  return (span) => ({
    start: span.start > end ? span.start + growth : Math.min(span.start, start),
    end: span.end < start ? span.end : Math.max(span.end, end) + growth,
  });
}
