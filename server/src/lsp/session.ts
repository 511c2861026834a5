/** One session with a client: what its features share, and how they answer. */
import { Emitter, LSPErrorCodes, ResponseError, TextDocuments } from 'vscode-languageserver';
import type {
  CancellationToken,
  Connection,
  DidChangeWatchedFilesParams,
  Event,
  InitializeParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultSettings } from '../service/index.ts';
import type { Analysis, Language, Settings, TableStyle } from '../service/index.ts';
import { createAnalyses } from './analyses.ts';
import type { Analyses } from './analyses.ts';
import { readClient } from './client.ts';
import type { Client } from './client.ts';
import { createConfiguration } from './configuration.ts';
import type { Context } from './convert.ts';
import { createFolder } from './folder.ts';
import type { Folder } from './folder.ts';
import type { Host } from './host.ts';
import type { Recognition } from './protocol.ts';

/** An open document as it is now, understood, and how to speak of it to the client. */
export interface Opened {
  readonly document: TextDocument;
  readonly analysis: Analysis;
  readonly context: Context;
}

export interface Session {
  readonly connection: Connection;
  readonly host: Host;
  /** What the client can do: nothing, until it has said so. */
  readonly client: Client;
  /** The language that the user reads. */
  readonly language: Language;
  readonly documents: TextDocuments<TextDocument>;
  readonly analyses: Analyses;
  /** The reports of the open folders. */
  readonly folder: Folder;
  /** How tables are lined up where formatting is asked for. */
  readonly tableStyle: TableStyle;
  /** Whether the user's settings want all reports of the folder checked. */
  readonly wholeFolder: boolean;
  /** How a document, open or not, is to be read and graded. */
  readonly settingsOf: (uri: string) => Partial<Settings>;
  readonly recognitionOf: (uri: string) => Recognition;
  readonly setRecognition: (uri: string, recognition: Recognition) => void;
  /** The user's settings are there, or were waited for long enough. */
  readonly settled: () => Promise<unknown>;
  readonly opened: (document: TextDocument) => Opened;
  /** How to speak of a document to the client. */
  readonly contextOf: (document: Pick<TextDocument, 'uri' | 'version'>, analysis: Analysis) => Context;
  /**
   * The answer to a request on a document: `nothing` where it is not open, an error where the client no
   * longer wants it or changed the document since.
   */
  readonly answer: <T>(uri: string, token: CancellationToken, nothing: T, work: (opened: Opened) => T) => Promise<T>;
  /** The settings are others than before; `onOutdated` follows. */
  readonly onSettingsChanged: Event<void>;
  /** Documents that are read differently from now on, although their text is what it was. */
  readonly onOutdated: Event<readonly string[]>;
  readonly onFilesChanged: Event<DidChangeWatchedFilesParams>;
  /** The client takes questions, and further capabilities, from now on. */
  readonly onBegun: Event<void>;
  readonly onShutdown: Event<void>;
  /** Work that nobody waits for; a failure is logged. */
  readonly inBackground: (work: Promise<unknown>) => void;
}

/** What only the server itself does with a session. */
export interface SessionControl {
  readonly session: Session;
  /** The client says what it can do. */
  readonly begin: (parameters: InitializeParams) => void;
  /** The client takes questions from now on. */
  readonly begun: () => void;
}

export function createSession(connection: Connection, host: Host): SessionControl {
  const documents = new TextDocuments(TextDocument);
  const recognitions = new Map<string, Recognition>();
  const outdated = new Emitter<readonly string[]>();
  const settingsChanged = new Emitter<void>();
  const filesChanged = new Emitter<DidChangeWatchedFilesParams>();
  const begun = new Emitter<void>();
  const shutdown = new Emitter<void>();
  let client: Client = readClient({ capabilities: {} });

  const log = (error: unknown): void => {
    try {
      connection.console.warn(String(error));
    } catch {
      // The connection itself is gone, and with it everybody who could read this.
    }
  };

  const inBackground = (work: Promise<unknown>): void => {
    work.catch(log);
  };

  const recognitionOf = (uri: string): Recognition => recognitions.get(uri) ?? defaultSettings.recognition;

  const configuration = createConfiguration({
    connection,
    host,
    client: () => client,
    inBackground,
    onChanged: () => {
      analyses.forgetAll();
      settingsChanged.fire();
      outdated.fire(documents.keys());
    },
  });

  const settingsOf = (uri: string): Partial<Settings> => ({
    ...configuration.settingsOf(uri),
    recognition: recognitionOf(uri),
  });

  const analyses = createAnalyses(settingsOf);

  const contextOf: Session['contextOf'] = ({ uri, version }, { document }) => ({
    uri,
    version,
    document,
    client,
    language: configuration.language(),
    rulePage: host.rulePage,
  });

  const opened = (document: TextDocument): Opened => {
    const { analysis } = analyses.of(document);
    return { document, analysis, context: contextOf(document, analysis) };
  };

  const session: Session = {
    connection,
    host,
    get client() {
      return client;
    },
    get language() {
      return configuration.language();
    },
    get wholeFolder() {
      return configuration.wholeFolder();
    },
    get tableStyle() {
      return configuration.tableStyle();
    },
    documents,
    analyses,
    get folder() {
      return folder;
    },
    settingsOf,
    recognitionOf,
    setRecognition: (uri, recognition) => {
      if (recognition === recognitionOf(uri)) return;
      if (recognition === defaultSettings.recognition) recognitions.delete(uri);
      else recognitions.set(uri, recognition);
      analyses.forget(uri);
      if (documents.get(uri)) outdated.fire([uri]);
    },
    settled: configuration.settled,
    opened,
    contextOf,
    answer: async (uri, token, nothing, work) => {
      const version = documents.get(uri)?.version;
      await configuration.settled();
      const before = documents.get(uri);
      if (before && before.version === version) await analyses.ahead(before, () => !token.isCancellationRequested);
      if (token.isCancellationRequested) {
        throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
      }
      const document = documents.get(uri);
      if (!document) return nothing;
      if (document.version !== version) {
        throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since the request.');
      }
      return work(opened(document));
    },
    onSettingsChanged: settingsChanged.event,
    onOutdated: outdated.event,
    onFilesChanged: filesChanged.event,
    onBegun: begun.event,
    onShutdown: shutdown.event,
    inBackground,
  };

  const folder = createFolder(session);

  connection.onDidChangeWatchedFiles((changes) => {
    configuration.filesChanged(changes.changes.map(({ uri }) => uri));
    filesChanged.fire(changes);
  });
  connection.onShutdown(() => {
    shutdown.fire();
  });
  documents.onDidOpen(configuration.documentOpened);
  documents.onDidClose(({ document: { uri } }) => {
    analyses.forget(uri);
  });

  return {
    session,
    begin: (parameters) => {
      client = readClient(parameters);
      configuration.begin(parameters.initializationOptions);
    },
    begun: () => {
      configuration.begun();
      begun.fire();
    },
  };
}
