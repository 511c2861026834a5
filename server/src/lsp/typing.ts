/**
 * Findings of a row that somebody types wait until the cursor leaves it or the document is saved. The protocol has no
 * cursor: a client that does not tell of it gets every finding at once.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findingsOn, rowAround } from '../service/index.ts';
import type { Analysis, Finding, Lines } from '../service/index.ts';

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
  /** Rules that complained of the row before it was typed: they go on, so that nobody thinks it mended too early. */
  readonly known: ReadonlySet<string>;
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
    return findingsOn(now, rowAround(now, typed.line)).filter(({ rule }) => !typed.known.has(rule));
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
    changed: ({ uri, lineCount }, before) => {
      const state = stateOf(uri);
      const { cursor } = state;
      // Lines that come or go are pasted or removed, not typed; and the row is no longer where it was.
      if (cursor === null || lineCount !== state.lineCount) state.typed = null;
      else state.typed ??= { line: cursor, known: rulesOn(before, cursor) };
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

function rulesOn(analysis: Analysis | null, line: number): ReadonlySet<string> {
  if (!analysis) return new Set();
  return new Set(findingsOn(analysis, rowAround(analysis, line)).map(({ rule }) => rule));
}
