/** The text of a blank report, and a name for its file. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { newReport } from '../../service/index.ts';
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
      return { text, fileName: fileNameOf(text) };
    });
  },
};

/** The title of a new report, its first line, as the name of a file: without what some system takes for something else. */
function fileNameOf(report: string): string {
  const [heading = ''] = report.split('\n', 1);
  return `${heading.replace(/^#+ */, '').replaceAll(/[\\/:*?"<>|]|\p{Cc}/gu, '')}.md`;
}
