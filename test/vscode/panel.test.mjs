// The panel beside the text: what it shows, and table three filled in it by keyboard alone. The tests are one story.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openWorkbench, root } from './workbench.mjs';

const name = '临江市林业局2023年政府信息公开工作年度报告.md';
const source = path.join(root, 'test/vscode/fixtures', name);

/** Numbers in a row of table three; before them stand labels. */
const COLUMNS = 7;

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

  /** @param {string} key */
  const cell = (key) => panel.locator(`td[data-cell="${key}"]`);

  /** What the cells of table three show, the computed total beside them left out. */
  const shownNumbers = () =>
    panel.locator('td[data-cell^="requests "]').evaluateAll((cells) => cells.map((each) => each.textContent));

  /** The numbers of table three in the text as it is saved now. */
  async function saved() {
    await page.keyboard.press('Control+S');
    await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    const text = readFileSync(path.join(workbench.folder, name), 'utf8');
    const rows = text.slice(text.indexOf('## 三'), text.indexOf('## 四')).split('\n');
    return rows
      .filter((row) => /\| *\d/.test(row))
      .flatMap((row) =>
        row
          .split('|')
          .slice(-1 - COLUMNS, -1)
          .map((each) => each.trim()),
      );
  }

  /** Waits until the page shows these numbers. @param {readonly string[]} numbers */
  async function untilShown(numbers) {
    for (let tries = 0; tries < 400; tries++) {
      if ((await shownNumbers()).join() === numbers.join()) return;
      await page.waitForTimeout(100);
    }
    assert.deepEqual(await shownNumbers(), numbers);
  }

  /** @type {string[]} */
  let original = [];
  /** @type {string[]} */
  let typed = [];

  test('takes all of table three by typing over and Tab; text and panel are the same then', async () => {
    original = await saved();
    await untilShown(original);
    typed = original.map((_, at) => String((at * 7) % 50));
    await cell('requests newRequests naturalPerson').click();
    for (const number of typed) {
      await page.keyboard.type(number);
      await page.keyboard.press('Tab');
    }
    await untilShown(typed);
    await page.waitForTimeout(1000);
    assert.deepEqual(await saved(), typed);
    await picture('filled');
  });

  test('marks what is broken now at its cell, with its sentence', async () => {
    const broken = panel.locator('td.error').first();
    await broken.waitFor();
    const id = ((await broken.getAttribute('aria-describedby')) ?? '').split(' ')[0] ?? '';
    assert.match(await panel.locator(`[id="${id}"]`).innerText(), /\d/);
  });

  test('undoes and redoes in the document, and stays in the panel', async () => {
    const first = cell('requests newRequests naturalPerson');
    await first.click();
    await page.keyboard.type('77');
    await page.keyboard.press('Enter');
    await untilShown(['77', ...typed.slice(1)]);
    await page.waitForTimeout(500);
    await page.keyboard.press('Control+Z');
    await untilShown(typed);
    await page.waitForTimeout(500);
    await page.keyboard.press('Control+Y');
    await untilShown(['77', ...typed.slice(1)]);
    assert.deepEqual(await saved(), ['77', ...typed.slice(1)]);
  });

  test('Escape leaves what was there, Delete empties, full-width digits become digits', async () => {
    const first = cell('requests newRequests naturalPerson');
    await first.click();
    await page.keyboard.type('5');
    await page.keyboard.press('Escape');
    await untilShown(['77', ...typed.slice(1)]);
    await page.keyboard.press('Delete');
    await untilShown(['', ...typed.slice(1)]);
    await page.keyboard.press('F2');
    await page.keyboard.insertText('１２');
    await page.keyboard.press('Enter');
    await untilShown(['12', ...typed.slice(1)]);
    assert.deepEqual(await saved(), ['12', ...typed.slice(1)]);
  });

  test('is readable in every kind of theme', async () => {
    for (const [kind, theme] of Object.entries({
      'vs-dark': 'Dark Modern',
      vs: 'Light Modern',
      'hc-black': 'Dark High Contrast',
      'hc-light': 'Light High Contrast',
    })) {
      await page.locator('.editor-instance .view-line').nth(4).click();
      await workbench.runCommand('Preferences: Color Theme');
      await page.locator('.quick-input-widget', { hasText: 'Modern' }).waitFor();
      await page.keyboard.type(theme);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().waitFor();
      await page.keyboard.press('Enter');
      await page.locator(`.monaco-workbench.${kind}`).waitFor();
      await cell('requests newRequests naturalPerson').click();
      await picture(kind);
    }
  });
});
