/** What the outline of a report is to a client. */
import { SymbolKind } from 'vscode-languageserver';
import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver';
import { rangeOf } from '../service/index.ts';
import type { OutlineItem } from '../service/index.ts';
import type { Context } from './convert.ts';

/** Editors have pictures for the parts of programs; these are what their Markdown uses, and what looks like a table. */
const KINDS: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  title: SymbolKind.File,
  section: SymbolKind.String,
  heading: SymbolKind.String,
  table: SymbolKind.Array,
  row: SymbolKind.Field,
};

/** For clients that show a tree. */
export function toSymbol(
  context: Context,
  { kind, name, detail, span, nameSpan, children }: OutlineItem,
): DocumentSymbol {
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
