import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { fixture, replaced, textsIn } from '../../../test/unit/reports.ts';
import { analyse, rules } from '../service/index.ts';
import { gradeOf } from './registry.ts';

test('rules: every rule has an id of its own, a title in both languages and a basis', () => {
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  for (const { id, title, severity, basis, clause } of rules) {
    assert.match(id, /^[a-z]+(?:-[a-z]+)*$/);
    assert.match(title.zh, /^\p{Script=Han}/u);
    assert.match(title.en, /^[A-Z0-9]/);
    assert.ok(['error', 'warning', 'information', 'hint'].includes(severity));
    // An article that does not exist cannot be named.
    const namesArticle = clause !== null || id === 'unknown-article';
    assert.ok(basis !== 'law' || namesArticle, `${id}: what rests on law names its article`);
  }
});

test('rules: a document that is no report has no findings', () => {
  assert.deepEqual(analyse('').findings, []);
  assert.deepEqual(analyse(' \n\t\r\n').findings, []);
  const others = textsIn('test/fixtures/others');
  assert.ok(others.length > 0);
  for (const { file, text } of others) assert.deepEqual(analyse(text).findings, [], file);
  assert.deepEqual(analyse(readFileSync('package.json', 'utf8')).findings, []);
});

test('rules: findings come in the order of the text', () => {
  const text = readFileSync('examples/青禾市住房和城乡建设局2023年政府信息公开工作年度报告.txt', 'utf8');
  const starts = analyse(text).findings.map(({ span }) => span.start);
  assert.ok(starts.length > 2);
  assert.deepEqual(
    starts,
    starts.toSorted((a, b) => a - b),
  );
});

test('rules: a document forced to be no report has no findings, one forced to be a report has them', () => {
  const note = '# 会议记录\n\n今天讨论了三件事。\n';
  assert.deepEqual(analyse(note).findings, []);
  assert.ok(analyse(note, { edition: 'auto', recognition: 'report' }).findings.length > 0);
  const report = readFileSync('examples/青禾市住房和城乡建设局2023年政府信息公开工作年度报告.txt', 'utf8');
  assert.deepEqual(analyse(report, { edition: 'auto', recognition: 'other' }).findings, []);
});

test('rules: a stable rule applies in its rule set, a preview where previews are wanted or it is named', () => {
  const stable = { id: 'row-label', group: 'tables', since: '1' } as const;
  const preview = { ...stable, since: 'preview' } as const;
  const none = {};
  const group = { tables: 'hint' } as const;
  const own = { 'row-label': 'error', tables: 'hint' } as const;
  const cases = [
    [stable, 'latest', none, null],
    [stable, '1', none, null],
    [stable, 'preview', none, null],
    [preview, 'latest', none, 'off'],
    [preview, '1', none, 'off'],
    [preview, 'preview', none, null],
    [stable, '1', group, 'hint'],
    [preview, 'preview', group, 'hint'],
    // Who grades a group means the rules that there are, not those being tried.
    [preview, 'latest', group, 'off'],
    [preview, '1', own, 'error'],
    [stable, 'latest', own, 'error'],
    [stable, 'latest', { 'row-label': 'off' }, 'off'],
  ] as const;
  for (const [rule, ruleSet, grades, expected] of cases) {
    assert.equal(gradeOf(rule, { ruleSet, rules: grades }), expected, `${rule.since} in ${ruleSet}`);
  }
});

test('rules: of each rule the first thousand findings are told', () => {
  const { findings } = analyse(`某县2023年政府信息公开工作年度报告\n${'一、总体情况\n'.repeat(1_200)}`);
  const repeated = findings.filter(({ rule }) => rule === 'duplicate-section');
  assert.equal(repeated.length, 1_000);
  assert.equal(repeated[0]?.span.start, '某县2023年政府信息公开工作年度报告\n一、总体情况\n'.length);
});

test('rules: a fix that would take out a tag or a comment is not offered', () => {
  const page = fixture('2021-page.html');
  const cells = ['<span lang="EN-US">12</span>件', '１<b>２</b>', '12<!-- 核 -->件', '<a name="n">1,200</a>件'];
  for (const cell of cells) {
    const { findings } = analyse(replaced(page, '>21374<', `>${cell}<`));
    const [finding] = findings.filter(({ rule }) => /unit-in-cell|full-width-number/.test(rule));
    assert.ok(finding, cell);
    assert.deepEqual(finding.fixes, [], cell);
  }
  const plain = analyse(replaced(page, '>21374<', '><b>１２件</b><')).findings;
  assert.equal(plain.filter(({ fixes }) => fixes.length > 0).length, 2);
});
