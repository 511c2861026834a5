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

/** Numbers no two of which are alike, so that nothing is moved there and back by chance. */
function distinct(own: Table): Table {
  const numbers = new Map<Cell, number>();
  let next = 3;
  for (const { cells: row } of own.rows) {
    for (const cell of row.slice(0, -1)) numbers.set(cell, (next = (next * 31) % 997));
  }
  const at = (id: string, x: number): Cell => {
    const cell = own.rows.find(({ form }) => form.id === id)?.cells[x];
    assert.ok(cell);
    return cell;
  };
  const number = (cell: Cell): number => numbers.get(cell) ?? 0;
  const outcomes = own.rows.filter(
    ({ form }) => !['newRequests', 'carriedIn', 'outcomesTotal', 'carriedForward'].includes(form.id),
  );
  for (let x = 0; x < 6; x++) {
    const total = outcomes.reduce((sum, { form }) => sum + number(at(form.id, x)), 0);
    numbers.set(at('outcomesTotal', x), total);
    numbers.set(at('newRequests', x), total + number(at('carriedForward', x)) - number(at('carriedIn', x)));
  }
  for (const { cells: row } of own.rows) {
    const total = row.at(-1);
    if (total)
      numbers.set(
        total,
        row.slice(0, -1).reduce((sum, cell) => sum + number(cell), 0),
      );
  }
  return damaged(own, numbers);
}

test('repair: a row one cell off, whole or pushed out to the right, is one slip and is put back', () => {
  const own = distinct(table);
  assert.deepEqual(causesOf(own, evaluateIdentities(own)), []);
  const turns = [
    (row: readonly Cell[]) => [...row.slice(-1), ...row.slice(0, -1)],
    (row: readonly Cell[]) => [...row.slice(1), ...row.slice(0, 1)],
    (row: readonly Cell[]) => [null, ...row.slice(0, -1)],
  ];
  for (const { cells: row, form } of own.rows) {
    for (const turn of turns) {
      const other = turn(row);
      const wrong = damaged(own, new Map(row.map((cell, x) => [cell, Number(other[x]?.value?.units ?? 0n)])));
      const [cause, ...others] = causesOf(wrong, evaluateIdentities(wrong));
      assert.ok(cause?.isDecided && others.length === 0, form.id);
      const [likeliest] = cause.explanations;
      assert.equal(likeliest?.slip, 'movedRow', form.id);
      for (const { cell, value } of likeliest.changes) {
        const before = row.find(({ columnId }) => columnId === cell.columnId);
        assert.ok(before?.value && cell.rowId === form.id && equals(before.value, value), form.id);
      }
    }
  }
});

test('repair: of two swaps each is found, although four cells are wrong', () => {
  const own = distinct(table);
  for (let y = 2; y + 9 < own.rows.length; y += 3) {
    const [a, b] = own.rows[y]?.cells ?? [];
    const [, c] = own.rows[y + 8]?.cells ?? [];
    const [, d] = own.rows[y + 9]?.cells ?? [];
    assert.ok(a && b && c && d);
    const number = (cell: Cell): number => Number(cell.value?.units);
    const wrong = damaged(
      own,
      new Map([
        [a, number(b)],
        [b, number(a)],
        [c, number(d)],
        [d, number(c)],
      ]),
    );
    const causes = causesOf(wrong, evaluateIdentities(wrong));
    const changes = causes.flatMap(({ explanations }) => explanations[0]?.changes ?? []);
    const restored = changes.map(({ cell, value }) => `${cell.rowId} ${cell.columnId} ${formatDecimal(value)}`).sort();
    const right = [a, b, c, d].map((cell) => `${cell.rowId} ${cell.columnId} ${String(number(cell))}`).sort();
    assert.deepEqual(restored, right);
  }
});
