/** From a total to what it is the sum of and back; all cells of a relation at once. */
import { DocumentHighlightKind } from 'vscode-languageserver';
import type { Location } from 'vscode-languageserver';
import {
  addendsAt,
  citationLinks,
  numbersAt,
  offsetAt,
  quotationsOf,
  quotedCells,
  rangeOf,
  relatedCells,
  totalsAt,
} from '../../service/index.ts';
import type { Span } from '../../service/index.ts';
import type { Context } from '../convert.ts';
import type { Feature } from '../feature.ts';
import { regulationLocation } from '../regulation.ts';

export const highlights: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  serve: ({ connection, answer }) => {
    connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
      answer(uri, token, null, ({ analysis }) => {
        const offset = offsetAt(analysis.document, position);
        const cells = relatedCells(analysis, offset).map(({ span, role }) => ({
          range: rangeOf(analysis.document, span),
          kind: role === 'total' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }));
        const quoted = [...numbersAt(analysis, offset), ...quotedCells(analysis, offset)].map((span) => ({
          range: rangeOf(analysis.document, span),
          kind: DocumentHighlightKind.Text,
        }));
        // Where we know of nothing, the editor marks words that are the same.
        return cells.length + quoted.length > 0 ? [...cells, ...quoted] : null;
      }),
    );
  },
};

export const definitions: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  serve: (session) => {
    session.connection.onDefinition(({ textDocument: { uri }, position }, token) =>
      session.answer(uri, token, null, ({ analysis, context }) => {
        const offset = offsetAt(analysis.document, position);
        const cited = session.client.showsContent
          ? citationLinks(analysis).find(({ span }) => span.start <= offset && offset <= span.end)
          : undefined;
        if (cited) return regulationLocation(cited);
        // From a number of the text to its cells, from a total to what it is the sum of.
        return locations(context, [...quotedCells(analysis, offset), ...addendsAt(analysis, offset)]);
      }),
    );
  },
};

export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  serve: ({ connection, answer }) => {
    connection.onReferences(({ textDocument: { uri }, position }, token) =>
      answer(uri, token, null, ({ analysis, context }) => {
        const offset = offsetAt(analysis.document, position);
        return locations(context, [...quotationsOf(analysis, offset), ...totalsAt(analysis, offset)]);
      }),
    );
  },
};

function locations({ uri, document }: Context, spans: readonly Span[]): Location[] {
  return spans.map((span) => ({ uri, range: rangeOf(document, span) }));
}
