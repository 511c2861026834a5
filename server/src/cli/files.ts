/** The file system, as little of it as the command line needs. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

/** `describe` and `read` throw an error with a `code`, as Node does, where the path cannot be read. */
export interface Files {
  readonly describe: (file: string) => { readonly kind: 'file' | 'folder' | 'other'; readonly size: number };
  readonly read: (file: string) => Uint8Array;
  readonly list: (folder: string) => Listing;
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
  list: (folder) => {
    const unreadable: Listing['unreadable'][number][] = [];
    // The search passes silently over what it may not open; the user must know.
    const openFolder = (...parameters: Parameters<typeof readdirSync>): unknown => {
      try {
        return readdirSync(...parameters);
      } catch (error) {
        unreadable.push({ folder: path.join(folder, path.relative(folder, String(parameters[0]))), error });
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
      fs: { readdirSync: openFolder as typeof readdirSync },
    });
    return { files: files.sort().map((file) => path.join(folder, file)), unreadable };
  },
};
