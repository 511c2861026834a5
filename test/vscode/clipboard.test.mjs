// What Excel, Word and browsers have on the clipboard, pasted into a report. The tests are one story.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'esbuild';
import { openWorkbench, root } from './workbench.mjs';

/** Table four as a browser copies it: merged heads, and one row of numbers. */
const proceedings = `<table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
<tr><td rowspan="2">结果维持</td><td rowspan="2">结果纠正</td><td rowspan="2">其他结果</td><td rowspan="2">尚未审结</td><td rowspan="2">总计</td><td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
<tr>${'<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>'.repeat(2)}</tr>
<tr>${[1, 0, 2, 0, 3, 4, 0, 0, 1, 5, 0, 0, 0, 0, 0].map((number) => `<td>${number}</td>`).join('')}</tr></table>`;

/** What programs have on the clipboard: the unit tests' own, which are TypeScript. */
const made = await build({
  stdin: {
    contents: `
      export { clipboardOf, countingGrid, plainGrid } from './test/unit/clipboards.ts';
      import { clipboardOf, countingGrid } from './test/unit/clipboards.ts';
      const sections = [['一、总体情况'], ['二、主动公开政府信息情况', 'proactive'],
        ['三、收到和处理政府信息公开申请情况', 'requests'], ['四、政府信息公开行政复议、行政诉讼情况', 'proceedings'],
        ['五、存在的主要问题及改进情况'], ['六、其他需要报告的事项']];
      /** A whole report, as one body. */
      export function reportOf(program) {
        const title = '临江市水利局2022年政府信息公开工作年度报告';
        const inside = (html) => html.slice(html.indexOf('<!--StartFragment-->') + 20, html.lastIndexOf('<!--EndFragment-->'));
        const parts = sections.map(([heading, table], index) => {
          const before = [...(index === 0 ? [[title, 1]] : []), [heading, 2], ['本节内容如下。', 0]];
          const { html } = clipboardOf(program, table ? countingGrid('2021', table) : [], before);
          const own = html.includes('<!--StartFragment-->') ? inside(html) : html.replace("<meta charset='utf-8'>", '');
          return table ? own : own.replace(/<table[^]*?<\\/table>/, '');
        });
        const { html } = clipboardOf(program, [], [['¦', 0]]);
        return { html: html.replace(/<!--StartFragment-->[^]*<!--EndFragment-->|(?<=utf-8'>)[^]*/, '<!--StartFragment-->' + parts.join('') + '<!--EndFragment-->'), text: title };
      }`,
    resolveDir: root,
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
});
/** @type {Record<'clipboardOf' | 'countingGrid' | 'plainGrid' | 'reportOf', (...of: readonly unknown[]) => any>} */
const clipboards = await import(
  `data:text/javascript;base64,${Buffer.from(made.outputFiles[0]?.contents ?? []).toString('base64')}`
);

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

  /**
   * Pastes what a program has on the clipboard, as it is: a browser that is asked to copy it makes it another.
   * @param {{ html: string, text: string }} clipboard
   */
  async function paste({ html, text }) {
    await page.evaluate(
      ([ofHtml = '', ofText = '']) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', ofHtml);
        clipboardData.setData('text/plain', ofText);
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      },
      [html, text],
    );
    await page.waitForTimeout(1500);
  }

  /** The numbers of the rows between two texts. @param {string} text @param {string} from @param {string} to */
  function numbers(text, from, to) {
    return text
      .slice(text.indexOf(from), text.indexOf(to))
      .split('\n')
      .filter((row) => row.startsWith('|'))
      .map((row) =>
        row
          .split('|')
          .slice(2, -1)
          .map((cell) => cell.trim()),
      );
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

  for (const program of ['word', 'wps', 'excel', 'chromium']) {
    test(`from ${program}: an official table, a block of numbers, a single row`, async () => {
      const before = await saved();
      await goTo('## 三、');
      await page.keyboard.press('ArrowDown');
      await paste(clipboards.clipboardOf(program, clipboards.countingGrid('2021', 'requests')));
      await picture(`${program}-table`);
      const table = numbers(await saved(), '| 一、本年新收', '## 四');
      assert.deepEqual(
        table.flat(),
        Array.from({ length: 175 }, (_, index) => String(index + 1)),
      );
      await page.keyboard.press('Control+Z');
      assert.equal(await saved(), before);

      await goTo('| 规章');
      await page.keyboard.press('Tab');
      await page.waitForTimeout(300);
      await paste(clipboards.clipboardOf(program, clipboards.plainGrid(['123', '456', '789'].map((row) => [...row]))));
      assert.deepEqual(numbers(await saved(), '| 规章', '### 第二十条第（五）项'), [
        ['1', '2', '3'],
        ['4', '5', '6'],
      ]);
      await page.locator('.notification-toast', { hasText: '7、8、9' }).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Z');
      assert.equal(await saved(), before);

      await goTo('| 四、结转下年度');
      await paste(
        clipboards.clipboardOf(program, clipboards.plainGrid([['（一）予以公开', '1', '2', '0', '0', '0', '0', '3']])),
      );
      const rows = numbers(await saved(), '| 一、本年新收', '## 四');
      assert.deepEqual(rows[2], ['1', '2', '0', '0', '0', '0', '3']);
      assert.equal(rows.flat().filter((cell) => cell !== '').length, 7);
      await page.keyboard.press('Control+Z');
      assert.equal(await saved(), before);
    });
  }

  for (const program of ['word', 'wps', 'chromium']) {
    test(`from ${program}: a whole report becomes one, with headings and tables`, async () => {
      await workbench.runCommand('File: New Untitled Text File');
      await page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
      await page.locator('.editor-instance').first().click();
      await paste(clipboards.reportOf(program));
      await page.locator('.statusbar-item[id$=".recognition"]', { hasText: '2022年度' }).waitFor();
      await page.keyboard.press('Control+Home');
      await page.waitForTimeout(500);
      await picture(`${program}-report`);
      const shown = page.locator('.editor-instance .view-lines');
      assert.match(
        (await shown.innerText()).replaceAll('\u00a0', ' '),
        /^# 临江市水利局2022年政府信息公开工作年度报告$/m,
      );
      await page.keyboard.press('Control+End');
      await page.waitForTimeout(500);
      const end = (await shown.innerText()).replaceAll('\u00a0', ' ');
      // What the total should be is shown behind it.
      assert.match(end, /^\| 行政复议 +\| 1 +\| 2 +\| 3 +\| 4 +\| 5\b/m);
      assert.match(end, /^## 六、其他需要报告的事项$/m);
      await page.keyboard.press('Control+Z');
      await workbench.runCommand('View: Revert and Close Editor');
      await page.locator('.tab', { hasText: 'Untitled' }).waitFor({ state: 'detached' });
    });
  }

  test('a page that is dropped while Shift is held becomes the table', async () => {
    const before = await saved();
    await goTo('## 四、');
    const { html } = clipboards.clipboardOf('chromium', clipboards.countingGrid('2021', 'proceedings'));
    await page.locator('.view-line', { hasText: '## 四、' }).evaluate((line, page) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([page], '表四.html', { type: 'text/html' }));
      const { left, top, height } = line.getBoundingClientRect();
      const place = { clientX: left + 20, clientY: top + height / 2, shiftKey: true, bubbles: true, cancelable: true };
      for (const type of ['dragenter', 'dragover', 'drop']) {
        line.dispatchEvent(new DragEvent(type, { ...place, dataTransfer }));
      }
    }, html);
    await page.waitForTimeout(2000);
    await picture('dropped');
    assert.match(await saved(), /\| 行政复议 +\| 1 +\| 2 +\| 3 +\| 4 +\| 5 +\|/);
    await page.keyboard.press('Control+Z');
    assert.equal(await saved(), before);
  });
});
