/** What the user typed, as a command; or a sentence on what is wrong with it. */
import { parseArgs } from 'node:util';
import { editions } from '../norms/edition.ts';
import type { Language, Message, Settings } from '../service/index.ts';
import { STANDARD_INPUT } from './inputs.ts';

interface Spoken {
  readonly language: Language;
}

export const CHECK_FORMATS = ['text', 'json', 'sarif', 'github', 'junit'] as const;

export type Command =
  | (Spoken & {
      readonly name: 'check';
      readonly format: (typeof CHECK_FORMATS)[number];
      /** Null where it was not said: then a project file may. */
      readonly edition: Settings['edition'] | null;
      /** Whether only errors are shown. */
      readonly quiet: boolean;
      /** More warnings than this are as bad as an error; null for any number. */
      readonly mostWarnings: number | null;
      readonly fix: boolean;
      readonly standardInputName: string | null;
      readonly paths: readonly string[];
    })
  | (Spoken & { readonly name: 'extract'; readonly format: 'json' | 'csv'; readonly paths: readonly string[] })
  | (Spoken & {
      readonly name: 'annotate';
      readonly from: readonly string[];
      /** A file, or a folder for many. */
      readonly to: string;
      readonly force: boolean;
    })
  | (Spoken & {
      readonly name: 'convert';
      readonly from: string;
      readonly to: string;
      /** Whether a file that is there may be replaced. */
      readonly force: boolean;
    })
  | (Spoken & { readonly name: 'new'; readonly organ: string; readonly year: number })
  | (Spoken & { readonly name: 'rules'; readonly format: 'text' | 'json' })
  | (Spoken & { readonly name: 'help' })
  | (Spoken & { readonly name: 'version' })
  | (Spoken & { readonly name: 'mistake'; readonly message: Message });

const OPTIONS = {
  format: { type: 'string' },
  edition: { type: 'string' },
  quiet: { type: 'boolean' },
  'max-warnings': { type: 'string' },
  fix: { type: 'boolean' },
  'stdin-filename': { type: 'string' },
  language: { type: 'string' },
  force: { type: 'boolean' },
  organ: { type: 'string' },
  year: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type Option = keyof typeof OPTIONS;

const EVERYWHERE: readonly Option[] = ['language', 'help', 'version'];

type CommandName = 'check' | 'extract' | 'convert' | 'annotate' | 'new' | 'rules';

const OPTIONS_OF: Readonly<Record<CommandName, readonly Option[]>> = {
  check: ['format', 'edition', 'quiet', 'max-warnings', 'fix', 'stdin-filename'],
  extract: ['format'],
  convert: ['force'],
  annotate: ['force'],
  new: ['organ', 'year'],
  rules: ['format'],
};

/** The regulation has been in force since 2008: no report is on an earlier year. */
const FIRST_YEAR = 2008;

/** A piece of the command line as Node parsed it; `index` is where it stands there. */
interface Token {
  readonly index: number;
  readonly name?: string;
  readonly value?: string | undefined;
}

type Value = string | boolean | undefined;

/** Takes note of a mistake; reading goes on with some value, and the first mistake is what the user is told. */
type Refuse = (mistake: Message) => void;

/** Reads the arguments that follow the program's name. */
export function readArguments(argv: readonly string[]): Command {
  // Not `strict`: its messages are English, ours are below.
  const parsed = parseArgs({
    args: [...argv],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const mistakes: Message[] = [];
  const refuse: Refuse = (mistake) => {
    mistakes.push(mistake);
  };
  const language = oneOf('language', parsed.values.language, ['zh', 'en'], 'zh', refuse);
  const command = readCommand({ ...parsed, argv }, language, refuse);
  const [message] = mistakes;
  return message ? { name: 'mistake', language, message } : command;
}

function readCommand(
  {
    values,
    positionals: [name, ...paths],
    tokens,
    argv,
  }: {
    readonly values: Readonly<Partial<Record<Option, Value>>>;
    readonly positionals: readonly string[];
    readonly tokens: readonly Token[];
    readonly argv: readonly string[];
  },
  language: Language,
  refuse: Refuse,
): Command {
  const help: Command = { name: 'help', language };
  const command = name !== undefined && isCommandName(name) ? name : null;
  // Before anything else: -dash.md, which a shell makes of *.md, is no wish for help because there is an h in it.
  for (const token of tokens) expectOption(command, token, argv, refuse);
  if (values.help === true) return help;
  if (values.version === true) return { name: 'version', language };
  if (name === undefined) {
    refuse({ zh: '请写明命令。', en: 'No command given.' });
    return help;
  }
  switch (command) {
    case null:
      refuse({ zh: `没有“${name}”这个命令。`, en: `There is no command "${name}".` });
      return help;
    case 'check': {
      const check: Extract<Command, { name: 'check' }> = {
        name: command,
        language,
        format: oneOf('format', values.format, CHECK_FORMATS, 'text', refuse),
        edition:
          values.edition === undefined
            ? null
            : oneOf<Settings['edition']>(
                'edition',
                values.edition,
                ['auto', ...editions.map(({ id }) => id)],
                'auto',
                refuse,
              ),
        quiet: values.quiet === true,
        mostWarnings: countOf('max-warnings', values['max-warnings'], refuse),
        fix: values.fix === true,
        standardInputName: nameOf('stdin-filename', values['stdin-filename'], refuse),
        paths,
      };
      expectPaths(paths, refuse);
      expectStandardInput(check, refuse);
      return check;
    }
    case 'extract': {
      const format = oneOf('format', values.format, ['json', 'csv'], 'json', refuse);
      expectPaths(paths, refuse);
      return { name: command, language, format, paths };
    }
    case 'convert': {
      const [from = '', to = '', extra] = paths;
      if (to === '') refuse(TWO_FILES);
      expectNone(extra === undefined ? [] : [extra], refuse);
      return { name: command, language, from, to, force: values.force === true };
    }
    case 'annotate': {
      const to = paths.at(-1) ?? '';
      if (paths.length < 2) refuse(TWO_FILES);
      return { name: command, language, from: paths.slice(0, -1), to, force: values.force === true };
    }
    case 'new':
      expectNone(paths, refuse);
      return { name: command, language, organ: organOf(values.organ, refuse), year: yearOf(values.year, refuse) };
    case 'rules':
      expectNone(paths, refuse);
      return { name: command, language, format: oneOf('format', values.format, ['text', 'json'], 'text', refuse) };
  }
}

const TWO_FILES: Message = {
  zh: '请写明两个文件：原来的和新的。',
  en: 'Name two files: the one to read and the one to write.',
};

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(OPTIONS_OF, name);
}

/** Expects an option of the command; where there is no command, of any. */
function expectOption(command: CommandName | null, token: Token, argv: readonly string[], refuse: Refuse): void {
  const { index, name, value } = token;
  if (name === undefined) return;
  const written = name.length === 1 ? `-${name}` : `--${name}`;
  const options = command === null ? Object.values(OPTIONS_OF).flat() : OPTIONS_OF[command];
  const option = [...EVERYWHERE, ...options].find((candidate) => candidate === name);
  if (!option) {
    // To the parser, several letters behind one dash are several options.
    const given = argv[index] ?? written;
    refuse(
      written.length < given.length && !given.startsWith('--') ? noOptionOrFile(given) : noOption(written, command),
    );
  } else if (OPTIONS[option].type === 'boolean' && value !== undefined) {
    refuse({ zh: `选项 ${written} 后面不带值。`, en: `The option ${written} takes no value.` });
  }
}

function noOption(written: string, command: CommandName | null): Message {
  return command === null
    ? { zh: `没有选项 ${written}。`, en: `There is no option ${written}.` }
    : { zh: `命令 ${command} 没有选项 ${written}。`, en: `${command} has no option ${written}.` };
}

function noOptionOrFile(given: string): Message {
  return {
    zh: `没有选项 ${given}。如果是文件，请写成 ./${given}。`,
    en: `There is no option ${given}. If it is a file, write ./${given}.`,
  };
}

function oneOf<T extends string>(option: Option, value: Value, allowed: readonly T[], standard: T, refuse: Refuse): T {
  if (value === undefined) return standard;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    refuse({
      zh: `选项 --${option} 只能是 ${allowed.join('、')}。`,
      en: `The option --${option} must be one of ${allowed.join(', ')}.`,
    });
  }
  return found ?? standard;
}

function expectPaths(paths: readonly string[], refuse: Refuse): void {
  if (paths.length === 0) refuse({ zh: '请写明文件或文件夹。', en: 'No file or folder given.' });
}

function expectNone([first]: readonly string[], refuse: Refuse): void {
  if (first !== undefined) refuse({ zh: `“${first}”是多余的。`, en: `"${first}" is not expected here.` });
}

function expectStandardInput(
  { paths, fix, standardInputName }: Pick<Extract<Command, { name: 'check' }>, 'paths' | 'fix' | 'standardInputName'>,
  refuse: Refuse,
): void {
  const times = paths.filter((path) => path === STANDARD_INPUT).length;
  if (times > 1) refuse({ zh: '标准输入（-）只能写一次。', en: 'Standard input (-) can be given only once.' });
  if (times > 0 && fix) {
    refuse({ zh: '标准输入（-）不能用 --fix 修改。', en: 'Standard input (-) cannot be changed by --fix.' });
  }
  if (times === 0 && standardInputName !== null) {
    refuse({
      zh: '--stdin-filename 只用于标准输入（-）。',
      en: '--stdin-filename is for standard input (-) only.',
    });
  }
}

function countOf(option: Option, value: Value, refuse: Refuse): number | null {
  if (value === undefined) return null;
  if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
  refuse({ zh: `选项 --${option} 后面要写一个数。`, en: `The option --${option} needs a whole number.` });
  return null;
}

function nameOf(option: Option, value: Value, refuse: Refuse): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string' && value !== '') return value;
  refuse({ zh: `选项 --${option} 后面要写文件名。`, en: `The option --${option} needs a file name.` });
  return null;
}

function organOf(value: Value, refuse: Refuse): string {
  const organ = typeof value === 'string' ? value.trim() : '';
  if (organ === '') refuse({ zh: '请用 --organ 写明行政机关的名称。', en: 'Name the organ with --organ.' });
  return organ;
}

function yearOf(value: Value, refuse: Refuse): number {
  const year = typeof value === 'string' && /^\d{4}$/.test(value) ? Number(value) : 0;
  if (year < FIRST_YEAR) {
    refuse({
      zh: `请用 --year 写明报告年度，四位数字，不早于 ${FIRST_YEAR} 年。`,
      en: `Give the reported year with --year, in four digits, ${FIRST_YEAR} or later.`,
    });
  }
  return year;
}
