import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startLanguageClient, vscodeClient } from '../../../test/unit/language-client.ts';
import { rightReport } from '../../../test/unit/reports.ts';
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
