// Finding one's way, as VS Code itself asks for it: what one sees in its outline, menus and links.
import assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, open, openNew, place, textOf } from './editor.ts';

const broken = '临江市林业局2023年政府信息公开工作年度报告.md';

interface Symbol {
  readonly name: string;
  readonly children: readonly Symbol[];
}

/** An answer with something in it. */
function some<T>(what: string, command: string, ...given: readonly unknown[]): Promise<readonly T[]> {
  return eventually(what, async () => {
    const answer = await vscode.commands.executeCommand<readonly T[] | undefined>(command, ...given);
    return answer && answer.length > 0 ? answer : undefined;
  });
}

function outlineOf({ uri }: vscode.TextDocument): Promise<readonly Symbol[]> {
  return some('the outline', 'vscode.executeDocumentSymbolProvider', uri);
}

suite('navigation', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('the outline shows sections and tables, once', async () => {
    const document = await open(broken);
    const symbols = await outlineOf(document);
    assert.equal(symbols.filter(({ name }) => /^[一二三四五六]、/.test(name)).length, 6);
    const requests = symbols.find(({ name }) => name.startsWith('三、'));
    assert(requests?.children.some(({ children }) => children.length > 10));
  });

  test('a report in plain Markdown has the outline of Markdown alone, one in plain text has ours', async () => {
    const markdown = await open('right-report.md');
    assert.equal(markdown.languageId, 'markdown');
    const names = (symbols: readonly Symbol[]): readonly string[] =>
      symbols.flatMap(({ name, children }) => [name, ...names(children)]);
    const found = names(await outlineOf(markdown));
    assert.deepEqual(found, [...new Set(found)], 'nothing is there twice');
    const plain = await openNew('plaintext', await textOf('right-report.md'));
    assert(names(await outlineOf(plain)).includes('第三部分的表'));
  });

  test('folds, growing selections and colours', async () => {
    const document = await open(broken);
    const folds = await some<vscode.FoldingRange>('folds', 'vscode.executeFoldingRangeProvider', document.uri);
    assert(folds.length >= 9);
    const position = place(document, '第二十条第（五）');
    const [selection] = await some<vscode.SelectionRange>(
      'selections',
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [position],
    );
    assert(selection?.parent?.parent !== undefined);
    const tokens = await eventually('colours', () =>
      vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentSemanticTokens',
        document.uri,
      ),
    );
    assert(tokens.data.length > 100);
  });

  test('a citation leads to its article in a document that can only be read', async () => {
    const report = await textOf(broken);
    const document = await openNew(
      'disclosure-report',
      report.replace('## 二、', '按照《政府信息公开条例》第三十六条第（二）项答复。\n\n## 二、'),
    );
    const at = place(document, '第三十六条');
    const [definition] = await some<vscode.Location>(
      'the article',
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    assert(definition !== undefined);
    const regulation = await vscode.workspace.openTextDocument(definition.uri);
    assert.match(regulation.lineAt(definition.range.start.line).text, /^（二）/);
    assert.match(regulation.getText(), /## 第五十六条/);
    const links = await some<vscode.DocumentLink>('links', 'vscode.executeLinkProvider', document.uri);
    assert(
      links.some(({ target }) => target?.scheme === 'disclosure-report-regulation' && target.fragment.startsWith('L')),
    );
  });

  test('a total leads to its addends, and the year is renamed', async () => {
    const document = await open(broken);
    const { text } = document.lineAt(document.positionAt(document.getText().indexOf('一、本年新收')).line);
    const line = document.positionAt(document.getText().indexOf('一、本年新收')).line;
    const total = new vscode.Position(line, text.replace(/[\s|]+$/, '').length - 1);
    const addends = await some<vscode.Location>('addends', 'vscode.executeDefinitionProvider', document.uri, total);
    assert.equal(addends.length, 6);
    const cells = await some<vscode.DocumentHighlight>(
      'highlights',
      'vscode.executeDocumentHighlights',
      document.uri,
      total,
    );
    assert(cells.length > 7);
    const year = place(document, '2023年政府');
    const edit = await eventually('the edit', () =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        year.translate(0, 1),
        '2024',
      ),
    );
    assert(edit.get(document.uri).some(({ newText }) => newText === '2024'));
  });

  test('parts of open reports are found by name', async () => {
    await open(broken);
    const found = await some<vscode.SymbolInformation>('symbols', 'vscode.executeWorkspaceSymbolProvider', '三、收到');
    assert(found.some(({ location }) => location.uri.path.endsWith(broken)));
  });
});
