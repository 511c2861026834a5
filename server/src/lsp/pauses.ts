/** Work on documents that waits until their author pauses. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Session } from './session.ts';

/** Typing is followed by such work when it pauses this long. */
const PAUSE = 50;

/**
 * Does the work with each open document when it was opened, changed or is read differently, after a pause and with the
 * user's settings there. The function given back has it done again for one more document.
 */
export function afterPauses(session: Session, work: (document: TextDocument) => void): (uri: string) => void {
  const { documents } = session;
  const pauses = new Map<string, ReturnType<typeof setTimeout>>();

  const stop = (uri: string): void => {
    clearTimeout(pauses.get(uri));
    pauses.delete(uri);
  };

  const end = async (uri: string): Promise<void> => {
    pauses.delete(uri);
    await session.settled();
    const document = documents.get(uri);
    if (!document) return;
    const { version } = document;
    await session.analyses.ahead(document, () => true);
    // A newer text has a pause of its own.
    if (documents.get(uri)?.version === version) work(document);
  };

  const begin = (uri: string): void => {
    clearTimeout(pauses.get(uri));
    pauses.set(
      uri,
      setTimeout(() => {
        session.inBackground(end(uri));
      }, PAUSE),
    );
  };

  documents.onDidChangeContent(({ document }) => {
    begin(document.uri);
  });
  documents.onDidClose(({ document }) => {
    stop(document.uri);
  });
  session.onOutdated((uris) => {
    uris.forEach(begin);
  });
  session.onShutdown(() => {
    for (const uri of pauses.keys()) stop(uri);
  });
  return begin;
}
