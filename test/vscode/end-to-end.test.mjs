// The packaged extension in a clean VS Code, driven with mouse and keyboard as an author does.
// The tests are one story: each goes on where the one before has ended. Pictures go to dist/screenshots.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { globSync } from 'tinyglobby';
import { openWorkbench, root } from './workbench.mjs';

const reportInGbk = '某局2023年政府信息公开工作年度报告.txt';
const brokenReport = '临江市林业局2023年政府信息公开工作年度报告.md';

describe('an author in VS Code', () => {
  /** @type {Awaited<ReturnType<typeof openWorkbench>>} */
  let workbench;
  /** @type {import('playwright-core').Page} */
  let page;
  const original = readFileSync(path.join(root, 'test/vscode/fixtures', brokenReport), 'utf8');

  const textOnDisk = () => readFileSync(path.join(workbench.folder, brokenReport), 'utf8');
  /** @param {number} number */
  const picture = (number, /** @type {string} */ name) =>
    workbench.screenshot(path.join(root, 'dist/screenshots', `${number}-${name}.png`));

  /**
   * Our place in the status bar, where it says something.
   * @param {string} [text]
   */
  const status = (text = '') => page.locator('.statusbar-item[id$=".recognition"]', { hasText: text });

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

  /**
   * Runs the command for a new report and answers its questions.
   * @param {string} organ
   * @param {string} year
   */
  async function startReport(organ, year) {
    await workbench.runCommand('New Report');
    const input = page.locator('.quick-input-widget input[type=text]');
    await page.locator('.quick-input-widget', { hasText: '1/3' }).waitFor();
    await input.fill(organ);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: '2/3' }).waitFor();
    await input.fill(year);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: '3/3' }).waitFor();
    await page.keyboard.press('Enter');
  }

  // A test run that is ended early takes its VS Code with it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

  before(async () => {
    workbench = await openWorkbench(path.join(root, 'test/vscode/fixtures'), {
      settings: { 'disclosureReport.language': 'zh' },
    });
    page = workbench.page;
  });

  after(async () => {
    await picture(9, 'end');
    await workbench.close();
  });

  test('opens a report: the status bar says what it is', async () => {
    await workbench.openFile(brokenReport);
    await status('2023年度').waitFor();
    assert.match(await status().innerText(), /^\s*年度报告 2023年度 2021年版格式$/);
    await picture(1, 'opened');
  });

  test('sees the broken identities in the Problems panel', async () => {
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel', { hasText: 'request-balance' }).waitFor();
    const text = await page.locator('.markers-panel').innerText();
    assert.match(text, /相差1：“自然人”一列不符合/);
    assert.match(text, /request-balance/);
    await picture(2, 'problems');
  });

  test("clicks a finding's code there and reads the page of its rule", async () => {
    await page.locator('.markers-panel a', { hasText: 'request-balance' }).first().click();
    await page.locator('.tab.active', { hasText: 'request-balance.md' }).waitFor();
    // Rendered: the preview is a frame within a frame.
    const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe');
    await preview.locator('h1', { hasText: '（request-balance）' }).waitFor();
    assert.match(
      await preview.locator('body').innerText(),
      /统一格式[^]*disclosure-report-disable-line request-balance/,
    );
    await picture(10, 'rule');
    await page.keyboard.press('Control+W');
    await page.locator('.tab.active', { hasText: brokenReport }).waitFor();
  });

  for (const files of ['server/docs/rules/**/*.md', 'server/dist/libraries/*.js']) {
    test(`the package holds all of ${files}`, () => {
      const installed = path.join(workbench.folder, '../extensions');
      const packaged = globSync(`disclosure-report*/${files}`, { cwd: installed });
      assert.deepEqual(
        packaged.map((file) => file.replace(/^[^/]*\//, '')).sort(),
        globSync(files, { cwd: root }).sort(),
      );
      assert.notEqual(packaged.length, 0);
    });
  }

  test('goes to the squiggle from there and reads the hover', async () => {
    await page.locator('.markers-panel [role=treeitem]', { hasText: 'request-balance' }).first().dblclick();
    const hover = page.locator('.monaco-hover:visible');
    // The editor draws its squiggles anew while it scrolls: one that was there a moment ago may be gone.
    await until('a hover over the squiggle', async () => {
      const box = await page.locator('.squiggly-error').first().boundingBox();
      if (!box) return false;
      await page.mouse.move(10, 10);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await hover.waitFor({ timeout: 3_000 }).catch(() => undefined);
      return hover.isVisible();
    });
    assert.match(await hover.innerText(), /总计/);
    await picture(3, 'hover');
  });

  test('applies the quick fix with the keyboard and saves: the file on disk is right', async () => {
    await page.keyboard.press('Escape');
    await page.mouse.move(10, 10);
    await page.keyboard.press('Control+.');
    const action = page.locator('.action-widget .monaco-list-row.action').first();
    await action.waitFor();
    await picture(4, 'quick-fix');
    await page.keyboard.press('Enter');
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+S');
    await until('the saved fix', () => textOnDisk() !== original);
    const changed = textOnDisk()
      .split('\n')
      .filter((line, index) => line !== original.split('\n')[index]);
    assert.equal(changed.length, 1);
    assert.match(changed[0] ?? '', /（七）总计.*\| 1 \| 0 \| 0 \| 0 \| 0 \| 0 \| 1 \|$/);
    await picture(5, 'fixed');
  });

  test('takes it back with one undo', async () => {
    await page.keyboard.press('Control+Z');
    await page.locator('.squiggly-error').first().waitFor();
    await page.keyboard.press('Control+S');
    await until('the original on disk', () => textOnDisk() === original);
  });

  test('hovers over a section heading and reads the clause', async () => {
    await page.keyboard.press('Control+Home');
    await page.locator('.view-line', { hasText: '二、主动公开政府信息情况' }).locator('span > span').last().hover();
    const hover = page.locator('.monaco-hover:visible', { hasText: '条例' });
    await hover.waitFor();
    assert.match(await hover.innerText(), /第五十条|第二十条/);
    await picture(6, 'clause');
    await page.mouse.move(10, 10);
  });

  test('inserts the skeleton into a new document by command', async () => {
    await workbench.runCommand('New Untitled Text File');
    await page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
    await workbench.runCommand('Insert Report Skeleton');
    await page.locator('.editor-instance .view-line', { hasText: '总体情况' }).first().waitFor();
    await picture(7, 'skeleton');
    await page.keyboard.press('Control+Z');
    await page.locator('.editor-instance .view-line', { hasText: '总体情况' }).first().waitFor({ state: 'detached' });
  });

  test('starts a new report by command', async () => {
    await startReport('临江市教育局', '2024');
    await page
      .locator('.editor-instance .view-line', { hasText: '临江市教育局2024年政府信息公开工作年度报告' })
      .waitFor();
    await status('2024年度').waitFor();
    await picture(8, 'new-report');
  });

  test('undoes: the report stays', async () => {
    await page.locator('.editor-instance .view-line').first().click();
    await page.keyboard.press('Control+Z');
    await page.waitForTimeout(500);
    await page.locator('.editor-instance .view-line', { hasText: '临江市教育局2024年' }).waitFor();
    await status('2024年度').waitFor();
  });

  test('has it under its title, by which it opens as a report again', async () => {
    const name = '临江市教育局2024年政府信息公开工作年度报告.md';
    const file = path.join(workbench.folder, name);
    await until('the report on disk', () => existsSync(file) && readFileSync(file, 'utf8') !== '');
    assert.match(readFileSync(file, 'utf8'), /^# 临江市教育局2024年政府信息公开工作年度报告\n\n[^]*六、其他/);
    await workbench.openFile(name);
    await status('2024年度').waitFor();
    await page.locator('.statusbar-item', { hasText: 'Disclosure Report' }).waitFor();
  });

  test('starts another of the same name: the file that is there stays', async () => {
    await startReport('临江市教育局', '2024');
    await page.locator('.tab.active', { hasText: '临江市教育局2024年政府信息公开工作年度报告（2）.md' }).waitFor();
    await startReport('临江市教育局', '2024');
    await page.locator('.tab.active', { hasText: '临江市教育局2024年政府信息公开工作年度报告（3）.md' }).waitFor();
  });

  test('is told what is wrong in a project file, and opens it from there', async () => {
    await workbench.openFile(brokenReport);
    await status('2023年度').waitFor();
    const file = path.join(workbench.folder, 'disclosure-report.json');
    writeFileSync(file, '{ "rules": ');
    const notification = page.locator('.notification-toast', { hasText: '第 1 行不符合 JSON 的写法' });
    await notification.waitFor();
    await picture(11, 'project-file');
    await notification.locator('.monaco-button', { hasText: '打开文件' }).click();
    await page.locator('.tab.active', { hasText: 'disclosure-report.json' }).waitFor();
    rmSync(file);
  });

  test('opens a text in GBK that is not named as a report: a notice says so and reopens it', async () => {
    copyFileSync(path.join(workbench.folder, reportInGbk), path.join(workbench.folder, '初稿.txt'));
    await workbench.openFile('初稿.txt');
    const notification = page.locator('.notification-toast', { hasText: '乱码' });
    await notification.waitFor();
    await picture(12, 'garbled');
    await notification.locator('.monaco-button', { hasText: '重新打开' }).click();
    await page.locator('.statusbar-item', { hasText: 'GB18030' }).waitFor();
    await page.locator('.editor-instance .view-line', { hasText: '临江市林业局2023年' }).waitFor();
    await status('2023年度').waitFor();
  });

  test('is offered the language of reports for a plain text, and has it when the file is opened again', async () => {
    await workbench.openFile('section-missing.txt');
    await page.locator('.notification-toast .monaco-button', { hasText: '按年度报告显示' }).click();
    const language = page.locator('.statusbar-item[id="status.editor.mode"]', { hasText: 'Disclosure Report' });
    await language.waitFor();
    await picture(13, 'plain-text');
    await workbench.openFile('note.md');
    await workbench.openFile('section-missing.txt');
    await language.waitFor();
  });

  test('restarts the server: the status bar says so', async () => {
    await workbench.runCommand('Restart Server');
    await page.locator('.statusbar-item', { hasText: '检查服务已重新启动。' }).waitFor();
  });

  test('says that the report is none: its findings go', async () => {
    await workbench.openFile('section-missing.txt');
    const finding = page.locator('.markers-panel [role=treeitem]', { hasText: 'missing-section' });
    await finding.waitFor();
    await status().click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '不是年度报告' }).click();
    await finding.waitFor({ state: 'detached' });
    await status('非年度报告').waitFor();
  });
});
