import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Location, Log, Result } from 'sarif';
import { analyse, rules } from '../service/index.ts';
import type { Analysis } from '../service/index.ts';
import { githubCommands, junitFrame, junitSuite, sarifFrame, sarifResults } from './formats.ts';

const require = createRequire(import.meta.url);
const sarifSchema: unknown = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

const RIGHT = readFileSync('test/fixtures/reports/2021-canonical.md', 'utf8');
/** Sums that do not hold, with related places, and a figure that can be repaired. */
const WRONG = RIGHT.replace(/(四、结转下年度继续办理.*)721/, '$1722').replace(
  /(\| 行政许可 *\| *)21374/,
  '$1２１３７４',
);

/** A report whose one finding says what is given. */
function saying(message: string): Analysis {
  const analysis = analyse(RIGHT);
  const [finding] = analyse(WRONG).findings;
  assert.ok(finding);
  return { ...analysis, findings: [{ ...finding, message: { zh: message, en: message }, related: [], fixes: [] }] };
}

function sarif(...files: readonly (readonly [string, Analysis])[]): Log {
  const { start, between, end } = sarifFrame('zh');
  const parts = files.map(([file, analysis]) => sarifResults(file, analysis, 'zh')).filter((part) => part !== '');
  return JSON.parse(start + parts.join(between) + end) as Log;
}

test('sarif: what is written is valid by the schema', () => {
  // The schema is older than the validator: some of its patterns are no Unicode ones.
  const validator = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
  addFormats(validator);
  const isValid = validator.compile(sarifSchema as object);
  const analysis = analyse(WRONG);
  for (const file of ['a.md', '年报/b 1%#?.md', path.resolve('年 报.md'), '../c.md', '-']) {
    assert.ok(isValid(sarif([file, analysis])), JSON.stringify(isValid.errors));
  }
  assert.ok(isValid(sarif()));
  const log = sarif(['a.md', analysis]);
  const [location] = log.runs[0]?.results?.[0]?.locations ?? [];
  assert.ok(location);
  location.physicalLocation = { artifactLocation: { uri: '年 报.md' }, region: { startLine: 0 } };
  assert.equal(isValid(log), false);
});

test('sarif: a run lists every rule, and no file gives a log without results', () => {
  const { version, runs } = sarif();
  assert.equal(version, '2.1.0');
  const [run] = runs;
  assert.equal(runs.length, 1);
  assert.equal(run?.columnKind, 'utf16CodeUnits');
  assert.deepEqual(run.results, []);
  assert.deepEqual(
    run.tool.driver.rules?.map(({ id, shortDescription, properties }) => [id, shortDescription?.text, properties]),
    rules.map(({ id, title, basis, group, clause }) => [
      id,
      title.zh,
      { group, basis, ...(clause !== null && { clause }) },
    ]),
  );
  for (const { id, fullDescription, help, helpUri } of run.tool.driver.rules ?? []) {
    assert.match(fullDescription?.text ?? '', /。$/, id);
    assert.ok(fullDescription && help?.text.includes(fullDescription.text), id);
    assert.match(help?.markdown ?? '', /\n\n```markdown\n|\n> \|/, id);
    assert.equal(helpUri, undefined, 'the pages lie beside the program; there is no address that holds everywhere');
  }
});

test('sarif: each finding is a result with its places and repairs, counted from one', () => {
  const analysis = analyse(WRONG);
  const [run] = sarif(['a.md', analyse(RIGHT)], ['年报/b 1%.md', analysis], ['c.md', analysis]).runs;
  assert.ok(run?.results);
  assert.equal(run.results.length, analysis.findings.length * 2);
  let related = 0;
  let repaired = 0;
  for (const [index, finding] of analysis.findings.entries()) {
    const result: Result | undefined = run.results[index];
    assert.ok(result);
    assert.equal(result.ruleId, finding.rule);
    assert.equal(run.tool.driver.rules?.[result.ruleIndex ?? -1]?.id, finding.rule);
    assert.equal(result.message.text, finding.message.zh);
    const place: Location['physicalLocation'] = result.locations?.[0]?.physicalLocation;
    assert.equal(place?.artifactLocation?.uri, '%E5%B9%B4%E6%8A%A5/b%201%25.md');
    const before = WRONG.slice(0, finding.span.start).split('\n');
    assert.equal(place.region?.startLine, before.length);
    assert.equal(place.region.startColumn, (before.at(-1) ?? '').length + 1);
    assert.equal(result.relatedLocations?.length ?? 0, finding.related.length);
    assert.equal(result.fixes?.length ?? 0, finding.fixes.length);
    related += finding.related.length;
    repaired += finding.fixes.length;
  }
  assert.ok(related > 0 && repaired > 0);
  const repair = run.results.find(({ ruleId }) => ruleId === 'full-width-number')?.fixes?.[0]?.artifactChanges[0];
  assert.deepEqual(
    repair?.replacements.map(({ insertedContent }) => insertedContent?.text),
    ['21374'],
  );
});

test('sarif: an absolute path is a file address', () => {
  const file = path.resolve('年报.md');
  const uri = sarif([file, saying('x')]).runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
  assert.match(uri ?? '', /^file:\/\/\/.*\/%E5%B9%B4%E6%8A%A5\.md$/);
});

test('github: commands are escaped', () => {
  const text = githubCommands('a,b:c%.md', saying('50%\r\n::error::x'), 'zh');
  assert.match(
    text,
    /^::warning file=a%2Cb%3Ac%25\.md,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[a-z-]+::50%25%0D%0A::error::x\n$/,
  );
  const { findings } = analyse(WRONG);
  assert.equal(githubCommands('a.md', analyse(WRONG), 'zh').trimEnd().split('\n').length, findings.length);
  assert.equal(githubCommands('a.md', analyse(RIGHT), 'zh'), '');
});

test('junit: a case for each finding, escaped, and one that passed where there is none', () => {
  const analysis = analyse(WRONG);
  const suites = [junitSuite('a.md', analysis, 'zh'), junitSuite('<&">.md', saying('<a>&"\u0000\n'), 'zh')];
  const text = junitFrame.start + suites.join(junitFrame.between) + junitFrame.end;
  assert.equal(text.match(/<testcase /g)?.length, analysis.findings.length + 1);
  assert.equal(text.match(/<failure /g)?.length, analysis.findings.length + 1);
  assert.ok(text.includes('<testsuite name="&lt;&amp;&quot;&gt;.md" tests="1" failures="1" errors="0">'));
  assert.ok(text.includes('message="&lt;a&gt;&amp;&quot;&lt;U+0000&gt; "'));
  assert.match(junitSuite('a.md', analyse(RIGHT), 'zh'), /failures="0"[^]*<testcase classname="a\.md" name="check"\/>/);
});

test('junit: no two cases of a file have one name, though two findings of a rule stand at one place', () => {
  const text = RIGHT.replace('## 二、主动公开政府信息情况', '').replace('## 三、收到和处理政府信息公开申请情况', '');
  const analysis = analyse(text);
  const missing = analysis.findings.filter(({ rule }) => rule === 'missing-section');
  assert.equal(new Set(missing.map(({ span }) => span.start)).size, 1);
  assert.equal(missing.length, 2);
  const names = [...junitSuite('a.md', analysis, 'zh').matchAll(/<testcase [^>]*name="([^"]*)">/g)].map(
    ([, name]) => name,
  );
  assert.equal(new Set(names).size, analysis.findings.length);
});
