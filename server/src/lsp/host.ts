/** What the server touches of the computer it runs on. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Host {
  /** The absolute path of a document, with slashes; null for one that is no file here. */
  readonly pathOf: (uri: string) => string | null;
  /** The text of a file; throws an error with a `code` where there is none. */
  readonly read: (path: string) => string;
}

/** The computer that Node runs on. */
export const nodeHost: Host = {
  pathOf: (uri) => {
    if (!uri.startsWith('file:')) return null;
    try {
      return fileURLToPath(uri).split(path.sep).join('/');
    } catch {
      // A client may send an address that no file has.
      return null;
    }
  },
  read: (file) => readFileSync(file, 'utf8'),
};
