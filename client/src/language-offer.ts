import { Disposable, languages, window, workspace, type Memento, type TextDocument } from 'vscode';
import { isGone, ownLanguage } from './documents.ts';
import { messages } from './messages.ts';
import type { Status } from './protocol.ts';
import type { Statuses } from './status.ts';

const memoryKey = 'language';

/** What the author answered for a file. */
type Answer = 'ours' | 'asItIs';

/**
 * Offers the language of reports, with its colours and line breaks, for a report that VS Code took for plain text or,
 * never saved, for whatever it guessed. What is answered for a file holds when it is opened again.
 */
export function registerLanguageOffer(statuses: Statuses, memory: Memento): Disposable {
  /** Documents that had our language or were asked about: whoever gives them another one means it. */
  const settled = new Set<string>();
  const remembered = (): Readonly<Record<string, Answer>> => memory.get(memoryKey, {});

  const offer = async (document: TextDocument): Promise<void> => {
    const uri = document.uri.toString();
    if (settled.has(uri)) return;
    settled.add(uri);
    if (document.languageId === ownLanguage || !isOffered(document)) return;
    const before = document.isUntitled ? undefined : remembered()[uri];
    if (before === 'asItIs') return;
    if (before === undefined) {
      const text = messages();
      const answer = await window.showInformationMessage(text.offerLanguage, text.useLanguage, text.keepLanguage);
      if (answer === undefined) return;
      const isOurs = answer === text.useLanguage;
      if (!document.isUntitled) {
        await memory.update(memoryKey, { ...remembered(), [uri]: isOurs ? 'ours' : 'asItIs' });
      }
      if (!isOurs || document.isClosed) return;
    }
    await languages.setTextDocumentLanguage(document, ownLanguage);
  };

  return Disposable.from(
    workspace.onDidOpenTextDocument(({ uri, languageId }) => {
      // A document that is given another language is opened anew without having been closed.
      const key = uri.toString();
      if (settled.has(key) && languageId !== ownLanguage && remembered()[key] === 'ours') {
        void memory.update(memoryKey, { ...remembered(), [key]: 'asItIs' });
      }
    }),
    workspace.onDidCloseTextDocument((document) => {
      if (isGone(document)) settled.delete(document.uri.toString());
    }),
    statuses.onDidChange((status: Status | undefined) => {
      if (status?.isReport !== true) return;
      const document = workspace.textDocuments.find(({ uri }) => uri.toString() === status.uri);
      // Not for documents that nobody looks at: others open them to search them.
      if (document && window.visibleTextEditors.some((editor) => editor.document === document)) void offer(document);
    }),
  );
}

/** A saved Markdown file is what its author made it: there VS Code has colours and line breaks of its own. */
function isOffered({ isUntitled, languageId }: TextDocument): boolean {
  return isUntitled || languageId === 'plaintext';
}
