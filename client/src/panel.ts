// The report beside its text: one panel a document, which shows what the server says of it and takes numbers in place.
// It knows nothing of reports: what is written into a cell becomes edits at the server, and one history at the editor.
import { randomBytes } from 'node:crypto';
import {
  commands,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
  WorkspaceEdit,
  type ExtensionContext,
  type TextDocument,
  type TextEditor,
  type WebviewPanel,
} from 'vscode';
import { State, type Disposable, type LanguageClient } from 'vscode-languageclient/node';
import { activeDocument, isGone } from './documents.ts';
import { language, messages } from './messages.ts';
import { panelPage } from './panel-page.ts';
import type { FromPage, ToPage } from './panel/messages.ts';
import { makeCanonicalRequest, panelEditRequest, panelRequest } from './protocol.ts';
import { tell } from './conversions.ts';
import type { Statuses } from './status.ts';

const VIEW_TYPE = 'disclosureReport.panel';

interface Panels {
  readonly commands: { readonly openPanel: () => void };
  readonly subscriptions: readonly Disposable[];
}

/** The command that opens a panel, and the panels that are open: one for each document. */
export function panels(client: LanguageClient, statuses: Statuses, context: ExtensionContext): Panels {
  const open = new Map<string, OpenPanel>();
  const folder = Uri.joinPath(context.extensionUri, 'client/dist/panel');

  const openPanel = (): void => {
    const document = activeDocument();
    if (document === undefined) {
      void window.showInformationMessage(messages().noReport);
      return;
    }
    const key = document.uri.toString();
    const known = open.get(key);
    if (known !== undefined) {
      known.panel.reveal(undefined, true);
      return;
    }
    const panel = window.createWebviewPanel(
      VIEW_TYPE,
      messages().panelTitle(nameOf(document)),
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [folder], enableFindWidget: true, retainContextWhenHidden: true },
    );
    const opened = openFor(client, document, panel);
    open.set(key, opened);
    panel.onDidDispose(() => {
      open.delete(key);
      opened.dispose();
    });
    panel.webview.html = panelPage(
      panel.webview,
      folder,
      randomBytes(16).toString('base64'),
      messages().panelPage,
      language(),
    );
  };

  return {
    commands: { openPanel },
    subscriptions: [
      statuses.onDidChange((status) => {
        if (status) open.get(status.uri)?.refresh();
      }),
      workspace.onDidCloseTextDocument((document) => {
        if (isGone(document)) open.get(document.uri.toString())?.panel.dispose();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        // A selection without a kind is one that a program has set: this one, most often.
        if (kind !== undefined) open.get(textEditor.document.uri.toString())?.follow(textEditor);
      }),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) for (const each of open.values()) each.refresh();
      }),
      {
        dispose: () => {
          for (const { panel } of [...open.values()]) panel.dispose();
        },
      },
    ],
  };
}

function nameOf({ uri }: TextDocument): string {
  return uri.path.split('/').at(-1) ?? '';
}

/** A report that changes while it is asked for is asked for anew, so many times, after so many milliseconds. */
const MOST_TRIES = 10;
const PAUSE = 50;

interface OpenPanel {
  readonly panel: WebviewPanel;
  readonly refresh: () => void;
  readonly follow: (editor: TextEditor) => void;
  readonly dispose: () => void;
}

function openFor(client: LanguageClient, document: TextDocument, panel: WebviewPanel): OpenPanel {
  const uri = document.uri.toString();
  const post = (message: ToPage): void => {
    void panel.webview.postMessage(message);
  };

  /** The document as it is now: one whose language was changed is another object. */
  const current = (): TextDocument | undefined =>
    workspace.textDocuments.find((each) => each.uri.toString() === uri && !each.isClosed);

  /** Whether the page has the report as it is now. */
  const show = async (): Promise<boolean> => {
    if (client.state !== State.Running) return false;
    try {
      const result = await client.sendRequest(panelRequest, { uri });
      if (result !== null) post({ kind: 'report', ...result });
      return current()?.version === result?.version;
    } catch {
      // The document was changed meanwhile: another status is on its way.
      return false;
    }
  };

  const applied = async (
    version: number,
    edits: Parameters<typeof client.protocol2CodeConverter.asTextEdits>[0],
  ): Promise<boolean> => {
    const edit = new WorkspaceEdit();
    edit.set(document.uri, (await client.protocol2CodeConverter.asTextEdits(edits)) ?? []);
    // What was worked out for a text that has changed since is for another text.
    return current()?.version === version && (await workspace.applyEdit(edit));
  };

  /** The report after an edit, and leave to make the next one: one made for the report before it would be refused. */
  const answer = async (): Promise<void> => {
    for (let tries = 0; !(await show()) && tries < MOST_TRIES; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    post({ kind: 'answered' });
  };

  /**
   * Makes changes of cells. Where the text changed meanwhile, as by lining up a table, they are asked for anew: the
   * server refuses them where a cell does not say any more what the author saw in it.
   */
  const write = async ({ changes }: Extract<FromPage, { kind: 'edit' }>): Promise<void> => {
    const text = messages();
    let reason: string | null = text.panelStale;
    for (let tries = 0; tries < MOST_TRIES && reason === text.panelStale; tries += 1) {
      if (tries > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE));
      reason = await written(changes);
    }
    if (reason !== null) post({ kind: 'refused', reason });
    await answer();
  };

  /** Why the changes were not made; null where they were. */
  const written = async (changes: Extract<FromPage, { kind: 'edit' }>['changes']): Promise<string | null> => {
    const text = messages();
    const version = current()?.version;
    if (version === undefined) return text.panelStale;
    try {
      const result = await client.sendRequest(panelEditRequest, { uri, version, changes });
      if (result === null || 'refused' in result) {
        return result?.refused === 'shape' ? text.panelShape : text.panelStale;
      }
      return result.edits.length === 0 || (await applied(version, result.edits)) ? null : text.panelStale;
    } catch {
      return text.panelStale;
    }
  };

  const canonical = async ({ version, position }: Extract<FromPage, { kind: 'canonical' }>): Promise<void> => {
    const made = await client.sendRequest(makeCanonicalRequest, { uri, position });
    if (made !== null && (await applied(version, made.edits))) tell(made.notices);
    else post({ kind: 'refused', reason: messages().panelNotMade });
    await answer();
  };

  const editorOf = (): TextEditor | undefined =>
    window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri);

  const reveal = ({ range: { start, end } }: Extract<FromPage, { kind: 'reveal' }>): void => {
    const editor = editorOf();
    if (editor === undefined) return;
    const range = new Range(start.line, start.character, end.line, end.character);
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  };

  /** The editor has the history; VS Code undoes where the focus is. */
  const history = async (command: 'undo' | 'redo'): Promise<void> => {
    const now = current();
    if (now === undefined) return;
    await window.showTextDocument(now, { viewColumn: editorOf()?.viewColumn ?? ViewColumn.One, preserveFocus: false });
    await commands.executeCommand(command);
    panel.reveal(undefined, false);
    post({ kind: 'focus' });
  };

  const listener = panel.webview.onDidReceiveMessage(async (message: FromPage) => {
    switch (message.kind) {
      case 'ready':
        return show();
      case 'edit':
        return write(message);
      case 'canonical':
        return canonical(message);
      case 'reveal':
        reveal(message);
        return;
      case 'save':
        await current()?.save();
        return;
      case 'undo':
      case 'redo':
        return history(message.kind);
    }
  });

  return {
    panel,
    refresh: () => void show(),
    follow: (editor) => {
      post({ kind: 'cursor', line: editor.selection.active.line, character: editor.selection.active.character });
    },
    dispose: () => {
      listener.dispose();
    },
  };
}
