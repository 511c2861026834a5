// Writes what is said elsewhere but known from the rules: the project file's schema, in the extension's manifest the
// rules that can be graded, and the reference of the rules. CI runs it and fails where something changed.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const outdir = path.join(root, 'dist/test');
await build({
  entryPoints: ['settings-schema', 'reference'].map((name) => path.join(root, `server/src/service/${name}.ts`)),
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
/** @param {string} name */
const built = (name) => import(pathToFileURL(path.join(outdir, `${name}.mjs`)).href);
/** @type {typeof import('../server/src/service/settings-schema.ts')} */
const { gradedNames, projectFileSchema, ruleProperties } = await built('settings-schema');
/** @type {typeof import('../server/src/service/reference.ts')} */
const { referencePages } = await built('reference');

/** @param {string} file @param {unknown} value */
async function write(file, value) {
  const text = await format(JSON.stringify(value, null, 2), { filepath: path.basename(file), printWidth: 120 });
  writeFileSync(path.join(root, file), text);
}

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

await write('server/disclosure-report.schema.json', projectFileSchema());

const manifest = read('package.json');
const { properties } = manifest.contributes.configuration;
properties['disclosureReport.rules'].properties = ruleProperties((name) => `%configuration.rules.${name}%`);
await write('package.json', manifest);

for (const [file, language] of /** @type {const} */ ([
  ['package.nls.zh.json', 'zh'],
  ['package.nls.json', 'en'],
])) {
  const texts = Object.entries(read(file)).filter(([key]) => !key.startsWith('configuration.rules.'));
  const own = gradedNames.map(({ name, title }) => [`configuration.rules.${name}`, title[language]]);
  await write(file, Object.fromEntries([...texts, ...own]));
}

// Pages of rules that are no more go with the folder.
const reference = path.join(root, 'server/docs/rules');
rmSync(reference, { recursive: true, force: true });
for (const page of referencePages()) {
  const file = path.join(reference, page.path);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, page.text);
}
