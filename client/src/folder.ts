import {
  commands,
  EventEmitter,
  ProgressLocation,
  RelativePattern,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  Uri,
  window,
  workspace,
  type TreeDataProvider,
} from 'vscode';
import { ResponseError, type Disposable, type LanguageClient } from 'vscode-languageclient/node';
import { messages } from './messages.ts';
import {
  checkFolderRequest,
  folderNotification,
  listFilesRequest,
  readFileRequest,
  type FolderReport,
  type FolderState,
} from './protocol.ts';

/** The view is there once a folder has been checked. */
const VIEW = 'disclosureReport.folder';
const CHECKED = 'disclosureReport.folderChecked';

/** Files that may be reports. */
const FILES = '**/*.{md,markdown,txt,html,htm}';

/** Larger files are no reports. */
const MOST_BYTES = 20 * 1024 * 1024;

/** The command that checks all reports of the open folders, and the view that lists them. */
export function folder(client: LanguageClient): {
  readonly commands: { readonly checkFolder: () => Promise<void> };
  readonly subscriptions: readonly Disposable[];
} {
  let state: FolderState = { done: 0, total: 0, leftOut: 0, reports: null };
  const told = new EventEmitter<FolderState>();
  const changed = new EventEmitter<undefined>();
  const provider: TreeDataProvider<FolderReport> = {
    onDidChangeTreeData: changed.event,
    getChildren: (element) => (element === undefined ? [...(state.reports ?? [])] : []),
    getTreeItem: itemOf,
  };
  const view = window.createTreeView(VIEW, { treeDataProvider: provider });

  const show = (next: FolderState): void => {
    told.fire(next);
    if (next.reports === null) return;
    state = next;
    view.message = next.leftOut > 0 ? messages().leftOut(next.leftOut) : '';
    const wrong = next.reports.filter(({ errors }) => errors > 0).length;
    view.badge = wrong > 0 ? { value: wrong, tooltip: messages().wrongReports(wrong) } : undefined;
    void commands.executeCommand('setContext', CHECKED, next.total > 0);
    changed.fire(undefined);
  };

  const check = async (): Promise<void> => {
    if (workspace.workspaceFolders === undefined) {
      void window.showInformationMessage(messages().noFolder);
      return;
    }
    await window.withProgress(
      { location: ProgressLocation.Notification, title: messages().checkingFolder, cancellable: true },
      async (progress, token) => {
        const watching = told.event(({ done, total }) => {
          progress.report({ message: `${String(done)} / ${String(total)}` });
        });
        try {
          show(await client.sendRequest(checkFolderRequest, token));
        } catch (error) {
          if (!(error instanceof ResponseError) || !token.isCancellationRequested) throw error;
          return;
        } finally {
          watching.dispose();
        }
      },
    );
    if (state.reports?.length === 0) void window.showInformationMessage(messages().noReports);
    else await commands.executeCommand(`${VIEW}.focus`);
  };

  return {
    commands: { checkFolder: check },
    subscriptions: [
      view,
      told,
      changed,
      client.onNotification(folderNotification, show),
      client.onRequest(listFilesRequest, async ({ folder: address }) => {
        const files = await workspace.findFiles(new RelativePattern(Uri.parse(address), FILES), '**/node_modules/**');
        return files.map((file) => file.toString()).sort();
      }),
      client.onRequest(readFileRequest, async ({ uri }) => {
        try {
          const file = Uri.parse(uri);
          if ((await workspace.fs.stat(file)).size > MOST_BYTES) return null;
          return { text: await workspace.decode(await workspace.fs.readFile(file), { uri: file }) };
        } catch {
          // It is gone, or no text.
          return null;
        }
      }),
    ],
  };
}

function itemOf({ uri, organ, year, errors, warnings, others }: FolderReport): TreeItem {
  const file = Uri.parse(uri);
  const text = messages();
  const item = new TreeItem([organ ?? [], year === null ? [] : text.ofYear(year)].flat().join(' ') || text.report);
  item.resourceUri = file;
  const counts = text.counts(errors, warnings, others);
  const name = workspace.asRelativePath(file);
  // Copies of a report, and reports that name no organ, are told apart by their files.
  item.description = `${counts} · ${name}`;
  item.tooltip = `${name}\n${counts}`;
  item.iconPath = iconOf(errors, warnings);
  item.command = { command: 'vscode.open', title: '', arguments: [file] };
  return item;
}

function iconOf(errors: number, warnings: number): ThemeIcon {
  if (errors > 0) return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  if (warnings > 0) return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  return new ThemeIcon('pass', new ThemeColor('testing.iconPassed'));
}
