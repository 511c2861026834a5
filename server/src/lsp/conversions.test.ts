import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { clipboardOf, countingGrid } from '../../../test/unit/clipboards.ts';
import { startLanguageClient, vscodeClient } from '../../../test/unit/language-client.ts';
import type { LanguageClient } from '../../../test/unit/language-client.ts';
import { fixture, rightReport, withCell } from '../../../test/unit/reports.ts';
import { analyse, newReport } from '../service/index.ts';
import { makeCanonicalRequest, pasteRequest, recalculateTotalsRequest } from './protocol.ts';

const URI = 'file:///report.md';

async function withOpen(
  text: string,
  work: (client: LanguageClient, document: TextDocument) => Promise<void>,
): Promise<void> {
  const client = await startLanguageClient(vscodeClient);
  try {
    client.open(URI, text);
    await work(client, TextDocument.create(URI, 'disclosure-report', 1, text));
  } finally {
    await client.stop();
  }
}

test('lsp: what is pasted becomes edits, with a title for the menu', async () => {
  await withOpen(newReport({ organ: '云岭县水利局', year: 2024 }), async ({ connection }, document) => {
    const place = { line: 3, character: 0 };
    const table = clipboardOf('chromium', countingGrid('2021', 'proceedings'));
    const made = await connection.sendRequest(pasteRequest, {
      uri: URI,
      range: { start: place, end: place },
      ...table,
    });
    assert.equal(made?.title, '粘贴为标准表格：第四部分的表');
    assert.deepEqual(made.notices, []);
    const after = analyse(TextDocument.applyEdits(document, made.edits));
    assert.equal(after.report.tables.proceedings?.rows[2]?.cells[4]?.raw, '15');
    const text = { uri: URI, range: { start: place, end: place }, html: null, text: '收到申请8件。' };
    assert.equal(await connection.sendRequest(pasteRequest, text), null);
  });
});

test('lsp: the table at the cursor, or the whole document, is made canonical', async () => {
  await withOpen(fixture('2021-word-paste.txt'), async ({ connection }, document) => {
    const position = document.positionAt(document.getText().indexOf('自然'));
    const one = await connection.sendRequest(makeCanonicalRequest, { uri: URI, position });
    const all = await connection.sendRequest(makeCanonicalRequest, { uri: URI, position: null });
    assert.equal(one?.edits.length, 1);
    assert.ok(all && all.edits.length > 3);
    assert.match(TextDocument.applyEdits(document, all.edits), /^## 一、总体情况$/m);
  });
});

test('lsp: totals are recalculated, and said', async () => {
  const wrong = withCell(rightReport(), '行政复议', 5, '5');
  await withOpen(wrong, async ({ connection }, document) => {
    const totals = await connection.sendRequest(recalculateTotalsRequest, { uri: URI });
    assert.deepEqual(
      totals?.changes.map(({ place, before, after }) => [place, before, after]),
      [['第四部分的表：行政复议 · 总计', '5', '4']],
    );
    assert.deepEqual(totals.notices, ['重新计算了合计，改动1处；撤销一次即可全部恢复。']);
    assert.deepEqual(analyse(TextDocument.applyEdits(document, totals.edits)).findings, []);
  });
});
