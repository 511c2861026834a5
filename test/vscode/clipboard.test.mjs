// What Excel, Word and browsers have on the clipboard, pasted into a report. The tests are one story.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openWorkbench, root } from './workbench.mjs';

/** Table four as a browser copies it: merged heads, and one row of numbers. */
const proceedings = `<table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
<tr><td rowspan="2">结果维持</td><td rowspan="2">结果纠正</td><td rowspan="2">其他结果</td><td rowspan="2">尚未审结</td><td rowspan="2">总计</td><td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
<tr>${'<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>'.repeat(2)}</tr>
<tr>${[1, 0, 2, 0, 3, 4, 0, 0, 1, 5, 0, 0, 0, 0, 0].map((number) => `<td>${number}</td>`).join('')}</tr></table>`;

describe('the clipboard', () => {
  const empty = mkdtempSync(path.join(os.tmpdir(), 'empty-'));
  /** @type {Awaited<ReturnType<typeof openWorkbench>>} */
  let workbench;
  /** @type {import('playwright-core').Page} */
  let page;

  const picture = (/** @type {string} */ name) =>
    workbench.screenshot(path.join(root, 'dist/screenshots', `clipboard-${name}.png`));

  async function saved() {
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active:not(.dirty)').waitFor();
    await page.waitForTimeout(300);
    const [name = ''] = readdirSync(workbench.folder);
    return readFileSync(path.join(workbench.folder, name), 'utf8');
  }

  /** Puts the cursor at the start of the line that has a text. @param {string} text */
  async function goTo(text) {
    await workbench.find(text);
    await page.keyboard.press('Home');
    await page.waitForTimeout(300);
  }

  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

  before(async () => {
    workbench = await openWorkbench(empty, { displayLanguage: 'zh-cn' });
    page = workbench.page;
    page.setDefaultTimeout(15_000);
    await page.waitForTimeout(3000);
    await workbench.runCommand('新建年度报告');
    const input = page.locator('.quick-input-widget input[type=text]');
    await page.locator('.quick-input-widget', { hasText: '1/3' }).waitFor();
    await input.fill('临江市教育局');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: '2/3' }).waitFor();
    await input.fill('2023');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: '3/3' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item[id$=".recognition"]', { hasText: '2023年度' }).waitFor();
    await page.locator('.editor-instance .view-line').first().click();
  });

  after(async () => {
    await picture('end');
    await workbench.close();
    rmSync(empty, { recursive: true });
  });

  test('a block of numbers from a spreadsheet fills the cells to the right and down', async () => {
    await goTo('| 一、本年新收');
    await page.keyboard.press('Tab');
    await page.waitForTimeout(500);
    await workbench.copy('12\t3\r\n4\t5\r\n');
    await page.keyboard.press('Control+V');
    await page.locator('.view-line', { hasText: /一、本年新收.*12.*3/ }).waitFor();
    await picture('block');
    const text = await saved();
    assert.match(text, /一、本年新收[^|]*\| 12 +\| 3 +\|/);
    assert.match(text, /二、上年结转[^|]*\| 4 +\| 5 +\|/);
    await page.keyboard.press('Control+Z');
    assert.match(await saved(), /一、本年新收[^|]*\| +\| +\|/);
  });

  test('an official table from a web page takes the place of the blank one, and plain text stays a choice', async () => {
    await goTo('## 四、');
    await page.keyboard.press('ArrowDown');
    await page.evaluate(async (html) => {
      const item = new ClipboardItem({
        'text/html': new Blob([html], { type: 'text/html' }),
        'text/plain': new Blob([html.replace(/<[^>]*>/g, '\t')], { type: 'text/plain' }),
      });
      await navigator.clipboard.write([item]);
    }, proceedings);
    await page.keyboard.press('Control+V');
    await page.locator('.view-line', { hasText: /未经复议直接起诉.*4.*5/ }).waitFor();
    await picture('table');
    const text = await saved();
    assert.match(text, /\| 行政复议 +\| 1 +\| 0 +\| 2 +\| 0 +\| 3 +\|/);
    assert.equal(text.split('复议后起诉').length, 2, 'there is one table four');
    // What VS Code shows after pasting.
    await page.locator('.post-edit-widget').waitFor();
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget', { hasText: /text/i }).waitFor();
    await picture('choice');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Z');
    assert.match(await saved(), /\| 行政复议 +\| +\|/);
  });
});
