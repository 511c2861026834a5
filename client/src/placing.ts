import { Range, Selection, TextEditorRevealType, Uri, window } from 'vscode';
import type { PlaceCursorArguments } from './protocol.ts';

/** Run by the server's fixes once they are applied. */
export const placingCommands = {
  /** Puts the cursor where the author goes on after a fix. */
  placeCursor: (...given: readonly unknown[]): void => {
    const [uri, { start, end }] = given as PlaceCursorArguments;
    const address = Uri.parse(uri).toString();
    const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === address);
    if (editor === undefined) return;
    const range = new Range(start.line, start.character, end.line, end.character);
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  },
};
