/** Colours: in plain text nothing else gives a report any. */
import { SemanticTokensBuilder, SemanticTokensRegistrationType } from 'vscode-languageserver';
import type { SemanticTokens } from 'vscode-languageserver';
import { positionAt, TOKEN_KINDS, tokens } from '../../service/index.ts';
import { exceptMarkdown } from '../except-markdown.ts';

const options = { legend: { tokenTypes: [...TOKEN_KINDS], tokenModifiers: [] }, full: true };

export const semanticTokens = exceptMarkdown(
  {
    method: SemanticTokensRegistrationType.method,
    ability: 'semanticTokens',
    capabilities: { semanticTokensProvider: options },
    options,
  },
  (session) => {
    session.connection.languages.semanticTokens.on(({ textDocument: { uri } }, token) =>
      session.answer<SemanticTokens>(uri, token, { data: [] }, ({ analysis }) => {
        const builder = new SemanticTokensBuilder();
        for (const { kind, start, end } of tokens(analysis)) {
          const { line, character } = positionAt(analysis.document, start);
          builder.push(line, character, end - start, TOKEN_KINDS.indexOf(kind), 0);
        }
        return builder.build();
      }),
    );
  },
);
