import { window, workspace, type Disposable, type TextDocument } from 'vscode';
import { mayBeReport } from '../../server/src/report/words.ts';
import { ownLanguage } from './documents.ts';
import { messages } from './messages.ts';

/** This many replacement characters come of another encoding, not of a slip. */
const MANY_REPLACED = 10;
/** A text begins to show soon whether it is garbled. */
const LOOKED_AT = 20_000;
/** No report comes near it. */
const MOST_BYTES = 20 * 1024 * 1024;

/** Offers to read a report anew that was opened in an encoding that is not its own: VS Code shows � for its words. */
export function registerEncoding(): Disposable {
  const offer = (document: TextDocument): void => {
    void offerReopening(document);
  };
  workspace.textDocuments.forEach(offer);
  return workspace.onDidOpenTextDocument(offer);
}

async function offerReopening(document: TextDocument): Promise<void> {
  if (document.isUntitled || document.isDirty || !isGarbled(document) || !(await isReportInGbk(document))) return;
  const text = messages();
  if ((await window.showWarningMessage(text.garbled, text.reopen)) === undefined) return;
  try {
    await workspace.openTextDocument(document.uri, { encoding: 'gb18030' });
  } catch {
    // VS Code reads nothing anew that was changed meanwhile.
    void window.showWarningMessage(text.notReopened);
  }
}

function isGarbled(document: TextDocument): boolean {
  // VS Code guesses the encoding of what is named as a report; of a file that it opens while it starts, it does not.
  if (!['plaintext', 'markdown', ownLanguage].includes(document.languageId)) return false;
  return document.getText().slice(0, LOOKED_AT).split('\uFFFD').length > MANY_REPLACED;
}

async function isReportInGbk({ uri }: TextDocument): Promise<boolean> {
  try {
    if ((await workspace.fs.stat(uri)).size > MOST_BYTES) return false;
    return mayBeReport(new TextDecoder('gb18030', { fatal: true }).decode(await workspace.fs.readFile(uri)));
  } catch {
    // No file, or not of that encoding.
    return false;
  }
}
