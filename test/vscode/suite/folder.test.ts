// All reports of the folder: findings of files that nobody has opened.
import assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, open, ruleOf } from './editor.ts';

const closed = 'section-missing.txt';

function findingsIn(name: string): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics()
    .filter(([uri]) => uri.path.endsWith(`/${name}`))
    .flatMap(([, found]) => found);
}

suite('the whole folder', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('findings of closed files, in UTF-8 and in GBK; opening and closing neither loses nor doubles them', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('disclosureReport.checkFolder');
    const found = await eventually('findings of a closed file', () => {
      const all = findingsIn(closed);
      return all.length > 0 ? all.map(ruleOf).sort() : undefined;
    });
    assert(found.includes('missing-section'));
    assert.deepEqual(findingsIn('note.md'), []);
    await open(closed);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.deepEqual(findingsIn(closed).map(ruleOf).sort(), found);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    assert.deepEqual(findingsIn(closed).map(ruleOf).sort(), found);
  });
});
