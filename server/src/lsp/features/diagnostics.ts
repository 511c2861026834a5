/** The findings of open documents: asked for by clients that can, pushed to others. */
import { DocumentDiagnosticReportKind } from 'vscode-languageserver';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { SOURCE, toDiagnostic } from '../convert.ts';
import type { Feature } from '../feature.ts';
import { afterPauses } from '../pauses.ts';
import { cursorNotification } from '../protocol.ts';
import type { Session } from '../session.ts';
import { createTyping } from '../typing.ts';

export const diagnostics: Feature = {
  capabilities: ({ pullsDiagnostics }) =>
    pullsDiagnostics
      ? { diagnosticProvider: { identifier: SOURCE, interFileDependencies: false, workspaceDiagnostics: true } }
      : {},
  serve: (session) => {
    const { connection, documents, analyses, inBackground } = session;

    const typing = createTyping((uri) => {
      const document = documents.get(uri);
      return document ? analyses.of(document).analysis : null;
    });

    /** What is found in the document and need not wait, and a name for just that. */
    const found = (document: TextDocument): { readonly resultId: string; readonly items: () => Diagnostic[] } => {
      const { resultId } = analyses.of(document);
      const { analysis, context } = session.opened(document);
      const waiting = new Set(typing.waiting(document.uri, analysis));
      return {
        resultId: waiting.size > 0 ? `${resultId} while typing` : resultId,
        items: () =>
          analysis.findings.filter((finding) => !waiting.has(finding)).map((finding) => toDiagnostic(context, finding)),
      };
    };

    const publishAfterPause = afterPauses(session, (document) => {
      if (session.client.pullsDiagnostics) return;
      const { uri, version } = document;
      inBackground(connection.sendDiagnostics({ uri, version, diagnostics: found(document).items() }));
    });

    /** Lets a client that asks for diagnostics ask again, for documents that did not change themselves. */
    const askAgain = (): void => {
      const { pullsDiagnostics, refreshesDiagnostics } = session.client;
      if (pullsDiagnostics && refreshesDiagnostics) inBackground(connection.languages.diagnostics.refresh());
    };

    const reportAgain = (uri: string): void => {
      askAgain();
      publishAfterPause(uri);
    };

    session.onOutdated(askAgain);
    documents.onDidChangeContent(({ document }) => {
      typing.changed(document, analyses.last(document.uri));
    });
    documents.onDidSave(({ document: { uri } }) => {
      if (typing.saved(uri)) reportAgain(uri);
    });
    documents.onDidClose(({ document: { uri } }) => {
      typing.closed(uri);
      if (!session.client.pullsDiagnostics) inBackground(connection.sendDiagnostics({ uri, diagnostics: [] }));
    });
    connection.onNotification(cursorNotification, ({ uri, line }) => {
      // Whatever the types say: this comes from outside.
      if (typeof uri !== 'string' || !(line === null || Number.isInteger(line))) return;
      if (typing.moved(uri, line)) reportAgain(uri);
    });

    connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
      if (!documents.get(uri)) return ofClosed(session, uri);
      return session.answer<DocumentDiagnosticReport>(uri, token, NOTHING, ({ document }) => {
        const { resultId, items } = found(document);
        return resultId === previousResultId
          ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
          : { kind: DocumentDiagnosticReportKind.Full, resultId, items: items() };
      });
    });
  },
};

const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** What is found in a document that is not open, where all of its folder is checked: closing it loses nothing. */
function ofClosed({ folder }: Session, uri: string): DocumentDiagnosticReport {
  const file = folder.file(uri);
  if (!file) return NOTHING;
  return { kind: DocumentDiagnosticReportKind.Full, resultId: file.resultId, items: [...file.diagnostics] };
}
