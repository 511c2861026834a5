import { TextDocumentChangeReason, window, workspace } from 'vscode';
import { State, type Disposable, type LanguageClient } from 'vscode-languageclient/node';
import { activeDocument } from './documents.ts';
import { cursorNotification } from './protocol.ts';

/** Tells the server of the line on which the author writes, so that it does not complain of a row half written. */
export function registerCursor(client: LanguageClient): readonly Disposable[] {
  let told: { readonly uri: string; readonly line: number } | null = null;

  const tell = (now: { readonly uri: string; readonly line: number } | null): void => {
    if (client.state !== State.Running) return;
    if (told?.uri === now?.uri && told?.line === now?.line) return;
    if (told !== null && told.uri !== now?.uri) {
      void client.sendNotification(cursorNotification, { uri: told.uri, line: null });
    }
    if (now !== null) void client.sendNotification(cursorNotification, now);
    told = now;
  };

  const tellCursor = (): void => {
    const uri = activeDocument()?.uri.toString();
    const line = window.activeTextEditor?.selection.active.line;
    tell(uri === undefined || line === undefined ? null : { uri, line });
  };

  return [
    window.onDidChangeTextEditorSelection(tellCursor),
    window.onDidChangeActiveTextEditor(tellCursor),
    workspace.onDidChangeTextDocument(({ reason }) => {
      // What is taken back is not being written.
      if (reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo) tell(null);
    }),
    client.onDidChangeState(() => {
      // A server that has just started was told nothing.
      told = null;
      tellCursor();
    }),
  ];
}
