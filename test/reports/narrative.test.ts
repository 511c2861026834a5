/** Claims of published reports and passages, where they are at hand, against what people read in them. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { claimsOf } from '../../server/src/report/prose/claims.ts';
import type { Claim } from '../../server/src/report/prose/claim.ts';
import { analyse } from '../unit/analyse.ts';
import { ANSWERED, DECISIONS, DOCUMENTS, OUTCOMES, PROCEEDINGS, RECEIVED, reportSaying } from '../unit/wordings.ts';

const folder = '../shared/narrative';
const list = `${folder}/claims.jsonl`;

interface Known {
  readonly file: string;
  readonly offset: number;
  readonly text: string;
  readonly kind: string;
  readonly cell: string | null;
  readonly verdict: Claim['verdict'];
  readonly grade?: 'hard' | 'soft';
  readonly quote: string;
}

/** Sums and shares have no cell, and are counted apart. */
const RELATIONS = new Set(['sum', 'percentage', 'yearOnYear']);

/** Passages with an even number are for the last look. */
const isLastLook = ({ file }: Known): boolean => /^m\d*[02468]-/.test(file);

test('narrative: claims of published texts', { skip: !existsSync(list) && `${list} is not there` }, (t) => {
  const known = readFileSync(list, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Known);
  const count = { read: 0, right: 0, known: 0, found: 0, hard: 0, told: 0 };
  for (const file of new Set(known.map((each) => each.file))) {
    const own = known.filter((each) => each.file === file && !isLastLook(each));
    if (own.length === 0) continue;
    const claims = claimsOf(analyse(readFileSync(`${folder}/${file}`, 'utf8')).report);
    const isSame = (claim: Claim, each: Known): boolean =>
      claim.kind === each.kind && claim.span.start < each.offset + each.text.length && each.offset < claim.span.end;
    for (const claim of claims) {
      const same = own.filter((each) => isSame(claim, each));
      if (claim.verdict === 'contradicts')
        assert.ok(
          same.some(({ verdict }) => verdict === 'contradicts'),
          `${file}: nothing wrong with ${claim.text}, ${claim.kind}`,
        );
      if (RELATIONS.has(claim.kind) || claim.places.length === 0) continue;
      count.read++;
      if (same.length > 0) count.right++;
    }
    for (const each of own) {
      const claim = claims.find((one) => isSame(one, each));
      if (each.grade === 'hard') {
        count.hard++;
        if (claim?.verdict === 'contradicts' && !claim.soft) count.told++;
      }
      if (RELATIONS.has(each.kind) || each.cell === null || each.kind === 'other') continue;
      count.known++;
      if (claim) count.found++;
    }
  }
  t.diagnostic(`kind right ${count.right} of ${count.read} read, ${count.found} of ${count.known} found`);
  t.diagnostic(`hard contradictions told ${count.told} of ${count.hard}`);
  assert.ok(count.right / count.read >= 0.97);
  assert.ok(count.found / count.known >= 0.93);
  assert.equal(count.told, count.hard);
});

/** Narratives put together of every wording. */
function narratives(): readonly (readonly string[])[] {
  const at = (list: readonly string[], index: number): string => list[index % list.length] ?? '';
  return [
    ...RECEIVED.map((each) => [each]),
    ...ANSWERED.map((each) => [at(RECEIVED, 0), each]),
    ...OUTCOMES.map((each) => [at(RECEIVED, 0), at(ANSWERED, 0), each]),
    ...[...PROCEEDINGS, ...DOCUMENTS, ...DECISIONS].map((each) => [each]),
    ...RECEIVED.map((each, index) => [
      each,
      at(ANSWERED, index),
      at(OUTCOMES, index * 3),
      at(PROCEEDINGS, index),
      at(DOCUMENTS, index),
    ]),
  ];
}

test('narrative: nothing is said of right numbers in any wording, and each changed number is told', (t) => {
  let changed = 0;
  let told = 0;
  for (const sentences of narratives()) {
    const { text, figures } = reportSaying(sentences);
    assert.deepEqual(
      analyse(text).findings.map(({ rule, message }) => `${rule}: ${message.zh}`),
      [],
      sentences.join(''),
    );
    for (const { at, length } of figures) {
      const other = String(Number(text.slice(at, at + length)) + 3);
      const { findings } = analyse(text.slice(0, at) + other + text.slice(at + length));
      changed++;
      if (findings.some(({ rule }) => rule.startsWith('narrative-'))) told++;
    }
  }
  t.diagnostic(`${told} of ${changed} changed numbers told`);
  assert.ok(changed > 300 && told / changed >= 0.95);
});
