/**
 * What is started: it runs the program that lies beside it. Compiling a program takes a third of a short run, so what V8
 * made of it is kept beside it as well, as soon as it has done some work, and taken up by the next start. Where that
 * cannot be kept or does not fit, the program is compiled as ever.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import zlib from 'node:zlib';

/** Said by the build: the program's name, a name of its very text, and whether it ends after one task. */
declare const PROGRAM: { readonly name: string; readonly content: string; readonly isShort: boolean };

/** What a program says of itself. */
interface Program {
  /** Whether it has done what it is for by now: only what has run is compiled. */
  readonly worked?: Promise<boolean>;
}

/**
 * A run over some hundred files ends before code that V8 optimises early has paid for that: it is to wait eight to ten
 * times as long. By V8's major version, as other versions call it something else.
 */
const LATER_OPTIMISATION: Readonly<Record<string, string>> = {
  '11': '--interrupt-budget=540000',
  '12': '--invocation-count-for-turbofan=30000',
  '13': '--invocation-count-for-turbofan=30000',
};

const folder = path.join(__dirname, 'programs');
const file = path.join(folder, `${PROGRAM.name}.js`);
const compiled = path.join(folder, `${PROGRAM.name}-${PROGRAM.content}-${process.versions.v8}-${process.arch}.code`);

const CHECKSUM_BYTES = 4;

/** What was kept: V8 knows its own version and flags again, but a damaged file might be its end. */
function kept(): Buffer | undefined {
  try {
    const bytes = readFileSync(compiled);
    const code = bytes.subarray(CHECKSUM_BYTES);
    return bytes.readUInt32LE() === zlib.crc32(code) ? code : undefined;
  } catch {
    // There is none, or Node is too old to sum it up.
    return undefined;
  }
}

/** Whoever reads it meanwhile has the old file or the new one. */
function keep(code: Buffer): void {
  try {
    const checksum = Buffer.alloc(CHECKSUM_BYTES);
    checksum.writeUInt32LE(zlib.crc32(code));
    mkdirSync(folder, { recursive: true });
    const draft = `${compiled}.${String(process.pid)}`;
    writeFileSync(draft, Buffer.concat([checksum, code]));
    renameSync(draft, compiled);
  } catch {
    // The folder belongs to somebody else.
  }
}

if (PROGRAM.isShort && isMainThread) {
  const flag = LATER_OPTIMISATION[process.versions.v8.split('.', 1)[0] ?? ''];
  if (flag !== undefined) setFlagsFromString(flag);
}
const cachedData = kept();
const script = new vm.Script(
  `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`,
  {
    filename: file,
    cachedData,
    // The first Nodes of version 20 do not have it.
    importModuleDynamically: (vm as Partial<typeof vm>).constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  },
);
const program: { exports: Program } = { exports: {} };
const run = script.runInThisContext() as (...parameters: readonly unknown[]) => void;
// It is to think that it is this file: it starts itself again, and looks for what lies beside it.
run(program.exports, createRequire(__filename), program, __filename, __dirname);
if (isMainThread && (cachedData === undefined || script.cachedDataRejected === true)) {
  void program.exports.worked?.then((hasWorked) => {
    if (hasWorked) keep(script.createCachedData());
  });
}
