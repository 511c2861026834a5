// A client of the language server, in memory: both ends of the protocol over a pair of streams.
import assert from 'node:assert/strict';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import {
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  NotificationType,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShowDocumentRequest,
  ShowMessageNotification,
  ShowMessageRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkspaceFoldersRequest,
} from 'vscode-languageserver/node';
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeParams,
  InitializeResult,
  ProtocolConnection,
  PublishDiagnosticsParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { nodeHost } from '../../server/src/lsp/host.ts';
import { serve } from '../../server/src/lsp/server.ts';
import { gated, streamTransport } from '../../server/src/lsp/transport.ts';
import minimal from './initialize-minimal.json' with { type: 'json' };
import visualStudioCode from './initialize-vscode.json' with { type: 'json' };

/** What vscode-languageclient 11 says when it connects, as recorded from it. */
export const vscodeClient = visualStudioCode as InitializeParams;
/** An editor that can do little: diagnostics are pushed to it, hovers are plain text. */
export const minimalClient = minimal as InitializeParams;

/** Messages of one kind in the order in which they came. */
export interface Inbox<T> {
  /** The next one, waited for where it is not there yet. */
  readonly next: () => Promise<T>;
  /** How many came that nobody took. */
  readonly waiting: () => number;
}

export interface LanguageClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly published: Inbox<PublishDiagnosticsParams>;
  readonly statuses: Inbox<Record<string, unknown>>;
  readonly refreshes: Inbox<true>;
  /** What the server shows the user, who presses the first button where there are some. */
  readonly messages: Inbox<string>;
  /** What the server offers once it is under way, by method, with the languages it is for. */
  readonly registered: ReadonlyMap<string, readonly unknown[]>;
  /** The documents that the server opens for the user. */
  readonly shown: Inbox<string>;
  /** Opens a document, of Markdown unless it is said to be of another language. */
  readonly open: (uri: string, text: string, languageId?: string) => void;
  readonly change: (uri: string, version: number, ...changes: readonly TextDocumentContentChangeEvent[]) => void;
  readonly close: (uri: string) => void;
  /** Asks for the document's diagnostics. */
  readonly pull: (uri: string, previousResultId?: string) => Promise<DocumentDiagnosticReport>;
  /** The diagnostics of a full answer. */
  readonly diagnostics: (uri: string) => Promise<readonly Diagnostic[]>;
  readonly stop: () => Promise<void>;
}

function inbox<T>(): Inbox<T> & { readonly put: (message: T) => void } {
  const messages: T[] = [];
  const readers: ((message: T) => void)[] = [];
  return {
    put: (message) => {
      const reader = readers.shift();
      if (reader) reader(message);
      else messages.push(message);
    },
    next: () =>
      new Promise((resolve) => {
        const message = messages.shift();
        if (message === undefined) readers.push(resolve);
        else resolve(message);
      }),
    waiting: () => messages.length,
  };
}

/** Starts a server and says hello to it. `settings` answers each `workspace/configuration`; `folders` are open. */
export async function startLanguageClient(
  parameters: InitializeParams,
  settings: () => unknown = () => null,
  folders: readonly string[] = [],
): Promise<LanguageClient> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const transport = streamTransport(toServer, toClient);
  const server = createConnection(
    gated(transport, (why) => assert.fail(why)),
    transport.writer,
  );
  serve(server, nodeHost(path.resolve('server/docs/rules')));
  server.listen();

  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const published = inbox<PublishDiagnosticsParams>();
  const statuses = inbox<Record<string, unknown>>();
  const refreshes = inbox<true>();
  const messages = inbox<string>();
  const shown = inbox<string>();
  connection.onNotification(PublishDiagnosticsNotification.type, published.put);
  connection.onNotification(new NotificationType<Record<string, unknown>>('disclosureReport/status'), statuses.put);
  connection.onNotification(ShowMessageNotification.type, ({ message }) => {
    messages.put(message);
  });
  connection.onRequest(ShowMessageRequest.type, ({ message, actions = [] }) => {
    messages.put(message);
    return actions[0] ?? null;
  });
  connection.onRequest(ShowDocumentRequest.type, ({ uri }) => {
    shown.put(uri);
    return { success: true };
  });
  connection.onRequest(DiagnosticRefreshRequest.type, () => {
    refreshes.put(true);
  });
  const registered = new Map<string, readonly unknown[]>();
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    for (const { method, registerOptions } of registrations) {
      const { documentSelector } = (registerOptions ?? {}) as {
        readonly documentSelector?: readonly { readonly language?: string }[];
      };
      registered.set(
        method,
        (documentSelector ?? []).map(({ language }) => language),
      );
    }
  });
  connection.onRequest(WorkspaceFoldersRequest.type, () => folders.map((uri) => ({ uri, name: uri })));
  connection.onRequest(ConfigurationRequest.type, async ({ items }) => {
    const value = await settings();
    return items.map(() => value);
  });
  connection.listen();
  const initialized = await connection.sendRequest(InitializeRequest.type, parameters);
  await connection.sendNotification(InitializedNotification.type, {});

  const pull = (uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId !== undefined && { previousResultId }),
    });

  return {
    connection,
    initialized,
    published,
    statuses,
    refreshes,
    messages,
    shown,
    registered,
    open: (uri, text, languageId = 'markdown') => {
      void connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text },
      });
    },
    change: (uri, version, ...contentChanges) => {
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [...contentChanges],
      });
    },
    close: (uri) => {
      void connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    },
    pull,
    diagnostics: async (uri) => {
      const report = await pull(uri);
      if (report.kind !== 'full') throw new Error('nothing was known of the document');
      return report.items;
    },
    stop: async () => {
      await connection.sendRequest(ShutdownRequest.type);
      connection.dispose();
      server.dispose();
    },
  };
}
