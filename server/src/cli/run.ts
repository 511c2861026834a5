/** The command line as a function: arguments in, text and an exit code out. */
import packageJson from '../../package.json' with { type: 'json' };
import { extractData, newReport, reportData, rules } from '../service/index.ts';
import type { Analysis, Language, Message, Severity } from '../service/index.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './arguments.ts';
import { csvHeader, csvRecords } from './csv.ts';
import type { Files } from './files.ts';
import { githubCommands, junitFrame, junitSuite, sarifFrame, sarifResults } from './formats.ts';
import type { Frame } from './formats.ts';
import { help } from './help.ts';
import { failureOf, findInputs } from './inputs.ts';
import type { Input, Inputs } from './inputs.ts';
import { coloured, fileText, oneLine, plain, rulesText, summaryText } from './text.ts';

/** What the command line touches of the world around it. */
export interface World {
  readonly files: Files;
  /** All of standard input. */
  readonly input: () => Uint8Array;
  /** Writes to standard output. */
  readonly output: (text: string) => void;
  /** Writes to standard error. */
  readonly error: (text: string) => void;
  /** Whether standard output shows colours. */
  readonly colour: boolean;
  /** Whether standard error is watched by a person: then it shows how far a long run has come. */
  readonly watched: boolean;
}

/** 0: no error-level finding; 1: some; 2: bad usage, or a file that could not be checked. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command. Never throws: what was not foreseen is a sentence too. */
export function run(argv: readonly string[], world: World): ExitCode {
  try {
    return runCommand(readArguments(argv), world);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    world.error(`${oneLine(`程序出错：${reason}`)}\n`);
    return 2;
  }
}

function runCommand(command: Command, world: World): ExitCode {
  const { language } = command;
  switch (command.name) {
    case 'check':
      return check(command, world);
    case 'extract':
      return extract(command, world);
    case 'new':
      world.output(newReport({ organ: command.organ, year: command.year }));
      return 0;
    case 'rules':
      world.output(
        command.format === 'text'
          ? rulesText(rules, language)
          : `${JSON.stringify(
              rules.map(({ id, severity, basis, since, clause, title }) => ({
                id,
                severity,
                basis,
                since,
                clause,
                title: title[language],
              })),
              null,
              2,
            )}\n`,
      );
      return 0;
    case 'help':
      world.output(help[language]);
      return 0;
    case 'version':
      world.output(`${packageJson.version}\n`);
      return 0;
    case 'mistake':
      complain(command.message, language, world);
      complain(HINT, language, world);
      return 2;
  }
}

const HINT: Message = {
  zh: '用 disclosure-report --help 查看用法。',
  en: 'See disclosure-report --help.',
};

function complain(message: Message, language: Language, world: World): void {
  world.error(`${oneLine(message[language])}\n`);
}

function check(command: Extract<Command, { name: 'check' }>, world: World): ExitCode {
  const { format, edition, language, paths, quiet, mostWarnings, standardInputName, fix } = command;
  const findings: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  let reports = 0;
  let others = 0;
  const inputs = findInputs(world.files, world.input, {
    paths,
    settings: edition === null ? {} : { edition },
    standardInputName,
    fix,
  });
  const { frame, resultOf } = formatOf(format, language, world);
  const failures = writeEach(
    inputs,
    (file, analysis) => {
      if (analysis.report.isReport) reports += 1;
      else others += 1;
      for (const { severity } of analysis.findings) findings[severity] += 1;
      return resultOf(file, quiet ? errorsOnly(analysis) : analysis);
    },
    frame,
    language,
    world,
  );
  if (format === 'text') world.output(summaryText({ reports, others, failures, findings }, language));
  const tooMany = mostWarnings !== null && findings.warning > mostWarnings;
  if (tooMany) {
    complain(
      {
        zh: `警告有 ${findings.warning} 个，超过了 --max-warnings 允许的 ${mostWarnings} 个。`,
        en: `There are ${findings.warning} warnings, more than the ${mostWarnings} that --max-warnings allows.`,
      },
      language,
      world,
    );
  }
  if (failures > 0) return 2;
  return findings.error > 0 || tooMany ? 1 : 0;
}

type ResultOf = (file: string, analysis: Analysis) => string;

function formatOf(
  format: Extract<Command, { name: 'check' }>['format'],
  language: Language,
  world: World,
): { readonly frame: Frame; readonly resultOf: ResultOf } {
  switch (format) {
    case 'text': {
      const style = world.colour ? coloured : plain;
      return { frame: LINES, resultOf: (file, analysis) => fileText(file, analysis, language, style) };
    }
    case 'json':
      return { frame: JSON_ARRAY, resultOf: (file, analysis) => JSON.stringify(reportData(file, analysis, language)) };
    case 'sarif':
      return { frame: sarifFrame(language), resultOf: (file, analysis) => sarifResults(file, analysis, language) };
    case 'github':
      return { frame: LINES, resultOf: (file, analysis) => githubCommands(file, analysis, language) };
    case 'junit':
      return { frame: junitFrame, resultOf: (file, analysis) => junitSuite(file, analysis, language) };
  }
}

function errorsOnly(analysis: Analysis): Analysis {
  return { ...analysis, findings: analysis.findings.filter(({ severity }) => severity === 'error') };
}

function extract(command: Extract<Command, { name: 'extract' }>, world: World): ExitCode {
  const { format, language, paths } = command;
  const failures = writeEach(
    findInputs(world.files, world.input, { paths, settings: {}, standardInputName: null, fix: false }),
    (file, analysis) => (format === 'json' ? JSON.stringify(extractData(file, analysis)) : csvRecords(file, analysis)),
    format === 'json' ? JSON_ARRAY : { ...LINES, start: csvHeader(language) },
    language,
    world,
  );
  return failures > 0 ? 2 : 0;
}

const LINES: Frame = { start: '', between: '', end: '' };
/** One file a line: thousands of them are read line by line as well as at once. */
const JSON_ARRAY: Frame = { start: '[\n', between: ',\n', end: '\n]\n' };

/** From this many files on, a person who waits is told how far it is. */
const MANY = 50;

/** Writes the result of each file as soon as it is there. The number of files without one is returned. */
function writeEach(inputs: Inputs, resultOf: ResultOf, frame: Frame, language: Language, world: World): number {
  const showsProgress = world.watched && inputs.total >= MANY;
  let failures = 0;
  let before = frame.start;
  const show = (done: number): void => {
    if (showsProgress) world.error(`\r${PROGRESS[language]} ${done}/${inputs.total}`);
  };
  const clear = (): void => {
    if (showsProgress) world.error('\r\u001B[K');
  };
  for (const input of inputs.each(show)) {
    const result = 'failure' in input ? input : attempt(input, resultOf);
    clear();
    if ('failure' in result) {
      failures += 1;
      complain(result.failure, language, world);
    } else {
      if ('note' in input) complain(input.note, language, world);
      // A file may have nothing to say in some formats: then nothing stands between it and the next.
      if (result.text !== '') {
        world.output(before + result.text);
        before = frame.between;
      }
    }
  }
  clear();
  world.output((before === frame.start ? frame.start : '') + frame.end);
  return failures;
}

const PROGRESS: Message = { zh: '正在检查', en: 'Checking' };

/** A fault of ours in one file must not keep the others from being checked. */
function attempt(
  { file, analysis }: Extract<Input, { analysis: Analysis }>,
  resultOf: ResultOf,
): { readonly text: string } | { readonly failure: Message } {
  try {
    return { text: resultOf(file, analysis) };
  } catch (error) {
    return { failure: failureOf(file, error) };
  }
}
