// The panel beside the text: what it shows, and table three filled in it by keyboard alone. The tests are one story.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openWorkbench, root } from './workbench.mjs';

const name = '临江市林业局2023年政府信息公开工作年度报告.md';
const source = path.join(root, 'test/vscode/fixtures', name);

describe('the report beside its text', () => {
  /** @type {Awaited<ReturnType<typeof openWorkbench>>} */
  let workbench;
  /** @type {import('playwright-core').Page} */
  let page;
  /** @type {import('playwright-core').FrameLocator} */
  let panel;

  const picture = (/** @type {string} */ what) =>
    workbench.screenshot(path.join(root, 'dist/screenshots', `panel-${what}.png`));

  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

  before(async () => {
    workbench = await openWorkbench(source, { displayLanguage: 'zh-cn' });
    page = workbench.page;
    page.setDefaultTimeout(15_000);
    await workbench.openFile(name);
    await page.locator('.statusbar-item[id$=".recognition"]').waitFor();
    panel = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  });

  after(async () => {
    await picture('end');
    await workbench.close();
  });

  test('opens beside the text by the key of previews, and the editor stays', async () => {
    await page.locator('.editor-instance .view-line').first().click();
    await page.keyboard.press('Control+Shift+V');
    await panel.locator('h1').waitFor();
    assert.equal(await panel.locator('table').count(), 3);
    assert.equal((await page.locator('.editor-instance').count()) >= 1, true);
    await picture('opened');
  });
});
