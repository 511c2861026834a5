/** A name for the file of a report that was never saved. */
import { reportFileName } from '../../service/index.ts';
import type { Feature } from '../feature.ts';
import { fileNameRequest } from '../protocol.ts';

export const fileNames: Feature = {
  serve: ({ connection, answer }) => {
    connection.onRequest(fileNameRequest, ({ uri }, token) =>
      answer<string | null>(uri, token, null, ({ analysis: { report } }) =>
        report.isReport ? reportFileName(report) : null,
      ),
    );
  },
};
