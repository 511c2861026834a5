/** From the paths on the command line to analysed texts. */
import { analyse } from '../service/index.ts';
import type { Analysis, Message, Settings } from '../service/index.ts';
import { decode } from './decode.ts';
import type { Files, Listing } from './files.ts';

/** Larger files are refused: no report comes near it. */
export const MOST_MEGABYTES = 20;

/** A file that was read, or what kept it from being read. */
export type Input =
  { readonly file: string; readonly analysis: Analysis } | { readonly file: string; readonly failure: Message };

/** Each file in the order given; a folder stands for every report in it. Reads one when asked for the next. */
export function* readInputs(files: Files, paths: readonly string[], edition: Settings['edition']): Generator<Input> {
  for (const path of paths) {
    const listing = listingOf(files, path);
    if (!listing) {
      yield readInput(files, path, edition);
      continue;
    }
    for (const file of listing.files) {
      const input = readInput(files, file, edition);
      if ('failure' in input || input.analysis.report.isReport) yield input;
    }
    for (const { folder, error } of listing.unreadable) yield { file: folder, failure: failureOf(folder, error) };
  }
}

/** What is in a folder; null for what is none, or not there. */
function listingOf(files: Files, path: string): Listing | null {
  try {
    return files.describe(path).kind === 'folder' ? files.list(path) : null;
  } catch {
    // Reading it as a file says why.
    return null;
  }
}

function readInput(files: Files, file: string, edition: Settings['edition']): Input {
  try {
    const { kind, size } = files.describe(file);
    // A pipe or a device might never end.
    if (kind === 'other') {
      return { file, failure: { zh: `“${file}”不是普通文件，未处理。`, en: `"${file}" is not a regular file.` } };
    }
    if (size > MOST_MEGABYTES * 1024 * 1024) {
      return {
        file,
        failure: {
          zh: `“${file}”超过 ${MOST_MEGABYTES} MB，未处理。`,
          en: `"${file}" is larger than ${MOST_MEGABYTES} MB.`,
        },
      };
    }
    const text = decode(files.read(file));
    if (text === null) {
      return {
        file,
        failure: {
          zh: `“${file}”不是文本文件（可能是 Word、PDF 或图片），请先另存为文本文件。`,
          en: `"${file}" is not a text file; save it as text first.`,
        },
      };
    }
    return { file, analysis: analyse(text, { edition, recognition: 'auto' }) };
  } catch (error) {
    return { file, failure: failureOf(file, error) };
  }
}

/** The sentence for an error while a file was read or checked. */
export function failureOf(file: string, error: unknown): Message {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { zh: `找不到“${file}”。`, en: `"${file}" does not exist.` };
    case 'EACCES':
    case 'EPERM':
      return { zh: `没有权限读取“${file}”。`, en: `No permission to read "${file}".` };
    default: {
      const reason = error instanceof Error ? error.message : String(error);
      return { zh: `无法处理“${file}”：${reason}`, en: `Cannot process "${file}": ${reason}` };
    }
  }
}
