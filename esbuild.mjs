// Builds the three programs: the extension, the language server and the command line.
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
  // Chinese stays Chinese: escapes would make the bundles half as large again.
  charset: 'utf8',
  legalComments: 'none',
  // Programs ask where they are, which CommonJS says by another name.
  define: { 'import.meta.url': '__filename', 'import.meta.dirname': '__dirname' },
});

const programs = [
  { entry: 'client/src/extension.ts', outfile: 'client/dist/extension.js', external: ['vscode'] },
  { entry: 'server/src/lsp/main.ts', outfile: 'server/dist/server.js', banner: '#!/usr/bin/env node' },
  { entry: 'server/src/cli/main.ts', outfile: 'server/dist/cli.js', banner: '#!/usr/bin/env node' },
];

/**
 * What few sessions need (pages of HTML, a project file, a new table) is no part of the programs: each of these modules
 * becomes a file beside them, which is loaded when one of the names is first used. The source imports them like any
 * other.
 * @typedef {{ readonly file: string, readonly names: readonly string[] }} LoadedWhenUsed
 * @type {Readonly<Record<string, LoadedWhenUsed>>}
 */
const loadedWhenUsed = {
  htmlparser2: { file: 'htmlparser2', names: ['Tokenizer'] },
  'jsonc-parser': { file: 'jsonc-parser', names: ['parse', 'printParseErrorCode'] },
  'get-east-asian-width': { file: 'get-east-asian-width', names: ['eastAsianWidth'] },
};

/** @type {import('esbuild').Plugin} */
const loadWhenUsed = {
  name: 'load when used',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^.]/ }, ({ path, importer }) => {
      const pluginData = /node_modules/.test(importer) ? undefined : loadedWhenUsed[path];
      return pluginData && { path, namespace: 'loaded-when-used', pluginData };
    });
    onLoad({ filter: /^/, namespace: 'loaded-when-used' }, ({ pluginData }) => {
      const { file, names } = /** @type {LoadedWhenUsed} */ (pluginData);
      const getters = names.map((name) => `get ${name}() { return require('./libraries/${file}.js').${name}; }`);
      return { contents: `module.exports = { __esModule: true, ${getters.join(', ')} };`, resolveDir: 'server/dist' };
    });
    onResolve({ filter: /^\.\//, namespace: 'loaded-when-used' }, ({ path }) => ({ path, external: true }));
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

for (const { entry, outfile, external = [], banner } of programs) {
  await write(outfile, {
    entryPoints: [entry],
    external,
    plugins: [loadWhenUsed],
    ...(banner !== undefined && { banner: { js: banner } }),
  });
}
for (const [path, { file, names }] of Object.entries(loadedWhenUsed)) {
  await write(`server/dist/libraries/${file}.js`, {
    stdin: { contents: `export { ${names.join(', ')} } from '${path}';`, resolveDir: '.' },
  });
}
