// A table filled in as by hand: a digit, the key, the next digit, and the text read anew after each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, move, newReport } from '../../server/src/service/index.ts';

test('cells: filling table three by keys takes two keys a number', () => {
  let text = newReport({ organ: '云岭县水利局', year: 2024 });
  let offset = text.indexOf('一、本年新收');
  for (let cell = 0; cell < 175; cell++) {
    offset = move(analyse(text), offset, 'next')?.selection.start ?? 0;
    text = text.slice(0, offset) + '7' + text.slice(offset);
  }
  const { report } = analyse(text);
  const values = report.tables.requests?.rows.flatMap((row) => row.cells.map((cell) => cell.raw));
  assert.deepEqual(values, Array<string>(175).fill('7'));
});
