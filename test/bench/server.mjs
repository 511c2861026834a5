// Language servers over stdio: how long they take to start, and from a keystroke to its findings.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  RegistrationRequest,
  RequestType,
  StreamMessageReader,
  StreamMessageWriter,
  WorkspaceFoldersRequest,
} from 'vscode-languageserver/node';
import { setTimeout as pause } from 'node:timers/promises';
import { globSync } from 'tinyglobby';
import { minimalServerBundle, requirePeer } from './engines.mjs';
import { root } from './documents.mjs';

/**
 * A language server and the document it is given.
 * @typedef {object} Server
 * @property {string} program a file for Node
 * @property {string} languageId
 * @property {Record<string, unknown>} settings
 * @property {(text: string) => string} document a report as this server reads it
 */

const peerPrograms = path.join(path.dirname(requirePeer.resolve('vscode-langservers-extracted/package.json')), 'bin');

/** @type {Server} */
export const ours = {
  program: path.join(root, 'server/dist/server.js'),
  languageId: 'disclosure-report',
  settings: {},
  document: (text) => text,
};

/** @type {Readonly<Record<string, Server>>} */
export const servers = {
  'disclosure-report': ours,
  'a minimal server': {
    program: minimalServerBundle,
    languageId: 'disclosure-report',
    settings: {},
    document: (text) => text,
  },
  'vscode-markdown-language-server': {
    program: path.join(peerPrograms, 'vscode-markdown-language-server'),
    languageId: 'markdown',
    settings: {
      markdown: {
        validate: {
          enabled: true,
          referenceLinks: { enabled: 'warning' },
          fragmentLinks: { enabled: 'warning' },
          fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
          unusedLinkDefinitions: { enabled: 'warning' },
          duplicateLinkDefinitions: { enabled: 'warning' },
          ignoredLinks: [],
        },
        suggest: { paths: {} },
        occurrencesHighlight: {},
        server: { log: 'off' },
        trace: { server: 'off' },
      },
    },
    document: (text) => text,
  },
  'vscode-json-language-server': {
    program: path.join(peerPrograms, 'vscode-json-language-server'),
    languageId: 'json',
    settings: { json: { validate: { enable: true } } },
    // The same lines, as JSON.
    document: (text) => JSON.stringify(text.split('\n'), null, 1),
  },
};

const capabilities = /** @type {import('vscode-languageserver/node').ClientCapabilities} */ (
  JSON.parse(readFileSync(path.join(root, 'test/unit/initialize-vscode.json'), 'utf8')).capabilities
);

/**
 * Starts a server. `initialized` is how long it took from the start of the process to the answer.
 * @param {Server} server
 * @param {string} [folder] the address of the folder that is open
 */
export async function startServer({ program, settings }, folder) {
  const start = performance.now();
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const unexpected = () => {
    // Nobody else would notice: the requests just stay without an answer.
    throw new Error(`${program} ended by itself`);
  };
  child.once('exit', unexpected);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => null));
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.onRequest(DiagnosticRefreshRequest.type, () => undefined);
  connection.onRequest(WorkspaceFoldersRequest.type, () =>
    folder === undefined ? null : [{ uri: folder, name: 'reports' }],
  );
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folder === undefined ? null : [{ uri: folder, name: 'reports' }],
    capabilities,
    // What the Markdown server wants to know; others pay it no heed.
    initializationOptions: { markdownFileExtensions: ['md'] },
  });
  const initialized = performance.now() - start;
  await connection.sendNotification(InitializedNotification.type, {});
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  return {
    connection,
    initialized,
    process: child.pid,
    stop: () => {
      child.removeListener('exit', unexpected);
      connection.dispose();
      child.kill();
    },
  };
}

/**
 * A first session with our server, in which it is asked about a report: some seconds later it keeps what V8 compiled.
 * @param {string} report
 */
export async function firstSession(report) {
  const { connection, stop } = await startServer(ours);
  const uri = 'file:///report';
  try {
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'disclosure-report', version: 1, text: report },
    });
    await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    const end = performance.now() + 15_000;
    while (globSync('server/dist/programs/server-*.code', { cwd: root }).length === 0) {
      if (performance.now() > end) throw new Error('the server keeps no compiled code');
      await pause(100);
    }
  } finally {
    stop();
  }
}

/**
 * From the start of the process to the answer to `initialize`, in milliseconds; the best of several starts.
 * @param {Server} server
 */
export async function measureStart(server) {
  const times = [];
  for (let run = 0; run < 9; run += 1) {
    const { initialized, stop } = await startServer(server);
    stop();
    times.push(initialized);
  }
  return Math.min(...times);
}

/**
 * From an edit of one character to the findings, in milliseconds; the best of many.
 * @param {Server} server
 * @param {string} report
 */
export async function measureKeystroke(server, report) {
  const { connection, stop } = await startServer(server);
  const uri = 'file:///report';
  const { languageId } = server;
  let text = server.document(report);
  // The Markdown server has its client parse, as VS Code's extension does.
  const markdown = requirePeer('markdown-it')({ html: true });
  connection.onRequest(new RequestType('markdown/parse'), () => markdown.parse(text, {}));
  try {
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
    // A digit in the middle of the report, written and deleted again.
    const at = text.indexOf('0', text.length >> 1);
    const line = text.slice(0, at).split('\n').length - 1;
    const character = at - text.lastIndexOf('\n', at) - 1;
    const before = { line, character };
    const after = { line, character: character + 1 };
    const times = [];
    let found = 0;
    for (let version = 2; version < 122; version += 1) {
      const written = version % 2 === 0;
      const start = performance.now();
      text = written ? `${text.slice(0, at)}1${text.slice(at)}` : `${text.slice(0, at)}${text.slice(at + 1)}`;
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: before, end: written ? before : after }, text: written ? '1' : '' }],
      });
      const answer = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      times.push(performance.now() - start);
      if (answer.kind === 'full') found += answer.items.length;
    }
    return { milliseconds: Math.min(...times), found };
  } finally {
    stop();
  }
}
