// Checks the import directions of the whole tree; the rule itself is in import-directions.mjs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { importViolations } from './import-directions.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const paths = globSync(['server/src/**/*.ts', 'client/src/**/*.ts'], { cwd: root }).sort();
const violations = importViolations(new Map(paths.map((file) => [file, readFileSync(path.join(root, file), 'utf8')])));
for (const violation of violations) console.error(violation);
console.log(`${paths.length} files, ${violations.length} imports in the wrong direction`);
process.exitCode = violations.length > 0 || paths.length === 0 ? 1 : 0;
