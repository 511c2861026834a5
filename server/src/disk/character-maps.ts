/** Tables by which PDF files without fonts of their own say what their characters are: they lie beside the program. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A table by its name; null where there is none. */
export function characterMap(name: string): Uint8Array | null {
  if (!/^[\w-]{1,40}$/.test(name)) return null;
  try {
    return readFileSync(path.join(import.meta.dirname, '..', 'libraries', 'character-maps', `${name}.bcmap`));
  } catch {
    return null;
  }
}
