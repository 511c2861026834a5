import { Range, Selection, TextEditorRevealType, window, WorkspaceEdit, workspace, type TextEditor } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { activeDocument } from './documents.ts';
import { messages } from './messages.ts';
import { makeCanonicalRequest, recalculateTotalsRequest, type TotalChange, type TextEdit } from './protocol.ts';

/** So many changes are told at once; all of them in a list. */
const TOLD = 3;

interface ConversionCommands {
  readonly makeTableCanonical: () => Promise<void>;
  readonly makeReportCanonical: () => Promise<void>;
  readonly recalculateTotals: () => Promise<void>;
}

/** Commands that change the form of what is written, or work out its totals. Each is one step of undo. */
export function conversionCommands(client: LanguageClient): ConversionCommands {
  const apply = async (editor: TextEditor, version: number, edits: readonly TextEdit[]): Promise<boolean> => {
    const { document } = editor;
    const edit = new WorkspaceEdit();
    edit.set(document.uri, await client.protocol2CodeConverter.asTextEdits([...edits]));
    // What was asked about a text that has changed since is for another text.
    if (document.version === version && (await workspace.applyEdit(edit))) return true;
    void window.showWarningMessage(messages().editRefused);
    return false;
  };

  const makeCanonical = async (isWhole: boolean): Promise<void> => {
    const editor = editorOfReport();
    if (editor === undefined) return;
    const { document, selection } = editor;
    const { version } = document;
    const { line, character } = selection.active;
    const conversion = await client.sendRequest(makeCanonicalRequest, {
      uri: document.uri.toString(),
      position: isWhole ? null : { line, character },
    });
    if (conversion === null) {
      void window.showInformationMessage(isWhole ? messages().allCanonical : messages().noTableHere);
    } else if (await apply(editor, version, conversion.edits)) tell(conversion.notices);
  };

  return {
    makeTableCanonical: () => makeCanonical(false),
    makeReportCanonical: () => makeCanonical(true),
    recalculateTotals: async () => {
      const editor = editorOfReport();
      if (editor === undefined) return;
      const { document } = editor;
      const { version } = document;
      const totals = await client.sendRequest(recalculateTotalsRequest, { uri: document.uri.toString() });
      if (totals === null) void window.showInformationMessage(messages().noReport);
      else if (totals.edits.length === 0) tell(totals.notices);
      else if (await apply(editor, version, totals.edits)) await tellChanges(editor, totals.changes, totals.notices);
    },
  };
}

function editorOfReport(): TextEditor | undefined {
  if (activeDocument() !== undefined) return window.activeTextEditor;
  void window.showInformationMessage(messages().noReport);
  return undefined;
}

/** What did not fit, or what was done, in the server's sentences. */
export function tell(notices: readonly string[]): void {
  if (notices.length > 0) void window.showInformationMessage(notices.join('\n'));
}

/** Each total before and after: the first of them at once, all in a list that leads to them. */
async function tellChanges(
  editor: TextEditor,
  changes: readonly TotalChange[],
  notices: readonly string[],
): Promise<void> {
  const text = messages();
  const told = changes.slice(0, TOLD).map(text.totalChanged);
  const rest = changes.length - told.length;
  const answer = await window.showInformationMessage(
    [...notices, ...told, ...(rest > 0 ? [text.moreTotals(rest)] : [])].join(' '),
    text.showTotals,
  );
  if (answer === undefined) return;
  const chosen = await window.showQuickPick(
    changes.map((change) => ({ label: change.place, description: text.fromTo(change), change })),
    { placeHolder: text.chooseTotal, matchOnDescription: true },
  );
  if (chosen === undefined) return;
  const { start, end } = chosen.change.range;
  const range = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(editor.document, editor.viewColumn);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
