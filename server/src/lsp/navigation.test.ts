// Finding one's way over the protocol. What is found is tested in `service/`; here, how it is offered and said.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ApplyWorkspaceEditRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  SelectionRangeRequest,
  SemanticTokensRequest,
  TextDocumentContentRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import type { DocumentSymbol, Location, Position, SymbolInformation } from 'vscode-languageserver/node';
import { minimalClient, startLanguageClient, vscodeClient } from '../../../test/unit/language-client.ts';
import type { LanguageClient } from '../../../test/unit/language-client.ts';
import { rightReport } from '../../../test/unit/reports.ts';

const TEXT = rightReport();
const FILE = '云岭县水利局2024年政府信息公开工作年度报告.md';
const URI = `file:///d%3A/${encodeURIComponent(FILE)}`;
const textDocument = { uri: URI };

function positionOf(words: string, after = 0): Position {
  const lines = TEXT.slice(0, TEXT.indexOf(words)).split('\n');
  return { line: lines.length - 1, character: (lines.at(-1)?.length ?? 0) + after };
}

async function withReport(
  parameters: typeof vscodeClient,
  work: (client: LanguageClient) => Promise<void>,
  languageId = 'disclosure-report',
): Promise<void> {
  const client = await startLanguageClient(parameters);
  try {
    client.open(URI, TEXT, languageId);
    await work(client);
  } finally {
    await client.stop();
  }
}

test('navigation: what Markdown has from elsewhere is offered for other languages alone', async () => {
  await withReport(vscodeClient, async ({ registered, initialized, connection }) => {
    // An answer, so that what was registered has come.
    await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    for (const { method } of [DocumentSymbolRequest.type, FoldingRangeRequest.type, SelectionRangeRequest.type]) {
      assert.deepEqual(registered.get(method), ['disclosure-report', 'plaintext'], method);
    }
    assert.deepEqual(registered.get('textDocument/semanticTokens'), ['disclosure-report', 'plaintext']);
    assert.equal(initialized.capabilities.documentSymbolProvider, undefined);
  });
  await withReport(minimalClient, async ({ registered, initialized }) => {
    assert.equal(initialized.capabilities.documentSymbolProvider, true);
    assert.equal(initialized.capabilities.documentLinkProvider, undefined, 'it could not show the regulation');
    assert.equal(registered.size, 0);
    return Promise.resolve();
  });
});

test('navigation: outline, folds, selections, colours', async () => {
  await withReport(vscodeClient, async ({ connection }) => {
    const symbols = (await connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[];
    assert.equal(symbols.length, 7);
    assert.ok(symbols[3]?.children?.some(({ children }) => (children ?? []).length > 5));
    const folds = await connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    assert.ok((folds ?? []).length >= 10);
    const positions = [positionOf('126条'), { line: 0, character: 3 }];
    const selections = await connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions });
    assert.equal(selections?.length, 2);
    assert.ok(selections.every(({ parent }) => parent !== undefined));
    const tokens = await connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    assert.ok(tokens && tokens.data.length > 500 && tokens.data.length % 5 === 0);
  });
  await withReport(minimalClient, async ({ connection }) => {
    const symbols = (await connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) as SymbolInformation[];
    assert.ok(symbols.length > 30 && symbols.every(({ location }) => location.uri === URI));
  });
});

test('navigation: symbols of all open reports, but not of plain Markdown', async () => {
  await withReport(vscodeClient, async ({ connection, open }) => {
    const find = async (query: string): Promise<readonly string[]> =>
      ((await connection.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? []).map(({ name }) => name);
    assert.deepEqual(await find('三、收到'), ['三、收到和处理政府信息公开申请情况']);
    assert.deepEqual(await find('无此一节'), []);
    open('file:///other.md', TEXT);
    assert.deepEqual(await find('三收到'), ['三、收到和处理政府信息公开申请情况']);
  });
});

test('navigation: from a total to its addends and back, all cells of a relation', async () => {
  await withReport(vscodeClient, async ({ connection }) => {
    const row = '| 一、本年新收政府信息公开申请数量 | 5 | 2 | 0 | 0 | 1 | 0 | ';
    const total = { textDocument, position: positionOf(row, row.length) };
    const addend = { textDocument, position: positionOf(row, row.indexOf('5')) };
    const addends = (await connection.sendRequest(DefinitionRequest.type, total)) as Location[];
    assert.equal(addends.length, 6);
    const context = { includeDeclaration: false };
    const totals = await connection.sendRequest(ReferencesRequest.type, { ...addend, context });
    assert.ok(totals?.some(({ range }) => range.start.character === total.position.character));
    const cells = await connection.sendRequest(DocumentHighlightRequest.type, total);
    assert.ok((cells ?? []).length > 7);
    const beside = { textDocument, position: { line: 0, character: 1 } };
    assert.equal(await connection.sendRequest(DocumentHighlightRequest.type, beside), null);
  });
});

test('navigation: citations lead to the regulation, which the server shows', async () => {
  const client = await startLanguageClient(vscodeClient);
  try {
    const text = TEXT.replace(
      '（二）依申请公开。',
      '（二）依申请公开。按照《政府信息公开条例》第三十六条第（一）项答复。',
    );
    client.open(URI, text, 'disclosure-report');
    const links = (await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument })) ?? [];
    const [uri = '', line = ''] =
      links.map(({ target }) => target?.split('#L') ?? []).find(([, place]) => Number(place) > 100) ?? [];
    const { text: regulation } = await client.connection.sendRequest(TextDocumentContentRequest.type, { uri });
    assert.match(regulation.split('\n')[Number(line) - 1] ?? '', /^（一）/);
    await assert.rejects(
      client.connection.sendRequest(TextDocumentContentRequest.type, {
        uri: 'disclosure-report-regulation:/1999/x.md',
      }),
      ResponseError,
    );
  } finally {
    await client.stop();
  }
});

test('navigation: the year is renamed, other dates to be confirmed; the file is offered once that is done', async () => {
  const position = positionOf('2024年政府', 1);
  await withReport(vscodeClient, async ({ connection, change, messages, pull }) => {
    const prepared = await connection.sendRequest(PrepareRenameRequest.type, { textDocument, position });
    assert.deepEqual(prepared && 'placeholder' in prepared && prepared.placeholder, '2024');
    const renamed = await connection.sendRequest(RenameRequest.type, { textDocument, position, newName: '2025' });
    const [edits, ...others] = renamed?.documentChanges ?? [];
    assert.equal(others.length, 0, 'a file to be confirmed would take the certain changes with it');
    assert.ok(edits && 'edits' in edits && edits.edits.some((edit) => 'annotationId' in edit));
    assert.ok(edits.edits.some((edit) => !('annotationId' in edit)));
    assert.ok(Object.values(renamed?.changeAnnotations ?? {}).every(({ needsConfirmation }) => needsConfirmation));
    await assert.rejects(
      connection.sendRequest(RenameRequest.type, { textDocument, position, newName: '明年' }),
      /四位数的年份/,
    );
    const moved = new Promise<string>((resolve) => {
      connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
        const [file] = edit.documentChanges ?? [];
        resolve(file && 'newUri' in file ? decodeURIComponent(file.newUri.split('/').at(-1) ?? '') : '');
        return { applied: true };
      });
    });
    change(URI, 2, { text: TEXT.replace('2024年政府', '2025年政府') });
    assert.match(await messages.next(), /文件名里也有“2024”，要改为“2025”吗/);
    assert.equal(await moved, FILE.replace('2024', '2025'));
    // Whoever looks at the changes and makes none is not asked at the next key.
    change(URI, 3, { text: TEXT });
    await connection.sendRequest(RenameRequest.type, { textDocument, position, newName: '2025' });
    change(URI, 4, { text: `${TEXT}\n` });
    await pull(URI);
    assert.equal(messages.waiting(), 0);
    const beside = { textDocument, position: positionOf('业务培训') };
    assert.equal(await connection.sendRequest(PrepareRenameRequest.type, beside), null);
  });
  await withReport(minimalClient, async ({ connection }) => {
    const renamed = await connection.sendRequest(RenameRequest.type, { textDocument, position, newName: '2025' });
    const edits = renamed?.changes?.[URI] ?? [];
    assert.ok(edits.length >= 3 && edits.every(({ newText }) => newText === '2025'));
  });
});
