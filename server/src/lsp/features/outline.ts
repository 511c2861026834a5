/** The outline of a document, its folds, and selections that grow with it. */
import {
  DocumentSymbolRequest,
  FoldingRangeKind,
  FoldingRangeRequest,
  SelectionRangeRequest,
} from 'vscode-languageserver';
import type { DocumentSymbol, SelectionRange, SymbolInformation } from 'vscode-languageserver';
import { folds, offsetAt, outline, rangeOf, selectionSpans } from '../../service/index.ts';
import { exceptMarkdown } from '../except-markdown.ts';
import { toSymbol, toSymbolInformation } from '../symbols.ts';

export const documentSymbols = exceptMarkdown(
  { method: DocumentSymbolRequest.method, ability: 'documentSymbol', capabilities: { documentSymbolProvider: true } },
  (session) => {
    session.connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
      session.answer<DocumentSymbol[] | SymbolInformation[]>(uri, token, [], ({ analysis, context }) => {
        const items = outline(analysis);
        return session.client.outlineTree
          ? items.map((item) => toSymbol(context, item))
          : toSymbolInformation(context, items);
      }),
    );
  },
);

export const foldingRanges = exceptMarkdown(
  { method: FoldingRangeRequest.method, ability: 'foldingRange', capabilities: { foldingRangeProvider: true } },
  ({ connection, answer }) => {
    connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
      answer(uri, token, [], ({ analysis }) =>
        folds(analysis).map(({ kind, first, last }) => ({
          startLine: first,
          endLine: last,
          ...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
        })),
      ),
    );
  },
);

export const selectionRanges = exceptMarkdown(
  { method: SelectionRangeRequest.method, ability: 'selectionRange', capabilities: { selectionRangeProvider: true } },
  ({ connection, answer }) => {
    connection.onSelectionRanges(({ textDocument: { uri }, positions }, token) =>
      answer(uri, token, [], ({ analysis }) =>
        positions.map((position): SelectionRange => {
          const spans = selectionSpans(analysis, offsetAt(analysis.document, position));
          const grown = spans.reduceRight<SelectionRange | undefined>(
            (parent, span) => ({ range: rangeOf(analysis.document, span), ...(parent && { parent }) }),
            undefined,
          );
          // There must be one for each position.
          return grown ?? { range: { start: position, end: position } };
        }),
      ),
    );
  },
);
