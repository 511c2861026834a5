/** What the server touches of the computer it runs on. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Language, Message } from '../service/index.ts';

export interface Host {
  /** The absolute path of a document, with slashes; null for one that is no file here. */
  readonly pathOf: (uri: string) => string | null;
  /** The address of a file, by its absolute path with slashes. */
  readonly uriOf: (path: string) => string;
  /** The text of a project file, or why it is not read; throws an error with a `code` where there is none. */
  readonly read: (path: string) => string | Message;
  /** The address of a rule's page in the reference; null where the reference is not beside the server. */
  readonly rulePage: (rule: string, language: Language) => string | null;
}

/** No project file comes near it. */
const MOST_BYTES = 1024 * 1024;

const UNREAD: Message = {
  zh: '不是普通文件，或超过 1 MB，未采用。',
  en: 'It is not a regular file, or larger than 1 MB, and is ignored.',
};

/** UTF-8, else what Chinese systems write; UTF-16 by its mark. The command line, which reads any text so, looks closer. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
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
    read: (file) => {
      const status = statSync(file);
      // A pipe or a device might never end.
      return status.isFile() && status.size <= MOST_BYTES ? decoded(readFileSync(file)) : UNREAD;
    },
    rulePage: (rule, language) =>
      hasReference ? pathToFileURL(path.join(reference, language, `${rule}.md`)).href : null,
  };
}
