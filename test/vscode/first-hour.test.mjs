// The first hour of somebody who has just installed the extension: from an empty window to a pasted report with its
// findings, in both languages, all kinds of themes and two widths. Pictures go to dist/screenshots.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openWorkbench, root } from './workbench.mjs';

const title = '临江市林业局2023年政府信息公开工作年度报告';
const report = readFileSync(path.join(root, 'test/vscode/fixtures', `${title}.md`), 'utf8');

/** By the class that the workbench has in a theme of the kind. */
const themes = { 'vs-dark': 'Dark Modern', vs: 'Light Modern', 'hc-black': 'Dark High Contrast' };

const languages = {
  chinese: {
    displayLanguage: 'zh-cn',
    commands: /^年度报告: 新建年度报告$/m,
    status: /年度报告 2023年度 2021年版格式$/,
    finding: /相差1/,
    use: '按年度报告显示',
  },
  english: {
    displayLanguage: 'en',
    commands: /^Disclosure Report \(年度报告\): New Report$/m,
    status: /Report on 2023, 2021 edition$/,
    finding: /difference|differ|off by/i,
    use: 'Show as a Report',
  },
};

// A test run that is ended early takes its VS Code with it.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

for (const [name, language] of Object.entries(languages)) {
  for (const width of [1000, 1400]) {
    describe(`the first hour in ${name}, ${width} pixels wide`, () => {
      const empty = mkdtempSync(path.join(os.tmpdir(), 'empty-'));
      /** @type {Awaited<ReturnType<typeof openWorkbench>>} */
      let workbench;
      /** @type {import('playwright-core').Page} */
      let page;
      const picture = (/** @type {string} */ what) =>
        workbench.screenshot(path.join(root, 'dist/screenshots', `first-${name}-${width}-${what}.png`));

      /**
       * @param {string} what
       * @param {() => Promise<boolean>} condition
       */
      async function until(what, condition) {
        for (let tries = 0; tries < 20; tries++) if (await condition()) return;
        throw new Error(`waited in vain for ${what}`);
      }

      before(async () => {
        workbench = await openWorkbench(empty, { displayLanguage: language.displayLanguage, width });
        page = workbench.page;
        page.setDefaultTimeout(10_000);
      });

      after(async () => {
        await picture('end');
        await workbench.close();
        rmSync(empty, { recursive: true });
      });

      test('finds the commands by the word 年度报告, in one language', async () => {
        const rows = page.locator('.quick-input-list');
        // VS Code looks for its extensions while its window shows already.
        await until('the commands', async () => {
          await page.keyboard.press('Escape');
          await page.keyboard.press('F1');
          await page.locator('.quick-input-widget input[type=text]').waitFor();
          await page.keyboard.type('年度报告');
          await page.waitForTimeout(500);
          return language.commands.test(await rows.innerText());
        });
        await picture('commands');
        await page.keyboard.press('Escape');
      });

      test('pastes a report into a new document: it is recognised whatever VS Code takes it for', async () => {
        await workbench.runCommand('File: New Untitled Text File');
        await page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
        await workbench.copy(report);
        await page.locator('.editor-instance').first().click();
        await page.keyboard.press('Control+V');
        const status = page.locator('.statusbar-item[id$=".recognition"]');
        await status.waitFor();
        assert.match(await status.innerText(), language.status);
        assert.equal(await status.count(), 1);
      });

      test('reads what is found', async () => {
        await page.keyboard.press('Control+Shift+M');
        const panel = page.locator('.markers-panel', { hasText: 'request-balance' });
        await panel.waitFor();
        assert.match(await panel.innerText(), language.finding);
        await picture('pasted');
      });

      test('takes the language that is offered: lines wrap, no bar, no row is pinned', async () => {
        await page.locator('.notification-toast .monaco-button', { hasText: language.use }).click();
        const product = name === 'chinese' ? '政府信息公开年度报告' : 'Disclosure Report';
        await page.locator('.statusbar-item[id="status.editor.mode"]', { hasText: product }).waitFor();
        assert.equal(await page.locator('.editor-banner').count(), 0);
        // A heading may be pinned, a row never.
        await page.locator('.sticky-widget .sticky-line-content', { hasText: '|' }).waitFor({ state: 'detached' });
        await page.locator('.markers-panel', { hasText: 'request-balance' }).waitFor();
      });

      test('saves it under its title', async () => {
        await page.locator('.editor-instance .view-line').nth(4).click();
        await page.keyboard.press('Control+S');
        const input = page.locator('.quick-input-widget input[type=text]');
        await input.waitFor();
        await until('the name', async () => {
          await page.waitForTimeout(200);
          return path.basename(await input.inputValue()) === `${title}.md`;
        });
        await picture('save');
        await page.keyboard.press('Enter');
        await page.locator('.tab.active', { hasText: `${title}.md` }).waitFor();
        await page.locator('.tab', { hasText: 'Untitled' }).waitFor({ state: 'detached' });
        assert(existsSync(path.join(workbench.folder, `${title}.md`)));
        assert.equal(readFileSync(path.join(workbench.folder, `${title}.md`), 'utf8'), report);
      });

      test('looks at it in every kind of theme', async () => {
        for (const [kind, theme] of Object.entries(themes)) {
          await workbench.runCommand('Preferences: Color Theme');
          await page.locator('.quick-input-widget', { hasText: 'Modern' }).waitFor();
          await page.keyboard.type(theme);
          await page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().waitFor();
          await page.keyboard.press('Enter');
          await page.locator(`.monaco-workbench.${kind}`).waitFor();
          await picture(kind);
        }
      });
    });
  }
}
