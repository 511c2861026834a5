import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { globSync } from 'tinyglobby';
import { applied } from '../../../test/unit/fixes.ts';
import { references } from '../rules/references.ts';
import { rules } from '../rules/registry.ts';
import type { Rule, RuleReference } from '../rules/rule.ts';
import { analyse } from './index.ts';
import { findingsOf, referencePages } from './reference.ts';

const pages = referencePages();

function eachRule(work: (rule: Rule, reference: RuleReference) => void): void {
  for (const rule of rules) {
    const reference = references[rule.id];
    assert.ok(reference, `${rule.id} is explained`);
    work(rule, reference);
  }
}

test('reference: every rule is explained, in both languages, and nothing else is', () => {
  assert.deepEqual(
    Object.keys(references),
    rules.map(({ id }) => id),
  );
  eachRule(({ id, basis }, { finds, why }) => {
    for (const { zh, en } of [finds, why]) {
      assert.match(zh, /^[^]{20,}。$/u, id);
      assert.match(en, /^[A-Z\d\p{Script=Han}][^]{30,}\.$/u, id);
      assert.doesNotMatch(en, /[。；]/, id);
      // What is not written in the law or the form cannot be breached.
      if (basis !== 'law' && basis !== 'form') assert.doesNotMatch(zh, /违反|违法|违规|必须|依法/, id);
    }
  });
});

test('reference: the rule reports the wrong examples, and not the right ones', () => {
  eachRule((rule, { examples }) => {
    for (const { wrong, right } of examples) {
      assert.ok(findingsOf(rule, wrong).length > 0, `${rule.id}: ${wrong}`);
      assert.deepEqual(
        findingsOf(rule, right).map(({ message }) => message.zh),
        [],
        `${rule.id}: ${right}`,
      );
    }
  });
});

test('reference: preferred fixes make the right example of the wrong one', () => {
  let fixed = 0;
  eachRule((rule, { examples }) => {
    for (const { wrong, right } of examples) {
      const mended = repaired(rule, wrong);
      if (mended === wrong) continue;
      assert.match(inOneWidth(right), filledIn(inOneWidth(mended)), rule.id);
      fixed += 1;
    }
  });
  assert.ok(fixed > 10);
});

/** The text after the rule's preferred fixes, one after the other. */
function repaired(rule: Rule, text: string): string {
  let current = text;
  for (let step = 0; step < 10; step++) {
    const fix = findingsOf(rule, current).flatMap(({ fixes }) => fixes.filter(({ preferred }) => preferred))[0];
    if (!fix) break;
    current = applied(current, fix.edits);
  }
  return current;
}

/** The text with the padding of its tables left out: a fix does not line them up. */
function inOneWidth(text: string): string {
  return text.replace(/ +/g, ' ').replace(/-{3,}/g, '---').trim();
}

/** The text, with anything in the places that are left to the author: ____ and the blank cells of a table. */
function filledIn(text: string): RegExp {
  const [first = '', ...others] = text.split('____').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const places = [first, ...others].join('[^_]+').replace(/\\\| (?=\\\|)/g, '\\| (?:[^|]+ )?');
  return new RegExp(`^${places}$`);
}

test('reference: a fix is told from another by what the example leaves open', () => {
  assert.match('收取3件，共5元。', filledIn('收取____件，共____元。'));
  assert.doesNotMatch('收取3件，共____元。', filledIn('收取____件，共____元。'));
  assert.match('| 规章 | 0 | 1 |', filledIn('| 规章 | | |'));
  assert.doesNotMatch('| 规章 | 0 |', filledIn('| 规章 | | |'));
});

test('reference: the published pages are those of the rules', () => {
  const folder = 'server/docs/rules';
  assert.deepEqual(globSync('**', { cwd: folder }).sort(), pages.map((page) => page.path).sort());
  for (const page of pages) assert.equal(readFileSync(path.join(folder, page.path), 'utf8'), page.text, page.path);
});

test('reference: links between the pages lead somewhere', () => {
  const paths = new Set(pages.map((page) => page.path));
  for (const page of pages) {
    const links = [...page.text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    assert.ok(links.length > 0);
    for (const link of links) {
      assert.ok(paths.has(path.posix.join(path.posix.dirname(page.path), link)), `${page.path}: ${link}`);
    }
  }
});

test('reference: nothing is found in a page, although it quotes reports', () => {
  for (const page of pages) assert.deepEqual(analyse(page.text).findings, [], page.path);
});
