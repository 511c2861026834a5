// Every finding of every report at hand, and every fix of it: applied, it does what it says and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../unit/analyse.ts';
import { added, applied, assertFixesLoseNothing, assertFixesSound } from '../unit/fixes.ts';
import { bases } from '../unit/reading/claims.ts';
import { damage, DAMAGE_KINDS } from '../unit/reading/damage.ts';
import { allReports, replaced, rightReport, textsIn } from '../unit/reports.ts';
import type { TextFile } from '../unit/reports.ts';

/** Applies preferred fixes one after the other until none is left. */
function repaired(text: string): string {
  let current = text;
  // Each fix removes its finding and adds none that a fix would touch again.
  for (let step = 0; step < 40; step++) {
    const fix = analyse(current)
      .findings.flatMap(({ fixes }) => fixes)
      .find(({ preferred }) => preferred);
    if (!fix) return current;
    current = applied(current, fix.edits);
  }
  assert.fail('preferred fixes come to an end');
}

/** The number of fixes tried. */
function assertSound({ file, text }: TextFile): number {
  try {
    const tried = assertFixesSound(text);
    if (tried > 0) repaired(text);
    return tried;
  } catch (error) {
    throw new Error(file, { cause: error });
  }
}

test('fixes: of the fixtures and the examples', () => {
  const reports = allReports();
  assert.ok(reports.length > 30);
  const tried = reports.map(assertSound).reduce((sum, count) => sum + count, 0);
  assert.ok(tried >= 10, 'there is something to fix in the examples');
});

// Published reports lie beside the repository where its authors work; they are not part of it.
for (const folder of ['../shared/seeds', '../shared/reports', '../shared/faults', '../shared/narrative']) {
  const reports = textsIn(folder);
  test(`fixes: of ${folder}`, { skip: reports.length === 0 && `no ${folder} here` }, () => {
    for (const report of reports) assertSound(report);
  });
}

/** Of each kind of damage, so many places of each text: spread over it, the same ones every time. */
const DAMAGES = Number(process.env['FIX_DAMAGES'] ?? 2);

for (const kind of DAMAGE_KINDS) {
  test(`fixes: nothing is lost in texts damaged by ${kind}`, () => {
    let tried = 0;
    for (const { name, source } of bases) {
      for (let choice = 0; choice < DAMAGES; choice++) {
        const damaged = damage(source, kind, [choice * 7919 + 17, choice * 104_729 + 5, choice * 31 + 2]);
        if (!damaged) continue;
        try {
          tried += assertFixesLoseNothing(damaged.text);
        } catch (error) {
          throw new Error(`${name}: ${damaged.description}`, { cause: error });
        }
      }
    }
    assert.ok(tried > 0 || kind === 'changeWidths', 'there are fixes to try');
  });
}

test('fixes: many slips in one report are all mended by the preferred fixes', () => {
  let text = rightReport();
  for (const [right, wrong] of [
    ['# 云岭县水利局2024年政府信息公开', '# 云岭县水利局2024年度政务公开'],
    ['五、存在的主要问题及改进情况', '五、存在问题及改进情况'],
    ['| 58.64 |', '| ５８．６４万元 |'],
    // In table three, where several relations tell which number is wrong.
    ['| 1 | 1 | 0 | 0 | 1 | 0 | 3 |', '| 1 | 1 | 0 | 0 | 1 | 0 | 4 |'],
    ['2024年1月1日至2024年12月31日', '202411日至20241231日'],
    ['## 六、其他需要报告的事项\n\n', ''],
  ] as const) {
    text = replaced(text, right, wrong);
  }
  assert.ok(analyse(text).findings.length >= 6);
  const left = analyse(repaired(text)).findings;
  assert.deepEqual(
    left.map(({ rule }) => rule),
    ['empty-section'],
  );
});

test('fixes: a fix that breaks something, loses something or changes nothing would be noticed', () => {
  const text = rightReport();
  const { findings } = analyse(replaced(text, '| 2 | 1 | 0 | 1 | 4 |', '| 2 | 1 | 0 | 1 | 5 |'));
  assert.equal(added([], findings, []).length, 1);
  assert.equal(added(findings, findings, []).length, 0);
  assert.equal(added(findings, [...findings, ...findings], []).length, 1);
  assert.throws(() =>
    applied(text, [
      { span: { start: 0, end: 5 }, newText: '' },
      { span: { start: 4, end: 6 }, newText: '' },
    ]),
  );
  const at = { start: 2, end: 2 };
  assert.equal(
    applied('abcd', [
      { span: { start: 2, end: 3 }, newText: 'X' },
      { span: at, newText: '1' },
      { span: at, newText: '2' },
    ]),
    'ab12Xd',
  );
});
