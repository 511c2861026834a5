import { languages, window, workspace, type TextDocument } from 'vscode';

/** The language of reports, by which they get their colours and the editor's settings for them. */
export const ownLanguage = 'disclosure-report';

/** Documents that may be reports, wherever they are stored; those that were never saved, whatever their language. */
export const documentSelector = [
  { language: ownLanguage },
  { language: 'markdown' },
  { language: 'plaintext' },
  { scheme: 'untitled' },
];

/** The document in front of the author, where it may be a report. */
export function activeDocument(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document !== undefined && languages.match(documentSelector, document) > 0 ? document : undefined;
}

/** Whether a document of which VS Code says that it was closed is so: one whose language changes is opened anew at once. */
export function isGone(document: TextDocument): boolean {
  return !workspace.textDocuments.includes(document);
}

/** Whether the document has no name yet: saving it asks for one. */
export function isUnnamed({ isUntitled, uri }: TextDocument): boolean {
  return isUntitled && !uri.path.startsWith('/');
}
