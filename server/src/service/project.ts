/**
 * The project file `disclosure-report.json`: how the reports in its folder, and below it, are checked. Editor and
 * command line obey it alike.
 */
import { parse, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import picomatch from 'picomatch/posix.js';
import type { Message } from '../rules/finding.ts';
import { isRecord, mistakesIn, notAnObject, readNestedSettings, withNearer } from './settings.ts';
import type { CheckSettings } from './settings.ts';

export const PROJECT_FILE = 'disclosure-report.json';

/** A project file, read. */
export interface Project {
  readonly settings: CheckSettings;
  /** In the order written: later ones win. */
  readonly overrides: readonly Override[];
  /** What is wrong with it, a sentence each. */
  readonly mistakes: readonly Message[];
}

interface Override {
  /** Whether it is meant for the file with this path, relative to the project file's folder, with slashes. */
  readonly matches: (path: string) => boolean;
  readonly settings: CheckSettings;
}

/** Reads a project file. One that is no JSON sets nothing; of any other, what is not valid is left out. */
export function readProject(text: string): Project {
  const { value, mistake } = parseJson(text);
  if (mistake) return ignored(mistake);
  if (!isRecord(value)) return ignored(notAnObject(PROJECT_FILE));
  const mistakes = [...mistakesIn(value, ['$schema', 'overrides'])];
  const overrides = value['overrides'] === undefined ? [] : readOverrides(value['overrides'], mistakes);
  return { settings: readNestedSettings(value), overrides, mistakes };
}

function parseJson(text: string): { readonly value?: unknown; readonly mistake?: Message } {
  const errors: ParseError[] = [];
  try {
    const unmarked = text.replace(/^\uFEFF/, '');
    parse(unmarked, errors, { allowTrailingComma: true });
    const [error] = errors;
    return error ? { mistake: syntaxMistake(text, error) } : { value: JSON.parse(asPlainJson(unmarked)) };
  } catch {
    // The parser calls itself for what stands in brackets, until there is no room for more calls.
    return {
      mistake: {
        zh: '括号套得太深，无法读取，整个文件未采用。',
        en: 'Its brackets are nested too deeply; the whole file is ignored.',
      },
    };
  }
}

/**
 * Valid JSON with neither comments nor trailing commas, which JSON.parse makes into values: the other parser, which
 * knows where the mistakes are, takes "__proto__" for the prototype instead of a name like any other.
 */
function asPlainJson(text: string): string {
  return text
    .replace(/("(?:[^"\\]|\\[^])*")|\/\/[^\r\n]*|\/\*[^]*?\*\//g, (_, string?: string) => string ?? ' ')
    .replace(/("(?:[^"\\]|\\[^])*")|,(?=\s*[\]}])/g, (_, string?: string) => string ?? ' ');
}

function syntaxMistake(text: string, { error, offset }: ParseError): Message {
  const line = text.slice(0, offset).split(/\r\n|\r|\n/).length;
  const name = printParseErrorCode(error);
  return {
    zh: `第 ${line} 行不符合 JSON 的写法（${name}），整个文件未采用。`,
    en: `Line ${line} is not valid JSON (${name}); the whole file is ignored.`,
  };
}

function readOverrides(value: unknown, mistakes: Message[]): readonly Override[] {
  if (!Array.isArray(value)) {
    mistakes.push({ zh: '“overrides”要写成 [ … ]。', en: '"overrides" must be a list: [ … ].' });
    return [];
  }
  return (value as readonly unknown[]).flatMap((entry) => {
    if (!isRecord(entry)) {
      mistakes.push(notAnObject('overrides'));
      return [];
    }
    for (const mistake of mistakesIn(entry, ['files'])) mistakes.push(mistake);
    const files = entry['files'];
    if (!isListOfNames(files)) {
      mistakes.push({
        zh: '“overrides”的每一项都要用 "files": ["…"] 写明适用于哪些文件。',
        en: 'Each of "overrides" must name its files: "files": ["…"].',
      });
      return [];
    }
    return [{ matches: matcher(files), settings: readNestedSettings(entry) }];
  });
}

function isListOfNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string' && name !== '');
}

/** A pattern without a slash is one of names, at any depth. */
function matcher(patterns: readonly string[]): (path: string) => boolean {
  const matchers = patterns.map((pattern) =>
    picomatch(pattern.replace(/^\.\//, ''), { dot: true, basename: !pattern.includes('/') }),
  );
  return (path) => matchers.some((matches) => matches(path));
}

/** The project files that hold for files anywhere, each read once. */
export interface Projects {
  /**
   * The settings for a file, by its absolute path with slashes: those of the project files in its folder and
   * above, the nearest first; `under` holds where they are silent.
   */
  readonly settingsOf: (file: string, under: CheckSettings) => CheckSettings;
}

/** Gives a file's text by its absolute path, or a sentence on why it has none; throws where it cannot, as Node does. */
type ReadText = (path: string) => string | Message;

/** `onRead` is told of each project file that was found, and what is wrong with it. */
export function createProjects(read: ReadText, onRead: (path: string, mistakes: readonly Message[]) => void): Projects {
  const known = new Map<string, Project | null>();

  const projectIn = (folder: string): Project | null => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const path = `${folder}/${PROJECT_FILE}`;
    const project = projectAt(path, read);
    known.set(folder, project);
    if (project) onRead(path, project.mistakes);
    return project;
  };

  return {
    settingsOf: (file, under) => {
      let settings = under;
      // From the root to the file: the nearest comes last and wins.
      for (let slash = file.indexOf('/'); slash !== -1; slash = file.indexOf('/', slash + 1)) {
        const project = projectIn(file.slice(0, slash));
        if (!project) continue;
        const path = file.slice(slash + 1);
        const meant = project.overrides.filter(({ matches }) => matches(path));
        settings = [project, ...meant].reduce((all, layer) => withNearer(all, layer.settings), settings);
      }
      return settings;
    },
  };
}

function projectAt(path: string, read: ReadText): Project | null {
  try {
    const text = read(path);
    return typeof text === 'string' ? readProject(text) : ignored(text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    return ignored({ zh: '无法读取，未采用。', en: 'It cannot be read and is ignored.' });
  }
}

/** A project file that sets nothing. */
function ignored(mistake: Message): Project {
  return { settings: {}, overrides: [], mistakes: [mistake] };
}
