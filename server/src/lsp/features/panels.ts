/** The report beside its text: what is shown of it, and what is written into its cells. */
import { panel, panelEdits } from '../../service/index.ts';
import { toTextEdits } from '../convert.ts';
import type { Feature } from '../feature.ts';
import { panelEditRequest, panelRequest } from '../protocol.ts';
import type { PanelEditResult, PanelResult } from '../protocol.ts';

export const panels: Feature = {
  serve: (session) => {
    const { connection, answer } = session;
    connection.onRequest(panelRequest, ({ uri }, token) =>
      answer<PanelResult | null>(uri, token, null, ({ analysis, document: { version } }) => ({
        version,
        report: panel(analysis, session.language),
      })),
    );
    connection.onRequest(panelEditRequest, ({ uri, version, changes }, token) =>
      answer<PanelEditResult | null>(uri, token, null, ({ analysis, document }) => {
        if (document.version !== version) return { refused: 'stale' };
        const written = panelEdits(analysis, changes, session.settingsOf(uri));
        return 'refused' in written ? written : { edits: toTextEdits(analysis.document, written.edits) };
      }),
    );
  },
};
