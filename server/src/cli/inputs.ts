/** From the paths on the command line to analysed texts. */
import path from 'node:path';
import { analyse, createProjects, defaultSettings } from '../service/index.ts';
import type { Analysis, CheckSettings, Message, Settings } from '../service/index.ts';
import { canonicalText } from '../exchange/canonical-text.ts';
import { isImported, readBlocks } from '../exchange/import.ts';
import { characterMap } from '../disk/character-maps.ts';
import { decode, encodeLike } from '../disk/decode.ts';
import type { Decoded } from '../disk/decode.ts';
import type { Files } from '../disk/files.ts';
import { withSafeFixes } from './fix.ts';

/** Larger files are refused: no report comes near it. */
export const MOST_MEGABYTES = 20;

/** No project file comes near it either. */
const MOST_PROJECT_MEGABYTES = 1;

const MEGABYTE = 1024 * 1024;
const MOST_BYTES = MOST_MEGABYTES * MEGABYTE;

/** Gives all of standard input, or null where it is longer than so many bytes. */
export type StandardInput = (most: number) => Uint8Array | null;

/** On the command line, standard input in the place of a file. */
export const STANDARD_INPUT = '-';

/**
 * A file that was read, or what kept it from being read. `note` is for the user, and no fault; `fault` is why its fixes
 * were not written.
 */
export type Input = InputRead | InputNotRead;

export interface InputRead {
  readonly file: string;
  readonly analysis: Analysis;
  /** Whether the text was made from a Word or PDF file: places in it are nobody's, and nothing is fixed. */
  readonly isImported?: true;
  readonly note?: Message;
  readonly fault?: Message;
}

export interface InputNotRead {
  readonly file: string;
  readonly failure: Message;
  /** Whether it is of a kind that is not read: in a folder it is passed over. */
  readonly isForeign?: true;
}

/** A file to read. One that was found in a folder counts only where it is a report. */
export interface Target {
  readonly file: string;
  readonly isFound: boolean;
  readonly failure?: Message;
}

/** How files are read. */
export interface Reading {
  /** What the command line itself says; it goes before the project file. */
  readonly settings: Pick<CheckSettings, 'edition'>;
  /** What standard input is called, and where it would lie. */
  readonly standardInputName: string | null;
  /** Whether safe fixes are written into the files. */
  readonly fix: boolean;
}

/** What is wrong with a project file. */
export interface Complaint {
  readonly file: string;
  readonly failure: Message;
}

/** What reading one target gives. */
export interface Read {
  /** What is wrong with the project files that hold for it, unless it was told before. */
  readonly complaints: readonly Complaint[];
  /** Null for a file that was found and is no report. */
  readonly input: Input | null;
  /** A file that was found and is of a kind that is not read. */
  readonly passedOver?: string;
}

/** The files that were asked for, in the order given; a folder stands for every report in it. They are read later. */
export function findTargets(files: Files, paths: readonly string[]): readonly Target[] {
  return paths.flatMap((given) => targetsOf(files, given));
}

/** How the project files above a file want it to be read and graded, and what is wrong with them. */
export function settingsFor(
  files: Files,
  file: string,
): { readonly settings: Settings; readonly mistakes: readonly Message[] } {
  const found: Message[] = [];
  const projects = createProjects(
    (project) => projectText(files, project),
    (project, mistakes) => found.push(...mistakes.map((mistake) => about(project, mistake))),
  );
  const told = projects.settingsOf(path.resolve(file).split(path.sep).join('/'), {});
  return { settings: { ...defaultSettings, ...told }, mistakes: found };
}

/** Reads and checks targets, one by one. */
export function createReader(
  files: Files,
  standardInput: StandardInput,
  reading: Reading,
): (target: Target) => Promise<Read> {
  const complaints: Complaint[] = [];
  const projects = createProjects(
    (file) => projectText(files, file),
    (file, mistakes) => {
      complaints.push(
        ...mistakes.map(({ zh, en }) => ({ file, failure: { zh: `“${file}”：${zh}`, en: `"${file}": ${en}` } })),
      );
    },
  );
  const settingsOf = (file: string): CheckSettings => ({
    ...projects.settingsOf(path.resolve(file).split(path.sep).join('/'), {}),
    ...reading.settings,
  });
  return async ({ file, isFound, failure }) => {
    const input = failure ? { file, failure } : await readInput(files, standardInput, file, settingsOf, reading);
    if (isFound && 'failure' in input && input.isForeign) {
      return { complaints: complaints.splice(0), input: null, passedOver: file };
    }
    const counts = !isFound || 'failure' in input || input.analysis.report.isReport;
    return { complaints: complaints.splice(0), input: counts ? input : null };
  };
}

/** The text of a project file, or why it is not read. */
function projectText(files: Files, file: string): string | Message {
  const { kind, size } = files.describe(file);
  // A pipe or a device might never end.
  if (kind !== 'file') return { zh: '不是普通文件，未采用。', en: 'It is not a regular file and is ignored.' };
  if (size > MOST_PROJECT_MEGABYTES * MEGABYTE) {
    return {
      zh: `超过 ${MOST_PROJECT_MEGABYTES} MB，未采用。`,
      en: `It is larger than ${MOST_PROJECT_MEGABYTES} MB and is ignored.`,
    };
  }
  const decoded = decode(files.read(file));
  if (decoded) return decoded.text;
  return { zh: '不是文本文件，未采用。', en: 'It is not a text file and is ignored.' };
}

function targetsOf(files: Files, given: string): readonly Target[] {
  if (given === STANDARD_INPUT) return [{ file: given, isFound: false }];
  try {
    return files.describe(given).kind === 'folder' ? targetsIn(files, given) : [{ file: given, isFound: false }];
  } catch {
    // Not there: a pattern perhaps. Otherwise reading it as a file says why.
    const { files: named, folders } = files.matching(given) ?? { files: [], folders: [] };
    if (named.length + folders.length === 0) return [{ file: given, isFound: false }];
    const known = new Set(named);
    const found = folders.flatMap((folder) => targetsIn(files, folder)).filter(({ file }) => !known.has(file));
    return [...named.map((file) => ({ file, isFound: false })), ...found].sort((a, b) => (a.file < b.file ? -1 : 1));
  }
}

/** The files in a folder, and the folders in it that could not be opened. */
function targetsIn(files: Files, folder: string): readonly Target[] {
  const { files: found, unreadable, leadingOut } = files.list(folder);
  return [
    ...found.map((file) => ({ file, isFound: true })),
    ...leadingOut.map((file) => ({
      file,
      isFound: true,
      failure: {
        zh: `“${file}”是指向文件夹以外的链接，未处理。`,
        en: `"${file}" is a link that leads out of the folder and is left alone.`,
      },
    })),
    ...unreadable.map(({ folder, error }) => ({ file: folder, isFound: true, failure: failureOf(folder, error) })),
  ];
}

async function readInput(
  files: Files,
  standardInput: StandardInput,
  given: string,
  settingsOf: (file: string) => CheckSettings,
  { standardInputName, fix }: Reading,
): Promise<Input> {
  const file = given === STANDARD_INPUT ? (standardInputName ?? given) : given;
  try {
    const bytes = given === STANDARD_INPUT ? (standardInput(MOST_BYTES) ?? tooLarge(file)) : readFile(files, file);
    if (!(bytes instanceof Uint8Array)) return { file, failure: bytes };
    if (isImported(file, bytes)) return await importedInput(file, bytes, settingsOf(file), fix);
    const decoded = decode(bytes);
    if (!decoded) {
      return { file, failure: notText(file) };
    }
    const settings = settingsOf(file);
    const analysis = analyse(decoded.text, settings);
    return fix ? fixedInput(files, { file, bytes, decoded }, analysis, settings) : { file, analysis };
  } catch (error) {
    return { file, failure: failureOf(file, error) };
  }
}

/** The canonical text of a Word or PDF file, checked. What is found is told with its place in the file, and not fixed. */
async function importedInput(file: string, bytes: Uint8Array, settings: CheckSettings, fix: boolean): Promise<Input> {
  const reading = await readBlocks(bytes, characterMap);
  if ('failure' in reading) {
    const { failure, isForeign } = reading;
    return { file, failure: about(file, failure), ...(isForeign && { isForeign }) };
  }
  const { text } = canonicalText(reading.blocks, { ...defaultSettings, ...settings });
  const analysis = analyse(text, settings);
  const { notes } = reading;
  return {
    file,
    isImported: true,
    analysis: { ...analysis, findings: analysis.findings.map((finding) => ({ ...finding, fixes: [] })) },
    ...(notes.length > 0 && {
      note: about(file, {
        zh: notes.map(({ zh }) => zh).join(''),
        en: notes.map(({ en }) => en).join(' '),
      }),
    }),
    ...(fix && {
      fault: {
        zh: `“${file}”不是文本文件，不能用 --fix 修改；可以先用 convert 转成 .md。`,
        en: `"${file}" is not text and cannot be changed by --fix; convert it to .md first.`,
      },
    }),
  };
}

export function notText(file: string): Message {
  return {
    zh: `“${file}”不是文本，也不是 Word 或 PDF 文件（可能是图片），无法读取。`,
    en: `"${file}" is neither text nor a Word or PDF file.`,
  };
}

/** A sentence on a file, with its name. */
export function about(file: string, { zh, en }: Message): Message {
  return { zh: `“${file}”：${zh}`, en: `"${file}": ${en}` };
}

/** Writes what is safe to fix into a file that was read. Where it cannot, what was found is still told. */
function fixedInput(
  files: Files,
  { file, bytes, decoded }: { readonly file: string; readonly bytes: Uint8Array; readonly decoded: Decoded },
  analysis: Analysis,
  settings: CheckSettings,
): Input {
  const { analysis: after, fixed } = withSafeFixes(analysis, settings);
  if (fixed === 0) return { file, analysis };
  const replacement = encodeLike(bytes, decoded, after.document.text);
  if (!replacement) {
    return {
      file,
      analysis,
      fault: {
        zh: `“${file}”有不完整的字符，按原来的编码写回会丢失内容，没有修改。`,
        en: `"${file}" has broken characters; written back in its encoding it would lose them. It was not changed.`,
      },
    };
  }
  try {
    if (!files.replace(file, replacement, bytes)) {
      return {
        file,
        analysis,
        fault: {
          zh: `“${file}”在检查期间被改动过，没有修改，请再检查一次。`,
          en: `"${file}" was changed meanwhile and is left as it is. Check it again.`,
        },
      };
    }
  } catch (error) {
    return { file, analysis, fault: notWritten(file, error) };
  }
  return {
    file,
    analysis: after,
    note: { zh: `已修改“${file}”：${fixed} 处。`, en: `Changed "${file}": ${fixed} fixes.` },
  };
}

/** The bytes of a file, or why it is not read. */
export function readFile(files: Files, file: string): Uint8Array | Message {
  const { kind, size } = files.describe(file);
  // A pipe or a device might never end.
  if (kind === 'other') return { zh: `“${file}”不是普通文件，未处理。`, en: `"${file}" is not a regular file.` };
  return size > MOST_BYTES ? tooLarge(file) : files.read(file);
}

function tooLarge(file: string): Message {
  return { zh: `“${file}”超过 ${MOST_MEGABYTES} MB，未处理。`, en: `"${file}" is larger than ${MOST_MEGABYTES} MB.` };
}

export function notWritten(file: string, error: unknown): Message {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') {
    return {
      zh: `没有权限写入“${file}”，没有修改。`,
      en: `No permission to write "${file}". It was not changed.`,
    };
  }
  const reason = reasonOf(error);
  return { zh: `无法写入“${file}”：${reason}`, en: `Cannot write "${file}": ${reason}` };
}

/** The sentence for an error while a file was read, checked or written. */
export function failureOf(file: string, error: unknown): Message {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { zh: `找不到“${file}”。`, en: `"${file}" does not exist.` };
    case 'EBUSY':
      return {
        zh: `“${file}”正被其他程序占用，请关闭后再试。`,
        en: `"${file}" is in use by another program. Close it and try again.`,
      };
    case 'EACCES':
    case 'EPERM':
      return { zh: `没有权限读取“${file}”。`, en: `No permission to read "${file}".` };
    default: {
      const reason = reasonOf(error);
      return { zh: `无法处理“${file}”：${reason}`, en: `Cannot process "${file}": ${reason}` };
    }
  }
}

/** The code by which Node names an error of the system; undefined for any other error. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
