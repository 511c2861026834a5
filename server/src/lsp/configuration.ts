/** What the user has set: over the protocol, and in project files beside the documents. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { createProjects, foreignName, PROJECT_FILE } from '../service/index.ts';
import type { CheckSettings, Language, Message, Projects, TableStyle } from '../service/index.ts';
import type { Client } from './client.ts';
import type { Host } from './host.ts';
import { readSettings, SECTION } from './settings.ts';

/** Requests wait for the user's settings, but no longer than this for a client that does not answer. */
const PATIENCE = 1000;

/** The button beside a complaint of a project file. */
const OPEN_FILE: Message = { zh: '打开文件', en: 'Open File' };

export interface Configuration {
  readonly language: () => Language;
  readonly tableStyle: () => TableStyle;
  /** Whether all reports of the folder are checked without being asked for. */
  readonly wholeFolder: () => boolean;
  /** How a document is to be read and graded, by its project and by the user. */
  readonly settingsOf: (uri: string) => Partial<CheckSettings>;
  /** The settings are there, or were waited for long enough. */
  readonly settled: () => Promise<unknown>;
  /** The client says hello, and may give settings. */
  readonly begin: (initializationOptions: unknown) => void;
  /** The client can be asked from now on. */
  readonly begun: () => void;
  /** Takes note of project files among those that changed. */
  readonly filesChanged: (uris: readonly string[]) => void;
  readonly documentOpened: () => void;
}

interface Surroundings {
  readonly connection: Connection;
  readonly host: Host;
  readonly client: () => Client;
  readonly inBackground: (work: Promise<unknown>) => void;
  /** Called where documents may be read differently from now on. */
  readonly onChanged: () => void;
}

export function createConfiguration({
  connection,
  host,
  client,
  inBackground,
  onChanged,
}: Surroundings): Configuration {
  let settings = readSettings(undefined);
  let languageOfEditor = settings.language;
  let settled: Promise<unknown> = Promise.resolve();
  /** How often the client was asked for the settings. */
  let questions = 0;
  /** What was last said about each project file. */
  const complaints = new Map<string, string>();
  let projects = readProjects();

  connection.onDidChangeConfiguration(({ settings: payload }) => {
    if (client().configuration) fetchSettings();
    else takeSettings((payload as Readonly<Record<string, unknown>> | null | undefined)?.[SECTION]);
  });

  return {
    language: () => settings.language,
    tableStyle: () => settings.tableStyle,
    wholeFolder: () => settings.wholeFolder,
    settingsOf: (uri) => {
      const path = host.pathOf(uri);
      return path === null ? settings.check : projects.settingsOf(path, settings.check);
    },
    settled: () => settled,
    begin: (initializationOptions) => {
      settings = readSettings(initializationOptions);
      languageOfEditor = settings.language;
    },
    begun: () => {
      const { watchesFiles, configuration, registersConfiguration } = client();
      if (watchesFiles) {
        const watchers = [{ globPattern: `**/${PROJECT_FILE}` }];
        inBackground(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
      }
      if (!configuration) return;
      fetchSettings();
      if (registersConfiguration) {
        inBackground(connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }));
      }
    },
    filesChanged: (uris) => {
      if (!uris.some((uri) => uri.endsWith(`/${PROJECT_FILE}`))) return;
      projects = readProjects();
      onChanged();
    },
    documentOpened: () => {
      // Who does not tell of changed files has them read again from time to time.
      if (!client().watchesFiles) projects = readProjects();
    },
  };

  /** Asks the client for the settings. */
  function fetchSettings(): void {
    const question = ++questions;
    const fetched = connection.workspace.getConfiguration(SECTION).then((value) => {
      // Answers may come in another order; one to an earlier question is outdated.
      if (question === questions) takeSettings(value);
    });
    inBackground(fetched);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, PATIENCE);
    });
    settled = Promise.race([fetched.catch(() => undefined), patience]).finally(() => {
      clearTimeout(timer);
    });
  }

  function takeSettings(value: unknown): void {
    const next = readSettings(value, languageOfEditor);
    if (JSON.stringify(next) === JSON.stringify(settings)) return;
    settings = next;
    onChanged();
  }

  /** Project files are read when a document needs them; the user is told once of what is wrong with one. */
  function readProjects(): Projects {
    return createProjects(host.read, (path, mistakes) => {
      const complaint = mistakes.map((mistake) => mistake[settings.language]).join('');
      if (complaint !== '' && complaint !== complaints.get(path)) inBackground(complain(path, complaint));
      complaints.set(path, complaint);
    });
  }

  /** What is wrong comes first: an editor shows a line or so. Who cannot open the file from there is told all of its path. */
  async function complain(path: string, complaint: string): Promise<void> {
    const { language } = settings;
    const message = (file: string): string => `${complaint}${language === 'en' ? ` (${file})` : `（${file}）`}`;
    if (!client().showsDocuments) {
      return connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: message(path.split('/').map(foreignName).join('/')),
      });
    }
    const open = { title: OPEN_FILE[language] };
    const chosen = await connection.window.showWarningMessage(message(PROJECT_FILE), open);
    if (chosen) await connection.window.showDocument({ uri: host.uriOf(path), takeFocus: true });
  }
}
