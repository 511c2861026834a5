// Finding one's way in a report and in a folder of reports, with mouse and keyboard, in the packaged extension.
// The tests are one story: each goes on where the one before has ended. Pictures go to dist/screenshots.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openWorkbench, root } from './workbench.mjs';

const report = '临江市林业局2023年政府信息公开工作年度报告.md';

describe('finding one’s way', () => {
  /** @type {Awaited<ReturnType<typeof openWorkbench>>} */
  let workbench;
  /** @type {import('playwright-core').Page} */
  let page;

  const picture = (/** @type {string} */ what) =>
    workbench.screenshot(path.join(root, 'dist/screenshots', `navigation-${what}.png`));
  const outlineRow = (/** @type {string} */ text) => page.locator('.outline-tree .monaco-list-row', { hasText: text });
  const place = () => page.locator('.statusbar-item[id="status.editor.selection"]').innerText();
  const line = async () => Number(/Ln (\d+)/.exec(await place())?.[1]);
  const lineOf = (/** @type {string} */ words) => {
    const text = readFileSync(path.join(workbench.folder, report), 'utf8');
    return text.slice(0, text.indexOf(words)).split('\n').length;
  };

  /**
   * Waits until something is so.
   * @param {string} what
   * @param {() => boolean | Promise<boolean>} condition
   */
  async function until(what, condition) {
    for (let waited = 0; waited < 15_000; waited += 100) {
      if (await condition()) return;
      await page.waitForTimeout(100);
    }
    throw new Error(`waited in vain for ${what}`);
  }

  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

  before(async () => {
    workbench = await openWorkbench(path.join(root, 'test/vscode/fixtures'), {
      settings: { 'disclosureReport.language': 'zh' },
    });
    page = workbench.page;
    page.setDefaultTimeout(15_000);
    await workbench.openFile(report);
    await page.locator('.statusbar-item[id$=".recognition"]', { hasText: '2023年度' }).waitFor();
  });

  after(async () => {
    await picture('end');
    await workbench.close();
  });

  test('is greeted once, and led to the walkthrough', async () => {
    const greeting = page.locator('.notification-toast', { hasText: '年度报告' });
    await greeting.locator('a.monaco-button, .monaco-button').first().click();
    const steps = page.locator('.getting-started-step');
    await steps.first().waitFor();
    assert.equal(await steps.count(), 4);
    await picture('walkthrough');
    await page.keyboard.press('Control+W');
    await page.locator('.tab.active', { hasText: report }).waitFor();
  });

  test('goes to a section by a click in the outline', async () => {
    // The outline has all the height when the list of files is closed.
    await page.locator('.explorer-folders-view').waitFor();
    await page.locator('.pane-header', { hasText: 'reports' }).click();
    await workbench.runCommand('Explorer: Focus on Outline View');
    await outlineRow('三、收到').first().click();
    await until('the section', async () => (await line()) === lineOf('## 三、'));
    await page.locator('.outline-pane .codicon-tree-collapse-all, .pane .codicon-collapse-all').last().click();
    const rows = await page.locator('.outline-tree .monaco-list-row[aria-level="1"]').allInnerTexts();
    assert.equal(rows.filter((row) => /^[一二三四五六]、/.test(row.trim())).length, 6, rows.join('; '));
    await picture('outline');
  });

  test('goes to a row by its name, with the keyboard', async () => {
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+Shift+O');
    await page.locator('.quick-input-widget input[type=text]').waitFor();
    await page.keyboard.type('四、结转');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '四、结转' }).first().waitFor();
    await page.keyboard.press('Enter');
    await until('the row', async () => (await line()) === lineOf('四、结转'));
    await until('the way to it above the text', async () =>
      /三、收到[^]*四、结转/.test(await page.locator('.breadcrumbs-below-tabs').innerText()),
    );
  });

  test('folds a section, and unfolds it', async () => {
    await workbench.find('三、收到和处理');
    const row = page.locator('.editor-instance .view-line', { hasText: '一、本年新收' });
    await row.first().waitFor();
    await page.keyboard.press('Control+Shift+BracketLeft');
    await row.first().waitFor({ state: 'detached' });
    await picture('folded');
    await page.keyboard.press('Control+Shift+BracketRight');
    await row.first().waitFor();
  });

  test('grows a selection from the number to its row, table and section', async () => {
    await workbench.find('四、结转');
    const selected = async () => Number(/(\d+) selected/.exec(await place())?.[1] ?? 0);
    const sizes = [];
    for (let times = 0; times < 4; times += 1) {
      await page.keyboard.press('Shift+Alt+ArrowRight');
      await page.waitForTimeout(400);
      sizes.push(await selected());
    }
    assert.deepEqual(
      sizes,
      [...new Set(sizes)].sort((a, b) => a - b),
      'each is larger than the one before',
    );
    await page.keyboard.press('Escape');
  });

  test('reads above a table which relation does not hold, and goes there', async () => {
    await workbench.find('三、收到和处理');
    const lens = page.locator('.codelens-decoration a', { hasText: '勾稽' }).first();
    await lens.waitFor();
    assert.match(await lens.innerText(), /^勾稽 \d+\/\d+，不符：（七）总计 · 自然人$/);
    await picture('lens');
    await lens.click();
    await until('the cell', async () => (await line()) === lineOf('（七）总计'));
    assert.match(await place(), /\(1 selected\)/);
  });

  test('goes from a total to its addends, and sees all cells of the relation', async () => {
    await workbench.find('一、本年新收');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    // The totals of its row and of its column, and what they are the sums of.
    await page.locator('.editor-instance .wordHighlightStrong').first().waitFor();
    assert.ok((await page.locator('.editor-instance .wordHighlight').count()) >= 6);
    await page.keyboard.press('F12');
    const peek = page.locator('.peekview-widget');
    await peek.waitFor();
    await picture('addends');
    await page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
  });

  test('reads an article where it is cited, in a document that can only be read', async () => {
    await workbench.find('第二十条第（五）项的规定');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F12');
    await page.locator('.tab.active', { hasText: '条例' }).waitFor();
    await page.keyboard.type('这里写不进去');
    await page.waitForTimeout(300);
    assert.equal(await page.locator('.tab.active.dirty').count(), 0);
    await picture('regulation');
    await page.keyboard.press('Control+W');
    await page.locator('.tab.active', { hasText: report }).waitFor();
  });

  test('finds a part of a report in the whole workspace', async () => {
    await page.keyboard.press('Control+T');
    await page.locator('.quick-input-widget input[type=text]').waitFor();
    await page.keyboard.type('五、存在');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '五、' }).first().waitFor();
    await page.keyboard.press('Enter');
    await until('the section', async () => (await line()) === lineOf('## 五、'));
  });

  test('renames the year: what is in doubt is shown before, the name of the file too', async () => {
    await page.keyboard.press('Control+Home');
    await workbench.find('2023年政府');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    await page.locator('.rename-box input:focus').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2024');
    await page.keyboard.press('Enter');
    const preview = page.locator('.bulk-edit-panel');
    await preview.waitFor();
    await page.waitForTimeout(500);
    await picture('rename');
    // What is certain is ticked; the day of the signature and the like are for the author to tick.
    const changes = preview.locator('.monaco-list-row', { hasText: '20232024年' });
    const ticked = await changes.locator('.monaco-checkbox.checked, input:checked').count();
    assert.ok(ticked >= 4 && ticked < (await preview.locator('.monaco-list-row').count()) - 1, `${ticked}`);
    await preview.locator('.monaco-button', { hasText: 'Apply' }).click();
    await preview.waitFor({ state: 'detached' });
    const question = page.locator('.notification-toast', { hasText: '文件名里也有' });
    await question.locator('.monaco-button', { hasText: '改文件名' }).click();
    const renamed = report.replace('2023', '2024');
    await page.locator('.tab.active', { hasText: renamed }).waitFor();
    // The question had the keys.
    await page.locator('.editor-instance .view-line').nth(4).click();
    await page.keyboard.press('Control+S');
    const text = () => readFileSync(path.join(workbench.folder, renamed), 'utf8');
    await until(
      'the new year on disk',
      () => existsSync(path.join(workbench.folder, renamed)) && text().startsWith('# 临江市林业局2024年'),
    );
    assert.match(text(), /期限自2024年1月1日起至2024年12月31日止/);
  });

  test('checks all reports of the folder from its menu, and goes from the list to what is wrong', async () => {
    await workbench.runCommand('View: Show Explorer');
    await page.locator('.pane-header', { hasText: 'reports' }).click();
    await page.locator('.explorer-folders-view').click({ button: 'right', position: { x: 100, y: 200 } });
    await page.locator('.monaco-menu .action-label', { hasText: 'Check All Reports' }).hover();
    await page.keyboard.press('Enter');
    const list = page.locator('.pane', { hasText: 'Annual Reports' }).locator('.monaco-list-row');
    await list.first().waitFor();
    await picture('folder');
    const rows = await list.allInnerTexts();
    assert.equal(rows.length, 4, rows.join('; '));
    assert.match(rows[0] ?? '', /错误/);
    await list.last().click();
    await page.keyboard.press('Control+Shift+M');
    const problems = page.locator('.markers-panel .monaco-list-row');
    await problems.filter({ hasText: 'section-missing.txt' }).first().waitFor();
    await problems.filter({ hasText: 'missing-section' }).first().dblclick();
    await page.locator('.tab.active', { hasText: 'section-missing.txt' }).waitFor();
    await picture('problems-of-closed');
  });

  test('finds the commands in the menus of a report, and not in those of another text', async () => {
    const menu = page.locator('.monaco-menu');
    /** @param {import('playwright-core').Locator} where */
    const menuOf = async (where) => {
      await where.click({ button: 'right' });
      await menu.first().waitFor();
      await page.waitForTimeout(300);
      const commands = await menu.first().innerText();
      await page.keyboard.press('Escape');
      await menu.first().waitFor({ state: 'detached' });
      return commands;
    };
    await workbench.openFile(report.replace('2023', '2024'));
    await page.locator('.statusbar-item[id$=".recognition"]', { hasText: '2024年度' }).waitFor();
    const line = page.locator('.editor-instance .view-line', { hasText: '## 一、' });
    assert.match(await menuOf(line), /Recalculate Totals/);
    assert.match(await menuOf(page.locator('.tab.active')), /Is This Document a Report/);
    await workbench.openFile('note.md');
    const other = page.locator('.editor-instance .view-line').first();
    assert.doesNotMatch(await menuOf(other), /Recalculate Totals|Canonical/);
  });
});
