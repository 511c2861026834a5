import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixture, fixtureNames } from '../../../test/unit/reading/reading.ts';
import { rightReport, withCell } from '../../../test/unit/reports.ts';
import { analyse, tableLenses } from './index.ts';

const RIGHT = rightReport();
const titles = (text: string): readonly string[] => tableLenses(analyse(text)).map(({ title }) => title.zh);

test('lenses: above each table with relations, how many hold', () => {
  const found = titles(RIGHT);
  assert.equal(found.length, 2);
  for (const title of found) {
    const [, holding, all] = /^勾稽 (\d+)\/(\d+)$/.exec(title) ?? [];
    assert.ok(Number(all) > 2 && holding === all, title);
  }
});

test('lenses: the first relation that does not hold is named, and led to', () => {
  const wrong = withCell(RIGHT, '三、（七）总计', 7, '77');
  const [lens] = tableLenses(analyse(wrong));
  assert.match(lens?.title.zh ?? '', /^勾稽 \d+\/\d+，不符：.* · 总计$/);
  assert.equal(wrong.slice(lens?.target?.start, lens?.target?.end), '77');
});

test('lenses: relations over blanks are said not to be assessable', () => {
  const blank = withCell(RIGHT, '三、（七）总计', 7, '');
  assert.match(titles(blank)[0] ?? '', /^勾稽 \d+\/\d+，\d+项有空白，不能核对$/);
});

test('lenses: in every shape, at the table, and none for what is no report', () => {
  for (const name of fixtureNames) {
    const analysis = analyse(fixture(name));
    for (const { span } of tableLenses(analysis)) {
      assert.ok(
        Object.values(analysis.report.tables).some((table) => table?.start === span.start),
        name,
      );
    }
  }
  assert.deepEqual(titles('# 会议记录\n\n今天讨论了三件事。\n'), []);
});
