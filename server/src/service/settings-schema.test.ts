import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { rules } from '../rules/registry.ts';
import { gradedNames, projectFileSchema, ruleProperties } from './settings-schema.ts';
import { DAY_OF_YEAR, EDITIONS, GRADES, ORGAN_KINDS, RULE_SET_CHOICES } from './settings.ts';

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

interface Property {
  readonly type?: unknown;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Property>>;
}

const manifest = read('package.json') as {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
    readonly jsonValidation: readonly { readonly fileMatch: string; readonly url: string }[];
  };
};

test('settings: every rule and group has a name that can be graded', () => {
  const names = gradedNames.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual([...names].sort(), [...new Set(rules.flatMap(({ id, group }) => [id, group]))].sort());
});

test('settings: the manifest offers the rules of the registry with every grade, in both languages', () => {
  const { properties } = manifest.contributes.configuration;
  const graded = properties['disclosureReport.rules']?.properties ?? {};
  assert.deepEqual(
    graded,
    ruleProperties((name) => `%configuration.rules.${name}%`),
  );
  assert.deepEqual(
    Object.keys(graded),
    gradedNames.map(({ name }) => name),
  );
  for (const [file, language] of [
    ['package.nls.zh.json', 'zh'],
    ['package.nls.json', 'en'],
  ] as const) {
    const texts = read(file) as Readonly<Record<string, string>>;
    for (const { name, title } of gradedNames) {
      assert.deepEqual(graded[name]?.enum, GRADES);
      assert.equal(texts[graded[name].description?.slice(1, -1) ?? ''], title[language]);
    }
  }
});

test('settings: the manifest offers the values that are read', () => {
  const { properties } = manifest.contributes.configuration;
  assert.deepEqual(properties['disclosureReport.edition']?.enum, EDITIONS);
  assert.deepEqual(properties['disclosureReport.organ.kind']?.enum, ORGAN_KINDS);
  assert.deepEqual(properties['disclosureReport.ruleSet']?.enum, RULE_SET_CHOICES);
  // A field that is left empty sets nothing.
  assert.equal(properties['disclosureReport.townshipDeadline']?.pattern, `^$|${DAY_OF_YEAR}`);
});

test('settings: both languages of the manifest say the same things', () => {
  const keys = (file: string): readonly string[] => Object.keys(read(file) as object);
  assert.deepEqual(keys('package.nls.zh.json'), keys('package.nls.json'));
});

test('settings: the published schema of the project file is that of the rules', () => {
  assert.deepEqual(read('server/disclosure-report.schema.json'), projectFileSchema());
  assert.deepEqual(manifest.contributes.jsonValidation, [
    { fileMatch: 'disclosure-report.json', url: './server/disclosure-report.schema.json' },
  ]);
});
