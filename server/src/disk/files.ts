/** The file system, as little of it as the command line needs. */
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { nameOf, systemPath } from './names.ts';

/** Everything but `matching` throws an error with a `code`, as Node does, where the path cannot be reached. */
export interface Files {
  readonly describe: (file: string) => { readonly kind: 'file' | 'folder' | 'other'; readonly size: number };
  readonly read: (file: string) => Uint8Array;
  /**
   * Puts bytes in the place of those that were read, all or none of them. What is at the path stays the same file: its
   * owner, mode, links and attributes. False, and nothing is written, where other bytes stand there by now.
   */
  readonly replace: (file: string, bytes: Uint8Array, read: Uint8Array) => boolean;
  /**
   * Writes a file that is not there, all of it or nothing; one that is there only where it `mayReplace` it, as `replace`
   * does. False where it is there and may not.
   */
  readonly create: (file: string, bytes: Uint8Array, mayReplace: boolean) => boolean;
  /** Whether two paths lead to one file. */
  readonly areSame: (a: string, b: string) => boolean;
  readonly list: (folder: string) => Listing;
  /** What a pattern such as `*.md` names; null for what is no pattern. */
  readonly matching: (pattern: string) => Matching | null;
}

export interface Matching {
  readonly files: readonly string[];
  /** None of them lies in another. */
  readonly folders: readonly string[];
}

export interface Listing {
  /** The files at any depth that may be reports, in a fixed order. */
  readonly files: readonly string[];
  /** Folders that could not be opened. */
  readonly unreadable: readonly { readonly folder: string; readonly error: unknown }[];
  /** Links that lead out of the folder: what is there was not asked for. */
  readonly leadingOut: readonly string[];
}

/** What Word keeps beside a file that is open. */
const OPEN_IN_WORD = '**/~$*';

/** The file system of this computer. */
export const nodeFiles: Files = {
  describe: (file) => {
    const stats = statSync(systemPath(file));
    return { kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other', size: stats.size };
  },
  read: (file) => readFileSync(systemPath(file)),
  replace: (file, bytes, read) => {
    // What is open stays the same file, whatever is put in its place meanwhile.
    const opened = openSync(systemPath(file), constants.O_RDWR);
    try {
      if (fstatSync(opened).size !== read.length || !readFileSync(opened).equals(read)) return false;
      overwrite(opened, bytes, read);
      return true;
    } finally {
      closeSync(opened);
    }
  },
  create: (file, bytes, mayReplace) => {
    const name = systemPath(file);
    let opened;
    try {
      opened = openSync(name, 'wx');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (mayReplace) writeOver(name, bytes);
      return mayReplace;
    }
    try {
      writeAll(opened, bytes, 0);
      fsyncSync(opened);
    } catch (error) {
      // Half a file is worse than none.
      unlinkSync(name);
      throw error;
    } finally {
      closeSync(opened);
    }
    return true;
  },
  areSame: (a, b) => {
    try {
      return realpathSync(systemPath(a)) === realpathSync(systemPath(b));
    } catch {
      return path.resolve(a) === path.resolve(b);
    }
  },
  list: (folder) => {
    const unreadable: Listing['unreadable'][number][] = [];
    const links = new Set<string>();
    // The search passes silently over what it may not open; the user must know.
    const open = (opened: string): unknown => {
      try {
        return openFolder(opened, links);
      } catch (error) {
        unreadable.push({ folder: path.join(folder, path.relative(folder, opened)), error });
        throw error;
      }
    };
    const files = globSync('**/*.{md,markdown,txt,html,htm,docx,docm,dotx,dotm,doc,wps,rtf,odt,pdf}', {
      cwd: folder,
      ignore: ['**/node_modules/**', OPEN_IN_WORD],
      caseSensitiveMatch: false,
      expandDirectories: false,
      // A link back to a folder above would never end.
      followSymbolicLinks: false,
      fs: { readdirSync: open as typeof readdirSync },
    });
    const found = files.sort().map((file) => path.join(folder, file));
    const leadingOut = found.filter((file) => links.has(path.resolve(file)) && leadsOut(file, folder));
    return { files: found.filter((file) => !leadingOut.includes(file)), unreadable, leadingOut };
  },
  matching: (pattern) => {
    const slashed = pattern.split(path.sep).join('/');
    if (!isDynamicPattern(slashed)) return null;
    const found = globSync(slashed, {
      ignore: '**/node_modules/**',
      expandDirectories: false,
      onlyFiles: false,
      followSymbolicLinks: false,
      fs: { readdirSync: ((folder: string) => openFolder(folder)) as typeof readdirSync },
      absolute: path.isAbsolute(pattern),
    });
    const files = found.filter((name) => !name.endsWith('/'));
    const folders: string[] = [];
    // A folder comes before what lies in it.
    for (const folder of found.filter((name) => name.endsWith('/')).sort()) {
      const last = folders.at(-1);
      if (last === undefined || !folder.startsWith(last)) folders.push(folder);
    }
    return { files: files.map((file) => path.normalize(file)), folders: folders.map((name) => path.normalize(name)) };
  },
};

/**
 * What is in a folder, for a search, which follows no link: one to a file is as good as the file, and is added to
 * `links`.
 */
function openFolder(folder: string, links = new Set<string>()): unknown {
  return readdirSync(systemPath(folder), { withFileTypes: true, encoding: 'buffer' }).map((entry) => {
    const name = nameOf(entry.name);
    const isLinkToFile = entry.isSymbolicLink() && mayBeFile(path.join(folder, name));
    if (isLinkToFile) links.add(path.resolve(folder, name));
    return Object.assign(entry, { name }, isLinkToFile && { isFile: () => true });
  });
}

/** Whether a link leads to a file, or nowhere: reading it says so then. */
function mayBeFile(link: string): boolean {
  try {
    return statSync(systemPath(link)).isFile();
  } catch {
    return true;
  }
}

/** Whether a link in a folder leads to a place outside of it. One that leads nowhere does not. */
function leadsOut(link: string, folder: string): boolean {
  try {
    const target = nameOf(realpathSync(systemPath(link), 'buffer'));
    const inside = path.relative(nameOf(realpathSync(systemPath(folder), 'buffer')), target);
    return inside.startsWith('..') || path.isAbsolute(inside);
  } catch {
    return false;
  }
}

/** Writes bytes into what stands at a name: all or none of them where it is a file, which stays the same file. */
function writeOver(name: ReturnType<typeof systemPath>, bytes: Uint8Array): void {
  if (!statSync(name).isFile()) {
    writeFileSync(name, bytes);
    return;
  }
  const opened = openSync(name, constants.O_RDWR);
  try {
    overwrite(opened, bytes, readFileSync(opened));
  } finally {
    closeSync(opened);
  }
}

/**
 * Writes bytes over those of an open file. What needs room on the disk comes first, so that a full disk is noticed
 * while nothing is lost; where writing fails later, what was there is put back.
 */
function overwrite(opened: number, bytes: Uint8Array, before: Uint8Array): void {
  try {
    if (bytes.length > before.length) writeAll(opened, bytes.subarray(before.length), before.length);
    writeAll(opened, bytes, 0);
    ftruncateSync(opened, bytes.length);
    fsyncSync(opened);
  } catch (error) {
    writeAll(opened, before, 0);
    ftruncateSync(opened, before.length);
    throw error;
  }
}

function writeAll(opened: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(opened, bytes, done, bytes.length - done, at + done);
}
