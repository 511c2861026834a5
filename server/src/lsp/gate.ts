/** Which messages of a client are let through to the features, and what the others are answered. */
import { ErrorCodes } from 'vscode-languageserver';

/** Why a message is not let through. */
export interface Refusal {
  /** Of the request, null where it cannot be told; undefined for a notification, which nobody waits for. */
  readonly id: number | string | null | undefined;
  readonly code: number;
  readonly message: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * One for each connection: it knows how far the client has come. What it lets through (null) has the shape that the
 * protocol states for places and texts, and comes between `initialize` and `shutdown`.
 */
export function createGate(): (message: unknown) => Refusal | null {
  let stage: 'new' | 'open' | 'shutDown' = 'new';
  return (message) => {
    if (!isFields(message)) return refusal(null, ErrorCodes.InvalidRequest, 'A message is an object.');
    const { id, method, params } = message;
    const isAnswer = method === undefined && ('result' in message || 'error' in message);
    if (isAnswer) return stage === 'new' ? refusal(undefined, ErrorCodes.InvalidRequest, 'Nothing was asked.') : null;
    if (typeof method !== 'string' || !(id === undefined || isId(id))) {
      return refusal(isId(id) ? id : null, ErrorCodes.InvalidRequest, 'A message has a method, and an id or none.');
    }
    if (method === 'exit') return null;
    if (method === 'initialize') {
      if (stage !== 'new') return refusal(id, ErrorCodes.InvalidRequest, 'The server has been initialized.');
      if (!isFields(params) || !isFields(params['capabilities'])) {
        return refusal(id, ErrorCodes.InvalidParams, 'The client does not say what it can do.');
      }
      stage = 'open';
      return null;
    }
    if (stage === 'new') return refusal(id, ErrorCodes.ServerNotInitialized, 'The server is not initialized.');
    if (stage === 'shutDown') return refusal(id, ErrorCodes.InvalidRequest, 'The server has been shut down.');
    const fault = faultOf(method, params);
    if (fault !== null) return refusal(id, ErrorCodes.InvalidParams, `${fault} is not what the protocol states.`);
    if (method === 'shutdown') stage = 'shutDown';
    return null;
  };
}

function refusal(id: unknown, code: number, message: string): Refusal {
  return { id: id as Refusal['id'], code, message };
}

// --- shapes ------------------------------------------------------------------------------------------

type Shape = (value: unknown) => boolean;

const isText: Shape = (value) => typeof value === 'string';
const isCount: Shape = (value) => Number.isInteger(value) && Number(value) >= 0;
const isList =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);
const has =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    isFields(value) && Object.entries(shapes).every(([name, shape]) => shape(value[name]));

const isId = (value: unknown): value is Refusal['id'] =>
  value === null || typeof value === 'number' || typeof value === 'string';

const isPosition = has({ line: isCount, character: isCount });
const isRange = has({ start: isPosition, end: isPosition });
const isDocument = has({ uri: isText });
const isChange: Shape = (value) =>
  has({ text: isText })(value) && isFields(value) && (value['range'] === undefined || isRange(value['range']));

/** What a parameter of this name is, wherever one is given. */
const SHAPES: Readonly<Record<string, Shape>> = {
  textDocument: isDocument,
  uri: isText,
  position: isPosition,
  positions: isList(isPosition),
  range: isRange,
  newName: isText,
  query: isText,
  contentChanges: isList(isChange),
  changes: Array.isArray,
  context: isFields,
  previousResultIds: isList(has({ uri: isText, value: isText })),
};

/** What cannot be left out, besides the document of everything that is about one. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'textDocument/didChange': ['contentChanges'],
  'textDocument/hover': ['position'],
  'textDocument/definition': ['position'],
  'textDocument/references': ['position'],
  'textDocument/documentHighlight': ['position'],
  'textDocument/completion': ['position'],
  'textDocument/prepareRename': ['position'],
  'textDocument/rename': ['position', 'newName'],
  'textDocument/selectionRange': ['positions'],
  'textDocument/codeAction': ['range', 'context'],
  'textDocument/inlayHint': ['range'],
  'textDocument/rangeFormatting': ['range'],
  'textDocument/onTypeFormatting': ['position'],
  'workspace/symbol': ['query'],
  'workspace/diagnostic': ['previousResultIds'],
  'workspace/didChangeWatchedFiles': ['changes'],
};

const isOpened = has({ uri: isText, languageId: isText, version: Number.isInteger, text: isText });
const isVersioned: Shape = has({ uri: isText, version: (value) => value === null || Number.isInteger(value) });

/** The name of the first parameter that is not what it must be; null where all are. */
function faultOf(method: string, params: unknown): string | null {
  const isAboutDocument = method.startsWith('textDocument/');
  const required = [...(isAboutDocument ? ['textDocument'] : []), ...(REQUIRED[method] ?? [])];
  if (params === undefined || params === null) return required[0] ?? null;
  if (!isFields(params)) return isAboutDocument || !Array.isArray(params) ? 'params' : null;
  if (method === 'textDocument/didOpen' && !isOpened(params['textDocument'])) return 'textDocument';
  if (method === 'textDocument/didChange' && !isVersioned(params['textDocument'])) return 'textDocument';
  const missing = required.find((name) => params[name] === undefined);
  if (missing !== undefined) return missing;
  const isFault = (name: string): boolean => {
    const value = params[name];
    // The product's own requests say null where they mean all of a document.
    if (value === undefined || (value === null && !isAboutDocument)) return false;
    return SHAPES[name]?.(value) === false;
  };
  return Object.keys(SHAPES).find(isFault) ?? null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
