import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  apply,
  codeAction,
  findings,
  hoverText,
  open,
  openNew,
  place,
  ruleOf,
  untilFindings,
} from '../suite/editor.ts';

const brokenReport = '临江市林业局2023年政府信息公开工作年度报告.md';

suite('in a folder that is not trusted', () => {
  suiteSetup(() => {
    assert.equal(vscode.workspace.isTrusted, false);
  });
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('a report is checked, explained and repaired', async () => {
    const document = await open(brokenReport);
    assert.equal(document.languageId, 'disclosure-report');
    await untilFindings(document, 'broken identities', (found) => found.includes('request-balance'));
    assert.match(await hoverText(document, place(document, '二、主动公开').translate(0, 3)), /第五十条|第二十条/);
    const finding = findings(document).find((each) => ruleOf(each) === 'request-balance');
    assert(finding !== undefined);
    await apply(await codeAction(document, finding.range, vscode.CodeActionKind.QuickFix, /0.*1/));
    await untilFindings(document, 'no findings', (found) => found.length === 0);
    await vscode.commands.executeCommand('undo');
  });

  test('commands work', async () => {
    const document = await openNew('plaintext', '');
    await vscode.commands.executeCommand('disclosureReport.insertSkeleton');
    assert.match(document.getText(), /一、总体情况[^]*六、其他需要报告的事项/);
  });

  test('its project file is obeyed: it does no more than grade findings', async () => {
    const document = await open(brokenReport);
    await untilFindings(document, 'broken identities', (found) => found.includes('request-balance'));
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder !== undefined);
    const file = vscode.Uri.joinPath(folder.uri, 'disclosure-report.json');
    const content = { rules: { 'request-balance': 'hint' } };
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(content)));
    try {
      await untilFindings(document, 'a mere hint', () =>
        findings(document).some(({ severity }) => severity === vscode.DiagnosticSeverity.Hint),
      );
    } finally {
      await vscode.workspace.fs.delete(file);
    }
    await untilFindings(document, 'an error again', () =>
      findings(document).some(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
    );
  });
});
