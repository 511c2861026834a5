import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minimalClient, vscodeClient } from '../../../test/unit/language-client.ts';
import { readClient } from './client.ts';
import { features } from './features.ts';

test('features: no two offer the same, to any client', () => {
  for (const parameters of [vscodeClient, minimalClient]) {
    const client = readClient(parameters);
    const offered = features.flatMap(({ capabilities }) => Object.keys(capabilities?.(client) ?? {}));
    assert.ok(offered.includes('hoverProvider'));
    assert.deepEqual(offered, [...new Set(offered)]);
  }
});
