// The VS Code side at work: it starts the server and shows what the server says. It knows nothing of reports.
import { window, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { conversionCommands } from './conversions.ts';
import { createContextKey } from './context-key.ts';
import { registerCursor } from './cursor.ts';
import { documentSelector } from './documents.ts';
import { exchangeCommands } from './exchange.ts';
import { registerGreeting } from './greeting.ts';
import { folder } from './folder.ts';
import { guideCommands } from './guide.ts';
import { createKeyLines } from './key-lines.ts';
import { registerLanguageOffer } from './language-offer.ts';
import { registerLiningUp } from './lining-up.ts';
import { displayLanguage, messages } from './messages.ts';
import { panels } from './panel.ts';
import { registerPaste } from './paste.ts';
import { placingCommands } from './placing.ts';
import { recognition } from './recognition.ts';
import { saving } from './saving.ts';
import { createStatuses, registerStatus } from './status.ts';
import { tableKeys } from './table-keys.ts';
import { writingCommands } from './writing.ts';

export type CommandName =
  | 'newReport'
  | 'insertSkeleton'
  | 'saveReport'
  | 'chooseRecognition'
  | 'treatAsReport'
  | 'treatAsOther'
  | 'treatAutomatically'
  | 'nextCell'
  | 'previousCell'
  | 'cellBelow'
  | 'makeTableCanonical'
  | 'makeReportCanonical'
  | 'recalculateTotals'
  | 'turnIntoText'
  | 'exportAsWord'
  | 'exportAsPage'
  | 'placeCursor'
  | 'checkFolder'
  | 'openPanel'
  | 'openGuide'
  | 'restartServer'
  | 'showLog';

/** What a session answers to, by the name of the command. */
export interface Session {
  readonly commands: Readonly<Record<CommandName, (...given: readonly unknown[]) => unknown>>;
}

/** Starts the server; everything ends with the extension. */
export async function startSession(context: ExtensionContext): Promise<Session> {
  const client = new LanguageClient(
    'disclosureReport',
    messages().product,
    { module: context.asAbsolutePath('server/dist/server.js'), transport: TransportKind.ipc },
    {
      documentSelector,
      initializationOptions: {
        status: true,
        placesCursor: true,
        showsFolder: true,
        readsFiles: true,
        language: displayLanguage(),
      },
    },
  );
  const active = createContextKey('disclosureReport.isActive');
  const statuses = createStatuses(client);
  const recognised = recognition(client, context.workspaceState);
  const keyLines = createKeyLines(statuses);
  const keys = tableKeys(client, keyLines);
  const beside = panels(client, statuses, context);
  const saved = saving(client, statuses);
  const checked = folder(client);
  // The client stops its server when it is disposed with the others.
  context.subscriptions.push(
    client,
    ...registerStatus(statuses),
    ...registerCursor(client),
    ...recognised.subscriptions,
    ...saved.subscriptions,
    ...checked.subscriptions,
    ...keyLines.subscriptions,
    ...keys.subscriptions,
    ...beside.subscriptions,
    ...registerLiningUp(client, keyLines),
    ...registerPaste(client),
    registerLanguageOffer(statuses, context.workspaceState),
    registerGreeting(statuses, context),
    active.end,
  );
  await client.start();
  active.set(true);
  return {
    commands: {
      ...recognised.commands,
      ...saved.commands,
      ...checked.commands,
      ...keys.commands,
      ...beside.commands,
      ...writingCommands(client),
      ...conversionCommands(client),
      ...exchangeCommands(client),
      ...placingCommands,
      ...guideCommands(context),
      restartServer: () => restart(client),
      showLog: () => {
        client.outputChannel.show();
      },
    },
  };
}

/** Restarts the server and says so: where all goes well nothing else on the screen changes. */
async function restart(client: LanguageClient): Promise<void> {
  await client.restart();
  window.setStatusBarMessage(messages().restarted, 5000);
}
