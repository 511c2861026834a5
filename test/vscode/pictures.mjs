// The pictures of the guide and the walkthrough, taken in the real VS Code:
//   npm run package && node test/vscode/pictures.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench, root } from './workbench.mjs';

const fixture = '临江市林业局2023年政府信息公开工作年度报告.md';
const example = '云岭县水利局2024年政府信息公开工作年度报告.md';
const workbench = await openWorkbench(path.join(root, 'test/vscode/fixtures'), {
  displayLanguage: 'zh-cn',
  width: 1240,
  settings: { 'workbench.activityBar.location': 'hidden', 'workbench.colorTheme': 'Default Light Modern' },
});
const { page } = workbench;
page.setDefaultTimeout(15_000);

/**
 * A picture of the editor, as high as is wanted.
 * @param {string} name
 * @param {number} height
 */
async function picture(name, height) {
  await workbench.screenshot(path.join(root, 'docs/images', `${name}.jpg`), { x: 0, y: 35, width: 1240, height });
}

async function greeted() {
  const toast = page.locator('.notification-toast').first();
  await toast.waitFor({ timeout: 5000 }).catch(() => undefined);
  await workbench.runCommand('Notifications: Clear All Notifications');
  await page.waitForTimeout(300);
}

try {
  await workbench.openFile(fixture);
  await page.locator('.statusbar-item[id$=".recognition"]', { hasText: '2023年度' }).waitFor();
  await greeted();
  await page.keyboard.press('Control+B');

  // Read what is wrong.
  await workbench.find('三、本年度办理结果 | （五）不予处理 | 5');
  const squiggle = page.locator('.squiggly-error').first();
  const box = await squiggle.boundingBox();
  if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator('.monaco-hover:visible').waitFor();
  await page.waitForTimeout(500);
  await picture('mend', 560);
  await page.mouse.move(600, 10);

  // Totals.
  await page.locator('.editor-instance .view-line').first().click();
  await workbench.runCommand('重算全部合计');
  await page.locator('.notification-toast', { hasText: '0→1' }).waitFor();
  await picture('finish', 793);
  await greeted();
  await page.keyboard.press('Control+Z');

  // A new report, blank and filled in.
  await workbench.runCommand('新建年度报告');
  const input = page.locator('.quick-input-widget input[type=text]');
  await page.locator('.quick-input-widget', { hasText: '1/3' }).waitFor();
  await input.fill('临江市教育局');
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget', { hasText: '2/3' }).waitFor();
  await input.fill('2025');
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget', { hasText: '3/3' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.statusbar-item[id$=".recognition"]', { hasText: '2025年度' }).waitFor();
  await page.mouse.move(600, 700);
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+Home');
  await page.waitForTimeout(500);
  await picture('begin', 560);
  await page.waitForTimeout(2000);
  await workbench.find('| 一、本年新收');
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  await page.waitForTimeout(500);
  for (const number of [12, 3, 0, 1, 0, 0, 16, 2, 0, 0, 0, 0, 0, 2, 9, 2, 0, 1, 0, 0, 12, 1, 1, 0, 0, 0, 0, 2]) {
    for (const digit of String(number)) await page.keyboard.press(digit);
    await page.waitForTimeout(300);
    await page.keyboard.press('Tab');
    await page.waitForTimeout(400);
  }
  await picture('fill', 560);

  // Finding one's way: the outline, and what a total is the sum of.
  await workbench.openFile(fixture);
  await page.locator('.statusbar-item[id$=".recognition"]', { hasText: '2023年度' }).waitFor();
  await greeted();
  await page.keyboard.press('Control+B');
  await page.locator('.pane-header').first().click();
  await page.locator('.pane-header', { hasText: 'Outline' }).click();
  await page.locator('.outline-tree .monaco-list-row').first().waitFor();
  await page.keyboard.press('Control+1');
  await workbench.find('一、本年新收');
  await page.keyboard.press('End');
  for (let characters = 0; characters < 2; characters += 1) await page.keyboard.press('ArrowLeft');
  await page.locator('.editor-instance .wordHighlightStrong').first().waitFor();
  await page.mouse.move(600, 10);
  await page.waitForTimeout(500);
  await picture('find', 560);

  // All reports of the folder.
  await workbench.runCommand('检查文件夹里的全部年度报告');
  const reports = page.locator('.pane', { hasText: '年度报告' }).locator('.monaco-list-row');
  await reports.first().waitFor();
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await page.waitForTimeout(1000);
  await page.mouse.move(600, 10);
  await page.waitForTimeout(500);
  await picture('folder', 793);

  // All of it: what is underlined, why, and the list.
  const right = readFileSync(path.join(root, 'examples', example), 'utf8');
  const wrong = right.replace(/(\| 行政复议 .*\| )2( +\|)/, '$13$2').replace(/(\| .*复议后起诉 .*\| )1( +\|)/, '$12$2');
  writeFileSync(path.join(workbench.folder, example), wrong);
  await workbench.openFile(example);
  await page.locator('.statusbar-item[id$=".recognition"]', { hasText: '2024年度' }).waitFor();
  await greeted();
  await page.keyboard.press('Control+B');
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'proceeding-total' }).first().waitFor();
  await page.keyboard.press('Control+1');
  await workbench.find('## 四、政府信息公开行政复议');
  await page.keyboard.press('ArrowLeft');
  const underlined = await page.locator('.squiggly-error').last().boundingBox();
  if (underlined) await page.mouse.move(underlined.x + underlined.width / 2, underlined.y + underlined.height / 2);
  await page.locator('.monaco-hover:visible').waitFor();
  await page.waitForTimeout(500);
  await picture('editor', 793);
} finally {
  await workbench.close();
}
