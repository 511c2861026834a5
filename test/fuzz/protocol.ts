/**
 * Random messages for the built server: it answers every request, lives, holds no more memory as time goes by, and
 * finds in its documents what a server finds that has just been started.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LSPErrorCodes } from 'vscode-languageserver/node';
import { changed, offsetOf, positionOf, randomChange, randomPiece, randomText } from '../unit/edits.ts';
import { randomFrom } from '../unit/random.ts';
import type { Random } from '../unit/random.ts';
import { startChild } from './child.ts';
import type { Answer, Child, Json, Memory } from './child.ts';
import { failure } from './failure.ts';

/** What the client and the server may both still be busy with. */
const MOST_WAITING = 40;
const ACTIONS_BETWEEN_COMPARISONS = 250;
/** Megabytes that a server may come to hold beyond what it held when it was warm. */
const GROWTH = 30;

interface Open {
  text: string;
  version: number;
  /** False after messages of which nobody can say what they mean. */
  isSure: boolean;
}

interface Session {
  readonly random: Random;
  readonly server: Child;
  readonly folder: string;
  readonly uris: readonly string[];
  readonly open: Map<string, Open>;
  /** What the client gives as its settings. */
  settings: unknown;
  /** Requests of the server that are not answered yet. */
  readonly asked: { readonly id: unknown; readonly method: string }[];
  /** What was done, the last things at the end. */
  readonly log: string[];
  /** How many messages there were about documents of which nobody can say what they mean. */
  nonsense: number;
  /** The first thing that went wrong in the background. */
  broken: Error | undefined;
}

/** Runs one session until the time is up; the seed of the next one. */
export async function fuzzProtocol(seed: number, until: number): Promise<number> {
  const random = randomFrom(seed);
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-fuzz-'));
  const asked: Session['asked'] = [];
  const server = await startChild((id, method) => asked.push({ id, method }));
  const session: Session = {
    random,
    server,
    folder,
    uris: [
      ...Array.from({ length: 6 }, (_, index) => pathToFileURL(path.join(folder, `年报 ${index}.md`)).href),
      pathToFileURL(path.join(folder, 'a/b.txt')).href,
      'untitled:Untitled-1',
      'memfs:/报告.md',
      'file://C:\\\\%zz',
      '',
    ],
    open: new Map(),
    settings: null,
    asked,
    log: [],
    nonsense: 0,
    broken: undefined,
  };
  const memories: Memory[] = [];
  let actions = 0;
  let compared = 0;
  const start = performance.now();
  try {
    while (performance.now() < until) {
      act(session);
      actions++;
      if (random.onceIn(10)) await pause();
      while (server.waiting().length > MOST_WAITING) await pause();
      if (session.broken) throw session.broken;
      if (actions % ACTIONS_BETWEEN_COMPARISONS > 0) continue;
      compared += await compare(session);
      memories.push(await server.memory());
      assertSteady(memories);
    }
    compared += await compare(session);
    memories.push(await server.memory());
    assert.equal(await server.quit(), 0, 'the exit code');
  } catch (error) {
    throw failure(seed, `protocol, after ${actions} messages:\n${session.log.slice(-40).join('\n')}`, error);
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(
    `protocol: seed ${seed}, ${actions} messages, ${compared} documents compared in ` +
      `${((performance.now() - start) / 1000).toFixed(0)} s; heap ${figures(memories, 'heapUsed')} MB, ` +
      `resident ${figures(memories, 'rss')} MB`,
  );
  return (seed + 1) >>> 0;
}

const MB = 1024 * 1024;

/** The first figure, the one in the middle, the last. */
function figures(memories: readonly Memory[], kind: keyof Memory): string {
  return [0, memories.length >> 1, memories.length - 1]
    .map((index) => ((memories[index]?.[kind] ?? 0) / MB).toFixed(0))
    .join(' → ');
}

/** With everything closed a warm server holds the same however long it has been running. */
function assertSteady(memories: readonly Memory[]): void {
  const heaps = memories.map(({ heapUsed }) => heapUsed / MB);
  if (heaps.length < 9) return;
  const warm = Math.max(...heaps.slice(0, 3));
  const now = Math.min(...heaps.slice(-3));
  assert.ok(now < warm + GROWTH, `the heap grew from ${warm.toFixed(0)} to ${now.toFixed(0)} MB`);
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 5);
  });
}

// --- what is done ------------------------------------------------------------------------------------

const GARBAGE: readonly unknown[] = [
  null,
  undefined,
  true,
  -1,
  0.5,
  1e308,
  '',
  '七',
  '__proto__',
  'x'.repeat(100_000),
  [],
  [null],
  {},
  { uri: null },
  { uri: 7, version: 'x', text: [] },
  { textDocument: null },
  { textDocument: { uri: {} }, position: { line: 'x', character: null } },
  { constructor: { name: 1 }, toString: 1 },
];

/** Numbers that are no line and no character of anything; JSON has no NaN, it sends null. */
const NUMBERS: readonly unknown[] = [-1, -1e9, 0.5, 1e308, 2 ** 31, Number.NaN, '3', '', null, {}, true];

function act(session: Session): void {
  const { random } = session;
  const action = random.below(100);
  if (action < 8) open(session);
  else if (action < 38) change(session);
  else if (action < 43) close(session);
  else if (action < 63) ask(session);
  else if (action < 68) askGarbage(session);
  else if (action < 75) cancel(session);
  else if (action < 80) changeSettings(session);
  else if (action < 86) answerServer(session);
  else if (action < 89) recognise(session);
  else if (action < 91) move(session);
  else if (action < 94) changeProject(session);
  else if (action < 97) speakGarbage(session);
  else speakOfOurOwn(session);
}

function note({ log }: Session, ...words: readonly unknown[]): void {
  log.push(
    words.map((word) => (typeof word === 'string' ? word : [JSON.stringify(word)].join()).slice(0, 300)).join(' '),
  );
  if (log.length > 200) log.splice(0, 100);
}

function notify(session: Session, method: string, params: unknown): void {
  note(session, method, params);
  session.server.send({ method, params });
}

/** Sends a request. One that makes sense must have a result, or be cancelled or overtaken. */
function request(session: Session, makesSense: () => boolean, method: string, params: unknown): void {
  note(session, method, params);
  const didMakeSense = makesSense();
  const { nonsense } = session;
  session.server.request(method, params).then(
    ({ error }) => {
      // What was said of documents in the meantime may have made nonsense of it.
      if (!error || !didMakeSense || nonsense !== session.nonsense) return;
      if (error.code === LSPErrorCodes.RequestCancelled || error.code === LSPErrorCodes.ContentModified) return;
      session.broken ??= new Error(`${method} ${JSON.stringify(params)}: ${error.message}`);
    },
    (error: unknown) => {
      session.broken ??= error as Error;
    },
  );
}

function isSure({ open: documents }: Session, uri: string): boolean {
  return documents.get(uri)?.isSure !== false;
}

function open(session: Session, uri = session.random.pick(session.uris)): void {
  const { random } = session;
  const text = randomLargeText(random);
  const version = random.below(100);
  session.open.set(uri, { text, version, isSure: true });
  notify(session, 'textDocument/didOpen', {
    textDocument: { uri, languageId: random.pick(['markdown', 'plaintext', 'disclosure-report']), version, text },
  });
}

/** A text; now and then one of a million rows, or of one huge line. */
function randomLargeText(random: Random): string {
  if (!random.onceIn(60)) return randomText(random, random.onceIn(10) ? 300_000 : 20_000);
  const head = '澜州市人民政府2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n';
  const piece = random.pick([
    '| 1 | 2 |\n',
    '1\n',
    '<td>',
    '本',
    '|',
    '一、总体情况\n',
    '（一）甲\n',
    `${randomPiece(random)}\n`,
  ]);
  return head + piece.repeat(Math.min(1_000_000, 2_000_000 / Math.max(1, piece.length)));
}

function change(session: Session): void {
  const { random } = session;
  const uri = random.pick(random.onceIn(6) || session.open.size === 0 ? session.uris : [...session.open.keys()]);
  const document = session.open.get(uri);
  if (!document || random.onceIn(25)) {
    if (document) document.isSure = false;
    session.nonsense++;
    notify(session, 'textDocument/didChange', {
      textDocument: { uri, version: random.pick([1, ...GARBAGE]) },
      contentChanges: random.pick<unknown>([
        [],
        [{}],
        [{ text: 7 }],
        [{ range: randomRange(random), text: '1' }],
        null,
        'x',
      ]),
    });
    return;
  }
  const contentChanges = Array.from({ length: 1 + random.mostlySmall(5) }, () => {
    const one = randomChange(random, document.text);
    document.text = changed(document.text, one);
    return one;
  });
  // Versions should grow. Not every client lets them.
  document.version = random.onceIn(10) ? random.pick([document.version, document.version - 7]) : document.version + 1;
  notify(session, 'textDocument/didChange', { textDocument: { uri, version: document.version }, contentChanges });
}

function close(session: Session, uri = session.random.pick(session.uris)): void {
  session.open.delete(uri);
  notify(session, 'textDocument/didClose', { textDocument: { uri } });
}

const DOCUMENT_REQUESTS = ['textDocument/diagnostic', 'textDocument/hover', 'textDocument/codeAction'];

function ask(session: Session): void {
  const { random } = session;
  const uri = random.pick(session.uris);
  const document = session.open.get(uri);
  const text = document?.text ?? '';
  const isStrange = random.onceIn(8);
  const place = (): unknown =>
    isStrange
      ? { line: random.pick([1, 3, ...NUMBERS]), character: random.pick([0, 2, ...NUMBERS]) }
      : positionOf(text, random.below(text.length + 1));
  const kinds = random.pick<unknown>([undefined, ['quickfix'], ['refactor'], ['source.fixAll'], []]);
  request(session, () => !isStrange && isSure(session, uri), random.pick(DOCUMENT_REQUESTS), {
    textDocument: { uri },
    position: place(),
    range: { start: place(), end: place() },
    context: { diagnostics: [], only: kinds },
    previousResultId: random.pick([undefined, '1', '2', 'x']),
  });
}

function randomRange(random: Random): unknown {
  const place = (): unknown => ({ line: random.pick(NUMBERS), character: random.pick(NUMBERS) });
  return random.pick<unknown>([null, {}, 'x', { start: place() }, { start: place(), end: place() }]);
}

function askGarbage(session: Session): void {
  const { random } = session;
  const method = random.pick([
    ...DOCUMENT_REQUESTS,
    'disclosureReport/newReport',
    'disclosureReport/insertSkeleton',
    'textDocument/completion',
    'workspace/diagnostic',
    'workspace/executeCommand',
    'initialize',
    '$/nothing',
    '',
  ]);
  request(session, () => false, method, random.pick(GARBAGE));
}

function cancel(session: Session): void {
  const { random, server } = session;
  const waiting = server.waiting();
  const ids: readonly unknown[] = random.onceIn(3) ? waiting : waiting.slice(-1);
  for (const id of random.onceIn(6) ? [random.pick(GARBAGE)] : ids) notify(session, '$/cancelRequest', { id });
}

function randomSettings(random: Random): unknown {
  return random.pick<unknown>([
    { language: 'en' },
    { edition: '2019', rules: { 'request-balance': 'off', identities: 'hint' } },
    { edition: '2021', organ: { kind: 'township' }, townshipDeadline: '3-31' },
    { rules: { 'request-balance': 7, __proto__: 'error', nothing: 'off' }, townshipDeadline: '99-99' },
    ...GARBAGE,
  ]);
}

function changeSettings(session: Session): void {
  session.settings = randomSettings(session.random);
  notify(
    session,
    'workspace/didChangeConfiguration',
    session.random.pick<unknown>([{ settings: null }, null, ...GARBAGE]),
  );
}

/** Answers one or all of what the server asked: with what it wants, with something else, with an error. */
function answerServer(session: Session): void {
  const { random, asked, server } = session;
  for (const { id, method } of asked.splice(0, random.onceIn(2) ? 1 : asked.length)) {
    const kind = random.below(8);
    if (kind === 0) server.send({ id, error: { code: -32603, message: 'no' } });
    else if (kind === 1) server.send({ id, result: random.pick(GARBAGE) ?? null });
    else server.send({ id, result: method === 'workspace/configuration' ? [session.settings ?? null] : null });
  }
}

function recognise(session: Session): void {
  const { random } = session;
  notify(
    session,
    'disclosureReport/setRecognition',
    random.onceIn(8)
      ? random.pick(GARBAGE)
      : {
          uri: random.pick(session.uris),
          recognition: random.pick<unknown>(random.onceIn(8) ? GARBAGE : ['auto', 'report', 'other']),
        },
  );
}

/** The cursor goes somewhere, or the author saves: what waited for a row to be typed is due. */
function move(session: Session): void {
  const { random } = session;
  const uri = random.pick(session.uris);
  if (random.onceIn(4)) notify(session, 'textDocument/didSave', { textDocument: { uri } });
  else if (random.onceIn(8)) notify(session, 'disclosureReport/cursor', random.pick(GARBAGE));
  else {
    const line = random.onceIn(8) ? random.pick(NUMBERS) : random.below(200);
    notify(session, 'disclosureReport/cursor', { uri, line });
  }
}

function changeProject(session: Session): void {
  const { random, folder } = session;
  const file = path.join(folder, 'disclosure-report.json');
  const content = random.pick([
    '{',
    '[]',
    '7',
    '\uFEFF{ "edition": "2019" }',
    '{ "rules": { "identities": "hint" } }',
    '{ "overrides": [{ "files": ["年报*"], "edition": "2014" }, 7] }',
  ]);
  if (random.onceIn(3)) rmSync(file, { force: true });
  else writeFileSync(file, content);
  const changes = [{ uri: pathToFileURL(file).href, type: 2 }];
  notify(session, 'workspace/didChangeWatchedFiles', random.onceIn(6) ? random.pick(GARBAGE) : { changes });
}

function speakGarbage(session: Session): void {
  const { random, server } = session;
  const params = random.pick(GARBAGE);
  switch (random.below(6)) {
    case 0:
      // An answer to what nobody asked.
      server.send({ id: random.pick(GARBAGE), result: params ?? null });
      return;
    case 1:
      server.send({ something: params });
      return;
    case 3:
      server.sendText(random.pick(['', '{', 'null', '[]', '7', '\0', '\uFEFF{}', '{"jsonrpc":"2.0","id":1}']));
      return;
    case 2: {
      // What this opens, nobody knows; it is closed again at the next comparison.
      const uri = random.pick(session.uris);
      session.open.set(uri, { text: '', version: 0, isSure: false });
      session.nonsense++;
      notify(session, 'textDocument/didOpen', { textDocument: { uri, text: params, version: random.pick(GARBAGE) } });
      return;
    }
    default: {
      const method = random.pick([
        'textDocument/didOpen',
        'textDocument/didClose',
        'textDocument/didChange',
        'textDocument/didSave',
        '$/setTrace',
        '$/progress',
        'workspace/didChangeWorkspaceFolders',
        'nothing/atAll',
      ]);
      notify(session, method, params);
    }
  }
}

function speakOfOurOwn(session: Session): void {
  const { random } = session;
  if (random.onceIn(2)) {
    const uri = random.pick(session.uris);
    request(session, () => isSure(session, uri), 'disclosureReport/insertSkeleton', { uri });
    return;
  }
  request(session, () => false, 'disclosureReport/newReport', {
    organ: random.pick(['云岭县水利局', '', '\ud800|\n', ...GARBAGE]),
    year: random.pick<unknown>([2024, 1, -5, 1e9, 99999, ...NUMBERS]),
  });
}

// --- what must then be so ----------------------------------------------------------------------------

/**
 * Lets everything come to rest, and holds what the server finds in each open document against a fresh server; all
 * documents are closed then. The number of documents compared.
 */
async function compare(session: Session): Promise<number> {
  const { server, open: documents, folder, asked } = session;
  rmSync(path.join(folder, 'disclosure-report.json'), { force: true });
  notify(session, 'workspace/didChangeWatchedFiles', { changes: [] });
  for (const uri of session.uris) {
    notify(session, 'disclosureReport/setRecognition', { uri, recognition: 'auto' });
    notify(session, 'disclosureReport/cursor', { uri, line: null });
  }
  session.settings = { language: 'en' };
  asked.splice(0).forEach(({ id }) => {
    server.send({ id, error: { code: -32603, message: 'too late' } });
  });
  notify(session, 'workspace/didChangeConfiguration', { settings: null });
  const answering = setInterval(() => {
    for (const { id, method } of asked.splice(0)) {
      server.send({ id, result: method === 'workspace/configuration' ? [session.settings] : null });
    }
  }, 2);
  const fresh = await startChild((id, method) => {
    fresh.send({ id, result: method === 'workspace/configuration' ? [session.settings] : null });
  });
  let compared = 0;
  try {
    while (server.waiting().length > 0) await pause();
    for (const [uri, { text, isSure }] of [...documents]) {
      if (isSure) {
        fresh.send({
          method: 'textDocument/didOpen',
          params: { textDocument: { uri, languageId: 'markdown', version: 1, text } },
        });
        const [ours, theirs] = await Promise.all([server, fresh].map((one) => itemsOf(one, uri)));
        assert.deepEqual(
          ours,
          theirs,
          `the findings of ${uri} are not those of a fresh server:\n${JSON.stringify(text).slice(0, 2_000)}`,
        );
        assertInText(text, theirs ?? []);
        compared++;
      }
      close(session, uri);
    }
    if (session.broken) throw session.broken;
    assert.equal(await fresh.quit(), 0);
  } finally {
    clearInterval(answering);
    fresh.kill();
  }
  return compared;
}

interface Item {
  readonly range: { readonly start: Place; readonly end: Place };
}
type Place = ReturnType<typeof positionOf>;

async function itemsOf(server: Child, uri: string): Promise<readonly Item[]> {
  const { result, error }: Answer = await server.request('textDocument/diagnostic', { textDocument: { uri } });
  const items = (result as Json | undefined)?.['items'];
  if (!Array.isArray(items)) throw new Error(`no findings of ${uri}: ${JSON.stringify(error ?? result)}`);
  return items as readonly Item[];
}

function assertInText(text: string, items: readonly Item[]): void {
  // Long texts have many.
  for (const { range } of items.slice(0, 50)) {
    for (const place of [range.start, range.end]) {
      assert.deepEqual(positionOf(text, offsetOf(text, place)), place, 'a finding is beyond the text');
    }
  }
}
