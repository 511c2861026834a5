import { commands, Range, Selection, window, workspace, type TextEditor } from 'vscode';
import type { Disposable, LanguageClient } from 'vscode-languageclient/node';
import { createContextKey } from './context-key.ts';
import type { KeyLines } from './key-lines.ts';
import { cellFrom } from './next-cell.ts';
import { moveRequest, type MoveTarget } from './protocol.ts';

/**
 * True while keys go from cell to cell: one cursor, or a selection within a line, in a table of a report. What else may
 * want the keys (suggestions, snippets, find, an input method …) is named with the key bindings in `package.json`.
 */
const IN_CELL = 'disclosureReport.inCell';

/** What each key does where it leads nowhere: what VS Code itself does with it. */
const OTHERWISE: Readonly<Record<MoveTarget, () => Thenable<unknown>>> = {
  next: () => commands.executeCommand('tab'),
  previous: () => commands.executeCommand('outdent'),
  below: () => commands.executeCommand('type', { text: '\n' }),
};

interface TableKeys {
  readonly commands: Readonly<Record<'nextCell' | 'previousCell' | 'cellBelow', () => Promise<void>>>;
  readonly subscriptions: readonly Disposable[];
}

/** Tab, Shift+Tab and Enter in the tables of a report. */
export function tableKeys(client: LanguageClient, lines: KeyLines): TableKeys {
  const inCell = createContextKey(IN_CELL);
  /** Each key begins where the one before has led. */
  let last: Promise<void> = Promise.resolve();

  const look = (): void => {
    const editor = window.activeTextEditor;
    inCell.set(editor !== undefined && isInCell(editor, lines));
  };
  const go = (to: MoveTarget): Promise<void> => {
    last = last.then(() => step(client, lines, to)).catch(() => undefined);
    return last;
  };

  return {
    commands: {
      nextCell: () => go('next'),
      previousCell: () => go('previous'),
      cellBelow: () => go('below'),
    },
    subscriptions: [
      lines.onDidChange(look),
      window.onDidChangeTextEditorSelection(look),
      window.onDidChangeActiveTextEditor(look),
      workspace.onDidChangeTextDocument(look),
      inCell.end,
    ],
  };
}

function isInCell({ document, selections }: TextEditor, lines: KeyLines): boolean {
  const [selection] = selections;
  return (
    selection !== undefined &&
    selections.length === 1 &&
    selection.isSingleLine &&
    lines.has(document, selection.active.line)
  );
}

async function step(client: LanguageClient, lines: KeyLines, to: MoveTarget): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const { document, selection } = editor;
  const place = to === 'previous' ? selection.start : selection.end;
  const cell = cellFrom(document, place, to, lines.of(document));
  if (cell !== null) {
    select(editor, cell);
    return;
  }
  const { line, character } = place;
  const move = await client.sendRequest(moveRequest, {
    uri: document.uri.toString(),
    position: { line, character },
    to,
  });
  if (move === null) {
    await OTHERWISE[to]();
    return;
  }
  if (move.edits.length > 0) {
    const edits = await client.protocol2CodeConverter.asTextEdits(move.edits);
    // One step of undo for the line that is opened.
    const isDone = await editor.edit((builder) => {
      for (const { range, newText } of edits) builder.replace(range, newText);
    });
    if (!isDone) return;
  }
  const { start, end } = move.selection;
  select(editor, new Range(start.line, start.character, end.line, end.character));
}

function select(editor: TextEditor, range: Range): void {
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range);
}
