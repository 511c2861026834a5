#!/usr/bin/env node
// Stands in for the VS Code desktop program: `runTests({ vscodeExecutablePath })` of @vscode/test-electron starts it
// unchanged, with the desktop program's own options, on a machine that has neither a display nor a download.
import { parseArgs, format } from 'node:util';
import { launchBrowser, openPage } from './browser.mjs';
import { remoteUri, startServer, temporaryFolder, workbenchAddress } from './server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'disable-workspace-trust': { type: 'boolean', default: false },
  },
});
const { extensionDevelopmentPath, extensionTestsPath } = values;
const [folder] = positionals;
if (typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string' || folder === undefined) {
  throw new Error('--extensionDevelopmentPath, --extensionTestsPath and a folder are needed');
}

const patienceInMinutes = 5;
/** Lines that the workbench itself logs on every start. */
const noise = /^(Resolv|Creating a socket|Updating additional|ChatSessionStore|\[Service Worker\]|getaddrinfo|%c)/;

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
const data = temporaryFolder();
const server = await startServer(data.folder, {
  // What the tests read is Chinese; the commands they run are named in English.
  settings: { 'disclosureReport.language': 'zh' },
  trustsAll: values['disable-workspace-trust'] === true,
});
const browser = await launchBrowser();
try {
  const page = await openPage(browser);
  // The workbench calls these two where it finds them: its test driver's log, and the exit code of the tests.
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ values) => {
    if (!noise.test(String(values[0]))) console.log(format(...values));
  });
  /** @type {Promise<number>} */
  const exitCode = new Promise((resolve, reject) => {
    setTimeout(
      () => reject(new Error(`the tests did not end within ${patienceInMinutes} minutes`)),
      patienceInMinutes * 60_000,
    ).unref();
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.goto(
    workbenchAddress(server, folder, [
      ['extensionDevelopmentPath', remoteUri(server, extensionDevelopmentPath)],
      ['extensionTestsPath', remoteUri(server, extensionTestsPath)],
    ]),
  );
  process.exitCode = await exitCode;
} finally {
  await browser.close();
  await server.stop();
  data.remove();
}
