import {
  DocumentDropEdit,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  languages,
  Range,
  Uri,
  workspace,
  WorkspaceEdit,
  type DataTransfer,
  type TextDocument,
  type TextEdit,
} from 'vscode';
import type { Disposable, LanguageClient } from 'vscode-languageclient/node';
import { tell } from './conversions.ts';
import { documentSelector } from './documents.ts';
import { pasteRequest, type PasteResult } from './protocol.ts';

const KIND = DocumentDropOrPasteEditKind.Empty.append('disclosureReport', 'table');
const HTML = 'text/html';
const TEXT = 'text/plain';
const ADDRESSES = 'text/uri-list';
const HTML_FILE = /\.html?$/i;
const TEXT_FILE = /\.txt$/i;
/** No page with a report comes near it. */
const MOST_BYTES = 20 * 1024 * 1024;

/** What is on the clipboard, or in a dropped file. */
interface Pasted {
  readonly html: string | null;
  readonly text: string | null;
}

/**
 * Tables and reports from Word, spreadsheets and web pages are pasted in the report's own form. The text as it is stays
 * one choice away, in the menu that VS Code shows after pasting.
 */
export function registerPaste(client: LanguageClient): readonly Disposable[] {
  /** What is to be told once the text is so: VS Code asks what a paste could be, and says nothing of its choice. */
  let awaited: {
    readonly document: TextDocument;
    readonly text: string;
    readonly notices: readonly string[];
  } | null = null;

  const ask = async (document: TextDocument, range: Range, { html, text }: Pasted): Promise<PasteResult> => {
    if (html === null && text === null) return null;
    const { start, end } = range;
    return client.sendRequest(pasteRequest, {
      uri: document.uri.toString(),
      range: {
        start: { line: start.line, character: start.character },
        end: { line: end.line, character: end.character },
      },
      html,
      text,
    });
  };

  /** The edit of the server's answer; it replaces the selection itself. */
  const editFor = async (document: TextDocument, result: NonNullable<PasteResult>): Promise<WorkspaceEdit> => {
    const edits = await client.protocol2CodeConverter.asTextEdits(result.edits);
    const { notices } = result;
    awaited = notices.length === 0 ? null : { document, text: textWith(document, edits), notices };
    const edit = new WorkspaceEdit();
    edit.set(document.uri, edits);
    return edit;
  };

  return [
    languages.registerDocumentPasteEditProvider(
      documentSelector,
      {
        provideDocumentPasteEdits: async (document, [range, ...others], data) => {
          if (range === undefined || others.length > 0) return undefined;
          const result = await ask(document, range, { html: await textOf(data, HTML), text: await textOf(data, TEXT) });
          if (result === null) return undefined;
          const paste = new DocumentPasteEdit('', result.title, KIND);
          paste.additionalEdit = await editFor(document, result);
          return [paste];
        },
      },
      { providedPasteEditKinds: [KIND], pasteMimeTypes: [HTML, TEXT] },
    ),
    languages.registerDocumentDropEditProvider(
      documentSelector,
      {
        provideDocumentDropEdits: async (document, position, data) => {
          const dropped = await droppedFile(data);
          const result = dropped && (await ask(document, new Range(position, position), dropped));
          if (!result) return undefined;
          const drop = new DocumentDropEdit('', result.title, KIND);
          drop.additionalEdit = await editFor(document, result);
          return drop;
        },
      },
      { providedDropEditKinds: [KIND], dropMimeTypes: ['files', ADDRESSES] },
    ),
    workspace.onDidChangeTextDocument(({ document }) => {
      // VS Code makes edits smaller before it makes them: what they come to is what can be compared.
      if (awaited?.document !== document || inPlainLines(document.getText()) !== awaited.text) return;
      const { notices } = awaited;
      awaited = null;
      tell(notices);
    }),
  ];
}

/** The text of a document with edits made, in lines that end as the server's do. */
function textWith(document: TextDocument, edits: readonly TextEdit[]): string {
  let text = document.getText();
  const inOrder = [...edits].sort((one, other) => one.range.start.compareTo(other.range.start));
  for (const { range, newText } of inOrder.reverse()) {
    text = text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end));
  }
  return inPlainLines(text);
}

function inPlainLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

async function textOf(data: DataTransfer, type: string): Promise<string | null> {
  const text = await data.get(type)?.asString();
  return text === undefined || text === '' ? null : text;
}

/** A page or a text that was dropped: from outside of VS Code, or from its explorer. */
async function droppedFile(data: DataTransfer): Promise<Pasted | null> {
  for (const [, item] of data) {
    const file = item.asFile();
    if (file && isReadable(file.name)) return asPasted(file.name, await file.data());
  }
  const [address = ''] = ((await textOf(data, ADDRESSES)) ?? '').split(/\r?\n/);
  if (!isReadable(address)) return null;
  try {
    const uri = Uri.parse(address, true);
    if ((await workspace.fs.stat(uri)).size > MOST_BYTES) return null;
    return asPasted(uri.path, await workspace.fs.readFile(uri));
  } catch {
    // No file that can be read.
    return null;
  }
}

function isReadable(name: string): boolean {
  return HTML_FILE.test(name) || TEXT_FILE.test(name);
}

function asPasted(name: string, bytes: Uint8Array): Pasted | null {
  if (bytes.length > MOST_BYTES) return null;
  const text = decoded(bytes);
  return HTML_FILE.test(name) ? { html: text, text: null } : { html: null, text };
}

/** UTF-8, else what Chinese systems write. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
