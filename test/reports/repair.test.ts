// Repair over every table at hand: each slip of typing in each cell whose relations all hold.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluateIdentities } from '../../server/src/report/identities.ts';
import { equals, formatDecimal, ZERO } from '../../server/src/report/number.ts';
import type { Decimal } from '../../server/src/report/number.ts';
import { residual } from '../../server/src/report/relations.ts';
import { causesOf } from '../../server/src/report/repair/causes.ts';
import type { Cell, IdentityResult, Table } from '../../server/src/report/report.ts';
import type { Cause } from '../../server/src/report/repair/causes.ts';
import { damages, typing } from '../repair/damages.ts';
import { filled, proceedingForms, requestForms, validGrid } from '../repair/grids.ts';
import { analyse } from '../unit/analyse.ts';
import { randomFrom } from '../unit/random.ts';
import { allReports } from '../unit/reports.ts';

/** The table with another number in one cell. */
function withNumber(table: Table, cell: Cell, value: Decimal): Table {
  const other: Cell = { ...cell, value, raw: formatDecimal(value) };
  return {
    ...table,
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.map((own) => (own === cell ? other : own)) })),
  };
}

/** What typing makes of a number, each once: of a digit that is another, the next one. */
function slipsOf({ units, scale }: Decimal): readonly Decimal[] {
  const digits = String(units);
  const outcomes = Object.values(typing).flatMap((outcome) => outcome(digits).slice(0, 2 * digits.length));
  return [...new Set([...outcomes, String(units + 1n)].map(BigInt))]
    .filter((number) => number !== units)
    .map((number) => ({ units: number, scale }));
}

const tables = new Map<string, Table>();
for (const { text } of allReports()) {
  for (const table of Object.values(analyse(text).report.tables)) {
    if (!table) continue;
    const figures = table.rows.map((row) => row.cells.map(({ raw }) => raw ?? '').join(' ')).join('\n');
    tables.set(`${table.form.edition} ${table.id} ${figures}`, table);
  }
}

/**
 * Each explanation alone makes hold what its cause breaks and leaves what holds; the first of all causes together make
 * all hold. Counts stay counts.
 */
function assertNothingBreaks(results: readonly IdentityResult[], causes: readonly Cause[], place: string): void {
  const holding = results.filter(({ status }) => status === 'holds');
  const broken = results.filter(({ status }) => status === 'broken');
  const changesOf = (changes: Cause['explanations'][number]['changes']): ReadonlyMap<Cell, Decimal> => {
    const values = new Map(changes.map(({ cell, value }) => [cell, value]));
    assert.equal(values.size, changes.length, place);
    assert.ok(
      changes.every(({ value }) => value.units >= 0n),
      place,
    );
    return values;
  };
  for (const cause of causes) {
    for (const { changes } of cause.explanations) {
      const values = changesOf(changes);
      for (const result of [...cause.broken, ...holding])
        assert.ok(equals(residual(result, values), ZERO), `${place}: ${result.identity.id}`);
    }
  }
  if (causes.some(({ explanations }) => explanations.length === 0)) return;
  const firsts = changesOf(causes.flatMap(({ explanations }) => explanations[0]?.changes ?? []));
  for (const result of [...broken, ...holding])
    assert.ok(equals(residual(result, firsts), ZERO), `${place}, all: ${result.identity.id}`);
}

test('repair: of several slips of all kinds no explanation breaks what holds, and all of them mend all', () => {
  const chance = randomFrom(7);
  let explained = 0;
  for (let table = 0; table < 400; table++) {
    const form = chance.pick([...requestForms, ...requestForms, ...proceedingForms]);
    const grid = validGrid(form, chance.pick([3, 30, 900]), chance);
    const kinds = Array.from({ length: 1 + (table % 3) }, () => chance.pick(Object.keys(damages)));
    for (const kind of kinds) damages[kind]?.(grid, chance, form);
    if (chance.onceIn(3)) chance.pick(grid)[chance.below(form.width)] = null;
    const wrong = filled(form, grid);
    const results = evaluateIdentities(wrong);
    const causes = causesOf(wrong, results);
    assertNothingBreaks(results, causes, `${String(table)}: ${form.name}, ${kinds.join(', ')}`);
    explained += causes.filter(({ explanations }) => explanations.length > 0).length;
  }
  assert.ok(explained > 150);
});

for (const id of ['requests', 'proceedings', 'statistics'] as const) {
  test(`repair: a slip in any cell of ${id}: no explanation breaks what holds, what is preferred restores the cell`, () => {
    let tried = 0;
    let decided = 0;
    for (const table of tables.values()) {
      const before = evaluateIdentities(table);
      if (table.id !== id || before.some(({ status }) => status === 'broken')) continue;
      for (const cell of table.rows.flatMap((row) => row.cells)) {
        for (const slip of cell.value ? slipsOf(cell.value) : []) {
          const wrong = withNumber(table, cell, slip);
          const results = evaluateIdentities(wrong);
          const broken = results.filter(({ status }) => status === 'broken');
          const place = `${table.form.edition} ${cell.rowId} ${cell.columnId}: ${cell.raw ?? ''} → ${formatDecimal(slip)}`;
          const causes = causesOf(wrong, results);
          assert.equal(causes.length > 0, broken.length > 0, place);
          assertNothingBreaks(results, causes, place);
          const preferred = causes.filter(({ isDecided }) => isDecided);
          const changes = preferred.flatMap(({ explanations }) => explanations[0]?.changes ?? []);
          // Relations that meet in the cell tell it for certain.
          if (broken.length > 1) {
            const [change, ...others] = changes;
            assert.ok(change && others.length === 0, place);
            assert.equal(`${change.cell.rowId} ${change.cell.columnId}`, `${cell.rowId} ${cell.columnId}`, place);
            assert.ok(cell.value && equals(change.value, cell.value), place);
            decided++;
          }
          tried++;
        }
      }
    }
    assert.ok(tried > 0, 'there are tables to try');
    assert.equal(decided > 0, id !== 'proceedings');
  });
}
