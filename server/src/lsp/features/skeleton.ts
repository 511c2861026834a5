/** The six sections, put into a document that has none. */
import { analyse, insertSkeleton } from '../../service/index.ts';
import { toTextEdits } from '../convert.ts';
import type { Feature } from '../feature.ts';
import { insertSkeletonRequest } from '../protocol.ts';
import type { InsertSkeletonResult } from '../protocol.ts';

export const skeleton: Feature = {
  serve: ({ connection, answer, settingsOf }) => {
    connection.onRequest(insertSkeletonRequest, ({ uri }, token) =>
      answer<InsertSkeletonResult>(uri, token, null, ({ document }) => {
        // Who asks for the skeleton wants a report, whatever the text looks like so far.
        const analysis = analyse(document.getText(), { ...settingsOf(uri), recognition: 'report' });
        const edits = insertSkeleton(analysis, new Date().getFullYear());
        return edits && { edits: toTextEdits(analysis.document, edits) };
      }),
    );
  },
};
