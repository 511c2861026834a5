import { Uri, window, workspace, WorkspaceEdit } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { activeDocument } from './documents.ts';
import { messages } from './messages.ts';
import { insertSkeletonRequest, newReportRequest } from './protocol.ts';
import { askForFile } from './saving.ts';

interface WritingCommands {
  readonly newReport: () => Promise<void>;
  readonly insertSkeleton: () => Promise<void>;
}

/** The commands that write: a new report, and the skeleton into an existing document. */
export function writingCommands(client: LanguageClient): WritingCommands {
  return {
    newReport: () => newReport(client),
    insertSkeleton: () => insertSkeleton(client),
  };
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
  const file = await fileFor(fileName);
  if (file === undefined) return;
  // Written at once: undo takes back what the author writes, not the report.
  await workspace.fs.writeFile(file, new TextEncoder().encode(content));
  await window.showTextDocument(file, { preview: false });
}

/** In the author's folder the report's title names its file; without a folder the author says where it is to be. */
async function fileFor(fileName: string): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.map(({ uri }) => uri).find(({ scheme }) => scheme === 'file');
  return folder ? freeName(folder, fileName) : askForFile(fileName);
}

/** The first of 报告.md, 报告（2）.md … that no file has, saved or not. */
async function freeName(folder: Uri, fileName: string): Promise<Uri> {
  for (let number = 1; ; number++) {
    const file = Uri.joinPath(folder, number === 1 ? fileName : fileName.replace(/(?=\.md$)/, `（${String(number)}）`));
    const isOpen = workspace.textDocuments.some(({ uri }) => uri.path === file.path);
    if (!isOpen && !(await exists(file))) return file;
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
