// The VS Code side at rest: it waits until a text may be a report, or somebody runs a command. Whoever never opens a
// report pays for this file and what it imports, nothing else: no server, no library of the protocol.
import { commands, window, workspace, type ExtensionContext } from 'vscode';
import { onLikelyReport } from './likely.ts';
import { registerEncoding } from './encoding.ts';
import { messages } from './messages.ts';
import type { CommandName, Session } from './session.ts';

/** Each runs in the session, which is started for it. */
const COMMANDS: Readonly<Record<CommandName, true>> = {
  newReport: true,
  insertSkeleton: true,
  saveReport: true,
  chooseRecognition: true,
  treatAsReport: true,
  treatAsOther: true,
  treatAutomatically: true,
  nextCell: true,
  previousCell: true,
  cellBelow: true,
  makeTableCanonical: true,
  makeReportCanonical: true,
  recalculateTotals: true,
  turnIntoText: true,
  exportAsWord: true,
  exportAsPage: true,
  placeCursor: true,
  checkFolder: true,
  openPanel: true,
  openGuide: true,
  restartServer: true,
  showLog: true,
};

/** Called by VS Code when it has started, when a document of our language is opened or one of our commands is run. */
export function activate(context: ExtensionContext): void {
  let session: Promise<Session> | undefined;

  const start = async (): Promise<Session> => {
    session ??= import('./session.ts').then(({ startSession }) => startSession(context));
    try {
      return await session;
    } catch (error) {
      // The next command tries again.
      session = undefined;
      throw error;
    }
  };

  const startUnasked = (): void => {
    start().catch((error: unknown) => {
      void window.showErrorMessage(messages().notStarted(String(error)));
    });
  };

  context.subscriptions.push(
    ...(Object.keys(COMMANDS) as CommandName[]).map((name) =>
      commands.registerCommand(`disclosureReport.${name}`, async (...given: unknown[]) => {
        const { commands: known } = await start();
        return known[name](...given);
      }),
    ),
    registerEncoding(),
    onLikelyReport(startUnasked),
  );
  // Who has set that all reports are checked need not open one first.
  const { workspaceFolders = [] } = workspace;
  const { checkWholeFolder } = workspace.getConfiguration('disclosureReport');
  if (checkWholeFolder === true && workspaceFolders.length > 0) startUnasked();
}
