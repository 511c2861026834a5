import { FileSystemError, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { activeDocument, isUnnamed } from './documents.ts';
import { messages } from './messages.ts';
import { exportRequest, readOtherRequest } from './protocol.ts';

/** The limit of the command line: no report comes near it. */
const MOST_BYTES = 20 * 1024 * 1024;

interface ExchangeCommands {
  /** A Word, PDF or HTML file of the explorer becomes a text beside it. */
  readonly turnIntoText: (...given: readonly unknown[]) => Promise<Uri | undefined>;
  readonly exportAsWord: () => Promise<Uri | undefined>;
  readonly exportAsPage: () => Promise<Uri | undefined>;
}

/** Commands that make a file of another kind beside one. None replaces a file; each gives the one that it made. */
export function exchangeCommands(client: LanguageClient): ExchangeCommands {
  const exported = async (kind: 'docx' | 'html'): Promise<Uri | undefined> => {
    const text = messages();
    const document = activeDocument();
    if (document !== undefined && isUnnamed(document)) {
      void window.showInformationMessage(text.saveFirst);
      return undefined;
    }
    const content = document && (await client.sendRequest(exportRequest, { uri: document.uri.toString(), kind }));
    if (document === undefined || content === undefined || content === null) {
      void window.showInformationMessage(text.noReport);
      return undefined;
    }
    const file = await writeBeside(document.uri, kind, Buffer.from(content, 'base64'));
    void window.showInformationMessage(text.exported(nameOf(file)));
    return file;
  };

  return {
    turnIntoText: async (chosen) => {
      if (!(chosen instanceof Uri)) return undefined;
      const text = messages();
      const name = nameOf(chosen);
      if ((await workspace.fs.stat(chosen)).size > MOST_BYTES) {
        void window.showWarningMessage(text.tooLarge(name));
        return undefined;
      }
      const content = Buffer.from(await workspace.fs.readFile(chosen)).toString('base64');
      const read = await client.sendRequest(readOtherRequest, { name, content });
      if ('failure' in read) {
        void window.showWarningMessage(read.failure);
        return undefined;
      }
      const file = await writeBeside(chosen, 'md', Buffer.from(read.text));
      await window.showTextDocument(file, { preview: false });
      void window.showInformationMessage([text.madeText(nameOf(file)), ...read.notices].join('\n'));
      return file;
    },
    exportAsWord: () => exported('docx'),
    exportAsPage: () => exported('html'),
  };
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Writes a file of the same name and another ending, with a number where that name is taken. */
async function writeBeside(source: Uri, ending: string, content: Uint8Array): Promise<Uri> {
  const stem = nameOf(source).replace(/\.[^.]*$/, '');
  for (let copy = 1; ; copy++) {
    const file = Uri.joinPath(source, '..', `${stem}${copy === 1 ? '' : ` (${String(copy)})`}.${ending}`);
    if (await isThere(file)) continue;
    await workspace.fs.writeFile(file, content);
    return file;
  }
}

async function isThere(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}
