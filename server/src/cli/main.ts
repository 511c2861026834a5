/** The command line as a program. */
import { isMainThread, workerData } from 'node:worker_threads';
import type { Message } from '../service/index.ts';
import { readArguments } from './arguments.ts';
import { nodeFiles } from '../disk/files.ts';
import { run } from './run.ts';
import { readToEnd } from './standard-input.ts';
import { assist, onAllCores } from './threads.ts';
import type { Assignment } from './threads.ts';

/** For `start.ts`: whether files were looked at. */
export const worked: Promise<boolean> = isMainThread ? runProgram() : Promise.resolve(false);

if (!isMainThread) void assist(workerData as Assignment, nodeFiles);

async function runProgram(): Promise<boolean> {
  const argv = process.argv.slice(2);
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever read the output has had enough, as in `… | head`. The exit code still tells what was found.
      // Anything else is told once, not for each file.
      if (error.code === 'EPIPE' || process.exitCode === 2) return;
      process.exitCode = 2;
      if (stream === process.stdout) process.stderr.write(`${notWritten(error)[readArguments(argv).language]}\n`);
    });
  }
  const noColour = process.env['NO_COLOR'] ?? '';
  const code = await run(argv, {
    files: nodeFiles,
    input: readToEnd,
    output: (text) =>
      new Promise((resolve) => {
        // Called after a failure as well.
        process.stdout.write(text, () => {
          resolve();
        });
      }),
    error: (text) => process.stderr.write(text),
    colour: process.stdout.isTTY && noColour === '',
    watched: process.stderr.isTTY,
    answerEach: onAllCores(__filename),
  });
  // Output that could not be written has said so before.
  process.exitCode ??= code;
  return ['check', 'extract'].includes(readArguments(argv).name);
}

function notWritten({ message }: Error): Message {
  return { zh: `写不出结果：${message}`, en: `Cannot write the output: ${message}` };
}
