// A picture of a file in the real VS Code with the extension, for whoever wants to look:
//   npm run package && node test/vscode/screenshot.mjs examples/report.md picture.png [--problems] [--line 12]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openWorkbench } from './workbench.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    problems: { type: 'boolean', default: false }, // with the Problems panel
    line: { type: 'string' }, // scrolled to this line
  },
});
const [file, picture] = positionals;
if (file === undefined || picture === undefined) {
  throw new Error('node test/vscode/screenshot.mjs FILE PICTURE.png [--problems] [--line NUMBER]');
}

const workbench = await openWorkbench(file);
try {
  const { page } = workbench;
  await workbench.openFile(path.basename(file));
  // Until the server has looked at the document: the status bar says what it is.
  await page.locator('.statusbar-item[id$=".recognition"]').waitFor({ timeout: 30_000 });
  if (values.problems) await page.keyboard.press('Control+Shift+M');
  if (values.line !== undefined) {
    await page.keyboard.press('Control+G');
    await page.keyboard.type(values.line);
    await page.keyboard.press('Enter');
  }
  await workbench.screenshot(picture);
} finally {
  await workbench.close();
}
