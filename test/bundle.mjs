// How tests are bundled for Node: everything of ours in one file, packages as they are installed.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Writes a bundle; paths are relative to the repository's root folder.
 * @param {import('esbuild').BuildOptions} options
 */
export function bundleForNode(options) {
  return build({
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
    ...options,
  });
}
