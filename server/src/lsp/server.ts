/** The language server on a connection: which message is answered by which service. */
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  LSPErrorCodes,
  MessageType,
  PositionEncodingKind,
  ResponseError,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type {
  CancellationToken,
  CodeAction,
  Connection,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as packageJson from '../../package.json';
import {
  createProjects,
  defaultSettings,
  hover,
  analyse,
  insertSkeleton,
  newReport,
  offsetAt,
  PROJECT_FILE,
  quickFixes,
  recognitionReason,
  refactorings,
} from '../service/index.ts';
import type { Analysis, Finding, Fix, Message, Projects, Settings } from '../service/index.ts';
import { createAnalyses } from './analyses.ts';
import { readClient } from './client.ts';
import type { Client } from './client.ts';
import { SOURCE, toDiagnostic, toHover, toQuickFix, toRefactoring, toSpan, toTextEdits } from './convert.ts';
import type { Context } from './convert.ts';
import type { Host } from './host.ts';
import {
  cursorNotification,
  insertSkeletonRequest,
  newReportRequest,
  setRecognitionNotification,
  statusNotification,
} from './protocol.ts';
import type { InsertSkeletonResult, Recognition } from './protocol.ts';
import { readSettings, SECTION } from './settings.ts';
import { createTyping } from './typing.ts';

/** Typing is followed by findings when it pauses this long. For pushed diagnostics: others are asked for. */
const PAUSE = 50;

/** Requests wait for the user's settings, but no longer than this for a client that does not answer. */
const PATIENCE = 1000;

/** The button beside a complaint of a project file. */
const OPEN_FILE: Message = { zh: '打开文件', en: 'Open File' };

/** The reason where the author, not the content, decided what a document is. */
const DECIDED: Readonly<Record<Recognition, Message | null>> = {
  auto: null,
  report: { zh: '您已指定把本文档当作年度报告检查。', en: 'You chose to have this document checked as a report.' },
  other: { zh: '您已指定本文档不是年度报告，不作检查。', en: 'You chose not to have this document checked.' },
};

/** Serves one client over the connection, which the caller then lets listen. */
export function serve(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  const recognitions = new Map<string, Recognition>();
  const pauses = new Map<string, ReturnType<typeof setTimeout>>();
  let client: Client = readClient({ capabilities: {} });
  let settings = readSettings(undefined);
  let settingsRead: Promise<unknown> = Promise.resolve();
  /** How often the client was asked for the settings. */
  let questions = 0;
  /** What was last said about each project file. */
  const complaints = new Map<string, string>();
  let projects = readProjects();

  const recognitionOf = (uri: string): Recognition => recognitions.get(uri) ?? defaultSettings.recognition;

  const analyses = createAnalyses(settingsOf, ({ uri }, analysis) => {
    if (client.status) inBackground(sendStatus(uri, analysis));
  });

  const typing = createTyping((uri) => {
    const document = documents.get(uri);
    return document ? analyses.of(document).analysis : null;
  });

  connection.onInitialize((parameters): InitializeResult => {
    client = readClient(parameters);
    settings = readSettings(parameters.initializationOptions);
    return {
      serverInfo: { name: packageJson.name, version: packageJson.version },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        ...(client.pullsDiagnostics && {
          diagnosticProvider: { identifier: SOURCE, interFileDependencies: false, workspaceDiagnostics: false },
        }),
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
        hoverProvider: true,
      },
    };
  });

  connection.onInitialized(() => {
    if (client.watchesFiles) {
      const watchers = [{ globPattern: `**/${PROJECT_FILE}` }];
      inBackground(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (!client.configuration) return;
    fetchSettings();
    if (client.registersConfiguration) {
      inBackground(connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }));
    }
  });

  connection.onDidChangeConfiguration(({ settings: payload }) => {
    if (client.configuration) fetchSettings();
    else takeSettings((payload as Readonly<Record<string, unknown>> | null | undefined)?.[SECTION]);
  });

  connection.onDidChangeWatchedFiles(() => {
    projects = readProjects();
    checkAgain();
  });

  connection.onShutdown(() => {
    for (const pause of pauses.values()) clearTimeout(pause);
    pauses.clear();
  });

  documents.onDidOpen(() => {
    // Who does not tell of changed files has them read again from time to time.
    if (!client.watchesFiles) projects = readProjects();
  });

  documents.onDidChangeContent(({ document }) => {
    const { uri } = document;
    typing.changed(document, analyses.last(uri));
    analyses.forget(uri);
    reportAfterPause(uri);
  });

  documents.onDidSave(({ document }) => {
    if (typing.saved(document.uri)) reportAgain([document.uri]);
  });

  documents.onDidClose(({ document: { uri } }) => {
    analyses.forget(uri);
    typing.closed(uri);
    clearTimeout(pauses.get(uri));
    pauses.delete(uri);
    if (!client.pullsDiagnostics) inBackground(connection.sendDiagnostics({ uri, diagnostics: [] }));
  });

  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
    answer<DocumentDiagnosticReport>(
      textDocument.uri,
      token,
      { kind: DocumentDiagnosticReportKind.Full, items: [] },
      (document) => {
        const { resultId, items } = diagnostics(document);
        return resultId === previousResultId
          ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
          : { kind: DocumentDiagnosticReportKind.Full, resultId, items: items() };
      },
    ),
  );

  connection.onCodeAction(({ textDocument, range, context: { only } }, token) =>
    answer<CodeAction[] | null>(textDocument.uri, token, null, (document) => {
      const { analysis } = analyses.of(document);
      const context = contextOf(document, analysis);
      const span = toSpan(analysis.document, range);
      return [
        ...(isWanted(CodeActionKind.QuickFix, only)
          ? byFix(quickFixes(analysis, span)).map(([fix, findings]) => toQuickFix(context, fix, findings))
          : []),
        ...(isWanted(CodeActionKind.RefactorRewrite, only)
          ? refactorings(analysis, new Date().getFullYear()).map((fix) => toRefactoring(context, fix))
          : []),
      ];
    }),
  );

  connection.onHover(({ textDocument, position }, token) =>
    answer<Hover | null>(textDocument.uri, token, null, (document) => {
      const { analysis } = analyses.of(document);
      const found = hover(analysis, offsetAt(analysis.document, position));
      return found && toHover(contextOf(document, analysis), found);
    }),
  );

  connection.onRequest(newReportRequest, ({ organ, year }) => {
    // Whatever the types say: this comes from outside.
    if (typeof organ !== 'string' || !Number.isInteger(year)) {
      return new ResponseError<void>(ErrorCodes.InvalidParams, 'organ must be a string and year a whole number');
    }
    const text = newReport({ organ, year });
    return { text, fileName: fileNameOf(text) };
  });

  connection.onRequest(insertSkeletonRequest, ({ uri }, token) =>
    answer<InsertSkeletonResult>(uri, token, null, (document) => {
      // Who asks for the skeleton wants a report, whatever the text looks like so far.
      const analysis = analyse(document.getText(), { ...settingsOf(uri), recognition: 'report' });
      const edits = insertSkeleton(analysis, new Date().getFullYear());
      return edits && { edits: toTextEdits(analysis.document, edits) };
    }),
  );

  connection.onNotification(setRecognitionNotification, ({ uri, recognition }) => {
    // Whatever the types say: this comes from outside.
    if (typeof uri !== 'string' || !Object.keys(DECIDED).includes(recognition)) return;
    if (recognition === recognitionOf(uri)) return;
    if (recognition === defaultSettings.recognition) recognitions.delete(uri);
    else recognitions.set(uri, recognition);
    analyses.forget(uri);
    if (documents.get(uri)) reportAgain([uri]);
  });

  connection.onNotification(cursorNotification, ({ uri, line }) => {
    // Whatever the types say: this comes from outside.
    if (typeof uri !== 'string' || !(line === null || Number.isInteger(line))) return;
    if (typing.moved(uri, line)) reportAgain([uri]);
  });

  documents.listen(connection);

  /**
   * The answer to a request on a document: `nothing` where it is not open, an error where the client no
   * longer wants it or changed the document since.
   */
  async function answer<T>(
    uri: string,
    token: CancellationToken,
    nothing: T,
    work: (document: TextDocument) => T,
  ): Promise<T> {
    const version = documents.get(uri)?.version;
    await settingsRead;
    if (token.isCancellationRequested) {
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
    }
    const document = documents.get(uri);
    if (!document) return nothing;
    if (document.version !== version) {
      throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since the request.');
    }
    return work(document);
  }

  function contextOf({ uri, version }: TextDocument, { document }: Analysis): Context {
    return { uri, version, document, client, language: settings.language, rulePage: host.rulePage };
  }

  /** What is found in the document and need not wait, and a name for just that. */
  function diagnostics(document: TextDocument): { readonly resultId: string; readonly items: () => Diagnostic[] } {
    const { analysis, resultId } = analyses.of(document);
    const context = contextOf(document, analysis);
    const waiting = new Set(typing.waiting(document.uri, analysis));
    return {
      resultId: waiting.size > 0 ? `${resultId} while typing` : resultId,
      items: () =>
        analysis.findings.filter((finding) => !waiting.has(finding)).map((finding) => toDiagnostic(context, finding)),
    };
  }

  /** Asks the client for the settings. */
  function fetchSettings(): void {
    const question = ++questions;
    const fetched = connection.workspace
      .getConfiguration(SECTION)
      .then((value) => {
        // Answers may come in another order; one to an earlier question is outdated.
        if (question === questions) takeSettings(value);
      })
      .catch(log);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, PATIENCE);
    });
    settingsRead = Promise.race([fetched, patience]).finally(() => {
      clearTimeout(timer);
    });
  }

  function takeSettings(value: unknown): void {
    const next = readSettings(value);
    if (JSON.stringify(next) === JSON.stringify(settings)) return;
    settings = next;
    checkAgain();
  }

  function settingsOf(uri: string): Partial<Settings> {
    const path = host.pathOf(uri);
    const check = path === null ? settings.check : projects.settingsOf(path, settings.check);
    return { ...check, recognition: recognitionOf(uri) };
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
    if (!client.showsDocuments) {
      return connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: message(path),
      });
    }
    const open = { title: OPEN_FILE[language] };
    const chosen = await connection.window.showWarningMessage(message(PROJECT_FILE), open);
    if (chosen) await connection.window.showDocument({ uri: host.uriOf(path), takeFocus: true });
  }

  function checkAgain(): void {
    analyses.forgetAll();
    reportAgain(documents.keys());
  }

  /** Lets the client have new diagnostics for documents that did not change themselves. */
  function reportAgain(uris: readonly string[]): void {
    if (client.pullsDiagnostics && client.refreshesDiagnostics)
      inBackground(connection.languages.diagnostics.refresh());
    for (const uri of uris) reportAfterPause(uri);
  }

  /** Pushes diagnostics, and makes the analysis that a status needs, for clients that want it. */
  function reportAfterPause(uri: string): void {
    if (client.pullsDiagnostics && !client.status) return;
    clearTimeout(pauses.get(uri));
    pauses.set(
      uri,
      setTimeout(() => {
        pauses.delete(uri);
        inBackground(report(uri));
      }, PAUSE),
    );
  }

  async function report(uri: string): Promise<void> {
    await settingsRead;
    const document = documents.get(uri);
    if (!document) return;
    if (client.pullsDiagnostics) analyses.of(document);
    else
      await connection.sendDiagnostics({ uri, version: document.version, diagnostics: diagnostics(document).items() });
  }

  function sendStatus(uri: string, analysis: Analysis): Promise<void> {
    const { isReport, year, edition } = analysis.report;
    const recognition = recognitionOf(uri);
    return connection.sendNotification(statusNotification, {
      uri,
      isReport,
      reason: (DECIDED[recognition] ?? recognitionReason(analysis))[settings.language],
      year,
      edition: isReport ? edition.id : null,
      recognition,
    });
  }

  /** Nobody waits for it; a failure is logged. */
  function inBackground(work: Promise<unknown>): void {
    work.catch(log);
  }

  function log(error: unknown): void {
    try {
      connection.console.warn(String(error));
    } catch {
      // The connection itself is gone, and with it everybody who could read this.
    }
  }
}

/** The title of a new report, its first line, as the name of a file: without what some system takes for something else. */
function fileNameOf(report: string): string {
  const [heading = ''] = report.split('\n', 1);
  return `${heading.replace(/^#+ */, '').replaceAll(/[\\/:*?"<>|]|\p{Cc}/gu, '')}.md`;
}

/** Whether the client asked for actions of this kind: kinds are a hierarchy, `refactor` holds `refactor.rewrite`. */
function isWanted(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  return !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

/** Each different repair once, with all findings that it removes. */
function byFix(
  offers: readonly { readonly finding: Finding; readonly fix: Fix }[],
): readonly (readonly [Fix, readonly Finding[]])[] {
  const found = new Map<string, readonly [Fix, Finding[]]>();
  for (const { finding, fix } of offers) {
    const key = JSON.stringify([fix.title, fix.edits]);
    const same = found.get(key);
    if (same) same[1].push(finding);
    else found.set(key, [fix, [finding]]);
  }
  return [...found.values()];
}
