// A headless browser with Chinese glyphs, on any machine: the browser and the font come from npm.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/**
 * Unpacks the browser once and says how to start it. Linux only: npm carries no browser for other systems.
 * @returns {{ executablePath: string, env: Record<string, string> }}
 */
function unpackedChromium() {
  const caches = path.join(modules, '.cache');
  const folder = path.join(caches, 'chromium');
  if (!existsSync(folder)) {
    mkdirSync(caches, { recursive: true });
    // Into a folder of its own first: another process may be unpacking at this moment.
    const staging = mkdtempSync(path.join(caches, 'chromium-'));
    const program = "import('@sparticuz/chromium').then((module) => module.default.executablePath())";
    const { status } = spawnSync(process.execPath, ['--eval', program], {
      cwd: path.dirname(modules),
      stdio: 'inherit',
      // The package unpacks to the temporary folder, and its system libraries only where this says Lambda.
      env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    });
    if (status !== 0) throw new Error('the browser could not be unpacked');
    writeFileSync(
      path.join(staging, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir prefix="relative">fonts/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>\n`,
    );
    try {
      renameSync(staging, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
      rmSync(staging, { recursive: true, force: true });
    }
  }
  const libraries = path.join(folder, 'al2023/lib');
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    },
  };
}

/** Starts the browser: the one from npm on Linux, else the installed Chrome; `CHROMIUM_PATH` names another. */
export async function launchBrowser() {
  const named = process.env['CHROMIUM_PATH'];
  const args = ['--no-sandbox', '--disable-gpu'];
  if (named !== undefined) return chromium.launch({ executablePath: named, args });
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome', args });
  const { executablePath, env } = unpackedChromium();
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
}

// Latin letters half as wide as Chinese characters, as in a Chinese editor font: tables line up. The face must claim the
// same weights as the Chinese ones: else a browser prefers it even for characters that it lacks.
const latinFont = '@fontsource/ubuntu-mono/files/ubuntu-mono-latin-400-normal.woff2';
const chineseFont = '@fontsource-variable/noto-sans-sc';

/**
 * The CSS that gives glyphs to the fonts which VS Code names; the browser fetches the files from `address`.
 * The Chinese font is cut into many files by ranges of characters, of which the browser takes those it needs.
 * @param {string} address
 */
function fontFaces(address) {
  const faces = readFileSync(path.join(modules, chineseFont, 'index.css'), 'utf8').match(/@font-face \{[^}]+\}/g) ?? [];
  const chinese = faces
    .filter((face) => /noto-sans-sc-\d+-/.test(face))
    .map((face) => face.replace('./', `${address}${chineseFont}/`).replace('font-display: swap', 'font-display: block'))
    .join('');
  const named = ['Ubuntu', 'Droid Sans', 'Droid Sans Mono'].map((name) =>
    chinese.replaceAll('Noto Sans SC Variable', name),
  );
  // Of two faces that have a letter the later one wins.
  return `${named.join('')}@font-face { font-family: 'Droid Sans Mono'; font-weight: 100 900; src: url(${address}${latinFont}); unicode-range: U+20-7E }`;
}

/**
 * A new page that reaches this machine only.
 * @param {import('playwright-core').Browser} browser
 * @param {{ width?: number, displayLanguage?: string }} [options] in pixels; the language of VS Code, such as `zh-cn`:
 *   extensions speak it, VS Code itself has its words from a language pack, which npm does not bring
 */
export async function openPage(browser, { width = 1400, displayLanguage } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 850 }, reducedMotion: 'reduce' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await context.route(
    (address) => address.hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  const address = '/__fonts/';
  await context.route(`**${address}**`, (route) =>
    route.fulfill({
      path: path.join(modules, route.request().url().split(address)[1] ?? ''),
      contentType: 'font/woff2',
    }),
  );
  if (displayLanguage !== undefined) {
    await context.addInitScript((language) => {
      Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language });
    }, displayLanguage);
  }
  await context.addInitScript((css) => {
    document.addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style');
      style.textContent = css;
      document.head.append(style);
    });
  }, fontFaces(address));
  return context.newPage();
}
