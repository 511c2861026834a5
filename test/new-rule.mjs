// `npm run new-rule NAME`: the files of a rule, its test and its lines in the two lists. What it writes works: it looks
// for a word. Every check is green before you begin to make it the rule that you want.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../server/src/rules', import.meta.url));
const [id = ''] = process.argv.slice(2);

/** @param {string} reason */
function refuse(reason) {
  console.error(reason);
  process.exit(2);
}

if (!/^[a-z]+(-[a-z]+)*$/.test(id))
  refuse('npm run new-rule NAME: the name is words in small letters, such as row-label.');
const rule = path.join(folder, `${id}.ts`);
if (existsSync(rule)) refuse(`There is a rule ${id}.`);
const name = id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

writeFileSync(
  rule,
  `import { linesWith, matchesIn } from '../report/text.ts';
import { isText } from './narrative.ts';
import type { Rule, RuleReference } from './rule.ts';

const WORD = '要找的字词';

/** TODO what it finds. */
export const ${name}: Rule = {
  id: '${id}',
  group: 'wording',
  severity: 'warning',
  basis: 'seen',
  since: 'preview',
  clause: null,
  fixes: [],
  title: { zh: '待写：名称', en: 'TODO: title' },
  check(report) {
    const lines = linesWith(report, WORD).filter((line) => isText(report, line));
    return matchesIn(lines, new RegExp(WORD, 'g')).map(({ span }) => ({
      span,
      message: {
        zh: '待写：哪里不对，为什么要紧，怎么办。',
        en: 'TODO: what is wrong, why it matters, what to do.',
      },
    }));
  },
};

/** What the reference says of it. */
export const ${name}Reference: RuleReference = {
  finds: {
    zh: '待写：这条规则看报告的哪里，什么情况下给出提示。',
    en: 'TODO: what the rule looks at, and when it reports.',
  },
  why: {
    zh: '待写：为什么要紧，依据什么，有多大把握，怎么办。',
    en: 'TODO: why it matters, what that rests on, how sure the rule is, what to do.',
  },
  examples: [
    {
      wrong: '我局2024年主动公开信息126条，要找的字词。\\n',
      right: '我局2024年主动公开信息126条。\\n',
    },
  ],
};
`,
);
writeFileSync(
  path.join(folder, `${id}.test.ts`),
  `import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';

const RIGHT = '发布信息126条';

test('${id}: what is wrong is found, and said', () => {
  assertSays(findingIn(replaced(rightReport(), RIGHT, \`\${RIGHT}，[[${id}|要找的字词]]\`)), '待写');
});

test('${id}: what is right is not', () => {
  assertRight(rightReport());
});
`,
);

/**
 * A list of all rules with one more: its import among the others, in the order of the alphabet, and its entry as the last.
 * @param {string} file
 * @param {string} imported
 * @param {RegExp} end the end of the list
 * @param {string} entry
 */
function addTo(file, imported, end, entry) {
  const list = path.join(folder, file);
  const text = readFileSync(list, 'utf8');
  const line = `import { ${imported} } from './${id}.ts';\n`;
  const others = [...text.matchAll(/^import \{ \w+ \} from '\.\/([a-z-]+)\.ts';\n/gm)];
  const next = others.find(([, other = '']) => other > id) ?? others.at(-1);
  const at = next === undefined ? 0 : next.index + (next === others.at(-1) ? next[0].length : 0);
  const listed = text.replace(end, (mark) => `  ${entry},\n${mark}`);
  if (listed === text) throw new Error(`${file} has another form than this program knows`);
  writeFileSync(list, listed.slice(0, at) + line + listed.slice(at));
}

addTo('registry.ts', name, /^\];$/m, name);
addTo('references.ts', `${name}Reference`, /^\};$/m, `'${id}': ${name}Reference`);
await import('./generate.mjs');
console.log(
  `server/src/rules/${id}.ts and its test are there. Look for 待写 and TODO, then: npm run generate, npm run unit.`,
);
