import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  apply,
  bytesOf,
  codeAction,
  eventually,
  findings,
  hoverText,
  open,
  openNew,
  place,
  ruleOf,
  rules,
  untilFindings,
} from './editor.ts';

const reportInGbk = '某局2023年政府信息公开工作年度报告.txt';
const brokenReport = '临江市林业局2023年政府信息公开工作年度报告.md';

suite('the extension', () => {
  suiteSetup(async () => {
    const extension = vscode.extensions.getExtension('disclosure-report.disclosure-report');
    assert(extension !== undefined, 'the extension is not there');
    await extension.activate();
  });

  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('a report opens as our language by its name, with our editor defaults', async () => {
    const document = await open(brokenReport);
    assert.equal(document.languageId, 'disclosure-report');
    const settings = vscode.workspace.getConfiguration('editor', document);
    assert.equal(settings.get('wordWrap'), 'on');
    assert.equal(settings.get('unicodeHighlight.ambiguousCharacters'), false);
  });

  test('a file in GBK is read as what it says, and saved in its encoding', async () => {
    const document = await open(reportInGbk);
    assert.equal(document.languageId, 'disclosure-report');
    // VS Code's GB2312 is the GBK of Windows.
    assert.equal(document.encoding, 'gb2312');
    assert.match(document.getText(), /^# 临江市林业局2023年政府信息公开工作年度报告\n/);
    const edit = new vscode.WorkspaceEdit();
    // The second character is in GBK and not in GB2312.
    edit.insert(document.uri, document.positionAt(document.getText().length), '联系人：王镕\n');
    assert(await vscode.workspace.applyEdit(edit));
    assert(await document.save());
    const saved = await bytesOf(reportInGbk);
    assert.equal(new TextDecoder('gbk').decode(saved), document.getText());
    assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(saved));
  });

  test('a file in UTF-8 stays in UTF-8', async () => {
    assert.equal((await open(brokenReport)).encoding, 'utf8');
  });

  test('a broken identity is found at its cells, with the numbers and the other cells', async () => {
    const document = await open(brokenReport);
    await untilFindings(document, 'broken identities', (found) => found.includes('request-balance'));
    assert.deepEqual(rules(document).sort(), ['request-balance']);
    for (const finding of findings(document)) {
      assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
      assert.match(document.getText(finding.range), /^\d$/);
      assert.match(finding.message, /1/);
      assert.match(finding.message, /[一-鿿]/);
      assert((finding.relatedInformation?.length ?? 0) > 0, `${ruleOf(finding)} points to no other cell`);
    }
  });

  test('a right report has no findings, nor has a document that is no report', async () => {
    const note = await open('note.md');
    const right = await open('right-report.md');
    // Findings of another document, opened last, show that the server is past these two.
    const missing = await open('section-missing.txt');
    await untilFindings(missing, 'the missing section', (found) => found.includes('missing-section'));
    assert.deepEqual(rules(right), []);
    assert.deepEqual(rules(note), []);
  });

  test('markdown and plain text are checked where they are reports', async () => {
    const missing = await open('section-missing.txt');
    assert.equal(missing.languageId, 'plaintext');
    await untilFindings(missing, 'the missing section', (found) => found.join() === 'missing-section');
    const [finding] = findings(missing);
    assert.match(finding?.message ?? '', /存在的主要问题及改进情况/);

    const markdown = await openNew('markdown', missing.getText());
    await untilFindings(markdown, 'the missing section in Markdown', (found) => found.join() === 'missing-section');
  });

  test("a finding's code leads to the page of its rule", async () => {
    const document = await open(brokenReport);
    await untilFindings(document, 'broken identities', (found) => found.includes('request-balance'));
    for (const { code } of findings(document)) {
      assert(typeof code === 'object', 'the code has no target');
      assert.match(code.target.path, new RegExp(`/server/docs/rules/zh/${String(code.value)}\\.md$`));
      const page = new TextDecoder().decode(await vscode.workspace.fs.readFile(code.target));
      assert.match(page, new RegExp(`^# .*${String(code.value)}`));
    }
  });

  test('a hover quotes the clause', async () => {
    const document = await open(brokenReport);
    assert.match(await hoverText(document, place(document, '二、主动公开').translate(0, 3)), /第五十条|第二十条/);
    const citation = await hoverText(document, place(document, '第二十条第（五）项').translate(0, 2));
    assert.match(citation, /行政许可/);
    const cell = findings(document)[0]?.range.start;
    assert(cell !== undefined);
    assert.match(await hoverText(document, cell), /[＋+]/);
  });

  test('the totals are recomputed by one fix, and one undo takes it back', async () => {
    const document = await open(brokenReport);
    const before = document.getText();
    await untilFindings(document, 'broken identities', (found) => found.includes('request-balance'));
    const finding = findings(document).find((each) => ruleOf(each) === 'request-balance');
    assert(finding !== undefined);
    await apply(await codeAction(document, finding.range, vscode.CodeActionKind.QuickFix, /0.*1/));
    await untilFindings(document, 'no findings', (found) => found.length === 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await untilFindings(document, 'the finding again', (found) => found.length === 1);
  });

  test('a row that is being typed is left alone until the cursor leaves it', async () => {
    const document = await open('right-report.md');
    const editor = vscode.window.activeTextEditor;
    assert(editor !== undefined);
    const row = place(document, '四、结转下年度继续办理');
    const number = document.lineAt(row.line).text.search(/\d/);
    const goTo = (position: vscode.Position): void => {
      editor.selection = new vscode.Selection(position, position);
    };
    goTo(row.with({ character: number }));
    await vscode.commands.executeCommand('type', { text: '7' });
    // Findings come within a fraction of this time where they come.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(rules(document), []);
    goTo(row.with({ line: 0, character: 0 }));
    await untilFindings(document, 'the broken balance', (found) => found.includes('request-balance'));
    await vscode.commands.executeCommand('undo');
    await untilFindings(document, 'no findings', (found) => found.length === 0);
    // A change that is taken back, or made again, is not being typed.
    await vscode.commands.executeCommand('redo');
    await untilFindings(document, 'the broken balance again', (found) => found.includes('request-balance'));
    await vscode.commands.executeCommand('undo');
  });

  test('the skeleton is inserted into an empty document, and one undo takes it back', async () => {
    const document = await openNew('plaintext', '');
    await vscode.commands.executeCommand('disclosureReport.insertSkeleton');
    assert.match(
      document.getText(),
      /一、总体情况[^]*二、主动公开[^]*三、收到和处理[^]*四、[^]*五、[^]*六、其他需要报告的事项/,
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), '');
  });

  test("the skeleton keeps the author's text", async () => {
    const text = '# 临江市林业局2023年政府信息公开工作年度报告\n\n今年的工作情况如下。\n公开信息12条。\n';
    const document = await openNew('markdown', text);
    await vscode.commands.executeCommand('disclosureReport.insertSkeleton');
    assert.match(document.getText(), /一、总体情况[^]*今年的工作情况如下。\n公开信息12条。[^]*二、主动公开/);
  });

  test('the author decides whether a document is a report', async () => {
    const document = await open('section-missing.txt');
    await untilFindings(document, 'the missing section', (found) => found.length === 1);
    await vscode.commands.executeCommand('disclosureReport.treatAsOther');
    await untilFindings(document, 'no findings', (found) => found.length === 0);
    await vscode.commands.executeCommand('disclosureReport.restartServer');
    const other = await openNew('markdown', document.getText());
    await untilFindings(other, 'findings after the restart', (found) => found.length === 1);
    assert.deepEqual(rules(document), [], 'the decision outlives the server');
    await open('section-missing.txt');
    await vscode.commands.executeCommand('disclosureReport.treatAutomatically');
    await untilFindings(document, 'the missing section again', (found) => found.length === 1);

    const note = await open('note.md');
    await vscode.commands.executeCommand('disclosureReport.treatAsReport');
    await untilFindings(note, 'findings of a note', (found) => found.includes('missing-section'));
    await vscode.commands.executeCommand('disclosureReport.treatAutomatically');
    await untilFindings(note, 'no findings of a note', (found) => found.length === 0);
  });

  test('findings speak English where that is set', async () => {
    const document = await open('section-missing.txt');
    const settings = vscode.workspace.getConfiguration('disclosureReport');
    await settings.update('language', 'en', vscode.ConfigurationTarget.Global);
    try {
      await eventually('an English message', () => /[a-z]{4}/.test(findings(document)[0]?.message ?? '') || undefined);
    } finally {
      await settings.update('language', 'zh', vscode.ConfigurationTarget.Global);
    }
    await eventually(
      'a Chinese message',
      () => !/[a-z]{4}/.test(findings(document)[0]?.message ?? 'none') || undefined,
    );
  });
});
