// A folder of a thousand reports with our server: how long it takes to check them, and what it holds after much editing.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver/node';
import { ours, startServer } from './server.mjs';

const openDocuments = 50;
const edits = 10_000;

/**
 * Seconds for the check of all reports of a folder, the most memory that the server held until then, and what it
 * holds after 10,000 edits of 50 of them, in MB; NaN where this system does not tell.
 * @param {string} folder
 * @param {readonly string[]} files of the folder
 * @returns {Promise<{ seconds: number, reports: number, checked: number, edited: number }>}
 */
export async function measureFolder(folder, files) {
  const { connection, stop, process } = await startServer(ours, pathToFileURL(folder).href);
  try {
    const start = performance.now();
    const state = /** @type {{ total: number }} */ (await connection.sendRequest('disclosureReport/checkFolder'));
    const seconds = (performance.now() - start) / 1000;
    const checked = memoryOf(process, 'VmHWM');
    const documents = files.slice(0, openDocuments).map((file) => {
      const text = readFileSync(file, 'utf8');
      const at = text.indexOf('0', text.length >> 1);
      const line = text.slice(0, at).split('\n').length - 1;
      return { uri: pathToFileURL(file).href, text, line, character: at - text.lastIndexOf('\n', at) - 1, version: 1 };
    });
    for (const { uri, text } of documents) {
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'disclosure-report', version: 1, text },
      });
    }
    for (let edit = 0; edit < edits; edit += 1) {
      const document = documents[edit % documents.length];
      if (document === undefined) throw new Error('there are no documents');
      const { uri, line, character } = document;
      document.version += 1;
      const written = document.version % 2 === 0;
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version: document.version },
        contentChanges: [
          {
            range: { start: { line, character }, end: { line, character: written ? character : character + 1 } },
            text: written ? '1' : '',
          },
        ],
      });
      await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    }
    return { seconds, reports: state.total, checked, edited: memoryOf(process, 'VmRSS') };
  } finally {
    stop();
  }
}

/**
 * What the system tells of a process, in MB.
 * @param {number | undefined} process
 * @param {'VmHWM' | 'VmRSS'} name the most memory it ever held, or what it holds
 */
function memoryOf(process, name) {
  try {
    const status = readFileSync(`/proc/${process}/status`, 'utf8');
    return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1000;
  } catch {
    return NaN;
  }
}
