/** The command line as a function: arguments in, text and an exit code out. */
import packageJson from '../../package.json' with { type: 'json' };
import { extractData, newReport, reportData, rules } from '../service/index.ts';
import type { Analysis, Language, Message, Severity } from '../service/index.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './arguments.ts';
import { csvHeader, csvRecords } from './csv.ts';
import type { Files } from './files.ts';
import { help } from './help.ts';
import { failureOf, readInputs } from './inputs.ts';
import type { Input } from './inputs.ts';
import { coloured, fileText, oneLine, plain, rulesText, summaryText } from './text.ts';

/** What the command line touches of the world around it. */
export interface World {
  readonly files: Files;
  /** Writes to standard output. */
  readonly output: (text: string) => void;
  /** Writes to standard error. */
  readonly error: (text: string) => void;
  /** Whether standard output shows colours. */
  readonly colour: boolean;
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
              rules.map(({ id, severity, basis, clause, title }) => ({
                id,
                severity,
                basis,
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
  const { format, edition, language, paths } = command;
  const style = world.colour ? coloured : plain;
  const findings: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  let reports = 0;
  let others = 0;
  const failures = writeEach(
    readInputs(world.files, paths, edition),
    (file, analysis) => {
      if (analysis.report.isReport) reports += 1;
      else others += 1;
      for (const { severity } of analysis.findings) findings[severity] += 1;
      return format === 'json'
        ? JSON.stringify(reportData(file, analysis, language))
        : fileText(file, analysis, language, style);
    },
    format === 'json' ? JSON_ARRAY : LINES,
    language,
    world,
  );
  if (format === 'text') world.output(summaryText({ reports, others, failures, findings }, language));
  if (failures > 0) return 2;
  return findings.error > 0 ? 1 : 0;
}

function extract(command: Extract<Command, { name: 'extract' }>, world: World): ExitCode {
  const { format, language, paths } = command;
  const failures = writeEach(
    readInputs(world.files, paths, 'auto'),
    (file, analysis) => (format === 'json' ? JSON.stringify(extractData(file, analysis)) : csvRecords(file, analysis)),
    format === 'json' ? JSON_ARRAY : { ...LINES, start: csvHeader(language) },
    language,
    world,
  );
  return failures > 0 ? 2 : 0;
}

/** What stands around and between the results of several files. */
interface Frame {
  readonly start: string;
  readonly between: string;
  readonly end: string;
}

const LINES: Frame = { start: '', between: '', end: '' };
/** One file a line: thousands of them are read line by line as well as at once. */
const JSON_ARRAY: Frame = { start: '[\n', between: ',\n', end: '\n]\n' };

/** Writes the result of each file as soon as it is there. The number of files without one is returned. */
function writeEach(
  inputs: Iterable<Input>,
  resultOf: (file: string, analysis: Analysis) => string,
  frame: Frame,
  language: Language,
  world: World,
): number {
  let failures = 0;
  let before = frame.start;
  for (const input of inputs) {
    const result = 'failure' in input ? input : attempt(input, resultOf);
    if ('failure' in result) {
      failures += 1;
      complain(result.failure, language, world);
    } else {
      world.output(before + result.text);
      before = frame.between;
    }
  }
  world.output((before === frame.start ? frame.start : '') + frame.end);
  return failures;
}

/** A fault of ours in one file must not keep the others from being checked. */
function attempt(
  { file, analysis }: Extract<Input, { analysis: Analysis }>,
  resultOf: (file: string, analysis: Analysis) => string,
): { readonly text: string } | { readonly failure: Message } {
  try {
    return { text: resultOf(file, analysis) };
  } catch (error) {
    return { failure: failureOf(file, error) };
  }
}
