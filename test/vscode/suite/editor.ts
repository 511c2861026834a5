// What the tests do in the editor.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Asks again and again until the answer is there: findings and fixes come when the server has them. */
export async function eventually<T>(what: string, ask: () => T | undefined | Thenable<T | undefined>): Promise<T> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    const answer = await unlessCancelled(ask);
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Undefined where VS Code cancelled what it was asked, as it does while a document is still being opened. */
async function unlessCancelled<T>(ask: () => T | undefined | Thenable<T | undefined>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && error.name === 'Canceled') return undefined;
    throw error;
  }
}

/** A file of the fixtures. */
function fileOf(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder !== undefined, 'the tests need a folder');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** What a file of the fixtures holds on disk. */
export async function bytesOf(name: string): Promise<Uint8Array> {
  return vscode.workspace.fs.readFile(fileOf(name));
}

/** The text of a file of the fixtures. */
export async function textOf(name: string): Promise<string> {
  return new TextDecoder().decode(await bytesOf(name));
}

/** Opens a file of the fixtures, as it lies on disk. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileOf(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Opens a new document with a text. */
export async function openNew(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** The findings of a document, as their rules. */
export function rules(document: vscode.TextDocument): string[] {
  return findings(document).map(ruleOf);
}

/** The findings of a document. */
export function findings(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'disclosure-report');
}

/** The rule that a finding names: the diagnostic's code. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until a document's findings are as they should be. */
export function untilFindings(
  document: vscode.TextDocument,
  what: string,
  condition: (rules: readonly string[]) => boolean,
): Promise<true> {
  return eventually(`${what}; at last: ${rules(document).join(', ')}`, () => condition(rules(document)) || undefined);
}

/** The place of a text in a document. */
export function place(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `the document has no ${text}`);
  return document.positionAt(offset);
}

/** The text of the hovers at a place. */
export function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  return eventually('a hover', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    return text === '' ? undefined : text;
  });
}

/** The first code action of a kind that is offered at a range and whose title has a text. */
export function codeAction(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
  title: RegExp,
): Promise<vscode.CodeAction> {
  return eventually(`a code action ${title.source}`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      kind.value,
    );
    return actions.find((action) => title.test(action.title));
  });
}

/** Applies the edit of a code action. */
export async function apply(action: vscode.CodeAction): Promise<void> {
  assert(action.edit !== undefined, `${action.title} carries no edit`);
  assert(await vscode.workspace.applyEdit(action.edit), `${action.title} was not accepted`);
}
