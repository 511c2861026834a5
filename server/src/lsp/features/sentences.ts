/** Offers sentences that quote the tables' numbers. */
import { CompletionItemKind } from 'vscode-languageserver';
import { offsetAt, rangeOf, sentencesFor } from '../../service/index.ts';
import type { Feature } from '../feature.ts';

export const sentences: Feature = {
  capabilities: () => ({ completionProvider: {} }),
  serve: ({ connection, answer }) => {
    connection.onCompletion(({ textDocument, position }, token) =>
      answer(textDocument.uri, token, null, ({ analysis, context }) => {
        const { document } = analysis;
        return sentencesFor(analysis, offsetAt(document, position)).map(({ title, text, replaces }, index) => ({
          label: text.length > 40 ? `${text.slice(0, 40)}…` : text,
          detail: title[context.language],
          documentation: text,
          kind: CompletionItemKind.Text,
          sortText: String(index),
          filterText: text,
          textEdit: { range: rangeOf(document, replaces), newText: text },
        }));
      }),
    );
  },
};
