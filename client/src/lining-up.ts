import {
  Position,
  Range,
  TextDocumentChangeReason,
  window,
  workspace,
  type TextDocument,
  type TextDocumentContentChangeEvent,
  type TextEditor,
} from 'vscode';
import type { Disposable, LanguageClient } from 'vscode-languageclient/node';
import type { KeyLines } from './key-lines.ts';
import { alignRequest } from './protocol.ts';

/** VS Code refuses an edit of a text that has changed meanwhile: then it is made anew, so often, after so long (ms). */
const TRIES = 20;
const PAUSE = 5;

/** What was typed into a cell, and is wider by so much than what it took the place of. */
interface Typed {
  readonly document: TextDocument;
  /** Behind what was typed: it follows the text while others type before it. */
  position: Position;
  width: number;
}

interface Replacement {
  readonly range: Range;
  readonly newText: string;
}

/**
 * Keeps a table lined up while one types in it: the typed cell takes up its own padding at once, columns become wider
 * when the cursor leaves the cell. Both belong to the step of undo that takes back the typing.
 */
export function registerLiningUp(client: LanguageClient, lines: KeyLines): readonly Disposable[] {
  const waiting: Typed[] = [];
  /** The cell that is being typed, and whether it needs more than its own padding. */
  let cell: (Typed & { isOverfull: boolean }) | null = null;
  /** Edits that were made here and are not typed by anybody. */
  const made = new Set<string>();
  let isWorking = false;

  const replace = async (editor: TextEditor, edits: readonly Replacement[]): Promise<boolean> => {
    const keys = edits.map(keyOf);
    for (const key of keys) made.add(key);
    const isDone = await editor.edit(
      (builder) => {
        for (const { range, newText } of edits) builder.replace(range, newText);
      },
      { undoStopBefore: false, undoStopAfter: false },
    );
    for (const key of keys) made.delete(key);
    return isDone;
  };

  /** Takes from the padding of each cell that was typed into, in the order of typing. */
  const takeUp = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    for (let tries = 0; waiting[0] !== undefined && tries < TRIES; tries++) {
      const [first] = waiting;
      const editor = window.visibleTextEditors.find(({ document }) => document === first.document);
      const { padding, missing } = paddingOf(first);
      if (missing && cell?.position.line === first.position.line) cell.isOverfull = true;
      if (editor === undefined || padding.isEmpty || (await replace(editor, [{ range: padding, newText: '' }]))) {
        waiting.splice(waiting.indexOf(first), 1);
        tries = 0;
      } else {
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
    waiting.length = 0;
    isWorking = false;
  };

  /** Has the server line up what the padding of the cell alone does not. */
  const align = async (editor: TextEditor, typed: Typed, extent: 'cell' | 'table'): Promise<void> => {
    for (let tries = 0; tries < TRIES; tries++) {
      const { document } = editor;
      const { version } = document;
      const { line, character } = typed.position;
      const edits = await client
        .sendRequest(alignRequest, { uri: document.uri.toString(), position: { line, character }, extent })
        // The text has changed meanwhile: asked anew.
        .catch(() => null);
      if (edits?.length === 0) return;
      const converted = await client.protocol2CodeConverter.asTextEdits(edits ?? []);
      if (edits !== null && document.version === version && (await replace(editor, converted))) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  };

  return [
    workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      for (const change of contentChanges) {
        for (const typed of cell === null ? waiting : [...waiting, cell]) {
          if (typed.document === document) typed.position = following(typed.position, change);
        }
      }
      const editor = window.activeTextEditor;
      const [change] = contentChanges;
      if (reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo) cell = null;
      else if (editor?.document === document && contentChanges.length === 1 && change !== undefined) {
        typedInto(editor, change);
      }
    }),
    window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      if (textEditor.document !== cell?.document) return;
      const [selection] = selections;
      if (selection !== undefined && isInSameCell(cell, selection.active)) return;
      const left = cell;
      cell = null;
      // The padding is taken up by then, or it was seen to be too little.
      if (left.isOverfull) void align(textEditor, left, 'table');
    }),
  ];

  function typedInto(editor: TextEditor, change: TextDocumentContentChangeEvent): void {
    const { document } = editor;
    const { range, rangeLength, text } = change;
    if (!range.isSingleLine || /[\r\n]/.test(text) || !lines.has(document, range.start.line)) return;
    if (made.has(keyOf({ range, newText: text }))) return;
    const position = range.start.translate(0, text.length);
    const width = widthOf(text) - rangeLength;
    const isFigure = isFigures(cellAround(document.lineAt(position.line).text, position.character));
    // Letters may be those of an input method that composes: nothing moves until the cursor leaves the cell.
    const isOverfull = !isFigure || (cell !== null && isInSameCell(cell, position) && cell.isOverfull);
    cell = { document, position, width, isOverfull };
    if (!isFigure) return;
    if (width > 0) {
      waiting.push({ document, position, width });
      void takeUp();
    } else if (width < 0) void align(editor, cell, 'cell');
  }
}

function keyOf({ range: { start, end }, newText }: Replacement): string {
  return [start.line, start.character, end.line, end.character, newText].join(' ');
}

/** A place after a change before it. */
function following(place: Position, { range, text }: TextDocumentContentChangeEvent): Position {
  if (range.end.isAfter(place)) return place;
  const inserted = text.split('\n');
  const growth = inserted.length - 1 - (range.end.line - range.start.line);
  if (range.end.line < place.line) return place.translate(growth);
  const behind = place.character - range.end.character;
  const last = inserted.at(-1)?.length ?? 0;
  return new Position(place.line + growth, behind + last + (inserted.length === 1 ? range.start.character : 0));
}

/** The spaces that a cell gives for what was typed into it, and whether they are too few. One stays before the bar. */
function paddingOf({ document, position, width }: Typed): { readonly padding: Range; readonly missing: boolean } {
  const { text } = document.lineAt(Math.min(position.line, document.lineCount - 1));
  const end = text.indexOf('|', position.character);
  const start = end === -1 ? end : text.slice(0, end).trimEnd().length;
  const given = Math.max(0, Math.min(width, end - Math.max(start, position.character) - 1));
  return {
    padding: end === -1 ? new Range(position, position) : new Range(position.line, end - given, position.line, end),
    missing: given < width,
  };
}

function isInSameCell({ document, position }: Typed, place: Position): boolean {
  if (place.line !== position.line || position.line >= document.lineCount) return false;
  const { text } = document.lineAt(place.line);
  return !text
    .slice(Math.min(place.character, position.character), Math.max(place.character, position.character))
    .includes('|');
}

/** What stands between the bars around a place of a line. */
function cellAround(line: string, character: number): string {
  const start = line.lastIndexOf('|', Math.max(0, character - 1)) + 1;
  const end = line.indexOf('|', character);
  return line.slice(start, end === -1 ? undefined : end);
}

function isFigures(cell: string): boolean {
  return /^[\d\s.,，．０-９+＋−－-]*$/.test(cell);
}

/** In columns: figures in full width take two. */
function widthOf(text: string): number {
  return text.length + (text.match(/[^\0-\u00ff]/g)?.length ?? 0);
}
