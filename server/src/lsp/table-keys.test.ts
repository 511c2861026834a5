import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
} from 'vscode-languageserver';
import type { InitializeParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { minimalClient, startLanguageClient, vscodeClient } from '../../../test/unit/language-client.ts';
import type { LanguageClient } from '../../../test/unit/language-client.ts';
import { rightReport } from '../../../test/unit/reports.ts';
import { alignRequest, moveRequest } from './protocol.ts';

const URI = 'file:///report.md';
const RIGHT = rightReport();
const LINED_UP = RIGHT.replaceAll('\n', '\r\n');
const document = TextDocument.create(URI, 'disclosure-report', 1, LINED_UP);

/** Runs a test with a client that is stopped afterwards. */
async function withClient(
  parameters: InitializeParams,
  work: (client: LanguageClient) => Promise<void>,
): Promise<void> {
  const client = await startLanguageClient(parameters);
  try {
    await work(client);
  } finally {
    await client.stop();
  }
}

const positionOf = (text: string) => document.positionAt(LINED_UP.indexOf(text));

test('lsp: a key goes from cell to cell, and out of the table', async () => {
  await withClient(vscodeClient, async ({ connection, open }) => {
    open(URI, LINED_UP);
    const next = await connection.sendRequest(moveRequest, { uri: URI, position: positionOf('行政许可'), to: 'next' });
    assert.deepEqual(next, {
      edits: [],
      selection: { start: positionOf('86'), end: positionOf(' |\r\n\r\n### 第二十条第（六）项') },
    });
    const position = positionOf('58.64');
    const out = await connection.sendRequest(moveRequest, { uri: URI, position, to: 'below' });
    const place = { line: position.line + 2, character: 0 };
    assert.deepEqual(out?.selection, { start: place, end: place });
    assert.equal(out.edits[0]?.newText, '\r\n\r\n');
    assert.equal(
      await connection.sendRequest(moveRequest, { uri: URI, position: { line: 0, character: 0 }, to: 'next' }),
      null,
    );
    const closed = await connection.sendRequest(moveRequest, { uri: 'file:///closed.md', position, to: 'next' });
    assert.equal(closed, null);
  });
});

test('lsp: a row is lined up again where it was typed in', async () => {
  const text = `# 云岭县水利局2024年政府信息公开工作年度报告\n\n| 项目 | 数  |\n| ---- | --- |\n| 甲   | 12  |\n| 乙   | 1 |\n`;
  await withClient(vscodeClient, async ({ connection, open }) => {
    open(URI, text);
    const edits = await connection.sendRequest(alignRequest, {
      uri: URI,
      position: { line: 5, character: 9 },
      extent: 'cell',
    });
    assert.equal(TextDocument.applyEdits(TextDocument.create(URI, '', 1, text), edits), text.replace('1 |', '1   |'));
  });
});

const unformatted = RIGHT.replace('| 行政许可 |', '|行政许可|');

test('lsp: formatting is offered for our own language, or not answered in Markdown', async () => {
  const options = { tabSize: 2, insertSpaces: true };
  const parameters = { textDocument: { uri: URI }, options };
  await withClient(vscodeClient, ({ initialized }) => {
    assert.equal(initialized.capabilities.documentFormattingProvider, undefined);
    return Promise.resolve();
  });
  await withClient(minimalClient, async ({ connection, initialized }) => {
    assert.equal(initialized.capabilities.documentFormattingProvider, true);
    const open = (uri: string, languageId: string) =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text: unformatted },
      });
    await open(URI, 'plaintext');
    const edits = await connection.sendRequest(DocumentFormattingRequest.type, parameters);
    const formatted = TextDocument.applyEdits(TextDocument.create(URI, '', 1, unformatted), edits ?? []);
    assert.notEqual(formatted, unformatted);
    assert.equal(formatted.replaceAll(' ', ''), unformatted.replaceAll(' ', ''));
    const line = unformatted.slice(0, unformatted.indexOf('|行政许可')).split('\n').length - 1;
    const range = { start: { line, character: 0 }, end: { line, character: 1 } };
    const ranged = await connection.sendRequest(DocumentRangeFormattingRequest.type, { ...parameters, range });
    assert.ok(ranged && ranged.length > 0 && ranged.length < (edits?.length ?? 0));
    const position = { line: line + 1, character: 0 };
    const typed = await connection.sendRequest(DocumentOnTypeFormattingRequest.type, {
      ...parameters,
      position,
      ch: '\n',
    });
    assert.deepEqual(typed, ranged);
    const markdown = 'file:///markdown.md';
    await open(markdown, 'markdown');
    const none = await connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument: { uri: markdown },
      options,
    });
    assert.equal(none, null);
  });
});
