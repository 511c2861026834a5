/** Explains what stands under the cursor. */
import { hover, offsetAt } from '../../service/index.ts';
import { toHover } from '../convert.ts';
import type { Feature } from '../feature.ts';

export const hovers: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  serve: ({ connection, answer }) => {
    connection.onHover(({ textDocument, position }, token) =>
      answer(textDocument.uri, token, null, ({ analysis, context }) => {
        const found = hover(analysis, offsetAt(analysis.document, position));
        return found && toHover(context, found);
      }),
    );
  },
};
