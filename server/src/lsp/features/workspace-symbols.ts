/** Parts of reports, by name: of those that are open, and of the folders' where these are checked. */
import { outline } from '../../service/index.ts';
import type { Feature } from '../feature.ts';
import { toSymbolInformation } from '../symbols.ts';

/** Nobody reads more. */
const MOST_SYMBOLS = 500;

export const workspaceSymbols: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  serve: (session) => {
    const { connection, documents, folder, host } = session;
    connection.onWorkspaceSymbol(async ({ query }, token) => {
      await session.settled();
      const opened = documents
        .all()
        // Those of plain Markdown are found by the editor's own support for it.
        .filter(({ languageId }) => languageId !== 'markdown')
        .flatMap((document) => {
          if (token.isCancellationRequested) return [];
          const { analysis, context } = session.opened(document);
          return toSymbolInformation(context, outline(analysis), analysis.report.title?.text);
        });
      // What is being written counts, not what was saved.
      const open = new Set(documents.keys().map(host.keyOf));
      const closed = [...folder.files()].flatMap(({ uri, symbols }) =>
        open.has(host.keyOf(uri)) || opensAsMarkdown(uri) ? [] : symbols,
      );
      return [...opened, ...closed].filter(({ name }) => isMatch(query, name)).slice(0, MOST_SYMBOLS);
    });
  },
};

/** Files of that ending without a report's name: editors find their headings themselves. */
function opensAsMarkdown(uri: string): boolean {
  return /\.(?:md|markdown)$/i.test(uri) && !/政府信息公开.*年度报告/.test(decodedName(uri));
}

function decodedName(uri: string): string {
  try {
    return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  } catch {
    // A client may send an address that no file has.
    return uri;
  }
}

/** Whether the characters of the query stand in the name in their order, as editors search. */
function isMatch(query: string, name: string): boolean {
  let at = 0;
  for (const character of query.toLowerCase()) {
    at = name.toLowerCase().indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
