import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { rightReport, withCell } from '../../../test/unit/reports.ts';

const withRegulations = (organ: string, count: string): string =>
  withCell(rightReport().replaceAll('云岭县水利局', organ), '规章', 3, count);

test('regulations-by-non-lawmaker: a county bureau, a county, a town', () => {
  const finding = findingIn(withRegulations('云岭县水利局', '[[regulations-by-non-lawmaker|6]]'));
  assert.equal(finding.severity, 'warning');
  assertSays(finding, '规章', '6');
  assert.doesNotMatch(finding.message.zh, /违反/);
});

test('regulations-by-non-lawmaker: none made is right, and so are those of who may make them', () => {
  assertRight(withRegulations('云岭县水利局', '0'));
  for (const organ of ['国家林业和草原局', '交通运输部']) assertRight(withRegulations(organ, '6'));
});
