// Damages that random ones once found to move a number: each is named here, so that it stays mended.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replaced } from '../unit/reports.ts';
import { claims, fixture, read } from '../unit/reading/reading.ts';

function claimsOf(text: string): (place: string) => string | undefined {
  const found = claims(read(text));
  return (place) => found.get(place);
}

test('damage found: two rows of numbers under one caption of table four are neither', () => {
  const text = fixture('2021-pipe-split.md');
  const direct = '| 5 | 1 | 3 | 2 | 11 |\n';
  const claimed = claimsOf(replaced(text, direct, `| 13 | 4 | 6 | 7 | 30 |\n${direct}`));
  assert.equal(claimed('proceedings suitDirect total'), undefined);
  assert.equal(claimed('proceedings suitAfterReview total'), '30');
  assert.equal(claimsOf(replaced(text, direct, direct + direct))('proceedings suitDirect total'), '11');
});

test('damage found: a label that another follows at once is a row without numbers, not part of that label', () => {
  const text = fixture('2014-web-paste.txt');
  const claimed = claimsOf(replaced(text, '件\n\n12\n', '件\n\n四、行政复议数量\n'));
  assert.equal(claimed('statistics E1 value'), undefined);
  assert.equal(claimed('statistics D2 value'), '3');
});

test('damage found: in the statistics table a label in the place of a unit is none', () => {
  const label = '1.专职人员数（不包括政府公报及政府网站工作人员数）';
  const moved = replaced(fixture('2014-word-paste.txt'), `\t${label}\n`, '\t——\n');
  const report = read(replaced(moved, '经费情况\n\t——\n', `经费情况\n\t${label}\n`));
  assert.deepEqual(
    report.identities.filter(({ status }) => status === 'broken'),
    [],
  );
});

test('damage found: （六）其他处理 cut to （六）其他 is not the row 3.其他', () => {
  const claimed = claimsOf(replaced(fixture('2019-word-paste.txt'), '\t（六）其他处理', '\t（六）其他'));
  assert.equal(claimed('requests other.rest total'), undefined);
});
