import { homedir } from 'node:os';
import { commands, Uri, window, workspace, type TextDocument } from 'vscode';
import type { Disposable, LanguageClient } from 'vscode-languageclient/node';
import { createContextKey } from './context-key.ts';
import { activeDocument, isUnnamed } from './documents.ts';
import { messages } from './messages.ts';
import { fileNameRequest } from './protocol.ts';
import type { Statuses } from './status.ts';

/** True while a report is in front that has no name yet: the key that saves then saves it under its title. */
const UNNAMED_REPORT = 'disclosureReport.unnamedReport';

interface Saving {
  readonly commands: { readonly saveReport: () => Promise<void> };
  readonly subscriptions: readonly Disposable[];
}

/** Saves a report that has no name yet under its title, by which it opens as a report again. */
export function saving(client: LanguageClient, statuses: Statuses): Saving {
  const unnamedReport = createContextKey(UNNAMED_REPORT);
  const nameOf = async ({ uri }: TextDocument): Promise<string> =>
    (await client.sendRequest(fileNameRequest, { uri: uri.toString() })) ?? messages().defaultFileName;

  return {
    commands: {
      saveReport: async () => {
        const document = activeDocument();
        if (document === undefined) return;
        if (isUnnamed(document)) await saveUnder(document, await nameOf(document));
        else await document.save();
      },
    },
    subscriptions: [
      statuses.onDidChange(() => {
        const document = activeDocument();
        unnamedReport.set(document !== undefined && isUnnamed(document) && statuses.of(document)?.isReport === true);
      }),
      unnamedReport.end,
    ],
  };
}

/** VS Code itself would propose the first line, cut off, and an ending by the language that it guessed. */
async function saveUnder(document: TextDocument, fileName: string): Promise<void> {
  const file = await askForFile(fileName);
  if (file === undefined) return;
  const place = window.activeTextEditor?.selection;
  await workspace.fs.writeFile(file, new TextEncoder().encode(document.getText()));
  // It is saved: nothing is asked for the document without a name, and nothing of it is lost.
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await window.showTextDocument(file, { preview: false, ...(place && { selection: place }) });
}

/** Asks where to save, proposing a name in the author's folder (which may be virtual), else at home. */
export async function askForFile(fileName: string): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  return window.showSaveDialog({
    defaultUri: Uri.joinPath(folder, fileName),
    filters: { [messages().fileKind]: ['md', 'txt'] },
  });
}
