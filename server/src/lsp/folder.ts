/** The reports of the open folders, whether they are open themselves or not: each is checked again when its file changes. */
import { Emitter } from 'vscode-languageserver';
import type { CancellationToken, Diagnostic, Event, SymbolInformation } from 'vscode-languageserver';
import { analyse, outline } from '../service/index.ts';
import type { Analysis, OutlineItem } from '../service/index.ts';
import { toDiagnostic } from './convert.ts';
import { toSymbolInformation } from './symbols.ts';
import { listFilesRequest, readFileRequest } from './protocol.ts';
import type { FolderParams, FolderReport } from './protocol.ts';
import type { Session } from './session.ts';

/** What is known of one file. */
export interface CheckedFile {
  readonly uri: string;
  /** Names these findings among all that the server ever makes. */
  readonly resultId: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Its title, headings and tables; rows of closed reports are too many to keep. */
  readonly symbols: readonly SymbolInformation[];
}

export interface Folder {
  /** Whether the reports of the folders are to be checked. */
  readonly isOn: () => boolean;
  /** Has them checked from now on; or no more, unless the settings want it. */
  readonly turn: (on: boolean) => void;
  /** Brings up to date what is known; keeps what it has come to where it is cancelled. */
  readonly check: (token: CancellationToken) => Promise<void>;
  /** All files that were checked, those without findings too. */
  readonly files: () => Iterable<CheckedFile>;
  /** What is known of a file, brought up to date; null where it is no part of a checked folder. */
  readonly file: (uri: string) => CheckedFile | null;
  /** How far the check is. */
  readonly state: () => FolderParams;
  /** Something else is to be said than before, or is to be looked at. */
  readonly onChanged: Event<void>;
}

/** What the names of its findings begin with: those of open documents have others. */
export const OF_FOLDER = 'folder ';

/** More files are no folder of reports; those beyond are left out, and it is said. */
const MOST_FILES = 5_000;

/** Requests are answered in between, after so many milliseconds. */
const TURN = 15;

interface Known extends CheckedFile {
  /** Null for a file on no disk: it is read again when the client tells of a change. */
  readonly stamp: string | null;
  readonly report: FolderReport | null;
}

export function createFolder(session: Session): Folder {
  const { connection, host } = session;
  /** By path where they have one: clients write addresses in more than one way. */
  const known = new Map<string, Known>();
  const changed = new Emitter<void>();
  let asked = false;
  let made = 0;
  let state: FolderParams = { done: 0, total: 0, leftOut: 0, reports: null };
  /** One check after the other. */
  let last: Promise<unknown> = Promise.resolve();

  const isOn = (): boolean => asked || session.wholeFolder;

  session.onSettingsChanged(() => {
    known.clear();
    changed.fire();
  });
  session.onFilesChanged(({ changes }) => {
    for (const { uri } of changes) if (host.pathOf(uri) === null) known.delete(uri);
    changed.fire();
  });

  return {
    isOn,
    turn: (on) => {
      asked = on;
      if (!isOn()) known.clear();
      changed.fire();
    },
    check: (token) => {
      const next = last.then(() => checkAll(token));
      last = next.catch(() => undefined);
      return next;
    },
    files: () => known.values(),
    file: (uri) => {
      const key = host.keyOf(uri);
      const before = known.get(key);
      if (!isOn() || !before) return null;
      const path = host.pathOf(uri);
      return path === null ? before : refreshed(before.uri, path);
    },
    state: () => state,
    onChanged: changed.event,
  };

  async function checkAll(token: CancellationToken): Promise<void> {
    await session.settled();
    const listed = isOn() ? await listFiles() : [];
    const uris = listed.slice(0, MOST_FILES);
    const here = new Set(uris.map(host.keyOf));
    for (const key of known.keys()) if (!here.has(key)) known.delete(key);
    let leftOut = listed.length - uris.length;
    let turn = performance.now();
    for (const [index, uri] of uris.entries()) {
      if (token.isCancellationRequested) return;
      const path = host.pathOf(uri);
      const found = path === null ? await fromClient(uri) : refreshed(uri, path);
      if (!found) leftOut += 1;
      if (performance.now() - turn < TURN) continue;
      state = { done: index + 1, total: uris.length, leftOut, reports: null };
      changed.fire();
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
      turn = performance.now();
    }
    const reports = [...known.values()].flatMap(({ report }) => report ?? []).sort(worstFirst);
    const before = JSON.stringify(state);
    state = { done: uris.length, total: uris.length, leftOut, reports };
    if (JSON.stringify(state) !== before) changed.fire();
  }

  async function listFiles(): Promise<readonly string[]> {
    const folders = session.client.folders ? ((await connection.workspace.getWorkspaceFolders()) ?? []) : [];
    const lists: (readonly string[])[] = [];
    for (const { uri } of folders) {
      const path = host.pathOf(uri);
      if (path !== null) lists.push(host.list(path).map(host.uriOf));
      else if (session.client.readsFiles) lists.push(await connection.sendRequest(listFilesRequest, { folder: uri }));
    }
    // A folder may lie in another.
    return [...new Map(lists.flat().map((uri) => [host.keyOf(uri), uri])).values()];
  }

  /** What is known of a file of this computer, as it is now; null where it cannot be read. */
  function refreshed(uri: string, path: string): Known | null {
    const stamp = host.stamp(path);
    const before = known.get(path);
    if (before?.stamp === stamp) return before;
    const text = stamp === null ? null : host.text(path);
    if (text === null) {
      known.delete(path);
      return null;
    }
    return remember(uri, stamp, text);
  }

  async function fromClient(uri: string): Promise<Known | null> {
    const before = known.get(uri);
    if (before) return before;
    const read = await connection.sendRequest(readFileRequest, { uri });
    return read && remember(uri, null, read.text);
  }

  function remember(uri: string, stamp: string | null, text: string): Known {
    const analysis = analyse(text, session.settingsOf(uri));
    const context = session.contextOf({ uri, version: 0 }, analysis);
    made += 1;
    const file: Known = {
      uri,
      stamp,
      resultId: `${OF_FOLDER}${made}`,
      diagnostics: analysis.findings.map((finding) => toDiagnostic(context, finding)),
      symbols: toSymbolInformation(context, outline(analysis).map(withoutRows), analysis.report.title?.text),
      report: summaryOf(uri, analysis),
    };
    known.set(host.keyOf(uri), file);
    return file;
  }
}

function withoutRows(item: OutlineItem): OutlineItem {
  return { ...item, children: item.children.filter(({ kind }) => kind !== 'row').map(withoutRows) };
}

function summaryOf(uri: string, { report, findings }: Analysis): FolderReport | null {
  if (!report.isReport) return null;
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const { organ, year } = report;
  return { uri, organ, year, errors, warnings, others: findings.length - errors - warnings };
}

/** By what is wrong; where that is the same, by name. */
function worstFirst(a: FolderReport, b: FolderReport): number {
  return b.errors - a.errors || b.warnings - a.warnings || b.others - a.others || (a.uri < b.uri ? -1 : 1);
}
