/** What the server touches of the computer it runs on. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decode } from '../disk/decode.ts';
import { nodeFiles } from '../disk/files.ts';
import type { Language, Message } from '../service/index.ts';

export interface Host {
  /** The absolute path of a document, with slashes; null for one that is no file here. */
  readonly pathOf: (uri: string) => string | null;
  /** Names a document however its client writes the address: by the path where it has one. */
  readonly keyOf: (uri: string) => string;
  /** The address of a file, by its absolute path with slashes. */
  readonly uriOf: (path: string) => string;
  /** The text of a project file, or why it is not read; throws an error with a `code` where there is none. */
  readonly read: (path: string) => string | Message;
  /** The files of a folder, at any depth, that may be reports, by their absolute paths with slashes, in a fixed order. */
  readonly list: (folder: string) => readonly string[];
  /** Names a file as it is now: where that is the same, so is what it holds. Null where there is none, or it is too large. */
  readonly stamp: (path: string) => string | null;
  /** The text of a file; null where it cannot be read or is none. */
  readonly text: (path: string) => string | null;
  /** The address of a rule's page in the reference; null where the reference is not beside the server. */
  readonly rulePage: (rule: string, language: Language) => string | null;
}

/** No project file comes near it. */
const MOST_BYTES = 1024 * 1024;

const UNREAD: Message = {
  zh: '不是普通文件，或超过 1 MB，未采用。',
  en: 'It is not a regular file, or larger than 1 MB, and is ignored.',
};

/** No report comes near it. */
const MOST_BYTES_OF_REPORT = 20 * MOST_BYTES;

/** What an editor shows as text. */
const TEXT_FILE = /\.(?:md|markdown|txt|html?)$/i;

/** The computer that Node runs on, with the reference of the rules in a folder, where there is one. */
export function nodeHost(reference: string): Host {
  const hasReference = existsSync(reference);
  const pathOf = (uri: string): string | null => {
    if (!uri.startsWith('file:')) return null;
    try {
      return fileURLToPath(uri).split(path.sep).join('/');
    } catch {
      // A client may send an address that no file has.
      return null;
    }
  };
  return {
    pathOf,
    keyOf: (uri) => pathOf(uri) ?? uri,
    uriOf: (file) => pathToFileURL(file).href,
    read: (file) => {
      const status = statSync(file);
      // A pipe or a device might never end.
      if (!status.isFile() || status.size > MOST_BYTES) return UNREAD;
      return decode(readFileSync(file))?.text ?? UNREAD;
    },
    list: (folder) =>
      nodeFiles
        .list(folder)
        .files.filter((file) => TEXT_FILE.test(file))
        .map((file) => file.split(path.sep).join('/')),
    stamp: (file) => {
      try {
        const { size, mtimeMs, ctimeMs } = statSync(file);
        return size > MOST_BYTES_OF_REPORT ? null : [size, mtimeMs, ctimeMs].join(' ');
      } catch {
        return null;
      }
    },
    text: (file) => {
      try {
        return decode(nodeFiles.read(file))?.text ?? null;
      } catch {
        return null;
      }
    },
    rulePage: (rule, language) =>
      hasReference ? pathToFileURL(path.join(reference, language, `${rule}.md`)).href : null,
  };
}
