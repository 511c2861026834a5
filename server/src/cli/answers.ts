/** What a command answers for each file: plain data, so that another thread can give it as well. */
import { extractData, reportData } from '../service/index.ts';
import type { Analysis, Language, Message, Severity } from '../service/index.ts';
import type { Command } from './arguments.ts';
import { csvRecords } from './csv.ts';
import type { Files } from '../disk/files.ts';
import { githubCommands, junitSuite, sarifResults } from './formats.ts';
import { createReader, failureOf } from './inputs.ts';
import type { Complaint, Reading, StandardInput, Target } from './inputs.ts';
import { coloured, fileText, plain } from './text.ts';
import { visibleJson } from './visible.ts';

/** What is to be done with every file. */
export interface Job {
  readonly command: Extract<Command, { name: 'check' | 'extract' }>;
  /** Whether the answers are shown in colours. */
  readonly colour: boolean;
}

export interface Answer {
  readonly complaints: readonly Complaint[];
  /** Null where there is nothing to say: the file was found in a folder and is no report. */
  readonly result: Result | { readonly failure: Message } | null;
  /** A file that was found in a folder and is of a kind that is not read. */
  readonly passedOver?: string;
}

export interface Result {
  /** As it is written. A file may have nothing to say in some formats. */
  readonly text: string;
  readonly isReport: boolean;
  readonly findings: Readonly<Record<Severity, number>>;
  /** For the user, and no fault. */
  readonly note: Message | null;
  /** For the user, and makes the exit code 2: something else was to be done with the file. */
  readonly fault: Message | null;
}

export type AnswerTo = (target: Target) => Promise<Answer>;

/** Answers for every target, in their order: one after the other, or several at once where that is faster. */
export type AnswerEach = (job: Job, targets: readonly Target[], answer: AnswerTo) => AsyncIterable<Answer>;

export const oneByOne: AnswerEach = async function* (_, targets, answer) {
  for (const target of targets) yield await answer(target);
};

/** Answers for targets as the job says. A fault of ours in one file must not keep the others from being checked. */
export function createAnswer({ command, colour }: Job, files: Files, standardInput: StandardInput): AnswerTo {
  const read = createReader(files, standardInput, readingOf(command));
  const textOf = textFor(command, colour);
  return async (target) => {
    const { complaints, input, passedOver } = await read(target);
    if (!input || 'failure' in input) {
      return {
        complaints,
        result: input && { failure: input.failure },
        ...(passedOver !== undefined && { passedOver }),
      };
    }
    const { file, analysis, isImported = false, note = null, fault = null } = input;
    try {
      const findings = countOf(analysis);
      return {
        complaints,
        result: { text: textOf(file, analysis, isImported), isReport: analysis.report.isReport, findings, note, fault },
      };
    } catch (error) {
      return { complaints, result: { failure: failureOf(file, error) } };
    }
  };
}

function readingOf(command: Job['command']): Reading {
  if (command.name === 'extract') return { settings: {}, standardInputName: null, fix: false };
  const { edition, standardInputName, fix } = command;
  return { settings: edition === null ? {} : { edition }, standardInputName, fix };
}

function countOf({ findings }: Analysis): Result['findings'] {
  const count: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) count[severity] += 1;
  return count;
}

/** `isImported` says that the text is not the file's own: then places are told in words. */
type TextOf = (file: string, analysis: Analysis, isImported: boolean) => string;

function textFor(command: Job['command'], colour: boolean): TextOf {
  if (command.name === 'extract') {
    return command.format === 'json'
      ? (file, analysis) => visibleJson(JSON.stringify(extractData(file, analysis)))
      : csvRecords;
  }
  const textOf = textIn(command.format, command.language, colour);
  if (!command.quiet) return textOf;
  return (file, analysis, isImported) => {
    const errors = errorsOnly(analysis);
    // Text says that nothing was found, which is not so: there is something, and it is not shown.
    const isSilent = command.format === 'text' && errors.findings.length === 0 && analysis.findings.length > 0;
    return isSilent ? '' : textOf(file, errors, isImported);
  };
}

function textIn(format: Extract<Command, { name: 'check' }>['format'], language: Language, colour: boolean): TextOf {
  switch (format) {
    case 'text': {
      const style = colour ? coloured : plain;
      return (file, analysis, isImported) => fileText(file, analysis, language, style, isImported);
    }
    case 'json':
      return (file, analysis, isImported) =>
        visibleJson(JSON.stringify(reportData(file, analysis, language, isImported)));
    case 'sarif':
      return (file, analysis, isImported) => sarifResults(file, analysis, language, isImported);
    case 'github':
      return (file, analysis, isImported) => githubCommands(file, analysis, language, isImported);
    case 'junit':
      return (file, analysis, isImported) => junitSuite(file, analysis, language, isImported);
  }
}

function errorsOnly(analysis: Analysis): Analysis {
  return { ...analysis, findings: analysis.findings.filter(({ severity }) => severity === 'error') };
}
