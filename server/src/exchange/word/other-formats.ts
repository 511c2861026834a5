/** Files that look like Word's and are something else: what to do about them. */
import type { Message } from '../../rules/finding.ts';
import type { NotRead } from '../blocks.ts';
import { LOCKED } from './archive.ts';

const SAVE_AS: Message = {
  zh: '请在 Word 或 WPS 中打开，另存为“Word 文档（.docx）”再试。',
  en: 'Open it in Word or WPS and save it as a Word document (.docx).',
};

function saved(zh: string, en: string, isForeign = true): NotRead {
  return { failure: { zh: `${zh}${SAVE_AS.zh}`, en: `${en} ${SAVE_AS.en}` }, isForeign };
}

/** Why bytes are not read as a Word file; null for a zip archive, which a Word file is. */
export function refusal(bytes: Uint8Array): NotRead | null {
  const begins = (...start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);
  if (begins(0x50, 0x4b)) {
    const isOpenDocument = holds(bytes.subarray(0, HEAD), 'application/vnd.oasis.opendocument');
    return isOpenDocument ? saved('这是 OpenDocument 文件（.odt）。', 'This is an OpenDocument file (.odt).') : null;
  }
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    // An encrypted file of today is wrapped in a file of the old kind.
    return holds(bytes, 'EncryptedPackage', 2)
      ? { failure: LOCKED, isForeign: true }
      : saved('这是旧格式的文件（.doc 或 .wps）。', 'This is a file of the old format (.doc or .wps).');
  }
  if (begins(0x7b, 0x5c, 0x72, 0x74, 0x66)) return saved('这是 RTF 文件。', 'This is an RTF file.');
  if (bytes.length === 0) return { failure: { zh: '文件是空的。', en: 'The file is empty.' }, isForeign: false };
  return saved('这不是 .docx 文件，或文件已损坏。', 'This is no .docx file, or it is damaged.', false);
}

/** The mimetype of an OpenDocument file stands in its first bytes. */
const HEAD = 120;

/** Whether a word of ASCII stands in the bytes, with so many bytes a letter. */
function holds(bytes: Uint8Array, word: string, width = 1): boolean {
  const wanted = new Uint8Array(word.length * width);
  for (let at = 0; at < word.length; at++) wanted[at * width] = word.charCodeAt(at);
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
