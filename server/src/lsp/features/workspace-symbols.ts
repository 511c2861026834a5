/** Parts of all open reports, by name. */
import { outline } from '../../service/index.ts';
import type { Feature } from '../feature.ts';
import { toSymbolInformation } from './outline.ts';

/** Nobody reads more. */
const MOST_SYMBOLS = 500;

export const workspaceSymbols: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  serve: (session) => {
    session.connection.onWorkspaceSymbol(async ({ query }, token) => {
      await session.settled();
      const found = session.documents
        .all()
        // Those of plain Markdown are found by the editor's own support for it.
        .filter(({ languageId }) => languageId !== 'markdown')
        .flatMap((document) => {
          if (token.isCancellationRequested) return [];
          const { analysis, context } = session.opened(document);
          return toSymbolInformation(context, outline(analysis), analysis.report.title?.text);
        });
      return found.filter(({ name }) => isMatch(query, name)).slice(0, MOST_SYMBOLS);
    });
  },
};

/** Whether the characters of the query stand in the name in their order, as editors search. */
function isMatch(query: string, name: string): boolean {
  let at = 0;
  for (const character of query.toLowerCase()) {
    at = name.toLowerCase().indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
