import { Uri, type Webview } from 'vscode';
import type { PageWords } from './panel/messages.ts';

/** The page of a panel, empty: its program fills it. Nothing is loaded but the program and its style. */
export function panelPage(
  webview: Webview,
  folder: Uri,
  nonce: string,
  words: PageWords,
  language: 'zh' | 'en',
): string {
  const address = (name: string): string => webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  // As an attribute: a script element of data would need the policy's leave.
  const data = JSON.stringify(words).replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  return `<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address('style.css')}">
<script type="module" nonce="${nonce}" src="${address('page.js')}"></script>
</head>
<body data-words="${data}">
<main id="report"></main>
<p id="notice" role="status"></p>
</body>
</html>`;
}
