/**
 * However a text came about, its findings are those of the same text opened afresh.
 * EDIT_RUNS sets the number of edits (and then EDIT_SEED chooses them; each run prints its seed when it fails).
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver/node';
import { changed, randomChange, randomText } from '../unit/edits.ts';
import { startLanguageClient, vscodeClient } from '../unit/language-client.ts';
import { randomFrom } from '../unit/random.ts';

const runs = Number(process.env['EDIT_RUNS'] ?? 0);
const seed = runs > 0 ? Number(process.env['EDIT_SEED'] ?? Date.now() % 2 ** 32) : 20_240_131;

/** Diagnostics as JSON, with a document's own address taken out. */
function withoutAddress(diagnostics: readonly Diagnostic[], uri: string): unknown {
  return JSON.parse(JSON.stringify(diagnostics).replaceAll(JSON.stringify(uri), '""'));
}

test('edits at random, sent incrementally, give the findings of the final text opened afresh', async () => {
  const random = randomFrom(seed);
  const client = await startLanguageClient(vscodeClient);
  const [edited, fresh] = ['file:///edited.md', 'file:///fresh.md'];
  let text = randomText(random);
  let version = 1;
  let compared = 0;
  let found = 0;
  client.open(edited, text);
  try {
    for (let edits = 0; edits < (runs || 400);) {
      const changes = Array.from({ length: 1 + random.mostlySmall(6) }, () => {
        const change = randomChange(random, text);
        text = changed(text, change);
        return change;
      });
      edits += changes.length;
      client.change(edited, ++version, ...changes);
      if (!random.onceIn(10)) continue;
      client.open(fresh, text);
      const ours = await client.diagnostics(edited);
      assert.deepEqual(
        withoutAddress(ours, edited),
        withoutAddress(await client.diagnostics(fresh), fresh),
        `seed ${seed}, after ${edits} edits`,
      );
      client.close(fresh);
      compared++;
      found += ours.length;
      // Another document now and then, so that not all that is edited is rubble.
      if (!random.onceIn(4)) continue;
      client.close(edited);
      text = randomText(random);
      client.open(edited, text);
    }
  } finally {
    await client.stop();
  }
  assert.ok(compared > 10 && found > compared, 'texts were compared, and there was something to find');
});
