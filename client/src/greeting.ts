import { commands, Uri, window, workspace, type Disposable, type ExtensionContext } from 'vscode';
import { messages } from './messages.ts';
import type { Statuses } from './status.ts';

const memoryKey = 'greeted';

/** Greets once, when the first report of a folder is opened, and never again. */
export function registerGreeting(statuses: Statuses, { globalState, extension }: ExtensionContext): Disposable {
  let isGreeted = globalState.get(memoryKey, false);

  const greet = async (): Promise<void> => {
    await globalState.update(memoryKey, true);
    const { greeting, showWalkthrough } = messages();
    if ((await window.showInformationMessage(greeting, showWalkthrough)) === undefined) return;
    await commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#start`, false);
  };

  return statuses.onDidChange((status) => {
    if (isGreeted || status?.isReport !== true) return;
    const address = Uri.parse(status.uri);
    // A report that was pasted into a new document is of no folder.
    if (address.scheme === 'untitled' || workspace.getWorkspaceFolder(address) === undefined) return;
    isGreeted = true;
    void greet();
  });
}
