/** The table under the hand: where keys go, and how it stays lined up while one types. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { move, offsetAt, padCell, widenColumns } from '../../service/index.ts';
import { toTextEdits } from '../convert.ts';
import type { Feature } from '../feature.ts';
import { alignRequest, moveRequest } from '../protocol.ts';
import type { MoveResult } from '../protocol.ts';
import type { TextEdit } from 'vscode-languageserver';

export const tableKeys: Feature = {
  serve: ({ connection, answer }) => {
    connection.onRequest(moveRequest, ({ uri, position, to }, token) =>
      answer<MoveResult>(uri, token, null, ({ analysis, document }) => {
        const moved = move(analysis, offsetAt(analysis.document, position), to);
        if (!moved) return null;
        const edits = toTextEdits(analysis.document, moved.edits);
        // The selection is one in the text with the edits made.
        const after =
          edits.length === 0
            ? document
            : TextDocument.create(uri, document.languageId, document.version, TextDocument.applyEdits(document, edits));
        const { start, end } = moved.selection;
        return { edits, selection: { start: after.positionAt(start), end: after.positionAt(end) } };
      }),
    );
    connection.onRequest(alignRequest, ({ uri, position, extent }, token) =>
      answer<TextEdit[]>(uri, token, [], ({ analysis: { document, report } }) => {
        if (!report.isReport) return [];
        const offset = offsetAt(document, position);
        return toTextEdits(document, extent === 'cell' ? padCell(document, offset) : widenColumns(document, offset));
      }),
    );
  },
};
