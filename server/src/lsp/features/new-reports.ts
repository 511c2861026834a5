/** The text of a new report, blank or begun from last year's, and a name for its file. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { fileNameOf, newReport, previousReport, startFromPrevious } from '../../service/index.ts';
import type { Feature } from '../feature.ts';
import { newReportRequest, previousReportRequest } from '../protocol.ts';

export const newReports: Feature = {
  serve: (session) => {
    const { connection } = session;
    connection.onRequest(newReportRequest, ({ organ, year, kind, previous, keepsText }) => {
      // Whatever the types say: this comes from outside.
      if (typeof organ !== 'string' || !Number.isInteger(year)) {
        return new ResponseError<void>(ErrorCodes.InvalidParams, 'organ must be a string and year a whole number');
      }
      const { text, notices } =
        typeof previous === 'string'
          ? startFromPrevious({ organ, year, ...(kind && { kind }), previous, keepsText: keepsText === true })
          : { text: newReport({ organ, year }), notices: [] };
      return {
        text,
        // Its title is its first line.
        fileName: fileNameOf(text.split('\n', 1)[0] ?? ''),
        ...(notices.length > 0 && { notices: notices.map((notice) => notice[session.language]) }),
      };
    });
    connection.onRequest(previousReportRequest, ({ organ, year, texts }) => {
      if (typeof organ !== 'string' || !Number.isInteger(year) || !Array.isArray(texts)) return null;
      const given = texts.map((text: unknown) => (typeof text === 'string' ? text : ''));
      return previousReport(organ, year, given);
    });
  },
};
