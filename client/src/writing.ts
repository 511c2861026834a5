import { commands, window, workspace, WorkspaceEdit } from 'vscode';
import type { Disposable, LanguageClient } from 'vscode-languageclient/node';
import { activeDocument } from './documents.ts';
import { messages } from './messages.ts';
import { insertSkeletonRequest, newReportRequest } from './protocol.ts';

/** The commands that write: a new report, and the skeleton into an existing document. */
export function registerWriting(client: LanguageClient): readonly Disposable[] {
  return [
    commands.registerCommand('disclosureReport.newReport', () => newReport(client)),
    commands.registerCommand('disclosureReport.insertSkeleton', () => insertSkeleton(client)),
  ];
}

async function newReport(client: LanguageClient): Promise<void> {
  const text = messages();
  const organ = await window.showInputBox({
    title: text.organTitle,
    prompt: text.organPrompt,
    placeHolder: text.organPlaceholder,
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? text.organMissing : undefined),
  });
  if (organ === undefined) return;
  const year = await window.showInputBox({
    title: text.yearTitle,
    prompt: text.yearPrompt,
    // Reports are written in January, on the year before.
    value: String(new Date().getFullYear() - 1),
    ignoreFocusOut: true,
    validateInput: (value) => (/^20\d\d$/.test(value.trim()) ? undefined : text.yearMalformed),
  });
  if (year === undefined) return;
  const { text: content } = await client.sendRequest(newReportRequest, { organ: organ.trim(), year: Number(year) });
  const document = await workspace.openTextDocument({ language: 'disclosure-report', content });
  await window.showTextDocument(document);
}

async function insertSkeleton(client: LanguageClient): Promise<void> {
  const document = activeDocument();
  if (document === undefined) {
    void window.showInformationMessage(messages().noDocument);
    return;
  }
  const skeleton = await client.sendRequest(insertSkeletonRequest, { uri: document.uri.toString() });
  if (skeleton === null) {
    void window.showInformationMessage(messages().notInserted);
    return;
  }
  // One workspace edit, so that one undo takes it back.
  const edit = new WorkspaceEdit();
  edit.set(document.uri, await client.protocol2CodeConverter.asTextEdits(skeleton.edits));
  if (!(await workspace.applyEdit(edit))) void window.showWarningMessage(messages().editRefused);
}
