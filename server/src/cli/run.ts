/** The command line as a function: arguments in, text and an exit code out. */
import * as packageJson from '../../package.json';
import { newReport, rules } from '../service/index.ts';
import type { Language, Message, Severity } from '../service/index.ts';
import { createAnswer } from './answers.ts';
import type { AnswerEach, Job, Result } from './answers.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './arguments.ts';
import { annotateFiles } from './annotate.ts';
import { convert } from './convert.ts';
import { csvHeader } from './csv.ts';
import type { Files } from '../disk/files.ts';
import { junitFrame, sarifFrame } from './formats.ts';
import type { Frame } from './formats.ts';
import { help } from './help.ts';
import { findTargets } from './inputs.ts';
import type { StandardInput } from './inputs.ts';
import { rulesText, SEVERITIES, summaryText } from './text.ts';
import { oneLine } from './visible.ts';

/** What the command line touches of the world around it. */
export interface World {
  readonly files: Files;
  readonly input: StandardInput;
  /** Writes to standard output; a promise is kept when there is room for more. */
  readonly output: (text: string) => void | Promise<void>;
  /** Writes to standard error. */
  readonly error: (text: string) => void;
  /** Whether standard output shows colours. */
  readonly colour: boolean;
  /** Whether standard error is watched by a person: then it shows how far a long run has come. */
  readonly watched: boolean;
  readonly answerEach: AnswerEach;
}

/** 0: no error-level finding; 1: some; 2: bad usage, or a file that could not be checked. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command. Never throws: what was not foreseen is a sentence too. */
export async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  let language: Language = 'zh';
  try {
    const command = readArguments(argv);
    ({ language } = command);
    return await runCommand(command, world);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    complain({ zh: `程序出错：${reason}`, en: `The program failed: ${reason}` }, language, world);
    return 2;
  }
}

async function runCommand(command: Command, world: World): Promise<ExitCode> {
  const { language } = command;
  switch (command.name) {
    case 'check':
      return check(command, world);
    case 'extract':
      return extract(command, world);
    case 'annotate':
      return annotateFiles(command, world) ? 0 : 2;
    case 'convert': {
      const failure = await convert(command, world);
      if (failure) complain(failure, language, world);
      return failure ? 2 : 0;
    }
    case 'new':
      await world.output(newReport({ organ: command.organ, year: command.year }));
      return 0;
    case 'rules':
      await world.output(
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
      await world.output(help[language]);
      return 0;
    case 'version':
      await world.output(`${packageJson.version}\n`);
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

async function check(command: Extract<Command, { name: 'check' }>, world: World): Promise<ExitCode> {
  const { format, language, mostWarnings } = command;
  const findings: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  let reports = 0;
  let others = 0;
  const { failures, isFaulty } = await writeEach(command, frameOf(format, language), world, (result) => {
    if (result.isReport) reports += 1;
    else others += 1;
    for (const severity of SEVERITIES) findings[severity] += result.findings[severity];
  });
  if (format === 'text') await world.output(summaryText({ reports, others, failures, findings }, language));
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
  if (isFaulty) return 2;
  return findings.error > 0 || tooMany ? 1 : 0;
}

function frameOf(format: Extract<Command, { name: 'check' }>['format'], language: Language): Frame {
  switch (format) {
    case 'text':
    case 'github':
      return LINES;
    case 'json':
      return JSON_ARRAY;
    case 'sarif':
      return sarifFrame(language);
    case 'junit':
      return junitFrame;
  }
}

async function extract(command: Extract<Command, { name: 'extract' }>, world: World): Promise<ExitCode> {
  const { format, language } = command;
  const frame = format === 'json' ? JSON_ARRAY : { ...LINES, start: csvHeader(language) };
  const { isFaulty } = await writeEach(command, frame, world);
  return isFaulty ? 2 : 0;
}

const LINES: Frame = { start: '', between: '', end: '' };
/** One file a line: thousands of them are read line by line as well as at once. */
const JSON_ARRAY: Frame = { start: '[\n', between: ',\n', end: '\n]\n' };

/** From this many files on, a person who waits is told how far it is. */
const MANY = 50;

/** What a run over files came to. */
interface Outcome {
  /** The files without a result. */
  readonly failures: number;
  /** Whether the user was told of anything that makes the exit code 2. */
  readonly isFaulty: boolean;
}

/** Writes the result of each file as soon as it is there. */
async function writeEach(
  command: Job['command'],
  frame: Frame,
  world: World,
  onResult: (result: Result) => void = () => undefined,
): Promise<Outcome> {
  const { language } = command;
  const job: Job = { command, colour: world.colour };
  const targets = findTargets(world.files, command.paths);
  const showsProgress = world.watched && targets.length >= MANY;
  let done = 0;
  let failures = 0;
  let faults = 0;
  let before = frame.start;
  // Two threads may both have met a project file.
  const toldOf = new Set<string>();
  const show = (): void => {
    if (showsProgress) world.error(`\r${PROGRESS[language]} ${done}/${targets.length}`);
  };
  const clear = (): void => {
    if (showsProgress) world.error('\r\u001B[K');
  };
  show();
  const passedOver: string[] = [];
  for await (const { complaints, result, passedOver: other } of world.answerEach(
    job,
    targets,
    createAnswer(job, world.files, world.input),
  )) {
    clear();
    for (const { file, failure } of complaints.filter((complaint) => !toldOf.has(complaint.file))) {
      toldOf.add(file);
      complain(failure, language, world);
    }
    if (other !== undefined) passedOver.push(other);
    if (result && 'failure' in result) {
      failures += 1;
      complain(result.failure, language, world);
    } else if (result) {
      onResult(result);
      if (result.note) complain(result.note, language, world);
      if (result.fault) {
        faults += 1;
        complain(result.fault, language, world);
      }
      // A file may have nothing to say in some formats: then nothing stands between it and the next.
      if (result.text !== '') {
        await world.output(before + result.text);
        before = frame.between;
      }
    }
    done += 1;
    show();
  }
  clear();
  if (passedOver.length > 0) complain(notOurs(passedOver), language, world);
  await world.output((before === frame.start ? frame.start : '') + frame.end);
  return { failures, isFaulty: failures + faults + toldOf.size > 0 };
}

/** So many names are read by somebody. */
const MOST_NAMES = 20;

function notOurs(files: readonly string[]): Message {
  const names = files.slice(0, MOST_NAMES);
  const isMore = files.length > names.length;
  return {
    zh: `${files.length} 个文件是旧格式或设有密码，没有检查，请另存为 .docx：${names.join('、')}${isMore ? '……' : ''}`,
    en: `${files.length} files are of an old format or have a password and were not checked; save them as .docx: ${names.join(', ')}${isMore ? ' …' : ''}`,
  };
}

const PROGRESS: Message = { zh: '正在检查', en: 'Checking' };
