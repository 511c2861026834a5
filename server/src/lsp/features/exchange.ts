/** Files of other kinds: their text for the editor, and a report as one of them. */
import { canonicalFile } from '../../disk/canonical-file.ts';
import { exportReport } from '../../exchange/export.ts';
import { defaultSettings } from '../../service/index.ts';
import type { Language, Message } from '../../service/index.ts';
import type { Feature } from '../feature.ts';
import { exportRequest, readOtherRequest } from '../protocol.ts';
import type { ReadOtherResult } from '../protocol.ts';

const NO_TEXT: Message = {
  zh: '这个文件不是文本，没有读。',
  en: 'This file is no text and was not read.',
};

export const exchange: Feature = {
  serve: (session) => {
    const { connection, answer } = session;
    connection.onRequest(readOtherRequest, ({ name, content }) =>
      readOther(name, Buffer.from(content, 'base64'), session.language),
    );
    connection.onRequest(exportRequest, async ({ uri, kind }, token) => {
      const settings = { ...defaultSettings, ...session.settingsOf(uri) };
      const text = await answer<string | null>(uri, token, null, ({ analysis }) =>
        analysis.report.isReport ? analysis.document.text : null,
      );
      if (text === null) return null;
      return Buffer.from(await exportReport(text, kind === 'docx' ? 'docx' : 'html', settings)).toString('base64');
    });
  },
};

async function readOther(name: string, bytes: Uint8Array, language: Language): Promise<ReadOtherResult> {
  const read = await canonicalFile(name, bytes, defaultSettings);
  if ('failure' in read) return { failure: (read.failure ?? NO_TEXT)[language] };
  return { text: read.text, notices: read.notes.map((note) => note[language]) };
}
