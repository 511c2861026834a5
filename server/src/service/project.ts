/**
 * The project file `disclosure-report.json`: how the reports in its folder, and below it, are checked. Editor and
 * command line obey it alike.
 */
import { parse, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import type { Message } from '../rules/finding.ts';
import { foreignName } from './foreign-name.ts';
import { pathMatcher } from './pattern.ts';
import type { PathMatcher } from './pattern.ts';
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
  readonly matches: PathMatcher;
  readonly settings: CheckSettings;
}

/** No folder of reports needs more. */
const MOST_OVERRIDES = 200;
const MOST_PATTERNS = 100;
/** So many mistakes are told in words; of the others, how many there are. */
const MOST_MISTAKES = 5;

/** Reads a project file. One that is no JSON sets nothing; of any other, what is not valid is left out. */
export function readProject(text: string): Project {
  const { value, mistake } = parseJson(text);
  if (mistake) return ignored(mistake);
  if (!isRecord(value)) return ignored(notAnObject(PROJECT_FILE));
  const mistakes = [...mistakesIn(value, ['$schema', 'overrides'])];
  const overrides = value['overrides'] === undefined ? [] : readOverrides(value['overrides'], mistakes);
  return { settings: readNestedSettings(value), overrides, mistakes: aFew(mistakes) };
}

function aFew(mistakes: readonly Message[]): readonly Message[] {
  const others = mistakes.length - MOST_MISTAKES;
  if (others <= 0) return mistakes;
  const more = { zh: `另外还有 ${others} 处不对。`, en: `There are ${others} more mistakes.` };
  return [...mistakes.slice(0, MOST_MISTAKES), more];
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
  if (value.length > MOST_OVERRIDES) {
    mistakes.push({
      zh: `“overrides”最多 ${MOST_OVERRIDES} 项，后面的未采用。`,
      en: `"overrides" has room for ${MOST_OVERRIDES} entries; the others are ignored.`,
    });
  }
  return (value as readonly unknown[]).slice(0, MOST_OVERRIDES).flatMap((entry) => {
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
    return [{ matches: matcher(files, mistakes), settings: readNestedSettings(entry) }];
  });
}

function isListOfNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string' && name !== '');
}

/** A path is meant by any of the patterns. One that is not understood means none, and is told. */
function matcher(patterns: readonly string[], mistakes: Message[]): PathMatcher {
  if (patterns.length > MOST_PATTERNS) {
    mistakes.push({
      zh: `"files" 最多写 ${MOST_PATTERNS} 个，后面的未采用。`,
      en: `"files" has room for ${MOST_PATTERNS} patterns; the others are ignored.`,
    });
  }
  const matchers = patterns.slice(0, MOST_PATTERNS).flatMap((pattern) => {
    const matches = pathMatcher(pattern);
    if (matches) return [matches];
    mistakes.push({
      zh: `"files" 里的“${foreignName(pattern)}”不能用：只能用 *、**、? 和 {甲,乙}。`,
      en: `"${foreignName(pattern)}" in "files" is not understood: use *, **, ? and {a,b} only.`,
    });
    return [];
  });
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
