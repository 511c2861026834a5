/** What a blank or wrong total should be, beside its cell; accepted, it is written there. */
import { InlayHintKind } from 'vscode-languageserver';
import type { InlayHint } from 'vscode-languageserver';
import { positionAt, recalculateTotals } from '../../service/index.ts';
import { toSpan, toTextEdits } from '../convert.ts';
import type { Feature } from '../feature.ts';

export const totalHints: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  serve: (session) => {
    session.connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      session.answer<InlayHint[]>(textDocument.uri, token, [], ({ analysis }) => {
        const { document } = analysis;
        const asked = toSpan(document, range);
        const totals = recalculateTotals(analysis);
        return (totals?.changes ?? []).flatMap(({ span, after }, at): InlayHint[] => {
          const edit = totals?.edits[at];
          if (!edit || span.end < asked.start || asked.end < span.start) return [];
          return [
            {
              position: positionAt(document, span.end),
              label: session.language === 'zh' ? `应为${after}` : `should be ${after}`,
              kind: InlayHintKind.Parameter,
              paddingLeft: true,
              textEdits: toTextEdits(document, [edit]),
            },
          ];
        });
      }),
    );
  },
};
