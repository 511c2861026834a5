// Totals, the canonical form and the clipboard, as an author meets them. The tests are one story.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openWorkbench, root } from './workbench.mjs';

const fixture = '临江市林业局2023年政府信息公开工作年度报告.md';
const original = readFileSync(path.join(root, 'test/vscode/fixtures', fixture), 'utf8');

describe('changes of form', () => {
  const source = mkdtempSync(path.join(os.tmpdir(), 'reports-'));
  copyFileSync(path.join(root, 'test/vscode/fixtures', fixture), path.join(source, fixture));
  // Table four as it comes out of a spreadsheet.
  const tabbed = original.replace(/\| 行政复议[^]*?\n\n/, (table) =>
    table
      .split('\n')
      .filter((line) => !/^[|\s-]*$/.test(line))
      .map((line) => line.slice(2, -2).replaceAll(' | ', '\t'))
      .join('\n')
      .concat('\n\n'),
  );
  writeFileSync(path.join(source, '草稿.md'), tabbed.replace('2023年政府', '2022年政府'));
  /** @type {Awaited<ReturnType<typeof openWorkbench>>} */
  let workbench;
  /** @type {import('playwright-core').Page} */
  let page;

  const picture = (/** @type {string} */ name) =>
    workbench.screenshot(path.join(root, 'dist/screenshots', `form-${name}.png`));

  /** A file as it is saved now. @param {string} name */
  async function saved(name) {
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active:not(.dirty)').waitFor();
    await page.waitForTimeout(200);
    return readFileSync(path.join(workbench.folder, name), 'utf8');
  }

  const status = (/** @type {string} */ text) => page.locator('.statusbar-item[id$=".recognition"]', { hasText: text });

  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

  before(async () => {
    workbench = await openWorkbench(source, { displayLanguage: 'zh-cn' });
    page = workbench.page;
    page.setDefaultTimeout(15_000);
  });

  after(async () => {
    await picture('end');
    await workbench.close();
    rmSync(source, { recursive: true });
  });

  test('recalculates totals, says before and after, and takes it back with one undo', async () => {
    await workbench.openFile(fixture);
    await status('2023年度').waitFor();
    await page.locator('.editor-instance .view-line').first().click();
    await workbench.runCommand('重算全部合计');
    const notification = page.locator('.notification-toast', { hasText: '0→1' });
    await notification.waitFor();
    assert.match(await notification.innerText(), /（七）总计 · 自然人：0→1/);
    await picture('totals');
    await notification.locator('.monaco-button', { hasText: '逐处查看' }).click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '自然人' }).first().waitFor();
    await picture('totals-list');
    await page.keyboard.press('Enter');
    const changed = await saved(fixture);
    assert.match(changed, /（七）总计.*\| 1 \| 0 \| 0 \| 0 \| 0 \| 0 \| 1 \|/);
    await page.keyboard.press('Control+Z');
    assert.equal(await saved(fixture), original);
  });

  test('silences a finding: the cursor stands where the reason belongs', async () => {
    await page.keyboard.press('F8');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    const actions = page.locator('.action-widget .monaco-list-row.action');
    await actions.filter({ hasText: '不再检查' }).first().waitFor();
    const place = (await actions.allInnerTexts()).findIndex((title) => title.includes('不再检查'));
    for (let down = 0; down < place; down++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: 'disable-line' }).waitFor();
    await page.waitForTimeout(500);
    await page.keyboard.insertText('以原表为准');
    assert.match(await saved(fixture), /-- 理由：以原表为准 -->/);
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Z');
    assert.equal(await saved(fixture), original);
  });

  test('makes a table of tabs canonical', async () => {
    await workbench.openFile('草稿.md');
    await status('2022年度').waitFor();
    await workbench.find('尚未审结');
    await workbench.runCommand('把光标处的表格改成规范写法');
    await page.locator('.view-line', { hasText: '行政诉讼：复议后起诉' }).waitFor();
    await picture('canonical');
    const text = await saved('草稿.md');
    assert.match(text, /\| 行政诉讼：复议后起诉 +\| 0 +\| 0 +\| 0 +\| 0 +\| 0 +\|/);
    await page.keyboard.press('Control+Z');
    assert.equal(await saved('草稿.md'), tabbed.replace('2023年政府', '2022年政府'));
  });

  test('starts a report from that of the year before', async () => {
    await workbench.runCommand('新建年度报告');
    const input = page.locator('.quick-input-widget input[type=text]');
    await page.locator('.quick-input-widget', { hasText: '1/3' }).waitFor();
    await input.fill('临江市林业局');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: '2/3' }).waitFor();
    await input.fill('2024');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: '3/3' }).waitFor();
    await page.keyboard.press('Enter');
    const start = page.locator('.quick-input-list .monaco-list-row', { hasText: '2023年度的报告' }).first();
    await start.waitFor();
    await picture('start');
    await start.click();
    await page.locator('.tab.active', { hasText: '临江市林业局2024年政府信息公开工作年度报告.md' }).waitFor();
    await page.waitForTimeout(1000);
    await picture('started');
    const text = await saved('临江市林业局2024年政府信息公开工作年度报告.md');
    assert.match(text, /^# 临江市林业局2024年政府信息公开工作年度报告/);
    assert.match(text, /二、上年结转政府信息公开申请数量 *\| 0 /);
  });
});
