/** Many files on all cores. Threads take the next file as soon as they are done with one; so does this one. */
import { realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { parentPort, Worker } from 'node:worker_threads';
import { createAnswer, oneByOne } from './answers.ts';
import type { Answer, AnswerEach, Job } from './answers.ts';
import type { Files } from '../disk/files.ts';
import { failureOf, STANDARD_INPUT } from './inputs.ts';
import type { Target } from './inputs.ts';

/** What another thread is told when it starts. */
export interface Assignment {
  readonly job: Job;
  readonly targets: readonly Target[];
  /** Which of the threads it is, from 0. */
  readonly thread: number;
  /** Shared by all threads: see `NEXT`. */
  readonly board: Int32Array;
}

interface Numbered {
  readonly index: number;
  readonly answer: Answer;
}

/** Where on the board stand: the next file that nobody has; how many answers are taken; each thread's file. */
const NEXT = 0;
const TAKEN = 1;
const FILE_OF = 2;

/** So many answers may wait for one before them: then memory stays small however large that file is. */
const AHEAD = 32;

/**
 * A thread takes some 30 MB, and a while until its code is as fast as ours is by then: it pays for so many files. For
 * fewer the other cores are of more use to Node itself, which compiles and frees memory on them.
 */
const FILES_PER_THREAD = 1000;

/** A thread's share of the memory for what is soon forgotten. Node's own is six times as much, and no faster. */
const YOUNG_MEGABYTES = 8;

/** Answers on as many threads as pay; `program` starts another one with an `Assignment`. */
export function onAllCores(program: string): AnswerEach {
  return (job, targets, answer) => {
    const threads = Math.min(availableParallelism(), Math.ceil(targets.length / FILES_PER_THREAD)) - 1;
    return threads > 0 && canShare(job, targets)
      ? onThreads(program, threads)(job, targets, answer)
      : oneByOne(job, targets, answer);
  };
}

/** Standard input belongs to this thread, and no two threads may write into one file. */
function canShare({ command }: Job, targets: readonly Target[]): boolean {
  if (command.paths.includes(STANDARD_INPUT)) return false;
  return command.name !== 'check' || !command.fix || new Set(targets.map(realPath)).size === targets.length;
}

function realPath({ file }: Target): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** Answers with the help of so many other threads. */
export function onThreads(program: string, threads: number): AnswerEach {
  return async function* (job, targets, answer) {
    const board = new Int32Array(new SharedArrayBuffer((FILE_OF + threads) * Int32Array.BYTES_PER_ELEMENT));
    const answers = new Map<number, Answer>();
    let wake = (): void => undefined;
    const keep = ({ index, answer }: Numbered): void => {
      answers.set(index, answer);
      wake();
    };
    const workers = Array.from({ length: threads }, (_, thread) => {
      board[FILE_OF + thread] = -1;
      const workerData: Assignment = { job, targets, thread, board };
      const worker = new Worker(program, {
        workerData,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
      });
      let reason: unknown = new Error('worker ended');
      worker.on('message', keep);
      worker.on('error', (error) => (reason = error));
      worker.on('exit', () => {
        // What it had begun, nobody else will do.
        const index = Atomics.load(board, FILE_OF + thread);
        const target = targets[index];
        if (target && !answers.has(index)) {
          keep({ index, answer: { complaints: [], result: { failure: failureOf(target.file, reason) } } });
        }
      });
      return worker;
    });
    try {
      for (let taken = 0; taken < targets.length;) {
        const ready = answers.get(taken);
        if (ready) {
          answers.delete(taken);
          yield ready;
          taken += 1;
          Atomics.store(board, TAKEN, taken);
          Atomics.notify(board, TAKEN);
          continue;
        }
        const index = Atomics.load(board, NEXT) < taken + AHEAD ? Atomics.add(board, NEXT, 1) : targets.length;
        const target = targets[index];
        if (target) {
          keep({ index, answer: await answer(target) });
          // Other threads' answers come in.
          await setImmediate();
        } else {
          await new Promise<void>((resolve) => (wake = resolve));
        }
      }
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
  };
}

/** What another thread does: it answers for files until there are none. */
export async function assist({ job, targets, thread, board }: Assignment, files: Files): Promise<void> {
  const answer = createAnswer(job, files, () => new Uint8Array());
  for (;;) {
    const index = Atomics.add(board, NEXT, 1);
    const target = targets[index];
    if (!target) return;
    Atomics.store(board, FILE_OF + thread, index);
    for (let taken = Atomics.load(board, TAKEN); index >= taken + AHEAD; taken = Atomics.load(board, TAKEN)) {
      Atomics.wait(board, TAKEN, taken);
    }
    parentPort?.postMessage({ index, answer: await answer(target) } satisfies Numbered);
    Atomics.store(board, FILE_OF + thread, -1);
  }
}
