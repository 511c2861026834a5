import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InlayHintRequest } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startLanguageClient, vscodeClient } from '../../../test/unit/language-client.ts';
import { rightReport, withCell } from '../../../test/unit/reports.ts';
import { panelEditRequest, panelRequest } from './protocol.ts';

const URI = 'file:///report.md';
const KEY = 'requests newRequests naturalPerson';

test('lsp: an edit of the panel is for the version that the author saw, and refused for another', async () => {
  const client = await startLanguageClient(vscodeClient);
  try {
    const text = rightReport();
    const document = TextDocument.create(URI, 'disclosure-report', 1, text);
    client.open(URI, text);
    const ask = (version: number, before: string) =>
      client.connection.sendRequest(panelEditRequest, {
        uri: URI,
        version,
        changes: [{ key: KEY, before, text: '31' }],
      });
    const shown = await client.connection.sendRequest(panelRequest, { uri: URI });
    const cells = shown?.report?.parts.flatMap((part) => (part.kind === 'table' ? part.cells : [])) ?? [];
    const cell = cells.find(({ key }) => key === KEY);
    assert.ok(shown && cell?.range);
    assert.equal(document.getText(cell.range), cell.raw);

    const written = await ask(shown.version, cell.raw);
    assert.ok(written && 'edits' in written);
    assert.equal(written.edits.length, 1);
    assert.match(written.edits[0]?.newText ?? '', /^31 *$/);
    assert.deepEqual(await ask(shown.version, `${cell.raw}9`), { refused: 'stale' });

    client.change(URI, 2, { text: `\n${text}` });
    assert.deepEqual(await ask(shown.version, cell.raw), { refused: 'stale' });
    assert.equal(await client.connection.sendRequest(panelRequest, { uri: 'file:///none.md' }), null);
  } finally {
    await client.stop();
  }
});

test('lsp: a wrong total has its hint, which writes it; right ones have none', async () => {
  const client = await startLanguageClient(vscodeClient);
  try {
    const wrong = withCell(rightReport(), '行政复议', 5, '5');
    const document = TextDocument.create(URI, 'disclosure-report', 1, wrong);
    client.open(URI, wrong);
    const range = { start: { line: 0, character: 0 }, end: document.positionAt(wrong.length) };
    const hints = await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri: URI }, range });
    assert.deepEqual(
      hints?.map(({ label }) => label),
      ['应为4'],
    );
    const edits = hints[0]?.textEdits ?? [];
    const right = TextDocument.applyEdits(document, edits);
    client.change(URI, 2, { text: right });
    assert.deepEqual(
      await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri: URI }, range }),
      [],
    );
  } finally {
    await client.stop();
  }
});
