// Clients that misbehave: the server answers all the same, and the next question finds it as it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CancellationTokenSource,
  CodeActionRequest,
  DidChangeConfigurationNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import type { CancellationToken } from 'vscode-languageserver/node';
import { startLanguageClient, vscodeClient } from '../../../test/unit/language-client.ts';
import type { LanguageClient } from '../../../test/unit/language-client.ts';
import { fixture, replaced } from '../../../test/unit/reports.ts';
import { analyse } from '../service/index.ts';
import { insertSkeletonRequest, newReportRequest } from './protocol.ts';

const URI = 'file:///%E6%8A%A5%E5%91%8A.md';
const WRONG = replaced(fixture('2021-canonical.md'), '| 721 ', '| 722 ');
const RIGHT_RULES = analyse(WRONG).findings.map(({ rule }) => rule);

async function rules({ diagnostics }: LanguageClient, uri = URI): Promise<readonly unknown[]> {
  return (await diagnostics(uri)).map(({ code }) => code);
}

/** One request of every kind on a document. */
function requests({ connection }: LanguageClient, uri: string, token?: CancellationToken): readonly Promise<unknown>[] {
  const textDocument = { uri };
  const position = { line: 3, character: 1 };
  return [
    connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument }, token),
    connection.sendRequest(HoverRequest.type, { textDocument, position }, token),
    connection.sendRequest(
      CodeActionRequest.type,
      { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } },
      token,
    ),
    connection.sendRequest(insertSkeletonRequest, { uri }, token),
  ];
}

test('survival: requests for documents that are closed while they are answered', async () => {
  const client = await startLanguageClient(vscodeClient);
  try {
    for (let time = 0; time < 5; time++) {
      client.open(URI, WRONG);
      const answers = requests(client, URI);
      client.close(URI);
      const [diagnostics, ...others] = await Promise.all([...answers, ...requests(client, URI)]);
      assert.ok(diagnostics);
      assert.equal(others.length, 7);
    }
    client.open(URI, WRONG);
    assert.deepEqual(await rules(client), RIGHT_RULES);
  } finally {
    await client.stop();
  }
});

test('survival: a client that cancels everything', async () => {
  const client = await startLanguageClient(vscodeClient);
  try {
    client.open(URI, WRONG);
    for (let time = 0; time < 5; time++) {
      const source = new CancellationTokenSource();
      const answers = requests(client, URI, source.token);
      source.cancel();
      for (const answer of await Promise.allSettled(answers)) {
        // An answer may be on its way before its request is cancelled.
        if (answer.status === 'fulfilled') continue;
        assert.ok(answer.reason instanceof ResponseError);
        assert.equal(answer.reason.code, LSPErrorCodes.RequestCancelled);
      }
      // What nobody asked for can be cancelled too.
      void client.connection.sendNotification('$/cancelRequest', { id: `nothing ${time}` });
    }
    assert.deepEqual(await rules(client), RIGHT_RULES);
  } finally {
    await client.stop();
  }
});

test('survival: settings that change while requests are in flight, answered in the wrong order', async () => {
  const give: ((settings: unknown) => void)[] = [];
  const client = await startLanguageClient(vscodeClient, () => new Promise((resolve) => give.push(resolve)));
  try {
    client.open(URI, WRONG);
    const answers = Array.from({ length: 4 }, () => {
      void client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
      return requests(client, URI);
    }).flat();
    // The server has asked for the settings each time once it answers this, which needs none.
    await client.connection.sendRequest(newReportRequest, { organ: '某局', year: 2024 });
    assert.equal(give.length, 5);
    give.pop()?.(null);
    for (const giveOutdated of give) giveOutdated({ rules: { identities: 'off' } });
    assert.equal((await Promise.all(answers)).length, 16);
    await client.connection.sendRequest(newReportRequest, { organ: '某局', year: 2024 });
    assert.deepEqual(await rules(client), RIGHT_RULES);
  } finally {
    await client.stop();
  }
});

test('survival: messages without sense', async () => {
  const client = await startLanguageClient(vscodeClient);
  const nonsense = [null, {}, [], 7, 'x', { uri: URI, recognition: { toString: 1 } }, { textDocument: { uri: URI } }];
  try {
    client.open(URI, WRONG);
    const methods = [
      'disclosureReport/setRecognition',
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
      'textDocument/didChange',
      'no/such/method',
    ];
    for (const params of nonsense) {
      for (const method of methods) void client.connection.sendNotification(method, params);
      for (const method of ['textDocument/diagnostic', 'textDocument/hover', 'textDocument/codeAction', 'no/such']) {
        await client.connection.sendRequest(method, params).catch((error: unknown) => {
          assert.ok(error instanceof ResponseError);
        });
      }
    }
    assert.deepEqual(await rules(client), RIGHT_RULES);
  } finally {
    await client.stop();
  }
});
