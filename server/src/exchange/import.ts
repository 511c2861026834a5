/** Files of other kinds by their bytes: which they are, and their blocks. */
import type { BlocksReading } from './blocks.ts';
import { readPdf } from './pdf/read.ts';
import type { CharacterMapOf } from './pdf/read.ts';
import { readWord } from './word/read.ts';

/** Endings of files that are not text. */
const ENDINGS = /\.(?:docx|docm|dotx|dotm|doc|dot|wps|wpt|rtf|odt|pdf)$/i;

/** Whether a file is read as blocks, by its name or its first bytes, rather than as text. */
export function isImported(name: string, bytes: Uint8Array): boolean {
  const begins = (...start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);
  return (
    ENDINGS.test(name) ||
    begins(0x50, 0x4b, 3, 4) ||
    begins(0xd0, 0xcf, 0x11, 0xe0) ||
    isPdf(bytes) ||
    begins(0x7b, 0x5c, 0x72, 0x74, 0x66)
  );
}

/** `%PDF-`, which may stand behind other bytes. */
function isPdf(bytes: Uint8Array): boolean {
  const last = Math.min(bytes.length, 1024);
  for (let at = bytes.indexOf(0x25); at !== -1 && at < last; at = bytes.indexOf(0x25, at + 1)) {
    if (bytes[at + 1] === 0x50 && bytes[at + 2] === 0x44 && bytes[at + 3] === 0x46 && bytes[at + 4] === 0x2d)
      return true;
  }
  return false;
}

/** The blocks of a Word or PDF file, or a sentence on why it cannot be read. */
export function readBlocks(bytes: Uint8Array, characterMapOf: CharacterMapOf): BlocksReading | Promise<BlocksReading> {
  return isPdf(bytes) ? readPdf(bytes, characterMapOf) : readWord(bytes);
}
