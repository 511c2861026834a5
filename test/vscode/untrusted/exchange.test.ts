import assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { findings, open, ruleOf, untilFindings } from '../suite/editor.ts';

const brokenReport = '临江市林业局2023年政府信息公开工作年度报告.md';

suite('files of other kinds, in a folder that is not trusted', () => {
  const made: vscode.Uri[] = [];

  async function run(name: string, ...given: readonly unknown[]): Promise<vscode.Uri> {
    const file = await vscode.commands.executeCommand<vscode.Uri | undefined>(`disclosureReport.${name}`, ...given);
    assert(file !== undefined, name);
    made.push(file);
    return file;
  }

  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const file of made) await vscode.workspace.fs.delete(file);
  });

  for (const [command, ending] of [
    ['exportAsWord', 'docx'],
    ['exportAsPage', 'html'],
  ] as const) {
    test(`a report is exported as .${ending}, which becomes a text with the same findings beside it`, async () => {
      const original = await open(brokenReport);
      await untilFindings(original, 'broken identities', (found) => found.includes('request-balance'));
      const expected = findings(original).map(ruleOf).sort();
      const file = await run(command);
      assert.equal(file.path, original.uri.path.replace(/md$/, ending));
      const content = await vscode.workspace.fs.readFile(file);
      const text = await run('turnIntoText', file);
      assert.notEqual(text.path, original.uri.path, 'no file is replaced');
      const document = await vscode.workspace.openTextDocument(text);
      await untilFindings(document, 'the same findings', (found) => found.includes('request-balance'));
      assert.deepEqual(findings(document).map(ruleOf).sort(), expected);
      assert.deepEqual(await vscode.workspace.fs.readFile(file), content, 'the source is as it was');
    });
  }
});
