/** The text of a blank report, and a name for its file. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { fileNameOf, newReport } from '../../service/index.ts';
import type { Feature } from '../feature.ts';
import { newReportRequest } from '../protocol.ts';

export const newReports: Feature = {
  serve: ({ connection }) => {
    connection.onRequest(newReportRequest, ({ organ, year }) => {
      // Whatever the types say: this comes from outside.
      if (typeof organ !== 'string' || !Number.isInteger(year)) {
        return new ResponseError<void>(ErrorCodes.InvalidParams, 'organ must be a string and year a whole number');
      }
      const text = newReport({ organ, year });
      // Its title is its first line.
      return { text, fileName: fileNameOf(text.split('\n', 1)[0] ?? '') };
    });
  },
};
