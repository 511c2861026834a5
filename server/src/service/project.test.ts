import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Message } from '../rules/finding.ts';
import { createProjects, readProject } from './project.ts';
import { readCheckSettings, withNearer } from './settings.ts';
import type { CheckSettings } from './settings.ts';

/** The settings of a file among project files in memory; a code stands for one that cannot be read. */
function settingsIn(
  files: Readonly<Record<string, unknown>>,
  file: string,
  under: CheckSettings = {},
): CheckSettings & { readonly mistakes: readonly string[] } {
  const mistakes: string[] = [];
  const read = (path: string): string => {
    if (!(path in files)) throw Object.assign(new Error('none'), { code: 'ENOENT' });
    const value = files[path];
    if (value instanceof Error) throw value;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  const { settingsOf } = createProjects(read, (path, found: readonly Message[]) => {
    mistakes.push(...found.map(({ zh }) => `${path}：${zh}`));
  });
  return { ...settingsOf(file, under), mistakes };
}

test('settings: what is valid is read, nested or dotted', () => {
  assert.deepEqual(
    readCheckSettings({
      edition: '2019',
      organ: { kind: 'township' },
      townshipDeadline: '2-28',
      ruleSet: '1',
      rules: { 'blank-cell': 'off', tables: 'hint', nothing: 'off', 'missing-row': 'loud' },
    }),
    {
      edition: '2019',
      organKind: 'township',
      townshipDeadline: '2-28',
      ruleSet: '1',
      rules: { 'blank-cell': 'off', tables: 'hint' },
    },
  );
  assert.deepEqual(readCheckSettings({ 'organ.kind': 'department' }), { organKind: 'department', rules: {} });
  for (const value of [
    null,
    'x',
    [],
    { edition: 2019, organ: 'township', townshipDeadline: '13-45', ruleSet: 1, rules: [] },
  ]) {
    assert.deepEqual(readCheckSettings(value), { rules: {} });
  }
});

test('settings: a deadline is a day that some year has', () => {
  // 2024 was a leap year.
  const days = [...Array(366).keys()].map((day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(5, 10));
  const isRead = (townshipDeadline: string): boolean => 'townshipDeadline' in readCheckSettings({ townshipDeadline });
  for (let month = 0; month <= 13; month++) {
    for (let day = 0; day <= 32; day++) {
      const [longMonth, longDay] = [month, day].map((number) => String(number).padStart(2, '0'));
      for (const text of [`${month}-${day}`, `${longMonth}-${longDay}`, `${longMonth}-${day}`, `${month}-${longDay}`]) {
        assert.equal(isRead(text), days.includes(`${longMonth}-${longDay}`), text);
      }
    }
  }
});

test('settings: the nearer holds, and its group takes the place of the farther rules', () => {
  assert.deepEqual(
    withNearer(
      { edition: '2019', organKind: 'township', rules: { 'blank-cell': 'error', 'missing-section': 'hint' } },
      { edition: '2021', rules: { tables: 'off', 'missing-row': 'error' } },
    ),
    {
      edition: '2021',
      organKind: 'township',
      rules: { 'missing-section': 'hint', tables: 'off', 'missing-row': 'error' },
    },
  );
});

test('project file: comments, trailing commas and a byte-order mark are allowed', () => {
  const text = `\uFEFF{
  // 镇里的报告
  "rules": { "late-publication": "off", /* 已核对 */ },
}`;
  assert.deepEqual(readProject(text), {
    settings: { rules: { 'late-publication': 'off' } },
    overrides: [],
    mistakes: [],
  });
});

test('project file: what looks like a comment or a trailing comma inside a text is none', () => {
  const text = `{ // "x": {,}
  "a//b": [1, /* , ] " */ ], "c/*d*/": {/**/"e"/**/: 1,/**/}, "f,]": 2, "g\\",}": 3, "rules"://
  {"blank-cell":"off",}, }`;
  const { settings, mistakes } = readProject(text);
  assert.deepEqual(settings, { rules: { 'blank-cell': 'off' } });
  assert.deepEqual(
    mistakes.map(({ zh }) => zh),
    ['a//b', 'c/*d*/', 'f,', 'g",}'].map((name) => `没有“${name}”这一项设置。`),
  );
});

test('project file: the nearest wins over those above, and all win over the editor', () => {
  const files = {
    '/a/disclosure-report.json': { edition: '2019', rules: { 'blank-cell': 'off' }, organ: { kind: 'township' } },
    '/a/b/disclosure-report.json': { edition: '2021', rules: { 'missing-row': 'hint' } },
    '/c/disclosure-report.json': { edition: '2014' },
  };
  const under: CheckSettings = { edition: 'auto', townshipDeadline: '3-1', rules: { 'blank-cell': 'error' } };
  assert.deepEqual(settingsIn(files, '/a/b/x.md', under), {
    edition: '2021',
    organKind: 'township',
    townshipDeadline: '3-1',
    rules: { 'blank-cell': 'off', 'missing-row': 'hint' },
    mistakes: [],
  });
  assert.equal(settingsIn(files, '/a/x.md', under).edition, '2019');
  assert.deepEqual(settingsIn(files, '/d/x.md', under), { ...under, mistakes: [] });
});

test('project file: overrides hold for the files they name, later ones win', () => {
  const files = {
    'D:/年报/disclosure-report.json': {
      rules: { 'blank-cell': 'error' },
      overrides: [
        { files: ['镇/**'], organ: { kind: 'township' }, rules: { 'blank-cell': 'off', 'missing-row': 'off' } },
        { files: ['*.txt', './镇/甲.md'], rules: { 'blank-cell': 'hint' } },
      ],
    },
  };
  const grades = (file: string): unknown => settingsIn(files, `D:/年报/${file}`).rules;
  assert.deepEqual(grades('局.md'), { 'blank-cell': 'error' });
  assert.deepEqual(grades('局/深/处.txt'), { 'blank-cell': 'hint' });
  assert.deepEqual(grades('镇/乙.md'), { 'blank-cell': 'off', 'missing-row': 'off' });
  assert.deepEqual(grades('镇/甲.md'), { 'blank-cell': 'hint', 'missing-row': 'off' });
  assert.deepEqual(grades('镇/.草稿/丙 [1].txt'), { 'blank-cell': 'hint', 'missing-row': 'off' });
  assert.equal(settingsIn(files, 'D:/年报/镇/乙.md').organKind, 'township');
  assert.equal(settingsIn(files, 'D:/年报/局/镇/乙.md').organKind, undefined);
});

test('project file: each is read once', () => {
  const reads: string[] = [];
  const { settingsOf } = createProjects(
    (path) => {
      reads.push(path);
      throw Object.assign(new Error('none'), { code: 'ENOENT' });
    },
    () => {
      assert.fail('nothing was found');
    },
  );
  for (const file of ['/a/b/x.md', '/a/b/y.md', '/a/z.md']) settingsOf(file, {});
  assert.deepEqual(reads, ['/disclosure-report.json', '/a/disclosure-report.json', '/a/b/disclosure-report.json']);
});

test('project file: every mistake is a sentence, and what is valid still holds', () => {
  const cases: readonly (readonly [unknown, RegExp])[] = [
    ['{\n "rules": {,\n}', /第 2 行不符合 JSON 的写法.*整个文件未采用/],
    ['', /第 1 行/],
    ['[]', /“disclosure-report\.json”要写成/],
    [{ rules: { 'blank-cells': 'off' } }, /没有“blank-cells”这条规则/],
    [{ rules: { 'blank-cell': 'loud' } }, /“rules\.blank-cell”只能是 error、warning/],
    [{ rules: [] }, /“rules”要写成/],
    [{ ruels: {} }, /没有“ruels”这一项/],
    [{ organ: 'township' }, /“organ”要写成/],
    [{ organ: { kind: 'town' } }, /“organ\.kind”只能是/],
    [{ organ: { name: 'x' } }, /没有“organ\.name”这一项/],
    [{ 'organ.kind': 'township' }, /没有“organ\.kind”这一项/],
    ['{ "__proto__": { "edition": "2019" } }', /没有“__proto__”这一项/],
    ['{ "\\u005f_proto__": 1 }', /没有“__proto__”这一项/],
    ['{ "organ": { "__proto__": { "kind": "township" } } }', /没有“organ\.__proto__”这一项/],
    ['{ "rules": { "__proto__": { "blank-cell": "off" } } }', /没有“__proto__”这条规则/],
    ['{ "overrides": [{ "__proto__": { "files": ["*.md"] } , "files": ["*.txt"] }] }', /没有“__proto__”这一项/],
    [{ overrides: null }, /“overrides”要写成 \[/],
    [{ edition: 2019 }, /“edition”只能是 auto、2021、2019、2014/],
    [{ townshipDeadline: '2-30-1' }, /“townshipDeadline”要写成“月-日”/],
    [{ townshipDeadline: '2-30' }, /“townshipDeadline”要写成“月-日”/],
    [{ ruleSet: '0' }, /“ruleSet”只能是 latest、preview、1/],
    [{ overrides: {} }, /“overrides”要写成 \[/],
    [{ overrides: [[]] }, /“overrides”要写成 \{/],
    [{ overrides: [{ rules: {} }] }, /"files"/],
    [{ overrides: [{ files: [''] }] }, /"files"/],
    [{ overrides: [{ files: ['*.md'], files2: [] }] }, /没有“files2”这一项/],
    ['['.repeat(200_000), /括号套得太深.*整个文件未采用/],
    [`{"a":`.repeat(200_000), /括号套得太深/],
    [`{ "edition": "2019", "rules": ${'['.repeat(100_000)}${']'.repeat(100_000)} }`, /括号套得太深/],
    [Object.assign(new Error('no'), { code: 'EACCES' }), /无法读取/],
  ];
  for (const [content, sentence] of cases) {
    const { mistakes, ...settings } = settingsIn({ '/a/disclosure-report.json': content }, '/a/x.md');
    assert.equal(mistakes.length, 1, JSON.stringify(content).slice(0, 100));
    assert.match(mistakes[0] ?? '', sentence);
    assert.deepEqual({ ...settings, rules: { ...settings.rules } }, { rules: {} }, 'what is not valid sets nothing');
  }
  const mixed = { '/disclosure-report.json': { edition: '2019', rules: { x: 'off', 'blank-cell': 'off' } } };
  const { edition, rules, mistakes } = settingsIn(mixed, '/a/x.md');
  assert.deepEqual([edition, rules, mistakes.length], ['2019', { 'blank-cell': 'off' }, 1]);
});

test('project file: no text makes reading it fail', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { mistakes, overrides } = readProject(text);
      for (const { matches } of overrides) matches('a/b.md');
      return Array.isArray(mistakes);
    }),
  );
});

test('project file: what it says is told in a few plain words, whatever it says', () => {
  const names = Array.from({ length: 5_000 }, (_, index) => [`[点这里${index}](command:x)\u202E`, 'off'] as const);
  const { mistakes } = readProject(JSON.stringify({ rules: Object.fromEntries(names) }));
  assert.equal(mistakes.length, 6);
  assert.match(mistakes[5]?.zh ?? '', /4995/);
  for (const { zh, en } of mistakes) {
    assert.doesNotMatch(zh + en, /[[\]<\u202E]/);
    assert.ok(zh.length < 100);
  }
});

test('project file: a pattern that is not understood is told at the file, and every report is checked', () => {
  const overrides = [
    { files: ['(a+)+z', '镇*'], rules: { structure: 'off' } },
    { files: Array.from({ length: 200 }, () => 'x'), rules: { tables: 'off' } },
  ];
  const { mistakes, rules } = settingsIn({ '/a/disclosure-report.json': { overrides } }, `/a/镇${'a'.repeat(100)}`);
  assert.deepEqual(rules, { structure: 'off' });
  assert.equal(mistakes.length, 2);
  assert.match(mistakes[0] ?? '', /a\+\+z/);
  const many = Array.from({ length: 1_000 }, () => ({ files: ['x'] }));
  assert.match(readProject(JSON.stringify({ overrides: many })).mistakes[0]?.zh ?? '', /200/);
});
