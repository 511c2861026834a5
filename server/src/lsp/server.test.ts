import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import {
  CancellationTokenSource,
  CodeActionRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  ErrorCodes,
  FileChangeType,
  HoverRequest,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import type { CodeAction, Diagnostic, InitializeParams, Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { minimalClient, startLanguageClient, vscodeClient } from '../../../test/unit/language-client.ts';
import type { LanguageClient } from '../../../test/unit/language-client.ts';
import { analyse, insertSkeleton, newReport } from '../service/index.ts';
import type { Language } from '../service/index.ts';
import { nodeHost } from './host.ts';
import { fileNameRequest, insertSkeletonRequest, newReportRequest, setRecognitionNotification } from './protocol.ts';

const RIGHT = readFileSync('test/fixtures/reports/2021-canonical.md', 'utf8');
/** Two totals that no longer hold. */
const WRONG = RIGHT.replace(/(四、结转下年度继续办理.*)721/, '$1722');
const NOTE = '# 会议记录\n\n今天讨论了三件事。\n';
const URI = 'file:///d%3A/%E6%8A%A5%E5%91%8A.md';

/** Runs a test with a client that is stopped afterwards. */
async function withClient(
  parameters: InitializeParams,
  work: (client: LanguageClient) => Promise<void>,
  settings?: () => unknown,
): Promise<void> {
  const client = await startLanguageClient(parameters, settings);
  try {
    await work(client);
  } finally {
    await client.stop();
  }
}

/** Findings as rule, place and message, whoever states them. */
function stated(diagnostics: readonly Diagnostic[]): readonly unknown[] {
  return diagnostics.map(({ code, range, message }) => ({ rule: code, range, message }));
}

/** What `analyse` finds in a text, with its places as another library sees them. */
function expected(text: string, language: Language = 'zh'): readonly unknown[] {
  const document = TextDocument.create(URI, 'markdown', 0, text);
  return analyse(text).findings.map(({ rule, span, message }) => ({
    rule,
    range: { start: document.positionAt(span.start), end: document.positionAt(span.end) },
    message: message[language],
  }));
}

function fullRange(text: string): Range {
  const document = TextDocument.create(URI, 'markdown', 0, text);
  return { start: document.positionAt(0), end: document.positionAt(text.length) };
}

function hasCode(code: number): (error: unknown) => boolean {
  return (error) => error instanceof ResponseError && error.code === code;
}

/** An answer that is given only when the test says so. */
function withheld(): { readonly answer: Promise<unknown>; readonly give: (value: unknown) => void } {
  let give: (value: unknown) => void = () => undefined;
  const answer = new Promise((resolve) => {
    give = resolve;
  });
  return {
    answer,
    give: (value) => {
      give(value);
    },
  };
}

test('lsp: the texts of these tests have something to find', () => {
  assert.equal(analyse(RIGHT).findings.length, 0);
  assert.ok(analyse(WRONG).findings.length > 0);
});

test('lsp: VS Code is told of pulled diagnostics, a minimal client is not', async () => {
  await withClient(vscodeClient, async ({ initialized }) => {
    assert.equal(initialized.serverInfo?.name, 'disclosure-report-language-server');
    assert.match(initialized.serverInfo.version ?? '', /^\d+\.\d+\.\d+$/);
    const { positionEncoding, textDocumentSync, diagnosticProvider } = initialized.capabilities;
    assert.equal(positionEncoding, 'utf-16');
    assert.deepEqual(textDocumentSync, { openClose: true, change: 2, save: true });
    assert.deepEqual(diagnosticProvider, {
      identifier: 'disclosure-report',
      interFileDependencies: false,
      workspaceDiagnostics: true,
    });
    return Promise.resolve();
  });
  await withClient(minimalClient, async ({ initialized }) => {
    assert.equal(initialized.capabilities.diagnosticProvider, undefined);
    return Promise.resolve();
  });
});

test('lsp: pulled diagnostics are the findings of the text', async () => {
  await withClient(vscodeClient, async ({ open, diagnostics, published }) => {
    open(URI, WRONG);
    const found = await diagnostics(URI);
    assert.deepEqual(stated(found), expected(WRONG));
    const balance = found.find(({ code }) => code === 'request-balance');
    assert.ok(balance);
    assert.equal(balance.source, 'disclosure-report');
    assert.equal(balance.severity, 1);
    assert.ok((balance.relatedInformation ?? []).length > 0);
    assert.equal(balance.relatedInformation?.[0]?.location.uri, URI);
    assert.equal(published.waiting(), 0);
  });
});

test('lsp: a finding leads to the page of its rule, in the language that the user reads', async () => {
  for (const language of ['zh', 'en'] as const) {
    await withClient(
      vscodeClient,
      async ({ open, diagnostics }) => {
        open(URI, WRONG);
        const found = await diagnostics(URI);
        assert.ok(found.length > 0);
        for (const { code, codeDescription } of found) {
          const page = path.resolve(`server/docs/rules/${language}/${String(code)}.md`);
          assert.equal(codeDescription?.href, pathToFileURL(page).href);
          assert.match(readFileSync(page, 'utf8'), new RegExp(`^# .*${String(code)}`));
        }
      },
      () => ({ language }),
    );
  }
  await withClient(minimalClient, async ({ open, published }) => {
    open(URI, WRONG);
    const { diagnostics } = await published.next();
    assert.ok(diagnostics.length > 0);
    assert.ok(diagnostics.every(({ codeDescription }) => codeDescription === undefined));
  });
});

test('lsp: a server without the pages beside it leads nowhere', () => {
  assert.equal(nodeHost(path.resolve('no such folder')).rulePage('row-label', 'zh'), null);
});

test('lsp: an unchanged document is not sent again, a reopened one is', async () => {
  await withClient(vscodeClient, async ({ open, change, close, pull }) => {
    open(URI, WRONG);
    const first = await pull(URI);
    assert.equal(first.kind, 'full');
    assert.deepEqual(await pull(URI, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    change(URI, 2, { text: RIGHT });
    const second = await pull(URI, first.resultId);
    assert.deepEqual(second, { kind: 'full', resultId: second.resultId, items: [] });
    assert.notEqual(second.resultId, first.resultId);
    close(URI);
    open(URI, WRONG);
    assert.equal((await pull(URI, second.resultId)).kind, 'full');
  });
});

test('lsp: after any edits, sent incrementally, the findings are those of the final text', async () => {
  const edit = fc.record({
    start: fc.nat(RIGHT.length),
    length: fc.nat(40),
    text: fc.constantFrom('', '1', '|', '\n', '\r\n', '\r', '一、', '𠮷', ' ', '| 3 | 4 |', '## 二、总体情况\n'),
  });
  await withClient(vscodeClient, async ({ open, change, close, diagnostics }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
        let document = TextDocument.create(URI, 'markdown', 1, WRONG);
        open(URI, WRONG);
        for (const { start, length, text } of edits) {
          const changed = {
            range: { start: document.positionAt(start), end: document.positionAt(start + length) },
            text,
          };
          document = TextDocument.update(document, [changed], document.version + 1);
          change(URI, document.version, changed);
        }
        assert.deepEqual(stated(await diagnostics(URI)), expected(document.getText()));
        close(URI);
      }),
      { numRuns: 15 },
    );
  });
});

test('lsp: a client without pulled diagnostics has them pushed, and taken away on close', async () => {
  await withClient(minimalClient, async ({ open, change, close, published }) => {
    open(URI, WRONG);
    const first = await published.next();
    assert.deepEqual({ uri: first.uri, version: first.version }, { uri: URI, version: 1 });
    assert.deepEqual(stated(first.diagnostics), expected(WRONG));
    assert.ok(first.diagnostics.every(({ relatedInformation }) => relatedInformation === undefined));
    // Changes in quick succession may be answered once; the last one always is.
    const ofVersion = async (version: number | undefined): Promise<readonly Diagnostic[]> => {
      const message = await published.next();
      return message.version === version ? message.diagnostics : ofVersion(version);
    };
    change(URI, 2, { text: NOTE });
    change(URI, 3, { text: RIGHT });
    assert.deepEqual(await ofVersion(3), []);
    change(URI, 4, { text: WRONG });
    close(URI);
    assert.deepEqual(await ofVersion(undefined), []);
    open(URI, RIGHT);
    assert.deepEqual(await published.next(), { uri: URI, version: 1, diagnostics: [] });
    assert.equal(published.waiting(), 0);
  });
});

test('lsp: requests on a document that is not open have an empty answer', async () => {
  await withClient(vscodeClient, async ({ connection, open, close, pull }) => {
    open(URI, WRONG);
    close(URI);
    for (const uri of [URI, 'untitled:Untitled-1']) {
      const textDocument = { uri };
      assert.deepEqual(await pull(uri), { kind: 'full', items: [] });
      assert.equal(
        await connection.sendRequest(HoverRequest.type, { textDocument, position: { line: 0, character: 0 } }),
        null,
      );
      assert.equal(
        await connection.sendRequest(CodeActionRequest.type, {
          textDocument,
          range: fullRange(WRONG),
          context: { diagnostics: [] },
        }),
        null,
      );
      assert.equal(await connection.sendRequest(insertSkeletonRequest, { uri }), null);
    }
  });
});

test('lsp: a cancelled request is answered as cancelled, an overtaken one as outdated', async () => {
  const { answer, give } = withheld();
  await withClient(
    vscodeClient,
    async ({ connection, open, change, pull, diagnostics }) => {
      open(URI, WRONG);
      const source = new CancellationTokenSource();
      const cancelled = connection.sendRequest(
        DocumentDiagnosticRequest.type,
        { textDocument: { uri: URI } },
        source.token,
      );
      source.cancel();
      const overtaken = pull(URI);
      change(URI, 2, { text: RIGHT });
      // The server has read all of the above once it answers this, which needs no settings.
      await connection.sendRequest(newReportRequest, { organ: '某局', year: 2024 });
      give(null);
      await assert.rejects(cancelled, hasCode(LSPErrorCodes.RequestCancelled));
      await assert.rejects(overtaken, hasCode(LSPErrorCodes.ContentModified));
      assert.deepEqual(await diagnostics(URI), []);
    },
    () => answer,
  );
});

test('lsp: what a client says while a long text is read is heard', async () => {
  await withClient(vscodeClient, async ({ connection, open, change, pull, diagnostics }) => {
    open(URI, WRONG + '本局公开信息若干条。\n'.repeat(60_000));
    const source = new CancellationTokenSource();
    const cancelled = connection.sendRequest(
      DocumentDiagnosticRequest.type,
      { textDocument: { uri: URI } },
      source.token,
    );
    const overtaken = pull(URI);
    // Both wait by now: the server has heard this after them.
    await connection.sendRequest(newReportRequest, { organ: '某局', year: 2024 });
    source.cancel();
    change(URI, 2, { text: RIGHT });
    const answers = await Promise.allSettled([cancelled, overtaken]);
    // A server that is faster than its client has answered before it hears; which rooms it stops at, analyses.test.ts holds.
    for (const [index, answer] of answers.entries()) {
      if (answer.status === 'fulfilled') continue;
      const code = index === 0 ? LSPErrorCodes.RequestCancelled : LSPErrorCodes.ContentModified;
      assert.ok(hasCode(code)(answer.reason), String(answer.reason));
    }
    assert.deepEqual(await diagnostics(URI), []);
  });
});

test('lsp: settings come from the client, and their change makes it ask again', async () => {
  let settings: unknown = { language: 'en', edition: 'auto' };
  await withClient(
    vscodeClient,
    async ({ connection, open, diagnostics, refreshes }) => {
      open(URI, WRONG);
      assert.deepEqual(stated(await diagnostics(URI)), expected(WRONG, 'en'));
      await refreshes.next();

      settings = { language: 'zh', edition: '2019' };
      await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
      await refreshes.next();
      const forced = await diagnostics(URI);
      const { findings } = analyse(WRONG, { edition: '2019', recognition: 'auto' });
      assert.deepEqual(
        forced.map(({ message }) => message),
        findings.map(({ message }) => message.zh),
      );

      // Values that are none, and no answer at all, mean the defaults.
      for (const invalid of [{ language: 'fr', edition: '2020' }, 7, null]) {
        settings = invalid;
        await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
        assert.deepEqual(stated(await diagnostics(URI)), expected(WRONG));
      }
      await refreshes.next();
      assert.equal(refreshes.waiting(), 0);
    },
    () => settings,
  );
});

test('lsp: a client without workspace/configuration gives settings at the start and by notification', async () => {
  await withClient(
    { ...minimalClient, initializationOptions: { language: 'en' } },
    async ({ connection, open, published }) => {
      open(URI, WRONG);
      assert.deepEqual(stated((await published.next()).diagnostics), expected(WRONG, 'en'));
      await connection.sendNotification(DidChangeConfigurationNotification.type, {
        settings: { disclosureReport: { language: 'zh' } },
      });
      assert.deepEqual(stated((await published.next()).diagnostics), expected(WRONG, 'zh'));
    },
  );
});

test('lsp: the client may say what is a report, and is told how each document is read', async () => {
  await withClient(vscodeClient, async ({ connection, open, diagnostics, statuses, refreshes }) => {
    open(URI, WRONG);
    const { reason, keyLines, ...status } = await statuses.next();
    const editionLabel = { zh: '2021年版格式', en: '2021 edition' };
    assert.deepEqual(status, {
      uri: URI,
      isReport: true,
      year: 2023,
      edition: '2021',
      editionLabel,
      recognition: 'auto',
    });
    assert.match(String(reason), /\p{Script=Han}/u);
    assert.equal((keyLines as readonly unknown[]).length, 6);

    await connection.sendNotification(setRecognitionNotification, { uri: URI, recognition: 'other' });
    await refreshes.next();
    assert.deepEqual(await diagnostics(URI), []);
    const other = await statuses.next();
    assert.deepEqual([other['isReport'], other['edition'], other['recognition']], [false, null, 'other']);
    assert.match(String(other['reason']), /您已指定/);

    await connection.sendNotification(setRecognitionNotification, { uri: URI, recognition: 'auto' });
    assert.deepEqual(stated(await diagnostics(URI)), expected(WRONG));
  });
  await withClient(minimalClient, async ({ open, published, statuses }) => {
    open(URI, WRONG);
    await published.next();
    assert.equal(statuses.waiting(), 0);
  });
});

test('lsp: a quick fix carries its findings, and applied removes them', async () => {
  await withClient(vscodeClient, async ({ connection, open, change, diagnostics }) => {
    const untitled = RIGHT.slice(RIGHT.indexOf('\n') + 1);
    open(URI, untitled);
    const before = await diagnostics(URI);
    assert.ok(before.some(({ code }) => code === 'missing-title'));
    const actions = (await connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: URI },
      range: fullRange(untitled),
      context: { diagnostics: [], only: ['quickfix'] },
    })) as CodeAction[];
    const action = actions.find(({ diagnostics: removed }) => removed?.some(({ code }) => code === 'missing-title'));
    assert.ok(action);
    assert.equal(action.kind, 'quickfix');
    assert.equal(action.isPreferred, true);
    const [changed] = action.edit?.documentChanges ?? [];
    assert.ok(changed && 'textDocument' in changed);
    assert.deepEqual(changed.textDocument, { uri: URI, version: 1 });
    const document = TextDocument.create(URI, 'markdown', 1, untitled);
    const edits = changed.edits.flatMap((edit) => ('newText' in edit ? [edit] : []));
    change(URI, 2, { text: TextDocument.applyEdits(document, edits) });
    assert.ok((await diagnostics(URI)).every(({ code }) => code !== 'missing-title'));
  });
});

test('lsp: actions are of the kinds that the client asks for', async () => {
  const prose = '2018年，我局认真贯彻落实《政府信息公开条例》。\n';
  const kinds = async ({ connection }: LanguageClient, only?: string[]): Promise<readonly unknown[]> => {
    const actions = (await connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: URI },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], ...(only && { only }) },
    })) as CodeAction[];
    return [...new Set(actions.map(({ kind }) => kind))];
  };
  await withClient(minimalClient, async (client) => {
    client.open(URI, prose);
    await client.connection.sendNotification(setRecognitionNotification, { uri: URI, recognition: 'report' });
    assert.deepEqual(await kinds(client, ['refactor']), ['refactor.rewrite']);
    assert.deepEqual(await kinds(client, ['refactor.rewrite']), ['refactor.rewrite']);
    assert.deepEqual(await kinds(client, ['source']), []);
    assert.ok((await kinds(client)).includes('refactor.rewrite'));
  });
});

test('lsp: hovers are Markdown, or plain text for a client that shows no other', async () => {
  const position = { line: RIGHT.slice(0, RIGHT.indexOf('## 一、')).split('\n').length - 1, character: 5 };
  const hover = async ({ connection, open }: LanguageClient): Promise<{ kind: string; value: string }> => {
    open(URI, RIGHT);
    const found = await connection.sendRequest(HoverRequest.type, { textDocument: { uri: URI }, position });
    assert.ok(found && typeof found.contents === 'object' && 'kind' in found.contents);
    assert.equal(found.range?.start.line, position.line);
    return found.contents;
  };
  await withClient(vscodeClient, async (client) => {
    const { kind, value } = await hover(client);
    assert.equal(kind, 'markdown');
    assert.match(value, /第五十条/);
  });
  await withClient(minimalClient, async (client) => {
    const { kind, value } = await hover(client);
    assert.equal(kind, 'plaintext');
    assert.match(value, /第五十条/);
    assert.doesNotMatch(value, /\*\*|^>|^#/m);
  });
});

test('lsp: a report is filed under its title, and what is no report under no name', async () => {
  await withClient(vscodeClient, async ({ connection, open }) => {
    open(URI, newReport({ organ: '云岭县水利局', year: 2024 }).replace('# ', '  '));
    const name = '云岭县水利局2024年政府信息公开工作年度报告.md';
    assert.equal(await connection.sendRequest(fileNameRequest, { uri: URI }), name);
    const other = 'file:///other.md';
    open(other, '# 公开招聘启事\n');
    assert.equal(await connection.sendRequest(fileNameRequest, { uri: other }), null);
    assert.equal(await connection.sendRequest(fileNameRequest, { uri: 'file:///closed.md' }), null);
  });
});

test("lsp: findings speak the editor's language where the settings leave it to it", async () => {
  const english = { ...vscodeClient, initializationOptions: { language: 'en' } };
  for (const [language, expected] of [
    ['auto', /[a-z]{4}/],
    ['zh', /^[^a-z]*$/],
  ] as const) {
    await withClient(
      english,
      async ({ open, diagnostics }) => {
        open(URI, WRONG);
        for (const { message } of await diagnostics(URI)) assert.match(JSON.stringify(message), expected);
      },
      () => ({ language }),
    );
  }
});

test('lsp: a new report and the skeleton come from the core', async () => {
  await withClient(vscodeClient, async ({ connection, open }) => {
    const request = { organ: '云岭县水利局', year: 2024 };
    assert.deepEqual(await connection.sendRequest(newReportRequest, request), {
      text: newReport(request),
      fileName: '云岭县水利局2024年政府信息公开工作年度报告.md',
    });
    const { fileName } = await connection.sendRequest(newReportRequest, {
      organ: '../云岭县：“水利/林业”局?',
      year: 2024,
    });
    assert.equal(fileName, '..云岭县：“水利林业”局2024年政府信息公开工作年度报告.md', 'a name, and no path');
    await assert.rejects(
      connection.sendRequest(newReportRequest, { organ: '云岭县水利局', year: 2024.5 }),
      hasCode(ErrorCodes.InvalidParams),
    );

    open(URI, '');
    const skeleton = await connection.sendRequest(insertSkeletonRequest, { uri: URI });
    assert.deepEqual(
      skeleton?.edits.map(({ newText }) => newText),
      insertSkeleton(analyse(''), new Date().getFullYear())?.map(({ newText }) => newText),
    );
    assert.match(skeleton?.edits[0]?.newText ?? '', /总体情况/);
    open('file:///whole.md', RIGHT);
    assert.equal(await connection.sendRequest(insertSkeletonRequest, { uri: 'file:///whole.md' }), null);
  });
});

test('lsp: the project file is obeyed, watched, and complained of once', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  const project = path.join(folder, 'disclosure-report.json');
  const uri = pathToFileURL(path.join(folder, '年报 1.md')).href;
  const other = pathToFileURL(path.join(folder, '别的.md')).href;
  try {
    await withClient(vscodeClient, async ({ connection, open, diagnostics, refreshes, messages, shown }) => {
      const severities = async (): Promise<readonly unknown[]> =>
        (await diagnostics(uri)).filter(({ code }) => code === 'request-balance').map(({ severity }) => severity);
      const changed = (): Promise<unknown> => {
        void connection.sendNotification(DidChangeWatchedFilesNotification.type, {
          changes: [{ uri: pathToFileURL(project).href, type: FileChangeType.Changed }],
        });
        return refreshes.next();
      };
      open(uri, WRONG);
      const before = await severities();
      assert.ok(before.length > 0 && before.every((severity) => severity === 1));

      writeFileSync(project, '{ "overrides": [{ "files": ["年报 *.md"], "rules": { "request-balance": "hint" } }] }');
      await changed();
      assert.deepEqual(
        await severities(),
        before.map(() => 4),
      );
      open(other, WRONG);
      assert.equal((await diagnostics(other)).find(({ code }) => code === 'request-balance')?.severity, 1);
      assert.equal(messages.waiting(), 0);

      for (let time = 0; time < 2; time++) {
        writeFileSync(project, '{ "rules": ');
        await changed();
        assert.deepEqual(await severities(), before);
      }
      assert.match(await messages.next(), /^第 1 行不符合 JSON 的写法.*（disclosure-report\.json）$/);
      assert.equal(await shown.next(), pathToFileURL(project).href);
      assert.equal(messages.waiting() + shown.waiting(), 0);
    });
    await withClient(minimalClient, async ({ open, messages, shown }) => {
      open(uri, WRONG);
      const message = await messages.next();
      assert.match(message, /^第 1 行不符合 JSON 的写法/);
      assert.ok(message.endsWith(`（${project.split(path.sep).join('/')}）`), 'where the file is');
      assert.equal(shown.waiting(), 0);
    });
    await withClient(minimalClient, async ({ open, published }) => {
      writeFileSync(project, '{ "rules": { "request-balance": "off" } }');
      open(uri, WRONG.replace('五、存在的主要问题及改进情况', '五、存在问题及改进情况'));
      const { diagnostics } = await published.next();
      assert.ok(diagnostics.length > 0 && diagnostics.every(({ code }) => code !== 'request-balance'));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
