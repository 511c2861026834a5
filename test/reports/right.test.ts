// A false alarm is worse than a miss: right reports made at random, and nothing is said against any of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../unit/analyse.ts';
import { randomFrom } from '../unit/random.ts';
import { rightReportAtRandom } from '../unit/right-reports.ts';

/** RIGHT_REPORTS sets how many; from RIGHT_SEED on. */
const COUNT = Number(process.env['RIGHT_REPORTS'] ?? 1_000);
const SEED = Number(process.env['RIGHT_SEED'] ?? 1);

test(`right reports: no error and no warning on ${COUNT} made at random`, (context) => {
  const alarms: string[] = [];
  let broken = 0;
  let cells = 0;
  let absent = 0;
  for (let seed = SEED; seed < SEED + COUNT; seed++) {
    const { text, notation } = rightReportAtRandom(randomFrom(seed));
    const { findings, report } = analyse(text);
    assert.ok(report.isReport, `${seed}, ${notation}`);
    broken += report.identities.filter(({ status }) => status === 'broken').length;
    for (const table of Object.values(report.tables)) {
      for (const cell of table?.rows.flatMap((row) => row.cells) ?? []) {
        cells += 1;
        if (cell.status !== 'value') absent += 1;
      }
    }
    for (const { rule, severity, message } of findings) {
      if (severity === 'error' || severity === 'warning') alarms.push(`${seed}, ${notation}: ${rule}: ${message.zh}`);
    }
  }
  context.diagnostic(`${cells} cells, ${absent} not read, ${broken} relations falsely broken`);
  context.diagnostic(
    `${alarms.length} false alarms in ${COUNT}: at most ${(300 / COUNT).toFixed(1)} % where there are none`,
  );
  assert.deepEqual(alarms.slice(0, 10), []);
  assert.equal(broken, 0);
});
