/** A file of any kind that is read → its text in the canonical form. */
import { readDocument } from '../document/read.ts';
import { canonicalText } from '../exchange/canonical-text.ts';
import type { CheckOptions } from '../exchange/canonical-text.ts';
import { documentBlocks } from '../exchange/from-document.ts';
import { isImported, readBlocks } from '../exchange/import.ts';
import type { Message } from '../service/index.ts';
import { characterMap } from './character-maps.ts';
import { decode } from './decode.ts';

export type CanonicalFile =
  | { readonly text: string; readonly notes: readonly Message[] }
  /** Why it cannot be read; null for a file that is no text. */
  | { readonly failure: Message | null };

/** The canonical text of a file, by its name and its bytes, with what was not understood on the way. */
export async function canonicalFile(name: string, bytes: Uint8Array, options: CheckOptions): Promise<CanonicalFile> {
  if (isImported(name, bytes)) {
    const reading = await readBlocks(bytes, characterMap);
    if ('failure' in reading) return reading;
    return { text: canonicalText(reading.blocks, options).text, notes: reading.notes };
  }
  const decoded = decode(bytes);
  if (!decoded) return { failure: null };
  return { text: canonicalText(documentBlocks(readDocument(decoded.text)), options).text, notes: [] };
}
