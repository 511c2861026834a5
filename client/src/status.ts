import { EventEmitter, StatusBarAlignment, window, workspace, type Event, type TextDocument } from 'vscode';
import type { Disposable, LanguageClient } from 'vscode-languageclient/node';
import { createContextKey } from './context-key.ts';
import { activeDocument, isGone, ownLanguage } from './documents.ts';
import { language, messages } from './messages.ts';
import { statusNotification, type Status } from './protocol.ts';

/** How the server reads the open documents. */
export interface Statuses {
  readonly of: (document: TextDocument | undefined) => Status | undefined;
  /** A document is read anew, or another one is in front, or the language of what is said has changed. */
  readonly onDidChange: Event<Status | undefined>;
  readonly subscriptions: readonly Disposable[];
}

/** Remembers what the server says of each document, until it is closed. */
export function createStatuses(client: LanguageClient): Statuses {
  const known = new Map<string, Status>();
  const changed = new EventEmitter<Status | undefined>();
  const tell = (): void => {
    changed.fire(undefined);
  };
  const subscriptions = [
    changed,
    client.onNotification(statusNotification, (status) => {
      known.set(status.uri, status);
      changed.fire(status);
    }),
    window.onDidChangeActiveTextEditor(tell),
    workspace.onDidCloseTextDocument((document) => {
      if (!isGone(document)) return;
      known.delete(document.uri.toString());
      tell();
    }),
    workspace.onDidChangeConfiguration(tell),
  ];
  return {
    of: (document) => known.get(document?.uri.toString() ?? ''),
    onDidChange: changed.event,
    subscriptions,
  };
}

/** A place in the status bar that says whether the active document is read as a report, of what year and edition. */
export function registerStatus(statuses: Statuses): readonly Disposable[] {
  const item = window.createStatusBarItem('recognition', StatusBarAlignment.Right, 100);
  item.command = 'disclosureReport.chooseRecognition';

  const isReport = createContextKey('disclosureReport.isReport');

  const show = (): void => {
    const document = activeDocument();
    const status = statuses.of(document);
    isReport.set(status?.isReport === true);
    const text = messages();
    item.name = text.report;
    if (document === undefined || status === undefined || !isWorthSaying(document, status)) {
      item.hide();
      return;
    }
    item.text = status.isReport
      ? `$(law) ${describe(status)}`
      : `$(circle-slash) ${document.languageId === ownLanguage && status.recognition === 'auto' ? text.notYetAReport : text.notAReport}`;
    item.tooltip = `${status.reason}\n${text.clickToChange}`;
    item.show();
  };

  return [...statuses.subscriptions, item, isReport.end, statuses.onDidChange(show)];
}

/** Of a text in some other language that was never saved it goes without saying that it is no report. */
function isWorthSaying({ languageId }: TextDocument, { isReport, recognition }: Status): boolean {
  return isReport || recognition !== 'auto' || [ownLanguage, 'markdown', 'plaintext'].includes(languageId);
}

function describe({ year, editionLabel }: Status): string {
  const text = messages();
  return text.reportOf(year === null ? null : String(year), editionLabel?.[language()] ?? null);
}
