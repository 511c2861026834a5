/** The file system, as little of it as the command line needs. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

/** Each function throws an error with a `code`, as Node does, where the path cannot be read. */
export interface Files {
  readonly describe: (file: string) => { readonly kind: 'file' | 'folder' | 'other'; readonly size: number };
  readonly read: (file: string) => Uint8Array;
  /** The files in a folder, at any depth, that may be reports, in a fixed order. */
  readonly textFilesIn: (folder: string) => readonly string[];
}

/** The file system of this computer. */
export const nodeFiles: Files = {
  describe: (file) => {
    const stats = statSync(file);
    return { kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other', size: stats.size };
  },
  read: (file) => readFileSync(file),
  textFilesIn: (folder) => {
    // The search passes over what it may not open; that the folder itself can be opened is made sure of here.
    readdirSync(folder);
    return globSync('**/*.{md,markdown,txt,html,htm}', {
      cwd: folder,
      ignore: '**/node_modules/**',
      caseSensitiveMatch: false,
      expandDirectories: false,
      // A link back to a folder above would never end.
      followSymbolicLinks: false,
    })
      .sort()
      .map((file) => path.join(folder, file));
  },
};
