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

/** One report of 30 KB, as a government's long narrative makes it, with an error in a table. */
export const longReport = withNarrative(example(), 30_000).replace(/(\| *四、结转[^|]*\| *)\d+/, '$1999');

/** The example in Markdown, which has a narrative. */
function example() {
  const found = [...reports].find(([name]) => name.endsWith('年度报告.md'));
  if (found === undefined) throw new Error('there is no example in Markdown');
  return found[1];
}

/**
 * A report whose paragraphs are said over and over, up to about so many bytes.
 * @param {string} report
 * @param {number} bytes
 */
function withNarrative(report, bytes) {
  const paragraphs = report.split('\n').filter((line) => /^[^#|].{60,}/.test(line));
  const heading = /^## 二、/m.exec(report);
  if (paragraphs.length === 0 || heading === null) throw new Error('the report has no narrative');
  const more = repeated(
    paragraphs.map((paragraph) => `${paragraph}\n`),
    bytes - Buffer.byteLength(report),
  );
  return `${report.slice(0, heading.index)}${more}\n${report.slice(heading.index)}`;
}

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
