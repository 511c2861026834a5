// Drives the VS Code workbench as a person does: opens files, presses keys, reads what is on the screen.
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser, openPage } from '../vscode-host/browser.mjs';
import { installExtension, remoteUri, startServer, temporaryFolder, workbenchAddress } from '../vscode-host/server.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Starts a clean VS Code with the packaged extension on a copy of some folder or file.
 * @param {string} source what the author's folder holds: a folder, or one file
 * @param {{ settings?: Record<string, unknown>, width?: number, displayLanguage?: string, trustsAll?: boolean }} [options]
 *   the user's settings, the width of the window in pixels, the language of VS Code, whether folders are trusted
 */
export async function openWorkbench(source, { settings = {}, trustsAll = true, ...look } = {}) {
  const data = temporaryFolder();
  const folder = path.join(data.folder, 'reports');
  mkdirSync(folder);
  cpSync(source, path.extname(source) === '' ? folder : path.join(folder, path.basename(source)), { recursive: true });

  // Made by `npm run package`.
  await installExtension(data.folder, path.join(root, 'disclosure-report.vsix'));
  const server = await startServer(data.folder, { settings, trustsAll });
  const browser = await launchBrowser();
  const close = async () => {
    await browser.close();
    await server.stop();
    data.remove();
  };
  /** @type {import('playwright-core').Page} */
  let page;
  try {
    page = await openPage(browser, look);
    await page.goto(workbenchAddress(server, folder));
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  } catch (error) {
    // Nobody else can end what was started here.
    await close();
    throw error;
  }

  return {
    page,
    /** The author's folder. */
    folder,

    /**
     * Opens a file of the folder and waits until its text shows.
     * @param {string} name
     */
    async openFile(name) {
      await page.goto(workbenchAddress(server, folder, [['openFile', remoteUri(server, path.join(folder, name))]]));
      await page.locator('.editor-instance .view-line').first().waitFor({ timeout: 60_000 });
    },

    /**
     * Runs a command by its title.
     * @param {string} title
     */
    async runCommand(title) {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget input[type=text]').waitFor();
      await page.keyboard.type(title);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
    },

    /**
     * Selects the next place of a text in the editor.
     * @param {string} text
     */
    async find(text) {
      const widget = page.locator('.find-widget.visible');
      await page.keyboard.press('Control+F');
      await widget.locator('textarea').first().fill(text);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(300);
      // Hovers and the like take the key first.
      for (let tries = 0; tries < 5 && (await widget.count()) > 0; tries++) {
        await page.keyboard.press('Escape');
        await page.waitForTimeout(200);
      }
    },

    /**
     * Puts a text on the clipboard.
     * @param {string} text
     */
    async copy(text) {
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    },

    /**
     * Takes a picture when everything has come to rest.
     * @param {string} file a .png file, or a smaller .jpg file
     * @param {{ x: number, y: number, width: number, height: number }} [clip] a part of the window
     */
    async screenshot(file, clip) {
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.waitForTimeout(300); // the fonts' last frame
      await page.screenshot({ path: file, ...(file.endsWith('.jpg') && { quality: 65 }), ...(clip && { clip }) });
    },

    close,
  };
}
