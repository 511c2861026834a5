/** The file system, as little of it as the command line needs. */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';

/** Everything but `matching` throws an error with a `code`, as Node does, where the path cannot be reached. */
export interface Files {
  readonly describe: (file: string) => { readonly kind: 'file' | 'folder' | 'other'; readonly size: number };
  readonly read: (file: string) => Uint8Array;
  /** Puts the bytes in the place of the file's, all or none of them; its mode stays. */
  readonly replace: (file: string, bytes: Uint8Array) => void;
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
}

/** The file system of this computer. */
export const nodeFiles: Files = {
  describe: (file) => {
    const stats = statSync(file);
    return { kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other', size: stats.size };
  },
  read: (file) => readFileSync(file),
  replace: (file, bytes) => {
    // A link stays one; what it leads to is replaced.
    const target = realpathSync(file);
    // To put another in its place takes leave to write into the folder only.
    accessSync(target, constants.W_OK);
    // The file's own name may be as long as names can be.
    const temporary = path.join(path.dirname(target), `.${randomBytes(8).toString('hex')}.tmp`);
    const { mode } = statSync(target);
    try {
      writeFileSync(temporary, bytes, { mode, flag: 'wx' });
      // Of the mode of a new file, the user's mask takes some away.
      chmodSync(temporary, mode);
      renameSync(temporary, target);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  },
  list: (folder) => {
    const unreadable: Listing['unreadable'][number][] = [];
    // The search passes silently over what it may not open; the user must know.
    const open = (opened: string): unknown => {
      try {
        return openFolder(opened);
      } catch (error) {
        unreadable.push({ folder: path.join(folder, path.relative(folder, opened)), error });
        throw error;
      }
    };
    const files = globSync('**/*.{md,markdown,txt,html,htm}', {
      cwd: folder,
      ignore: '**/node_modules/**',
      caseSensitiveMatch: false,
      expandDirectories: false,
      // A link back to a folder above would never end.
      followSymbolicLinks: false,
      fs: { readdirSync: open as typeof readdirSync },
    });
    return { files: files.sort().map((file) => path.join(folder, file)), unreadable };
  },
  matching: (pattern) => {
    const slashed = pattern.split(path.sep).join('/');
    if (!isDynamicPattern(slashed)) return null;
    const found = globSync(slashed, {
      ignore: '**/node_modules/**',
      expandDirectories: false,
      onlyFiles: false,
      followSymbolicLinks: false,
      fs: { readdirSync: openFolder as typeof readdirSync },
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

/** What is in a folder, for a search, which follows no link: one to a file is as good as the file. */
function openFolder(folder: string): unknown {
  return readdirSync(folder, { withFileTypes: true }).map((entry) =>
    entry.isSymbolicLink() && mayBeFile(path.join(folder, entry.name))
      ? Object.assign(entry, { isFile: () => true })
      : entry,
  );
}

/** Whether a link leads to a file, or nowhere: reading it says so then. */
function mayBeFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return true;
  }
}
