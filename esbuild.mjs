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
  metafile: true,
  // Programs ask where they are, which CommonJS says by another name.
  define: { 'import.meta.url': '__filename', 'import.meta.dirname': '__dirname' },
});

const programs = [
  { entry: 'client/src/extension.ts', outfile: 'client/dist/extension.js', external: ['vscode'] },
  { entry: 'server/src/lsp/main.ts', outfile: 'server/dist/server.js', banner: '#!/usr/bin/env node' },
  { entry: 'server/src/cli/main.ts', outfile: 'server/dist/cli.js', banner: '#!/usr/bin/env node' },
];

for (const { entry, outfile, external = [], banner } of programs) {
  const result = await build({
    ...shared,
    entryPoints: [entry],
    outfile,
    external,
    ...(banner !== undefined && { banner: { js: banner } }),
  });
  const { bytes } = Object.values(result.metafile.outputs)[0] ?? { bytes: 0 };
  console.log(`${outfile}  ${(bytes / 1024).toFixed(1)} KB`);
}
