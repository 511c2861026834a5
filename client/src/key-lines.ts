import { EventEmitter, workspace, type Event, type TextDocument } from 'vscode';
import type { Disposable } from 'vscode-languageclient/node';
import type { LineRange } from './protocol.ts';
import type { Statuses } from './status.ts';

/** The lines in which Tab and Enter mean cells, as the server said them last. */
export interface KeyLines {
  readonly of: (document: TextDocument) => readonly LineRange[];
  readonly has: (document: TextDocument, line: number) => boolean;
  readonly onDidChange: Event<void>;
  readonly subscriptions: readonly Disposable[];
}

/** Between two answers of the server lines that come or go move those below them. */
export function createKeyLines(statuses: Statuses): KeyLines {
  const known = new Map<string, readonly LineRange[]>();
  const changed = new EventEmitter<void>();
  return {
    of: ({ uri }) => known.get(uri.toString()) ?? [],
    has: ({ uri }, line) => (known.get(uri.toString()) ?? []).some(({ first, last }) => first <= line && line <= last),
    onDidChange: changed.event,
    subscriptions: [
      changed,
      statuses.onDidChange((status) => {
        if (status) known.set(status.uri, status.keyLines ?? []);
        changed.fire();
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const key = document.uri.toString();
        let lines = known.get(key);
        if (lines === undefined || lines.length === 0) return;
        for (const { range, text } of contentChanges) {
          const growth = text.split('\n').length - 1 - (range.end.line - range.start.line);
          if (growth !== 0) lines = lines.map((each) => moved(each, range.start.line, growth));
        }
        known.set(key, lines);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        known.delete(uri.toString());
      }),
    ],
  };
}

function moved({ first, last, numbers }: LineRange, line: number, growth: number): LineRange {
  if (first > line) return { first: first + growth, last: last + growth, ...(numbers && { numbers }) };
  // Of a table with lines more or less the server is to say what is in them.
  return line < last ? { first, last: last + growth } : { first, last, ...(numbers && { numbers }) };
}
