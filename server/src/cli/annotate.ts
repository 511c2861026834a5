/** The command `annotate`: findings as comments in copies of Word files. */
import path from 'node:path';
import type { Files } from '../disk/files.ts';
import { annotate } from '../exchange/annotate.ts';
import type { Message } from '../service/index.ts';
import type { Command } from './arguments.ts';
import { about, failureOf, notWritten, readFile, settingsFor } from './inputs.ts';
import type { World } from './run.ts';

type Annotate = Extract<Command, { name: 'annotate' }>;

/** Writes a copy of each file; false where one was not written, of which a sentence tells. Findings are no failure. */
export function annotateFiles(command: Annotate, world: World): boolean {
  const { from, to, language } = command;
  const isFolder = isThere(world.files, to);
  let isDone = true;
  for (const file of from) {
    const failure =
      from.length > 1 && !isFolder
        ? {
            zh: `“${to}”不是文件夹；多个文件要写进一个已有的文件夹。`,
            en: `"${to}" is no folder; several files need one.`,
          }
        : copy(file, isFolder ? path.join(to, path.basename(file)) : to, command, world);
    if (!failure) continue;
    isDone = false;
    world.error(`${failure[language]}\n`);
  }
  return isDone;
}

function isThere(files: Files, folder: string): boolean {
  try {
    return files.describe(folder).kind === 'folder';
  } catch {
    return false;
  }
}

function copy(file: string, to: string, { force, language }: Annotate, { files, error }: World): Message | null {
  if (files.areSame(file, to)) {
    return { zh: `“${to}”就是原文件，没有处理。`, en: `"${to}" is the file itself; nothing was done.` };
  }
  if (path.extname(file).toLowerCase() !== path.extname(to).toLowerCase()) {
    return { zh: `“${to}”的扩展名应当和“${file}”一样。`, en: `"${to}" should end like "${file}".` };
  }
  try {
    const bytes = readFile(files, file);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const { settings, mistakes } = settingsFor(files, file);
    for (const mistake of mistakes) error(`${mistake[language]}\n`);
    const annotated = annotate(bytes, settings, language);
    if ('failure' in annotated) return about(file, annotated.failure);
    try {
      const isWritten = files.create(to, annotated.bytes, force);
      return isWritten
        ? null
        : { zh: `“${to}”已经存在；要替换它，请加 --force。`, en: `"${to}" is there already; --force replaces it.` };
    } catch (reason) {
      return notWritten(to, reason);
    }
  } catch (reason) {
    return failureOf(file, reason);
  }
}
