import { Disposable, window, workspace, type TextDocument } from 'vscode';
import { mayBeReport } from '../../server/src/report/words.ts';
import { ownLanguage } from './documents.ts';

/** A text is looked at when typing in it pauses this long (milliseconds). */
const PAUSE = 400;

/** Calls back once, as soon as an open document may be a report. Costs a search for two words in each text. */
export function onLikelyReport(found: () => void): Disposable {
  const waiting = new Map<TextDocument, ReturnType<typeof setTimeout>>();

  const forget = (document: TextDocument): void => {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
  };
  const look = (document: TextDocument): void => {
    forget(document);
    if (!isLikely(document)) return;
    watching.dispose();
    found();
  };

  const watching = Disposable.from(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (!isWatched(document)) return;
      forget(document);
      waiting.set(
        document,
        setTimeout(() => {
          look(document);
        }, PAUSE),
      );
    }),
    workspace.onDidCloseTextDocument(forget),
    new Disposable(() => {
      for (const document of waiting.keys()) forget(document);
    }),
  );
  // What the author looks at goes first.
  const shown = window.visibleTextEditors.map(({ document }) => document);
  const likely = [...shown, ...workspace.textDocuments].find(isLikely);
  if (likely) look(likely);
  return watching;
}

function isLikely(document: TextDocument): boolean {
  if (document.languageId === ownLanguage) return true;
  return isWatched(document) && mayBeReport(document.getText());
}

/** An untitled document has whatever language VS Code guesses from its words: for reports, mostly Ini. */
function isWatched({ languageId, isUntitled }: TextDocument): boolean {
  return isUntitled || languageId === 'markdown' || languageId === 'plaintext';
}
