/** Whether a document is a report: the author may say so, and is told how each document is read. */
import { editionLabel, keyLines, recognitionReason } from '../../service/index.ts';
import type { Analysis, Message } from '../../service/index.ts';
import type { Feature } from '../feature.ts';
import { afterPauses } from '../pauses.ts';
import { setRecognitionNotification, statusNotification } from '../protocol.ts';
import type { Recognition } from '../protocol.ts';
import type { Session } from '../session.ts';

/** The reason where the author, not the content, decided what a document is. */
const DECIDED: Readonly<Record<Recognition, Message | null>> = {
  auto: null,
  report: { zh: '您已指定把本文档当作年度报告检查。', en: 'You chose to have this document checked as a report.' },
  other: { zh: '您已指定本文档不是年度报告，不作检查。', en: 'You chose not to have this document checked.' },
};

export const recognition: Feature = {
  serve: (session) => {
    const { connection, analyses } = session;
    connection.onNotification(setRecognitionNotification, ({ uri, recognition: chosen }) => {
      // Whatever the types say: this comes from outside.
      if (typeof uri !== 'string' || !Object.keys(DECIDED).includes(chosen)) return;
      session.setRecognition(uri, chosen);
    });
    analyses.onMade(({ uri, analysis }) => {
      if (session.client.status) session.inBackground(sendStatus(session, uri, analysis));
    });
    // Nobody may have asked about the document: a status needs its analysis all the same.
    afterPauses(session, (document) => {
      if (session.client.status) analyses.of(document);
    });
  },
};

function sendStatus(session: Session, uri: string, analysis: Analysis): Promise<void> {
  const { isReport, year, edition } = analysis.report;
  const decided = session.recognitionOf(uri);
  return session.connection.sendNotification(statusNotification, {
    uri,
    isReport,
    reason: (DECIDED[decided] ?? recognitionReason(analysis))[session.language],
    year,
    edition: isReport ? edition.id : null,
    editionLabel: editionLabel(analysis),
    recognition: decided,
    keyLines: keyLines(analysis),
  });
}
