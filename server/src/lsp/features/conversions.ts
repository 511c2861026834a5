/** Changes of the form of a text: what is pasted, the canonical form, and totals worked out anew. */
import { makeCanonical, offsetAt, paste, rangeOf, recalculateTotals } from '../../service/index.ts';
import type { Conversion, Document, Language } from '../../service/index.ts';
import { toSpan, toTextEdits } from '../convert.ts';
import type { Feature } from '../feature.ts';
import { makeCanonicalRequest, pasteRequest, recalculateTotalsRequest } from '../protocol.ts';
import type { ConversionResult, PasteResult, RecalculateTotalsResult } from '../protocol.ts';

export const conversions: Feature = {
  serve: (session) => {
    const { connection, answer } = session;
    connection.onRequest(makeCanonicalRequest, ({ uri, position }, token) =>
      answer<ConversionResult | null>(uri, token, null, ({ analysis }) => {
        const { document } = analysis;
        const made = makeCanonical(analysis, position && offsetAt(document, position));
        return made && toConversion(document, made, session.language);
      }),
    );
    connection.onRequest(pasteRequest, ({ uri, range, html, text }, token) =>
      answer<PasteResult>(uri, token, null, ({ analysis }) => {
        const { document } = analysis;
        const pasted = paste(analysis, toSpan(document, range), { html, text }, session.settingsOf(uri));
        return pasted && toConversion(document, pasted, session.language);
      }),
    );
    connection.onRequest(recalculateTotalsRequest, ({ uri }, token) =>
      answer<RecalculateTotalsResult | null>(uri, token, null, ({ analysis }) => {
        const { document } = analysis;
        const { language } = session;
        const totals = recalculateTotals(analysis);
        return (
          totals && {
            edits: toTextEdits(document, totals.edits),
            changes: totals.changes.map(({ place, before, after, span }) => ({
              place: place[language],
              before,
              after,
              range: rangeOf(document, span),
            })),
            notices: totals.notices.map((notice) => notice[language]),
          }
        );
      }),
    );
  },
};

function toConversion(document: Document, { title, edits, notices }: Conversion, language: Language): ConversionResult {
  return {
    title: title[language],
    edits: toTextEdits(document, edits),
    notices: notices.map((notice) => notice[language]),
  };
}
