/** Files of other kinds: their text for the editor, and a report as one of them. */
import { decode } from '../../disk/decode.ts';
import { characterMap } from '../../disk/character-maps.ts';
import { readDocument } from '../../document/read.ts';
import { canonicalText } from '../../exchange/canonical-text.ts';
import { exportReport } from '../../exchange/export.ts';
import { documentBlocks } from '../../exchange/from-document.ts';
import { isImported, readBlocks } from '../../exchange/import.ts';
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
  if (isImported(name, bytes)) {
    const reading = await readBlocks(bytes, characterMap);
    if ('failure' in reading) return { failure: reading.failure[language] };
    const notices = reading.notes.map((note) => note[language]);
    return { text: canonicalText(reading.blocks, defaultSettings).text, notices };
  }
  const decoded = decode(bytes);
  if (!decoded) return { failure: NO_TEXT[language] };
  return { text: canonicalText(documentBlocks(readDocument(decoded.text)), defaultSettings).text, notices: [] };
}
