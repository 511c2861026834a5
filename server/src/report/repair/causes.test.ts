import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../../../test/unit/analyse.ts';
import { rightReport, withCell } from '../../../../test/unit/reports.ts';
import { equals, formatDecimal, ZERO } from '../number.ts';
import { residual } from '../relations.ts';
import type { Cell, Report, Table } from '../report.ts';
import { causesOf } from './causes.ts';
import { evaluateIdentities } from '../identities.ts';

const right = rightReport();

function requestsOf({ tables }: Report): Table {
  assert.ok(tables.requests);
  return tables.requests;
}

/** The table with another number in some cells. */
function damaged(table: Table, numbers: ReadonlyMap<Cell, number>): Table {
  const cell = (own: Cell): Cell => {
    const number = numbers.get(own);
    return number === undefined ? own : { ...own, value: { units: BigInt(number), scale: 0 } };
  };
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(cell) })) };
}

const table = requestsOf(analyse(right).report);
const cells = table.rows.flatMap((row) => row.cells);

test('repair: one slip in any cell of table three is one cause, and its first explanation restores the number', () => {
  for (const cell of cells) {
    for (const slip of [1, 7, 40]) {
      const number = Number(cell.value?.units ?? 0n) + slip;
      const wrong = damaged(table, new Map([[cell, number]]));
      const [cause, ...others] = causesOf(wrong, evaluateIdentities(wrong));
      const place = `${cell.rowId} ${cell.columnId}`;
      assert.ok(cause && others.length === 0, place);
      assert.ok(cause.isDecided, place);
      const [change, ...more] = cause.explanations[0]?.changes ?? [];
      assert.ok(change && more.length === 0, place);
      assert.equal(`${change.cell.rowId} ${change.cell.columnId}`, place);
      assert.ok(cell.value && equals(change.value, cell.value), place);
    }
  }
});

test('repair: each explanation of two slips makes its relations hold, breaks none, and says counts', () => {
  let tried = 0;
  for (let first = 0; first < cells.length; first += 5) {
    for (let second = first + 3; second < cells.length; second += 17) {
      const [one, other] = [cells[first], cells[second]];
      assert.ok(one && other);
      const wrong = damaged(
        table,
        new Map([
          [one, Number(one.value?.units ?? 0n) + 2],
          [other, Number(other.value?.units ?? 0n) + 1],
        ]),
      );
      const results = evaluateIdentities(wrong);
      for (const { broken, explanations, gaveUp } of causesOf(wrong, results)) {
        assert.ok(!gaveUp && explanations.length > 0);
        for (const { changes } of explanations) {
          const values = new Map(changes.map(({ cell, value }) => [cell, value]));
          assert.ok(changes.every(({ value }) => value.units >= 0n));
          for (const result of [...broken, ...results.filter(({ status }) => status === 'holds')]) {
            assert.ok(equals(residual(result, values), ZERO), `${one.rowId} ${other.rowId}: ${result.identity.id}`);
          }
        }
      }
      tried++;
    }
  }
  assert.ok(tried > 100);
});

test('repair: a blank total takes nothing from what the others tell', () => {
  const text = withCell(withCell(right, '三、（七）总计', 1, ''), '三、（一）予以公开', 2, '3');
  const [cause, ...others] = analyse(text).report.causes;
  assert.ok(cause && others.length === 0);
  assert.ok(cause.isDecided);
  assert.deepEqual(
    cause.explanations[0]?.changes.map(({ cell, value }) => [cell.rowId, cell.columnId, formatDecimal(value)]),
    [['granted', 'business', '1']],
  );
});

test('repair: nothing is worked out where all relations hold', () => {
  assert.deepEqual(analyse(right).report.causes, []);
});
