import { Uri, window, workspace, WorkspaceEdit, type QuickPickItem } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { mayBeReport } from '../../server/src/report/words.ts';
import { tell } from './conversions.ts';
import { activeDocument } from './documents.ts';
import { messages } from './messages.ts';
import { insertSkeletonRequest, newReportRequest, previousReportRequest, type OrganKind } from './protocol.ts';
import { askForFile } from './saving.ts';

/** Of a large folder so many files are looked at for last year's report, and so many of them closely. */
const MOST_FILES = 500;
const MOST_ASKED = 50;
/** No report comes near it. */
const MOST_BYTES = 2 * 1024 * 1024;

interface WritingCommands {
  /** In a folder of the explorer, or in the author's first. */
  readonly newReport: (...given: readonly unknown[]) => Promise<void>;
  readonly insertSkeleton: () => Promise<void>;
}

/** The commands that write: a new report, and the skeleton into an existing document. */
export function writingCommands(client: LanguageClient): WritingCommands {
  return {
    newReport: (folder) => newReport(client, folder instanceof Uri ? folder : undefined),
    insertSkeleton: () => insertSkeleton(client),
  };
}

async function newReport(client: LanguageClient, chosen: Uri | undefined): Promise<void> {
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
  const kind = await askForKind();
  if (kind === undefined) return;
  const start = await askForStart(client, organ.trim(), Number(year));
  if (start === undefined) return;
  const {
    text: content,
    fileName,
    notices = [],
  } = await client.sendRequest(newReportRequest, {
    organ: organ.trim(),
    year: Number(year),
    ...(kind !== null && { kind }),
    ...start,
  });
  const file = await fileFor(fileName, chosen);
  if (file === undefined) return;
  // Written at once: undo takes back what the author writes, not the report.
  await workspace.fs.writeFile(file, new TextEncoder().encode(content));
  await window.showTextDocument(file, { preview: false });
  tell(notices);
}

/** Null: what the name says. */
async function askForKind(): Promise<OrganKind | null | undefined> {
  const text = messages();
  const chosen = await window.showQuickPick(
    [
      { label: text.kindByName, organKind: null },
      { label: text.government, organKind: 'government' as const },
      { label: text.department, organKind: 'department' as const },
      { label: text.township, organKind: 'township' as const },
    ],
    { title: text.kindTitle, ignoreFocusOut: true },
  );
  return chosen?.organKind;
}

/** What a new report begins with: nothing, or the same organ's report on the year before, where the folder has one. */
interface Start {
  readonly previous?: string;
  readonly keepsText?: boolean;
}

async function askForStart(client: LanguageClient, organ: string, year: number): Promise<Start | undefined> {
  const found = await previousReport(client, organ, year);
  if (found === null) return {};
  const text = messages();
  const description = workspace.asRelativePath(found.file);
  const chosen = await window.showQuickPick<QuickPickItem & { readonly start: Start }>(
    [
      {
        label: text.startFromPrevious(year - 1),
        description,
        detail: text.startFromPreviousDetail,
        start: { previous: found.text },
      },
      {
        label: text.startWithText(year - 1),
        description,
        detail: text.startWithTextDetail,
        start: { previous: found.text, keepsText: true },
      },
      { label: text.startBlank, start: {} },
    ],
    { title: text.startTitle, ignoreFocusOut: true },
  );
  return chosen?.start;
}

async function previousReport(
  client: LanguageClient,
  organ: string,
  year: number,
): Promise<{ readonly file: Uri; readonly text: string } | null> {
  const files = await workspace.findFiles('**/*.{md,markdown,txt}', '**/node_modules/**', MOST_FILES);
  const texts = await Promise.all(files.map(async (file) => ({ file, text: await textOf(file) })));
  const likely = texts.filter(({ text }) => text.includes(String(year - 1)) && mayBeReport(text)).slice(0, MOST_ASKED);
  if (likely.length === 0) return null;
  try {
    const place = await client.sendRequest(previousReportRequest, {
      organ,
      year,
      texts: likely.map(({ text }) => text),
    });
    return place === null ? null : (likely[place] ?? null);
  } catch {
    // A report can be begun without the one before.
    return null;
  }
}

/** A file's text; of one that is no text, or larger than any report, nothing. */
async function textOf(file: Uri): Promise<string> {
  try {
    if ((await workspace.fs.stat(file)).size > MOST_BYTES) return '';
    return await workspace.decode(await workspace.fs.readFile(file), { uri: file });
  } catch {
    return '';
  }
}

/** In the author's folder the report's title names its file; without a folder the author says where it is to be. */
async function fileFor(fileName: string, chosen: Uri | undefined): Promise<Uri | undefined> {
  const folder = chosen ?? workspace.workspaceFolders?.map(({ uri }) => uri).find(({ scheme }) => scheme === 'file');
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
