// All reports of the open folders: what is found in files that nobody has opened.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  LSPErrorCodes,
  ResponseError,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import type {
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { startLanguageClient, vscodeClient } from '../../../test/unit/language-client.ts';
import type { LanguageClient } from '../../../test/unit/language-client.ts';
import { fixture, rightReport } from '../../../test/unit/reports.ts';
import { analyse } from '../service/index.ts';
import { checkFolderRequest, listFilesRequest, readFileRequest } from './protocol.ts';

const RIGHT = rightReport();
const WRONG = RIGHT.replace('| 5 | 2 | 0 | 0 | 1 | 0 | 8 |', '| 5 | 2 | 0 | 0 | 1 | 0 | 9 |');
const FOUND = analyse(WRONG).findings.map(({ rule }) => rule);

/** The rules found in each file, by its name, as they are told from now on. */
interface Told {
  readonly next: () => Promise<Readonly<Record<string, readonly unknown[]>>>;
  readonly giveUp: () => Promise<unknown>;
}

let token = 0;

/** Asks for the diagnostics of the workspace, as VS Code does. */
function pull({ connection }: LanguageClient, previousResultIds: { uri: string; value: string }[] = []): Told {
  const partialResultToken = `part ${++token}`;
  const parts: WorkspaceDiagnosticReportPartialResult[] = [];
  let wake = (): void => undefined;
  connection.onProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, (part) => {
    parts.push(part);
    wake();
  });
  const source = new CancellationTokenSource();
  const answer = connection.sendRequest(
    WorkspaceDiagnosticRequest.type,
    { identifier: 'disclosure-report', previousResultIds, partialResultToken },
    source.token,
  );
  return {
    next: async () => {
      if (parts.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return Object.fromEntries(parts.splice(0).flatMap(({ items }) => items.map(rulesOf)));
    },
    giveUp: () => {
      source.cancel();
      return answer.catch(() => undefined);
    },
  };
}

function rulesOf(report: WorkspaceDocumentDiagnosticReport): readonly [string, readonly unknown[]] {
  const name = decodeURIComponent(report.uri.split('/').at(-1) ?? '');
  return [name, report.kind === 'full' ? report.items.map(({ code }) => code) : ['unchanged']];
}

async function withFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (client: LanguageClient, folder: string) => Promise<void>,
  settings?: () => unknown,
  opened: readonly string[] = [''],
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  const parameters = { ...vscodeClient, initializationOptions: { showsFolder: true, readsFiles: true } };
  const client = await startLanguageClient(parameters, settings, [
    ...opened.map((name) => pathToFileURL(path.join(folder, name)).href),
  ]);
  try {
    await work(client, folder);
  } finally {
    await client.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Files that say the same in other encodings. */
function inUtf16(text: string): Uint8Array {
  return Buffer.from(`\uFEFF${text}`, 'utf16le');
}

const FILES = {
  'a/wrong.md': WRONG,
  'b/wrong-too.txt': inUtf16(WRONG),
  'right.md': RIGHT,
  'web-paste.txt': fixture('2021-web-paste.txt'),
  'note.md': '# 会议记录\n\n今天讨论了三件事。\n',
  'picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]),
};

test('folder: nothing is looked at until somebody asks; then every report, the worst first', async () => {
  await withFolder(FILES, async (client) => {
    const told = pull(client);
    const { reports, total } = await client.connection.sendRequest(checkFolderRequest);
    assert.equal(total, 6);
    assert.ok(reports);
    assert.deepEqual(
      reports.map(({ uri, errors, organ, year }) => [uri.split('/').at(-1), errors > 0, organ, year]),
      [
        ['wrong.md', true, '云岭县水利局', 2024],
        ['wrong-too.txt', true, '云岭县水利局', 2024],
        ...reports.slice(2).map(({ uri, organ, year }) => [uri.split('/').at(-1), false, organ, year]),
      ],
    );
    assert.equal(reports.length, 4);
    assert.deepEqual(await told.next(), { 'wrong.md': FOUND, 'wrong-too.txt': FOUND });
    await told.giveUp();
  });
});

test('folder: by the setting it is checked unasked; a change of one file tells of that one', async () => {
  await withFolder(
    FILES,
    async (client, folder) => {
      const told = pull(client);
      // They may come in parts.
      let first = await told.next();
      while (Object.keys(first).length < 2) first = { ...first, ...(await told.next()) };
      assert.deepEqual(Object.keys(first).sort(), ['wrong-too.txt', 'wrong.md']);
      const change = (name: string, text: string | null): void => {
        const file = path.join(folder, name);
        if (text === null) rmSync(file);
        else writeFileSync(file, text);
        void client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
          changes: [{ uri: pathToFileURL(file).href, type: FileChangeType.Changed }],
        });
      };
      change('right.md', WRONG);
      assert.deepEqual(await told.next(), { 'right.md': FOUND });
      change('a/wrong.md', RIGHT);
      assert.deepEqual(await told.next(), { 'wrong.md': [] });
      change('b/wrong-too.txt', null);
      assert.deepEqual(await told.next(), { 'wrong-too.txt': [] });
      await told.giveUp();
    },
    () => ({ checkWholeFolder: true }),
  );
});

test('folder: what the client knows already is not told again, and closing a document loses nothing', async () => {
  await withFolder(FILES, async (client, folder) => {
    await client.connection.sendRequest(checkFolderRequest);
    const uri = pathToFileURL(path.join(folder, 'a/wrong.md')).href;
    client.open(uri, WRONG);
    assert.equal((await client.diagnostics(uri)).length, FOUND.length);
    client.close(uri);
    const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.ok(report.kind === 'full' && report.resultId !== undefined);
    assert.deepEqual(
      report.items.map(({ code }) => code),
      FOUND,
    );
    const told = pull(client, [{ uri, value: report.resultId }]);
    assert.deepEqual(await told.next(), { 'wrong-too.txt': FOUND });
    await told.giveUp();
    const note = pathToFileURL(path.join(folder, 'elsewhere.md')).href;
    assert.deepEqual(await client.diagnostics(note), []);
  });
});

test('folder: a check that is cancelled ends, and what was told is taken back', async () => {
  await withFolder(FILES, async (client) => {
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest(checkFolderRequest, source.token);
    source.cancel();
    await answer.then(
      () => undefined,
      (error: unknown) => {
        assert.ok(error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled);
      },
    );
    // It may have been answered before.
    await client.connection.sendRequest(checkFolderRequest);
  });
});

test('folder: files that are on no disk are read through the client', async () => {
  const client = await startLanguageClient(
    { ...vscodeClient, initializationOptions: { readsFiles: true } },
    () => ({ checkWholeFolder: true }),
    ['memory:/reports'],
  );
  try {
    client.connection.onRequest(listFilesRequest, ({ folder }) => [`${folder}/a.md`, `${folder}/gone.md`]);
    client.connection.onRequest(readFileRequest, ({ uri }) => (uri.endsWith('/a.md') ? { text: WRONG } : null));
    const told = pull(client);
    assert.deepEqual(await told.next(), { 'a.md': FOUND });
    await told.giveUp();
  } finally {
    await client.stop();
  }
});

test('folder: several that are open at once, one in another: each file is looked at once', async () => {
  await withFolder(
    FILES,
    async (client) => {
      const { reports, total } = await client.connection.sendRequest(checkFolderRequest);
      assert.equal(total, 2);
      assert.deepEqual(
        reports?.map(({ uri }) => uri.split('/').at(-1)),
        ['wrong.md', 'wrong-too.txt'],
      );
    },
    undefined,
    ['a', 'b'],
  );
  await withFolder(
    FILES,
    async (client) => {
      assert.equal((await client.connection.sendRequest(checkFolderRequest)).total, 6);
    },
    undefined,
    ['a', ''],
  );
});

test('folder: parts of reports that nobody has opened are found by name, those of an open one once', async () => {
  await withFolder(
    { 'a/甲局政府信息公开工作年度报告.md': WRONG, 'b.txt': WRONG, 'plain.md': WRONG },
    async (client, folder) => {
      const find = async (query: string): Promise<readonly string[]> =>
        ((await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? []).map(({ location }) =>
          decodeURIComponent(location.uri.split('/').at(-1) ?? ''),
        );
      assert.deepEqual(await find('三、收到'), [], 'nothing was read yet');
      await client.connection.sendRequest(checkFolderRequest);
      const both = ['甲局政府信息公开工作年度报告.md', 'b.txt'];
      assert.deepEqual(await find('三、收到'), both);
      assert.deepEqual(await find('本年新收'), [], 'rows of closed files are not kept');
      const uri = pathToFileURL(path.join(folder, 'b.txt')).href;
      client.open(uri, WRONG.replaceAll('三、收到', '三、收集'), 'plaintext');
      assert.deepEqual(await find('三、收到'), both.slice(0, 1));
      client.close(uri);
      assert.deepEqual(await find('三、收到'), both);
    },
  );
});
