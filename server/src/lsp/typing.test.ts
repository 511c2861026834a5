import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DidSaveTextDocumentNotification } from 'vscode-languageserver/node';
import type { InitializeParams } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { minimalClient, startLanguageClient, vscodeClient } from '../../../test/unit/language-client.ts';
import type { LanguageClient } from '../../../test/unit/language-client.ts';
import { analyse } from '../service/index.ts';
import { cursorNotification } from './protocol.ts';

const RIGHT = readFileSync('test/fixtures/reports/2021-canonical.md', 'utf8');
const URI = 'file:///reports/report.md';

interface Author {
  readonly client: LanguageClient;
  /** Puts the cursor before the text, which is there once; null is another document. */
  readonly goTo: (text: string | null) => Promise<void>;
  /** Replaces a text that is there once. */
  readonly type: (old: string, text: string) => void;
  /** The rules that complain now, each once. */
  readonly complaints: () => Promise<readonly string[]>;
  /** The rules that complain of the text as it is, whoever types. */
  readonly all: () => readonly string[];
}

/** Runs a test with somebody at work on a document. */
async function withAuthor(parameters: InitializeParams, text: string, work: (author: Author) => Promise<void>) {
  const client = await startLanguageClient(parameters);
  let document = TextDocument.create(URI, 'markdown', 1, text);
  const offsetOf = (part: string): number => {
    assert.equal(document.getText().split(part).length, 2, `${part} is there once`);
    return document.getText().indexOf(part);
  };
  const rules = (codes: readonly unknown[]): readonly string[] => [...new Set(codes.map(String))].sort();
  client.open(URI, text);
  try {
    await work({
      client,
      goTo: (part) => {
        const line = part === null ? null : document.positionAt(offsetOf(part)).line;
        return client.connection.sendNotification(cursorNotification, { uri: URI, line });
      },
      type: (old, replacement) => {
        const start = offsetOf(old);
        const range = { start: document.positionAt(start), end: document.positionAt(start + old.length) };
        const changes = [{ range, text: replacement }];
        document = TextDocument.update(document, changes, document.version + 1);
        client.change(URI, document.version, ...changes);
      },
      complaints: async () => rules((await client.diagnostics(URI)).map(({ code }) => code)),
      all: () => rules(analyse(document.getText()).findings.map(({ rule }) => rule)),
    });
  } finally {
    await client.stop();
  }
}

/** The row of the table on requests that says what was carried over. */
const ROW = /四、结转下年度继续办理[^\n]*\n/.exec(RIGHT)?.[0] ?? '';
const NUMBER = /\d+/.exec(ROW)?.[0] ?? '';
const CHANGED = ROW.replace(NUMBER, `${NUMBER}7`);
const OTHER_ROW = '| 三、（一）予以公开 ';
const OTHER_ROW_TEXT = RIGHT.split('\n').find((line) => line.startsWith(OTHER_ROW)) ?? '';

test('typing: what is new on the row waits until the cursor leaves it', async () => {
  await withAuthor(vscodeClient, RIGHT, async ({ client, goTo, type, complaints, all }) => {
    assert.deepEqual(await complaints(), []);
    await goTo(ROW);
    type(ROW, CHANGED);
    assert.deepEqual(all(), ['request-balance']);
    assert.deepEqual(await complaints(), []);
    const { resultId } = await client.pull(URI);
    await goTo(CHANGED);
    assert.deepEqual(await client.pull(URI, resultId), { kind: 'unchanged', resultId });
    assert.equal(client.refreshes.waiting(), 0);
    await goTo(OTHER_ROW);
    await client.refreshes.next();
    assert.deepEqual(await complaints(), all());
    assert.notEqual((await client.pull(URI)).resultId, resultId);
  });
});

test('typing: a client that does not tell of its cursor has the findings at once', async () => {
  await withAuthor(vscodeClient, RIGHT, async ({ type, complaints, all }) => {
    assert.deepEqual(await complaints(), []);
    type(ROW, CHANGED);
    assert.deepEqual(await complaints(), all());
    assert.ok(all().length > 0);
  });
});

test('typing: findings of other rows do not wait', async () => {
  await withAuthor(vscodeClient, RIGHT, async ({ goTo, type, complaints, all }) => {
    await goTo(OTHER_ROW);
    type(ROW, CHANGED);
    assert.ok(all().length > 0);
    assert.deepEqual(await complaints(), all());
  });
});

test('typing: what complained before goes on, until it is mended', async () => {
  const wrong = RIGHT.replace(ROW, CHANGED);
  await withAuthor(vscodeClient, wrong, async ({ goTo, type, complaints }) => {
    const before = await complaints();
    assert.ok(before.length > 0);
    await goTo(CHANGED);
    type(CHANGED, ROW.replace(NUMBER, `${NUMBER}8`));
    assert.deepEqual(await complaints(), before);
    type(ROW.replace(NUMBER, `${NUMBER}8`), ROW);
    assert.deepEqual(await complaints(), []);
  });
});

test('typing: what is new on a row that was wrong before waits too, though the same rule complained', async () => {
  const row = OTHER_ROW_TEXT;
  const cells = row.split('|');
  const withCells = (...changes: readonly (readonly [number, string])[]): string =>
    changes.reduce((all, [cell, text]) => all.with(cell, ` ${text} `), cells).join('|');
  const wrong = withCells([4, '12.3.4']);
  await withAuthor(vscodeClient, RIGHT.replace(row, wrong), async ({ client, goTo, type, complaints, all }) => {
    const places = async (): Promise<readonly number[]> =>
      (await client.diagnostics(URI))
        .filter(({ code }) => code === 'malformed-number')
        .map(({ range }) => range.start.character);
    const [before, ...others] = await places();
    assert.ok(before !== undefined && others.length === 0);
    const complained = await complaints();
    await goTo(wrong);
    // The cell that is wrong goes on being so while it is typed; the one that becomes so later waits.
    type(wrong, withCells([4, '12.3.45']));
    assert.deepEqual(await places(), [before]);
    type(withCells([4, '12.3.45']), withCells([4, '12.3.45'], [6, '8']));
    type(withCells([4, '12.3.45'], [6, '8']), withCells([4, '12.3.45'], [6, '8.1.1']));
    assert.deepEqual(await places(), [before]);
    assert.deepEqual(await complaints(), complained);
    // What was typed before the wrong cell moves it.
    type(withCells([4, '12.3.45'], [6, '8.1.1']), withCells([3, '1234567890'], [4, '12.3.45'], [6, '8.1.1']));
    assert.equal((await places()).length, 1);
    assert.ok(((await places())[0] ?? 0) > before);
    await goTo(ROW);
    await client.refreshes.next();
    assert.equal((await places()).length, 2);
    assert.deepEqual(await complaints(), all());
  });
});

test('typing: saving, and going to another document, end the waiting', async () => {
  for (const parameters of [vscodeClient, minimalClient]) {
    await withAuthor(parameters, RIGHT, async ({ client, goTo, type, all }) => {
      const pulls = parameters === vscodeClient;
      const shown = async (): Promise<number> =>
        pulls ? (await client.diagnostics(URI)).length : (await client.published.next()).diagnostics.length;
      assert.equal(await shown(), 0);
      await goTo(ROW);
      type(ROW, CHANGED);
      assert.equal(await shown(), 0);
      await client.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri: URI } });
      if (pulls) await client.refreshes.next();
      assert.ok((await shown()) >= all().length);
      type(CHANGED, ROW);
      assert.equal(await shown(), 0);
      await goTo(OTHER_ROW);
      await goTo(ROW);
      type(ROW, CHANGED);
      assert.equal(await shown(), 0);
      await goTo(null);
      if (pulls) await client.refreshes.next();
      assert.ok((await shown()) >= all().length);
    });
  }
});

test('typing: rows that are pasted or removed are not being typed', async () => {
  await withAuthor(vscodeClient, RIGHT, async ({ goTo, type, complaints, all }) => {
    await goTo(ROW);
    type(ROW, '');
    assert.ok(all().length > 0);
    assert.deepEqual(await complaints(), all());
  });
});

test('typing: where each cell has a line of its own, the row is all of them', async () => {
  const text = readFileSync('test/fixtures/reports/2021-web-paste.txt', 'utf8');
  await withAuthor(vscodeClient, text, async ({ client, goTo, type, complaints, all }) => {
    assert.deepEqual(await complaints(), []);
    const row = /四、结转下年度继续办理\n\n201\n/.exec(text)?.[0] ?? '';
    const changed = row.replace('201', '2017');
    await goTo(row);
    type(row, changed);
    assert.ok(all().length > 0);
    assert.deepEqual(await complaints(), []);
    const { line } = TextDocument.create(URI, 'markdown', 1, text).positionAt(text.indexOf(row));
    await client.connection.sendNotification(cursorNotification, { uri: URI, line: line + 8 });
    assert.deepEqual(await complaints(), []);
    await goTo(null);
    await client.refreshes.next();
    assert.deepEqual(await complaints(), all());
  });
});

test('typing: a cursor that is none is passed over', async () => {
  await withAuthor(vscodeClient, RIGHT, async ({ client, type, complaints, all }) => {
    for (const nonsense of [{}, { uri: URI }, { uri: 7, line: 1 }, { uri: URI, line: '3' }, { uri: URI, line: 0.5 }]) {
      await client.connection.sendNotification('disclosureReport/cursor', nonsense);
    }
    type(ROW, CHANGED);
    assert.deepEqual(await complaints(), all());
  });
});
