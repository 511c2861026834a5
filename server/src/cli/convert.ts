/** The command `convert`: one file into another, by their endings. */
import { exportReport } from '../exchange/export.ts';
import type { Message, Settings } from '../service/index.ts';
import type { Command } from './arguments.ts';
import { canonicalFile } from '../disk/canonical-file.ts';
import type { Files } from '../disk/files.ts';
import { about, failureOf, notText, notWritten, readFile, settingsFor } from './inputs.ts';
import type { World } from './run.ts';

/** Does it; a sentence on why not, or null. What was not understood is told on the way. */
export async function convert(
  { from, to, force, language }: Extract<Command, { name: 'convert' }>,
  world: World,
): Promise<Message | null> {
  const { files } = world;
  if (!/\.(?:md|markdown|docx|html?)$/i.test(to)) {
    return {
      zh: `“${to}”的扩展名应当是 .md、.docx 或 .html。`,
      en: `"${to}" should end with .md, .docx or .html.`,
    };
  }
  if (files.areSame(from, to)) {
    return {
      zh: '原文件和新文件是同一个，没有转换。',
      en: 'Both are the same file; nothing was done.',
    };
  }
  const { settings, mistakes } = settingsFor(files, from);
  for (const mistake of mistakes) world.error(`${mistake[language]}\n`);
  const read = await textOf(files, from, settings);
  if (!('text' in read)) return read;
  for (const note of read.notes) world.error(`${about(from, note)[language]}\n`);
  try {
    const isWritten = files.create(to, await bytesFor(to, read.text, settings), force);
    return isWritten
      ? null
      : {
          zh: `“${to}”已经存在；要替换它，请加 --force。`,
          en: `"${to}" is there already; --force replaces it.`,
        };
  } catch (error) {
    return notWritten(to, error);
  }
}

/** A file of the kind that its name ends with, from the canonical text. */
async function bytesFor(name: string, text: string, settings: Settings): Promise<Uint8Array> {
  if (/\.(?:md|markdown)$/i.test(name)) return Buffer.from(text);
  return Buffer.from(await exportReport(text, /\.docx$/i.test(name) ? 'docx' : 'html', settings));
}

async function textOf(
  files: Files,
  file: string,
  settings: Settings,
): Promise<Message | { readonly text: string; readonly notes: readonly Message[] }> {
  try {
    const bytes = readFile(files, file);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const read = await canonicalFile(file, bytes, settings);
    if (!('failure' in read)) return read;
    return read.failure === null ? notText(file) : about(file, read.failure);
  } catch (error) {
    return failureOf(file, error);
  }
}
