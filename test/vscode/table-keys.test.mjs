// Filling a table by keyboard alone, as an author does in January. The tests are one story.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openWorkbench, root } from './workbench.mjs';

/** As fast as somebody types who is good at it (milliseconds between two keys). */
const PACE = 50;
const rows = 25;
const columns = 7;

describe('the table under the hand', () => {
  const empty = mkdtempSync(path.join(os.tmpdir(), 'empty-'));
  /** @type {Awaited<ReturnType<typeof openWorkbench>>} */
  let workbench;
  /** @type {import('playwright-core').Page} */
  let page;
  let keys = 0;

  const picture = (/** @type {string} */ name) =>
    workbench.screenshot(path.join(root, 'dist/screenshots', `keys-${name}.png`));

  /** @param {string} key */
  async function press(key) {
    keys++;
    const place = page.locator('.statusbar-item[id="status.editor.selection"]');
    const before = await place.innerText();
    await page.keyboard.press(key);
    await page.waitForTimeout(PACE);
    // Somebody who types looks where the cursor is: a busy machine is waited for, a key that does nothing is not.
    for (let waited = 0; waited < 2000 && (await place.innerText()) === before; waited += PACE) {
      await page.waitForTimeout(PACE);
    }
    if ((await place.innerText()) === before) throw new Error(`${key} did nothing`);
  }

  /** The report as it is saved now. */
  async function saved() {
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active:not(.dirty)').waitFor();
    const [name = ''] = readdirSync(workbench.folder);
    return readFileSync(path.join(workbench.folder, name), 'utf8');
  }

  /** The numbers of table three, row by row. @param {string} text */
  function numbers(text) {
    const table = text.slice(text.indexOf('| 一、本年新收'), text.indexOf('## 四'));
    return table
      .trim()
      .split('\n')
      .map((row) =>
        row
          .split('|')
          .slice(2, -1)
          .map((cell) => cell.trim()),
      );
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
    await input.fill('2021');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: '3/3' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item[id$=".recognition"]', { hasText: '2021年度' }).waitFor();
    await page.locator('.editor-instance .view-line').first().click();
  });

  after(async () => {
    await picture('end');
    await workbench.close();
    rmSync(empty, { recursive: true });
  });

  test('at 1,400 pixels with the side bar every row is one line', async () => {
    await goTo('| 一、本年新收');
    await picture('blank');
    const lines = await page.locator('.editor-instance .line-numbers').allInnerTexts();
    const shown = await page.locator('.editor-instance .view-lines .view-line').count();
    assert.ok(shown > 20);
    // A line that wraps shows in lines without a number.
    assert.equal(lines.filter((number) => number.trim() === '').length, 0);
  });

  test('fills table three with 175 numbers in at most 360 keys', async () => {
    await goTo('| 一、本年新收');
    keys = 0;
    await press('Tab');
    for (let cell = 0; cell < rows * columns; cell++) {
      await press(String(cell % 10));
      if (cell < rows * columns - 1) await press('Tab');
    }
    assert.ok(keys <= 360, `${keys} keys`);
    await picture('filled');
    const expected = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => String((row * columns + column) % 10)),
    );
    const text = await saved();
    assert.deepEqual(numbers(text), expected);
    const widths = text
      .split('\n')
      .filter((line) => /^\| (?:一、本年|三（一）|四、结转)/.test(line))
      .map((line) => line.replace(/[^ -~]/g, '--').length);
    assert.equal(new Set(widths).size, 1, 'the rows still line up');
  });

  test('goes back with Shift+Tab, and down with Enter', async () => {
    await press('Shift+Tab');
    await press('8');
    await press('Shift+Tab');
    await press('Shift+Tab');
    await press('9');
    const [last = []] = numbers(await saved()).slice(-1);
    assert.deepEqual(last.slice(-4), ['9', '2', '8', '4']);
    await goTo('| 一、本年新收');
    await press('Tab');
    await press('Enter');
    await press('6');
    assert.equal(numbers(await saved())[1]?.[0], '6');
  });

  test('takes back everything: the report is blank again', async () => {
    for (let undo = 0; undo < 420; undo++) await page.keyboard.press('Control+Z');
    await page.waitForTimeout(500);
    assert.ok(numbers(await saved()).every((row) => row.every((cell) => cell === '')));
  });

  test('widens a column when the cursor leaves it, in the step of undo of what was typed', async () => {
    const before = await saved();
    await goTo('| 一、本年新收');
    await press('Tab');
    for (const digit of '1234567') await press(digit);
    await press('Tab');
    await page.waitForTimeout(300);
    const wide = await saved();
    await picture('wide');
    assert.equal(numbers(wide)[0]?.[0], '1234567');
    const lengths = wide
      .slice(wide.indexOf('| 一、本年新收'), wide.indexOf('## 四'))
      .trim()
      .split('\n')
      .map((row) => row.replace(/[^ -~]/g, '--').length);
    assert.equal(new Set(lengths).size, 1, 'the rows line up');
    // Each figure is a step, and takes its padding along; the last one takes the width of the column.
    await page.keyboard.press('Control+Z');
    await page.waitForTimeout(300);
    assert.equal(await saved(), before.replace(/(数量 +\|) {7}/, '$1 123456'));
    for (let undo = 0; undo < 6; undo++) await page.keyboard.press('Control+Z');
    await page.waitForTimeout(300);
    assert.equal(await saved(), before);
  });

  test('leaves the keys alone outside of tables', async () => {
    await goTo('## 五、');
    await page.keyboard.press('End');
    await press('Enter');
    await press('Tab');
    await press('x');
    assert.match(await saved(), /## 五、存在的主要问题及改进情况\n[ \t]+x\n/);
  });
});
