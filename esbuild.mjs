// Builds the three programs: the extension, the language server and the command line.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

/** @satisfies {import('esbuild').BuildOptions} */
const shared = /** @type {const} */ ({
  bundle: true,
  platform: 'node',
  // jsonc-parser's main file loads its parts in a way that no bundler can follow.
  mainFields: ['module', 'main'],
  format: 'cjs',
  target: 'node20',
  minify: true,
  // VS Code gives its extensions its own modules by require.
  supported: { 'dynamic-import': false },
  // Chinese stays Chinese: escapes would make the bundles half as large again.
  charset: 'utf8',
  legalComments: 'none',
  // Programs ask where they are, which CommonJS says by another name.
  define: { 'import.meta.url': '__filename', 'import.meta.dirname': '__dirname' },
});

const CHARACTER_MAPS = 'node_modules/pdfjs-dist/cmaps';

/** What Node runs: `server/start.ts` by that name, and beside it the program that it starts. */
const programs = [
  { name: 'server', entry: 'server/src/lsp/main.ts', isShort: false },
  { name: 'cli', entry: 'server/src/cli/main.ts', isShort: true },
];

/**
 * What few sessions need (pages of HTML, a project file, a new table, the regulation's words) is no part of the programs:
 * each of these modules becomes a file beside them, which is loaded when one of the names is first used. The source
 * imports them like any other. `from` is where a file of our own lies.
 * @typedef {{ readonly file: string, readonly names: readonly string[], readonly from?: string }} LoadedWhenUsed
 * @type {Readonly<Record<string, LoadedWhenUsed>>}
 */
const loadedWhenUsed = {
  tinyglobby: { file: 'tinyglobby', names: ['globSync', 'isDynamicPattern'] },
  htmlparser2: { file: 'htmlparser2', names: ['Tokenizer'] },
  'jsonc-parser': { file: 'jsonc-parser', names: ['parse', 'printParseErrorCode'] },
  './word/write.ts': { file: 'word-export', names: ['writeWord'], from: 'server/src/exchange' },
  './word/annotate.ts': { file: 'word-comments', names: ['annotateWord'], from: 'server/src/exchange' },
  './word/read.ts': { file: 'word', names: ['readWord'], from: 'server/src/exchange' },
  './pdf/read.ts': { file: 'pdf', names: ['readPdf'], from: 'server/src/exchange' },
  'get-east-asian-width': { file: 'get-east-asian-width', names: ['eastAsianWidth'] },
  './regulation-2019.json': { file: 'regulation-2019', names: ['default'], from: 'server/src/norms' },
  './regulation-2007.json': { file: 'regulation-2007', names: ['default'], from: 'server/src/norms' },
};

/** @type {import('esbuild').Plugin} */
const loadWhenUsed = {
  name: 'load when used',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^.]|\.json$|\/(?:read|annotate|write)\.ts$/ }, ({ path, importer }) => {
      const pluginData = /node_modules/.test(importer) ? undefined : loadedWhenUsed[path];
      return pluginData && { path, namespace: 'loaded-when-used', pluginData };
    });
    onLoad({ filter: /^/, namespace: 'loaded-when-used' }, ({ pluginData }) => {
      const { file, names } = /** @type {LoadedWhenUsed} */ (pluginData);
      const getters = names.map((name) => `get ${name}() { return require('./libraries/${file}.js').${name}; }`);
      return { contents: `module.exports = { __esModule: true, ${getters.join(', ')} };`, resolveDir: 'server/dist' };
    });
    onResolve({ filter: /^\.\//, namespace: 'loaded-when-used' }, ({ path }) => ({ path, external: true }));
    onResolve({ filter: /^\.\/session\.ts$/ }, ({ importer }) =>
      importer.endsWith('extension.ts') ? { path: './session.js', external: true } : undefined,
    );
  },
};

/**
 * @param {string} outfile
 * @param {import('esbuild').BuildOptions} options
 */
async function write(outfile, options) {
  const { metafile } = await build({ ...shared, ...options, metafile: true, outfile });
  const { bytes } = Object.values(metafile.outputs)[0] ?? { bytes: 0 };
  console.log(`${outfile}  ${(bytes / 1024).toFixed(1)} KB`);
}

// What earlier builds have left, compiled code among it.
rmSync('server/dist', { recursive: true, force: true });
// The extension loads its session, the larger part by far, when a text looks like a report.
for (const name of ['extension', 'session']) {
  await write(`client/dist/${name}.js`, {
    entryPoints: [`client/src/${name}.ts`],
    external: ['vscode'],
    plugins: [loadWhenUsed],
  });
}
// The page of a panel, which a browser runs.
for (const name of ['page.ts', 'style.css']) {
  await write(`client/dist/panel/${name.replace('.ts', '.js')}`, {
    entryPoints: [`client/src/panel/${name}`],
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    define: {},
  });
}
for (const { name, entry, isShort } of programs) {
  const outfile = `server/dist/programs/${name}.js`;
  await write(outfile, { entryPoints: [entry], plugins: [loadWhenUsed] });
  const content = createHash('sha256').update(readFileSync(outfile)).digest('hex').slice(0, 16);
  await write(`server/dist/${name}.js`, {
    entryPoints: ['server/start.ts'],
    define: { ...shared.define, PROGRAM: JSON.stringify({ name, content, isShort }) },
    banner: { js: '#!/usr/bin/env node' },
  });
}
for (const [path, { file, names, from = '.' }] of Object.entries(loadedWhenUsed)) {
  await write(`server/dist/libraries/${file}.js`, {
    stdin: { contents: `export { ${names.join(', ')} } from '${path}';`, resolveDir: from },
    // To pdf.js this is a browser: it then looks for no modules of Node.
    ...(file === 'pdf' && { define: { ...shared.define, process: 'undefined' } }),
  });
}
// Characters of Chinese fonts that a PDF file names and does not hold.
mkdirSync('server/dist/libraries/character-maps');
for (const name of readdirSync(CHARACTER_MAPS).filter((each) =>
  /^(?:GB|UniGB|Adobe-GB1|UniCNS|Adobe-CNS1)/.test(each),
)) {
  copyFileSync(`${CHARACTER_MAPS}/${name}`, `server/dist/libraries/character-maps/${name}`);
}
