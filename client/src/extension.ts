// The VS Code side: it starts the server and shows what the server says. It knows nothing of reports.
import { commands, window, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { registerCursor } from './cursor.ts';
import { documentSelector } from './documents.ts';
import { messages } from './messages.ts';
import { registerRecognition } from './recognition.ts';
import { registerStatus } from './status.ts';
import { registerWriting } from './writing.ts';

/** Called by VS Code when a document of our languages is opened or one of our commands is run. */
export async function activate(context: ExtensionContext): Promise<void> {
  const client = new LanguageClient(
    'disclosureReport',
    '政府信息公开年度报告',
    { module: context.asAbsolutePath('server/dist/server.js'), transport: TransportKind.ipc },
    { documentSelector, initializationOptions: { status: true } },
  );
  // The client stops its server when it is disposed with the others.
  context.subscriptions.push(
    client,
    ...registerStatus(client),
    ...registerCursor(client),
    ...registerRecognition(client, context.workspaceState),
    ...registerWriting(client),
    commands.registerCommand('disclosureReport.restartServer', () => restart(client)),
    commands.registerCommand('disclosureReport.showLog', () => {
      client.outputChannel.show();
    }),
  );
  await client.start();
}

/** Restarts the server and says so: where all goes well nothing else on the screen changes. */
async function restart(client: LanguageClient): Promise<void> {
  await client.restart();
  window.setStatusBarMessage(messages().restarted, 5000);
}
