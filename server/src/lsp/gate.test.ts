// Messages that are no messages, over the protocol: each is answered as the protocol names it, or the server ends.
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { createConnection, ErrorCodes } from 'vscode-languageserver/node';
import { nodeHost } from './host.ts';
import { serve } from './server.ts';
import { gated, streamTransport } from './transport.ts';

const URI = 'file:///report.md';
const textDocument = { uri: URI };
const position = { line: 0, character: 0 };

const message = (method: string, params?: unknown, id?: unknown): object => ({ jsonrpc: '2.0', id, method, params });
const INITIALIZE = message('initialize', { processId: null, rootUri: null, capabilities: {} }, 'first');
const OPEN = message('textDocument/didOpen', {
  textDocument: { uri: URI, languageId: 'markdown', version: 1, text: '# 会议记录\n' },
});
const LAST = message('textDocument/hover', { textDocument, position }, 'last');

const frame = (said: unknown): string => {
  const body = typeof said === 'string' ? said : JSON.stringify(said);
  return `Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`;
};

interface Outcome {
  /** The code of each error, by the id of its request. */
  readonly codes: ReadonlyMap<unknown, number>;
  /** Why the server ended; null where it answered to the end. */
  readonly ended: string | null;
}

/** What comes of the bytes, with a good request after them. */
async function outcomeOf(bytes: string): Promise<Outcome> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  let written = '';
  toClient.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const transport = streamTransport(toServer, toClient, 200);
  const ended = new Promise<string>((resolve) => {
    const connection = createConnection(gated(transport, resolve, 200), transport.writer);
    serve(connection, nodeHost('server/docs/rules'));
    connection.listen();
  });
  const answered = new Promise<null>((resolve) => {
    toClient.on('data', () => {
      if (written.includes('"id":"last"')) resolve(null);
    });
  });
  toServer.write(bytes + frame(LAST));
  const end = await Promise.race([ended, answered]);
  toServer.end();
  const codes = [...written.matchAll(/"id":("[^"]*"|\d+|null),"error":\{"code":(-?\d+)/g)].map(
    ([, id = '', code]) => [JSON.parse(id) as unknown, Number(code)] as const,
  );
  return { codes: new Map(codes), ended: end };
}

const begun = frame(INITIALIZE) + frame(message('initialized', {}));

for (const [name, said, id, code] of [
  ['no JSON', '{"jsonrpc":', null, ErrorCodes.ParseError],
  ['a list', [LAST], null, ErrorCodes.InvalidRequest],
  ['nothing', null, null, ErrorCodes.InvalidRequest],
  ['a text', '"text"', null, ErrorCodes.InvalidRequest],
  ['an object without anything', {}, null, ErrorCodes.InvalidRequest],
  ['no method', { jsonrpc: '2.0', id: 7 }, 7, ErrorCodes.InvalidRequest],
  ['a number as method', { jsonrpc: '2.0', id: 7, method: 5 }, 7, ErrorCodes.InvalidRequest],
  ['an object as id', message('textDocument/hover', {}, {}), null, ErrorCodes.InvalidRequest],
  ['a second hello', { ...INITIALIZE, id: 7 }, 7, ErrorCodes.InvalidRequest],
  ['no document', message('textDocument/hover', { position }, 7), 7, ErrorCodes.InvalidParams],
  ['nothing asked', message('textDocument/hover', null, 7), 7, ErrorCodes.InvalidParams],
  ['a list of parameters', message('textDocument/hover', [1], 7), 7, ErrorCodes.InvalidParams],
  ['no position', message('textDocument/hover', { textDocument }, 7), 7, ErrorCodes.InvalidParams],
  [
    'words as position',
    message('textDocument/hover', { textDocument, position: { line: 'a', character: {} } }, 7),
    7,
    ErrorCodes.InvalidParams,
  ],
  [
    'a place before the text',
    message('textDocument/hover', { textDocument, position: { line: -1, character: 0 } }, 7),
    7,
    ErrorCodes.InvalidParams,
  ],
  [
    'half a range',
    message('textDocument/inlayHint', { textDocument, range: { start: position } }, 7),
    7,
    ErrorCodes.InvalidParams,
  ],
  ['no name', message('textDocument/rename', { textDocument, position, newName: 5 }, 7), 7, ErrorCodes.InvalidParams],
  ['no query', message('workspace/symbol', {}, 7), 7, ErrorCodes.InvalidParams],
  ['a number as address', message('disclosureReport/panel', { uri: 5 }, 7), 7, ErrorCodes.InvalidParams],
] as const) {
  test(`gate: ${name} is answered with an error, and the next request as ever`, async () => {
    const { codes, ended } = await outcomeOf(begun + frame(said));
    assert.equal(ended, null);
    assert.deepEqual([...codes], [[id, code]]);
  });
}

for (const [name, said] of [
  [
    'a text that is none',
    message('textDocument/didOpen', { textDocument: { ...textDocument, languageId: 'markdown', version: 1, text: 5 } }),
  ],
  ['no text', message('textDocument/didOpen', { textDocument })],
  ['no document', message('textDocument/didOpen', null)],
  ['no changes', message('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges: null })],
  [
    'a change that is none',
    message('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges: [{ text: 5 }] }),
  ],
  [
    'a change of nowhere',
    message('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ text: 'x', range: { start: 5, end: null } }],
    }),
  ],
] as const) {
  test(`gate: a notification with ${name} changes nothing`, async () => {
    const { codes, ended } = await outcomeOf(begun + frame(OPEN) + frame(said));
    assert.equal(ended, null);
    assert.equal(codes.size, 0);
  });
}

test('gate: before the hello and after the goodbye nothing is answered but with an error', async () => {
  const early = message('textDocument/hover', { textDocument, position }, 7);
  const before = await outcomeOf(frame(early) + frame(OPEN) + begun);
  assert.deepEqual([...before.codes], [[7, ErrorCodes.ServerNotInitialized]]);
  const after = await outcomeOf(begun + frame(message('shutdown', undefined, 8)));
  assert.deepEqual([...after.codes], [['last', ErrorCodes.InvalidRequest]]);
  const silent = await outcomeOf(frame(message('initialize', { capabilities: null }, 7)) + begun);
  assert.deepEqual([...silent.codes], [[7, ErrorCodes.InvalidParams]]);
});

for (const [name, bytes] of [
  ['no length', 'Content-Type: text\r\n\r\n{}'],
  ['a word as length', 'Content-Length: long\r\n\r\n{}'],
  ['a length that nothing has', 'Content-Length: 1000000000000\r\n\r\n{}'],
  ['a length below nothing', 'Content-Length: -5\r\n\r\n{}'],
  ['a length that is too short', `Content-Length: 5\r\n\r\n${JSON.stringify(LAST)}`],
  ['no header', 'hello\r\n\r\n'],
  ['other bytes', 'x'.repeat(10_000)],
] as const) {
  test(`gate: a message with ${name} is the end, with a reason`, async () => {
    const { ended } = await outcomeOf(begun + bytes);
    assert.match(ended ?? '', /\w/);
  });
}
