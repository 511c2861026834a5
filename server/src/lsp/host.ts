/** What the server touches of the computer it runs on. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Language } from '../service/index.ts';

export interface Host {
  /** The absolute path of a document, with slashes; null for one that is no file here. */
  readonly pathOf: (uri: string) => string | null;
  /** The address of a file, by its absolute path with slashes. */
  readonly uriOf: (path: string) => string;
  /** The text of a file; throws an error with a `code` where there is none. */
  readonly read: (path: string) => string;
  /** The address of a rule's page in the reference; null where the reference is not beside the server. */
  readonly rulePage: (rule: string, language: Language) => string | null;
}

/** The computer that Node runs on, with the reference of the rules in a folder, where there is one. */
export function nodeHost(reference: string): Host {
  const hasReference = existsSync(reference);
  return {
    pathOf: (uri) => {
      if (!uri.startsWith('file:')) return null;
      try {
        return fileURLToPath(uri).split(path.sep).join('/');
      } catch {
        // A client may send an address that no file has.
        return null;
      }
    },
    uriOf: (file) => pathToFileURL(file).href,
    read: (file) => readFileSync(file, 'utf8'),
    rulePage: (rule, language) =>
      hasReference ? pathToFileURL(path.join(reference, language, `${rule}.md`)).href : null,
  };
}
