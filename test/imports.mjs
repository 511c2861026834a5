// Checks the import directions of the whole tree, and that nothing outside of the norms decides by the name of a form;
// the rules themselves are in import-directions.mjs and names-of-norms.mjs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { importViolations } from './import-directions.mjs';
import { namesWrittenOut } from './names-of-norms.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const paths = globSync(['server/src/**/*.ts', 'client/src/**/*.ts'], { cwd: root }).sort();
const files = new Map(paths.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
const violations = importViolations(files);
const names = namesWrittenOut(files);
for (const violation of [...violations, ...names]) console.error(violation);
console.log(
  `${paths.length} files, ${violations.length} imports in the wrong direction, ${names.length} names of forms`,
);
process.exitCode = violations.length + names.length > 0 || paths.length === 0 ? 1 : 0;
