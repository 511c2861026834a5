import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathMatcher } from './pattern.ts';

function assertMatches(pattern: string, yes: readonly string[], no: readonly string[]): void {
  const matches = pathMatcher(pattern);
  assert.ok(matches, pattern);
  for (const path of yes) assert.ok(matches(path), `${pattern} is for ${path}`);
  for (const path of no) assert.ok(!matches(path), `${pattern} is not for ${path}`);
}

test('pattern: without a slash it is of names at any depth', () => {
  assertMatches('*.md', ['a.md', 'x/y/a.md', '.a.md'], ['a.txt', 'a.md/b']);
  assertMatches('报告?.txt', ['报告1.txt', '镇/报告二.txt'], ['报告.txt', '报告12.txt']);
  assertMatches('./a*', ['a', 'ab', 'x/ab'], ['b']);
});

test('pattern: stars within a name, folders of any depth, either of several', () => {
  assertMatches('镇/*', ['镇/a.md'], ['镇/x/a.md', 'a.md', '乡/a.md']);
  assertMatches('镇/**', ['镇/a.md', '镇/x/y/a.md'], ['镇', '镇上/a.md']);
  assertMatches('**/a.md', ['a.md', 'x/a.md', 'x/y/a.md'], ['xa.md', 'x/ba.md']);
  assertMatches('镇/**/年报*.md', ['镇/年报.md', '镇/x/年报1.md', '镇/x/y/年报1.md'], ['镇/x/旧年报.md']);
  assertMatches('**/x/**', ['x/a', 'y/x/a/b'], ['x', 'yx/a']);
  assertMatches('{镇,乡}/*.{md,txt}', ['镇/a.md', '乡/b.txt'], ['村/a.md', '镇/a.html']);
  assertMatches('a**b', ['ab', 'axxb'], ['ax/b']);
});

test('pattern: what asks for more than stars, question marks and plain braces is not understood', () => {
  for (const pattern of [
    '(a+)+z',
    '[ab].md',
    '!a.md',
    '{a,{b,c}}',
    '{a',
    'a}',
    '{1..9}',
    'a\\*',
    '+(a|b)',
    '',
    'a'.repeat(301),
  ]) {
    assert.equal(pathMatcher(pattern), null, pattern);
  }
  assert.equal(pathMatcher('{a,b}'.repeat(7)), null);
});

test('pattern: whatever it holds, it is matched without going back', () => {
  const path = `${'a'.repeat(2_000)}/${'a/'.repeat(1_000)}b`;
  for (const pattern of [
    '*a'.repeat(100),
    '**/'.repeat(80) + 'c',
    `${'?*'.repeat(100)}c`,
    `${'a*'.repeat(100)}/**/z`,
  ]) {
    assert.equal(pathMatcher(pattern)?.(path), false, pattern);
  }
});
