// What an editor asks our server beside findings: how long each answer takes on a long report.
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { ours, startServer } from './server.mjs';

const rounds = 500;
/** First answers are those of code that V8 has not compiled yet. */
const warmingUp = 100;

/**
 * A request and what it is asked with, at a place of the report.
 * @typedef {object} Question
 * @property {string} method
 * @property {(place: Place) => object} parameters
 */

/**
 * @typedef {object} Place
 * @property {{ readonly uri: string }} textDocument
 * @property {import('vscode-languageserver/node').Position} position
 * @property {import('vscode-languageserver/node').Position} year in the title
 * @property {import('vscode-languageserver/node').Range} whole
 * @property {readonly import('vscode-languageserver/node').Diagnostic[]} found
 */

const here = (/** @type {Place} */ { textDocument, position }) => ({ textDocument, position });
/** Where the title names its year. */
const title = (/** @type {Place} */ { textDocument, year }) => ({ textDocument, position: year });
const document = (/** @type {Place} */ { textDocument }) => ({ textDocument });
const range = (/** @type {Place} */ { textDocument, whole }) => ({ textDocument, range: whole });

/** @type {Readonly<Record<string, Question>>} */
const questions = {
  hover: { method: HoverRequest.method, parameters: here },
  definition: { method: DefinitionRequest.method, parameters: here },
  references: {
    method: ReferencesRequest.method,
    parameters: (place) => ({ ...here(place), context: { includeDeclaration: false } }),
  },
  highlights: { method: DocumentHighlightRequest.method, parameters: here },
  completion: { method: CompletionRequest.method, parameters: here },
  'selection ranges': {
    method: SelectionRangeRequest.method,
    parameters: ({ textDocument, position }) => ({ textDocument, positions: [position] }),
  },
  'quick fixes': {
    method: CodeActionRequest.method,
    parameters: ({ textDocument, found }) => {
      const [first] = found;
      return { textDocument, range: first?.range, context: { diagnostics: found.slice(0, 1) } };
    },
  },
  'name to rename': { method: PrepareRenameRequest.method, parameters: title },
  rename: { method: RenameRequest.method, parameters: (place) => ({ ...title(place), newName: '2025' }) },
  outline: { method: DocumentSymbolRequest.method, parameters: document },
  folds: { method: FoldingRangeRequest.method, parameters: document },
  colours: { method: SemanticTokensRequest.method, parameters: document },
  links: { method: DocumentLinkRequest.method, parameters: document },
  lenses: { method: CodeLensRequest.method, parameters: document },
  hints: { method: InlayHintRequest.method, parameters: range },
  format: {
    method: DocumentFormattingRequest.method,
    parameters: ({ textDocument }) => ({ textDocument, options: { tabSize: 4, insertSpaces: true } }),
  },
  'symbols of the workspace': { method: WorkspaceSymbolRequest.method, parameters: () => ({ query: '三、收到' }) },
  panel: { method: 'disclosureReport/panel', parameters: ({ textDocument }) => textDocument },
  'next cell': { method: 'disclosureReport/move', parameters: (place) => ({ ...textOf(place), to: 'next' }) },
  'lining up': { method: 'disclosureReport/align', parameters: (place) => ({ ...textOf(place), extent: 'table' }) },
  totals: { method: 'disclosureReport/recalculateTotals', parameters: ({ textDocument }) => textDocument },
};

/** @param {Place} place */
function textOf({ textDocument: { uri }, position }) {
  return { uri, position };
}

/**
 * Milliseconds from each question to its answer, by its name: the 50th and the 99th of a hundred.
 * @param {string} report with something to find in it
 * @returns {Promise<readonly { what: string, median: number, slowest: number }[]>}
 */
export async function measureRequests(report) {
  const { connection, stop } = await startServer(ours);
  const uri = 'file:///report.txt';
  const textDocument = { uri };
  const lines = report.split('\n');
  const year = { line: 0, character: (lines[0] ?? '').search(/\d{4}年/) };
  const whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  try {
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'disclosure-report', version: 1, text: report },
    });
    const answer = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    const found = answer.kind === 'full' ? answer.items : [];
    const measured = [];
    for (const [what, { method, parameters }] of Object.entries(questions)) {
      /** @type {number[]} */
      const times = [];
      let answers = 0;
      for (let round = -warmingUp; round < rounds; round += 1) {
        const position = positionIn(lines, Math.abs(round) / rounds);
        const start = performance.now();
        // Where nothing can be renamed the answer is an error; it takes its time like any other.
        const said = await connection
          .sendRequest(method, parameters({ textDocument, position, year, whole, found }))
          .catch(() => null);
        if (round >= 0) times.push(performance.now() - start);
        if (said !== null && !(Array.isArray(said) && said.length === 0)) answers += 1;
      }
      if (answers === 0) throw new Error(`${what}: nothing was ever answered`);
      times.sort((a, b) => a - b);
      const at = (/** @type {number} */ share) => times[Math.floor(share * times.length)] ?? NaN;
      measured.push({ what, median: at(0.5), slowest: at(0.99) });
    }
    return measured;
  } finally {
    stop();
  }
}

/**
 * A digit or a character of Chinese in a line of the text: where somebody would ask.
 * @param {readonly string[]} lines
 * @param {number} share how far down
 */
function positionIn(lines, share) {
  const worded = lines.flatMap((text, line) => (/[\d\p{Script=Han}]/u.test(text) ? [{ text, line }] : []));
  const { text, line } = worded[Math.floor(share * worded.length)] ?? { text: '', line: 0 };
  const places = [...text.matchAll(/\d{4}(?=年)|\d+|\p{Script=Han}/gu)].map(({ index }) => index);
  return { line, character: places[Math.floor(((share * 7919) % 1) * places.length)] ?? 0 };
}
