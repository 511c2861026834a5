// What checks a text: our engine, and what is measured beside it. Each is loaded only where it is asked for.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { root } from './documents.mjs';

/** Packages of the benchmark's own, installed beside this file. */
export const requirePeer = createRequire(import.meta.url);

/** The pure rooms of the server as one bundle, minified as they are shipped. */
export const engineBundle = path.join(root, 'dist/bench/engine.mjs');

/** The least that a language server can be, bundled like ours. */
export const minimalServerBundle = path.join(root, 'dist/bench/minimal-server.cjs');

/**
 * Checks a text from scratch. The number returned is of no interest: it keeps the work from being optimised away.
 * @typedef {(text: string) => number | Promise<number>} Check
 */

/** @type {Readonly<Record<string, () => Promise<Check>>>} */
export const engines = {
  // Parse and every rule, as after each keystroke.
  'disclosure-report': async () => {
    const { analyse } = await import(pathToFileURL(engineBundle).href);
    return (text) => analyse(text).findings.length;
  },

  // How fast a text can be looked at at all: every character once.
  'one pass': async () => (text) => {
    let lines = 0;
    let sum = 0;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === 10) lines += 1;
      else sum = (sum + code) | 0;
    }
    return lines + (sum & 1);
  },

  // All rules but the one on long lines, which every report would break hundreds of times.
  markdownlint: async () => {
    const { lint } = await import(pathToFileURL(requirePeer.resolve('markdownlint/sync')).href);
    return (text) => lint({ strings: { text }, config: { default: true, MD013: false } })['text'].length;
  },

  // What VS Code itself checks in Markdown, with the parser that VS Code uses.
  'vscode-markdown-languageservice': async () => {
    const service = requirePeer('vscode-markdown-languageservice');
    const { TextDocument } = requirePeer('vscode-languageserver-textdocument');
    const markdown = requirePeer('markdown-it')({ html: true });
    const never = () => ({ dispose() {} });
    const level = 'warning';
    const options = {
      validateReferences: level,
      validateFragmentLinks: level,
      validateFileLinks: level,
      validateMarkdownFileLinkFragments: level,
      validateUnusedLinkDefinitions: level,
      validateDuplicateLinkDefinitions: level,
      ignoreLinks: [],
    };
    return async (text) => {
      const document = TextDocument.create('file:///report.md', 'markdown', 1, text);
      // A service of its own for each run: it keeps what it knows of a document.
      const languageService = service.createLanguageService({
        workspace: {
          workspaceFolders: [],
          onDidChangeMarkdownDocument: never,
          onDidCreateMarkdownDocument: never,
          onDidDeleteMarkdownDocument: never,
          getAllMarkdownDocuments: async () => [document],
          hasMarkdownDocument: () => true,
          openMarkdownDocument: async () => document,
          stat: async () => undefined,
          readDirectory: async () => [],
        },
        parser: {
          slugifier: service.githubSlugifier,
          tokenize: async (/** @type {{ getText(): string }} */ parsed) => markdown.parse(parsed.getText(), {}),
        },
        logger: { level: 'off', log() {} },
      });
      const token = { isCancellationRequested: false, onCancellationRequested: never };
      const found = await languageService.computeDiagnostics(document, options, token);
      languageService.dispose();
      return found.length;
    };
  },
};
