import { languages, window, type TextDocument } from 'vscode';

/** Documents that may be reports, wherever they are stored. */
export const documentSelector = [
  { language: 'disclosure-report' },
  { language: 'markdown' },
  { language: 'plaintext' },
];

/** The document in front of the author, where it may be a report. */
export function activeDocument(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document !== undefined && languages.match(documentSelector, document) > 0 ? document : undefined;
}
