import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { apply, codeAction, findings, hoverText, openNew, place, ruleOf, textOf, untilFindings } from './editor.ts';

const brokenReport = '临江市林业局2023年政府信息公开工作年度报告.md';

/** Files that are nowhere on a disk, as those of a virtual workspace. */
function memoryFiles(): vscode.FileSystemProvider {
  const files = new Map<string, Uint8Array>();
  const found = (uri: vscode.Uri): Uint8Array => {
    const content = files.get(uri.path);
    if (!content) throw vscode.FileSystemError.FileNotFound(uri);
    return content;
  };
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) => ({ type: vscode.FileType.File, ctime: 0, mtime: files.size, size: found(uri).length }),
    readDirectory: () => [],
    createDirectory: () => undefined,
    readFile: found,
    writeFile: (uri, content) => {
      files.set(uri.path, content);
    },
    delete: (uri) => {
      files.delete(uri.path);
    },
    rename: () => undefined,
  };
}

/** A report with broken identities is found to be one, explained, and repaired. */
async function assertServed(document: vscode.TextDocument): Promise<void> {
  await untilFindings(document, 'broken identities', (found) => found.includes('request-balance'));
  assert.match(await hoverText(document, place(document, '二、主动公开').translate(0, 3)), /第五十条|第二十条/);
  const finding = findings(document).find((each) => ruleOf(each) === 'request-balance');
  assert(finding !== undefined);
  await apply(await codeAction(document, finding.range, vscode.CodeActionKind.QuickFix, /0.*1/));
  await untilFindings(document, 'no findings', (found) => found.length === 0);
}

suite('documents that are no files', () => {
  let provider: vscode.Disposable;
  suiteSetup(() => {
    provider = vscode.workspace.registerFileSystemProvider('memory', memoryFiles());
  });
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    provider.dispose();
  });

  test('a document of a virtual file system is checked, explained, repaired and saved', async () => {
    const uri = vscode.Uri.from({ scheme: 'memory', path: `/${brokenReport}` });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(await textOf(brokenReport)));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'disclosure-report');
    await assertServed(document);
    assert(await document.save());
    const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    assert.equal(saved, document.getText());
  });

  test('a document that was never saved is checked, explained and repaired', async () => {
    const document = await openNew('markdown', await textOf(brokenReport));
    assert.equal(document.uri.scheme, 'untitled');
    await assertServed(document);
  });
});
