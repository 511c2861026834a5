import { homedir } from 'node:os';
import { commands, Position, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
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
  const { text: content, fileName } = await client.sendRequest(newReportRequest, {
    organ: organ.trim(),
    year: Number(year),
  });
  const folder = folderOnDisk();
  const document = folder ? await unsavedReport(folder, fileName, content) : await savedReport(fileName, content);
  if (document !== undefined) await window.showTextDocument(document);
}

/** The author's first folder. Only on a disk does an unsaved document of a name stand for a file beside the others. */
function folderOnDisk(): Uri | undefined {
  return workspace.workspaceFolders?.map(({ uri }) => uri).find(({ scheme }) => scheme === 'file');
}

/** A document that is saved in the folder, by its own name, as soon as the author saves it; by that name it is a report. */
async function unsavedReport(folder: Uri, fileName: string, content: string): Promise<TextDocument | undefined> {
  const document = await emptyDocument(folder, fileName);
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(0, 0), content);
  if (await workspace.applyEdit(edit)) return document;
  void window.showWarningMessage(messages().editRefused);
  return undefined;
}

/** An unsaved document by the first of 报告.md, 报告（2）.md … that neither a file nor another unsaved document has. */
async function emptyDocument(folder: Uri, fileName: string): Promise<TextDocument> {
  for (let number = 1; ; number++) {
    const file = Uri.joinPath(folder, number === 1 ? fileName : fileName.replace(/(?=\.md$)/, `（${number}）`));
    if (await exists(file)) continue;
    const document = await workspace.openTextDocument(file.with({ scheme: 'untitled' }));
    if (document.getText() === '') return document;
  }
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

/**
 * A file where the author wants it. Without a folder an unsaved document of a name would be saved in the root of the
 * disk, and one without a name under its first line, which is no name of a report.
 */
async function savedReport(fileName: string, content: string): Promise<TextDocument | undefined> {
  const file = await window.showSaveDialog({ defaultUri: Uri.joinPath(placeToSave(), fileName) });
  if (file === undefined) return undefined;
  await workspace.fs.writeFile(file, new TextEncoder().encode(content));
  return workspace.openTextDocument(file);
}

/** Where the dialog starts: in the author's folder, which may be virtual; else at home. */
function placeToSave(): Uri {
  return workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
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
