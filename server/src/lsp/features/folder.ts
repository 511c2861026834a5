/** Findings of all reports of the open folders, and a list of these. */
import {
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { CancellationToken, WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver';
import type { Feature } from '../feature.ts';
import { OF_FOLDER } from '../folder.ts';
import type { Folder } from '../folder.ts';
import { checkFolderRequest, folderNotification } from '../protocol.ts';

/** Files that may be reports. */
const WATCHED = '**/*.{md,markdown,txt,html,htm}';

/** The client hears no more often than this how far it is, in milliseconds. */
const PAUSE = 100;

export const wholeFolder: Feature = {
  serve: (session) => {
    const { connection, folder, host } = session;
    let watches = false;
    let told = 0;
    const tell = (): void => {
      const state = folder.state();
      const now = performance.now();
      if (!session.client.showsFolder || (state.reports === null && now - told < PAUSE)) return;
      told = now;
      session.inBackground(connection.sendNotification(folderNotification, state));
    };
    const watch = (): void => {
      if (watches || !session.client.watchesFiles) return;
      watches = true;
      const watchers = [{ globPattern: WATCHED }];
      session.inBackground(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    };

    connection.onRequest(checkFolderRequest, async (token) => {
      folder.turn(true);
      watch();
      await folder.check(token);
      if (token.isCancellationRequested) {
        folder.turn(false);
        throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The check was cancelled.');
      }
      tell();
      return folder.state();
    });
    folder.onChanged(tell);

    // Held until the client gives it up: whatever changes is told in parts.
    connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _, progress) => {
      const sent = new Map(previousResultIds.map(({ uri, value }) => [host.keyOf(uri), { uri, value }]));
      const report = (): void => {
        const items = progress ? news(sent) : [];
        if (items.length > 0) progress?.report({ items });
      };
      const parts = folder.onChanged(report);
      try {
        for (;;) {
          const change = nextChange(folder, token);
          if (folder.isOn()) watch();
          await folder.check(token);
          report();
          const items = progress ? [] : news(sent);
          if (items.length > 0 || token.isCancellationRequested) return { items };
          await change;
        }
      } finally {
        parts.dispose();
      }
    });

    /** What the client does not know yet, and what is no more. `sent` knows it from then on. */
    function news(
      sent: Map<string, { readonly uri: string; readonly value: string }>,
    ): WorkspaceDocumentDiagnosticReport[] {
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      const here = new Set<string>();
      for (const { uri, resultId, diagnostics } of folder.files()) {
        const key = host.keyOf(uri);
        here.add(key);
        const before = sent.get(key);
        if (before?.value === resultId || (!before && diagnostics.length === 0)) continue;
        sent.set(key, { uri, value: resultId });
        items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items: [...diagnostics] });
      }
      for (const [key, { uri, value }] of sent) {
        if (here.has(key) || !value.startsWith(OF_FOLDER)) continue;
        sent.delete(key);
        items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
      }
      return items;
    }
  },
};

/** Kept when something changes in the folders, or the client gives up. */
function nextChange({ onChanged }: Folder, token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      changes.dispose();
      cancellation.dispose();
      resolve();
    };
    const changes = onChanged(end);
    const cancellation = token.onCancellationRequested(end);
  });
}
