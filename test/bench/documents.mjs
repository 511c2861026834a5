// The documents that are measured: real shapes of reports, from the project's own fixtures and examples.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every report there is, by name, in a fixed order: each edition in each physical shape. */
export const reports = new Map(
  globSync(['test/fixtures/reports/*.{md,txt,html}', 'examples/*'], { cwd: root })
    .sort()
    .map((file) => [path.basename(file), readFileSync(path.join(root, file), 'utf8')]),
);

/** One report of 10 KB, as the product writes them: Markdown with padded tables. */
export const oneReport = closestTo(10_000);

/**
 * One text of about so many bytes: reports of every shape, one after the other, over and over. HTML pages are left
 * out, since a text that holds one is read as a page as a whole.
 * @param {number} bytes
 */
export function mixedReports(bytes) {
  return repeated(
    [...reports].filter(([name]) => !name.endsWith('.html')).map(([, text]) => text),
    bytes,
  );
}

/**
 * One report over and over, up to about so many bytes.
 * @param {string} text
 * @param {number} bytes
 */
export function sameReports(text, bytes) {
  return repeated([text], bytes);
}

/**
 * @param {readonly string[]} texts
 * @param {number} bytes
 */
function repeated(texts, bytes) {
  const parts = [];
  for (let written = 0, index = 0; written < bytes; index += 1) {
    const text = texts[index % texts.length] ?? '';
    parts.push(text);
    written += Buffer.byteLength(text) + 1;
  }
  return parts.join('\n');
}

/** @param {number} bytes */
function closestTo(bytes) {
  const distance = (/** @type {string} */ text) => Math.abs(Buffer.byteLength(text) - bytes);
  const [first = '', ...others] = [...reports].filter(([name]) => name.endsWith('.md')).map(([, text]) => text);
  return others.reduce((best, text) => (distance(text) < distance(best) ? text : best), first);
}
