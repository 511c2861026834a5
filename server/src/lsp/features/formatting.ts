/** Tables lined up: the whole document, a part of it, or where one types. */
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
} from 'vscode-languageserver';
import type { DocumentOnTypeFormattingOptions } from 'vscode-languageserver';
import { formatOnType, formatTables, offsetAt } from '../../service/index.ts';
import type { TextEdit } from '../../service/index.ts';
import { toSpan, toTextEdits } from '../convert.ts';
import type { Feature } from '../feature.ts';
import type { Opened } from '../session.ts';

/** Our own language alone: other formatters are at home in Markdown, and a second one makes the editor ask which. */
const LANGUAGE = 'disclosure-report';
const SELECTOR = [{ language: LANGUAGE }];
const FOREIGN = 'markdown';
const TRIGGERS: DocumentOnTypeFormattingOptions = { firstTriggerCharacter: '|', moreTriggerCharacter: ['\n'] };

export const formatting: Feature = {
  capabilities: ({ registersFormatting }) =>
    registersFormatting
      ? {}
      : {
          documentFormattingProvider: true,
          documentRangeFormattingProvider: true,
          documentOnTypeFormattingProvider: TRIGGERS,
        },
  serve: (session) => {
    const { connection, answer } = session;
    const edits = ({ document, analysis }: Opened, make: () => readonly TextEdit[]) =>
      analysis.report.isReport && document.languageId !== FOREIGN ? toTextEdits(analysis.document, make()) : null;
    session.onBegun(() => {
      if (!session.client.registersFormatting) return;
      const options = { documentSelector: SELECTOR };
      session.inBackground(connection.client.register(DocumentFormattingRequest.type, options));
      session.inBackground(connection.client.register(DocumentRangeFormattingRequest.type, options));
      session.inBackground(
        connection.client.register(DocumentOnTypeFormattingRequest.type, { ...options, ...TRIGGERS }),
      );
    });
    connection.onDocumentFormatting(({ textDocument: { uri } }, token) =>
      answer(uri, token, null, (opened) =>
        edits(opened, () => formatTables(opened.analysis.document, session.tableStyle)),
      ),
    );
    connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }, token) =>
      answer(uri, token, null, (opened) => {
        const { document } = opened.analysis;
        return edits(opened, () => formatTables(document, session.tableStyle, toSpan(document, range)));
      }),
    );
    connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position, ch }, token) =>
      answer(uri, token, null, (opened) => {
        const { document } = opened.analysis;
        return edits(opened, () => formatOnType(document, offsetAt(document, position), ch, session.tableStyle));
      }),
    );
  },
};
