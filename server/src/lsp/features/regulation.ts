/** Citations lead to the regulation, which is shown as a document. */
import { ErrorCodes, ResponseError, TextDocumentContentRequest } from 'vscode-languageserver';
import { citationLinks, rangeOf } from '../../service/index.ts';
import type { Message } from '../../service/index.ts';
import type { Feature } from '../feature.ts';
import { regulationAt, regulationLink, REGULATION_SCHEME } from '../regulation.ts';

const GO: Message = { zh: '查看条文', en: 'Go to the article' };

export const regulation: Feature = {
  capabilities: ({ showsContent }) =>
    showsContent
      ? {
          documentLinkProvider: { resolveProvider: false },
          workspace: { textDocumentContent: { schemes: [REGULATION_SCHEME] } },
        }
      : {},
  serve: (session) => {
    const { connection } = session;
    connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
      session.answer(uri, token, null, ({ analysis, context }) =>
        citationLinks(analysis).map((link) => ({
          range: rangeOf(analysis.document, link.span),
          target: regulationLink(link),
          tooltip: GO[context.language],
        })),
      ),
    );
    connection.onRequest(TextDocumentContentRequest.type, ({ uri }) => {
      const text = regulationAt(uri);
      return text === null ? new ResponseError<void>(ErrorCodes.InvalidParams, 'there is no such document') : { text };
    });
  },
};
