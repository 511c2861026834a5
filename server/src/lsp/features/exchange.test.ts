import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newReport } from '../../service/index.ts';
import { startLanguageClient, vscodeClient } from '../../../../test/unit/language-client.ts';
import { exportRequest, readOtherRequest } from '../protocol.ts';

const uri = 'file:///report.md';
const text = newReport({ organ: '云岭县水利局', year: 2024 });

test('exchange: an open report as a Word file and as a page is read back to its text', async () => {
  const { connection, open, stop } = await startLanguageClient(vscodeClient);
  try {
    open(uri, text);
    for (const kind of ['docx', 'html'] as const) {
      const content = await connection.sendRequest(exportRequest, { uri, kind });
      assert(content !== null);
      assert.deepEqual(await connection.sendRequest(readOtherRequest, { name: `report.${kind}`, content }), {
        text,
        notices: [],
      });
    }
  } finally {
    await stop();
  }
});

test('exchange: what is no report is not exported, and what cannot be read is told', async () => {
  const { connection, open, stop } = await startLanguageClient(vscodeClient);
  try {
    open(uri, '# 公开招聘启事\n');
    assert.equal(await connection.sendRequest(exportRequest, { uri, kind: 'docx' }), null);
    const content = Buffer.from([0, 1, 2]).toString('base64');
    for (const name of ['report.docx', 'report.wps', 'report.html']) {
      const read = await connection.sendRequest(readOtherRequest, { name, content });
      assert('failure' in read, name);
      assert.notEqual(read.failure, '');
    }
  } finally {
    await stop();
  }
});
