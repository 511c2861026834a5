// Packages the extension: its page in VS Code is the Chinese guide, which is read without a network like all else.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const pages = 'dist/pages';
/** What goes into the package and can be linked to from the guide. */
const packaged = /^(?:server\/docs\/|CHANGELOG\.md|LICENSE)/;

/** A Markdown link or picture, the text of which has no brackets. */
const link = /(!?)\[([^[\]]*)\]\(([^()\s]+)\)/g;

/**
 * A guide for another place than the repository.
 * @param {string} file
 * @param {(target: string) => string} pictured the address of a picture
 * @param {(target: string, text: string) => string} linked what stands for a link to a file of the repository
 */
function guide(file, pictured, linked) {
  return readFileSync(file, 'utf8').replace(link, (all, mark, text, target) => {
    if (mark === '!') return `![${text}](${pictured(target)})`;
    return /^(?:[a-z]+:|#)/.test(target) ? all : linked(target, text);
  });
}

/**
 * A guide as VS Code's preview shows it: links lead to the files that are packaged.
 * @param {string} file
 * @param {Readonly<Record<string, string>>} others the guides by their names in the repository
 */
function preview(file, others) {
  const fromPages = (/** @type {string} */ target) => path.posix.relative(pages, target);
  return guide(file, fromPages, (target, text) => {
    const [name = '', anchor] = target.split('#');
    const address = others[name] ?? (packaged.test(name) ? fromPages(name) : undefined);
    if (address === undefined) return text;
    return `[${text}](${address}${anchor === undefined ? '' : `#${anchor}`})`;
  });
}

const names = { 'README.md': 'README.en.md', 'README.zh-CN.md': 'README.zh-CN.md' };
mkdirSync(pages, { recursive: true });
for (const [file, name] of Object.entries(names)) writeFileSync(path.join(pages, name), preview(file, names));
// The extension's page follows no links to files, and has its pictures inside of it.
const inside = (/** @type {string} */ target) => `data:image/jpeg;base64,${readFileSync(target).toString('base64')}`;
const page = path.posix.join(pages, 'page.md');
writeFileSync(
  page,
  guide('README.zh-CN.md', inside, (_target, text) => text),
);

const { status } = spawnSync(
  'vsce',
  [
    'package',
    ...['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'],
    ...['--readme-path', page, '--out', 'disclosure-report.vsix'],
  ],
  { stdio: 'inherit', shell: process.platform === 'win32' },
);
process.exitCode = status ?? 1;
