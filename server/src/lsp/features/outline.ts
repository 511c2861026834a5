/** The outline of a document, its folds, and selections that grow with it. */
import {
  DocumentSymbolRequest,
  FoldingRangeKind,
  FoldingRangeRequest,
  SelectionRangeRequest,
  SymbolKind,
} from 'vscode-languageserver';
import type { DocumentSymbol, SelectionRange, SymbolInformation } from 'vscode-languageserver';
import { folds, offsetAt, outline, rangeOf, selectionSpans } from '../../service/index.ts';
import type { OutlineItem } from '../../service/index.ts';
import type { Context } from '../convert.ts';
import { exceptMarkdown } from '../except-markdown.ts';

/** Editors have pictures for the parts of programs; these are what their Markdown uses, and what looks like a table. */
const KINDS: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  title: SymbolKind.File,
  section: SymbolKind.String,
  heading: SymbolKind.String,
  table: SymbolKind.Array,
  row: SymbolKind.Field,
};

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

function toSymbol(context: Context, { kind, name, detail, span, nameSpan, children }: OutlineItem): DocumentSymbol {
  return {
    name: name[context.language],
    ...(detail !== '' && { detail }),
    kind: KINDS[kind],
    range: rangeOf(context.document, span),
    selectionRange: rangeOf(context.document, nameSpan),
    children: children.map((child) => toSymbol(context, child)),
  };
}

/** For clients that show a flat list. */
export function toSymbolInformation(
  context: Pick<Context, 'uri' | 'document' | 'language'>,
  items: readonly OutlineItem[],
  containerName?: string,
): SymbolInformation[] {
  return items.flatMap(({ kind, name, nameSpan, children }) => [
    {
      name: name[context.language],
      kind: KINDS[kind],
      location: { uri: context.uri, range: rangeOf(context.document, nameSpan) },
      ...(containerName !== undefined && { containerName }),
    },
    ...toSymbolInformation(context, children, name[context.language]),
  ]);
}

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
