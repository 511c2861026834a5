import { StatusBarAlignment, window, workspace } from 'vscode';
import type { Disposable, LanguageClient } from 'vscode-languageclient/node';
import { activeDocument } from './documents.ts';
import { messages } from './messages.ts';
import { statusNotification, type Status } from './protocol.ts';

/** A place in the status bar that says whether the active document is read as a report, of what year and edition. */
export function registerStatus(client: LanguageClient): readonly Disposable[] {
  const statuses = new Map<string, Status>();
  const item = window.createStatusBarItem('recognition', StatusBarAlignment.Right, 100);
  item.command = 'disclosureReport.chooseRecognition';

  const show = (): void => {
    const status = statuses.get(activeDocument()?.uri.toString() ?? '');
    const text = messages();
    item.name = text.report;
    if (status === undefined) {
      item.hide();
      return;
    }
    item.text = status.isReport ? `$(law) ${describe(status)}` : `$(circle-slash) ${text.notAReport}`;
    item.tooltip = `${status.reason}\n${text.clickToChange}`;
    item.show();
  };

  return [
    item,
    client.onNotification(statusNotification, (status) => {
      statuses.set(status.uri, status);
      show();
    }),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidCloseTextDocument((document) => {
      statuses.delete(document.uri.toString());
      show();
    }),
    workspace.onDidChangeConfiguration(show),
  ];
}

function describe({ year, edition }: Status): string {
  const text = messages();
  return [text.report, year === null ? [] : text.ofYear(year), edition === null ? [] : text.ofEdition(edition)]
    .flat()
    .join(' ');
}
