import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createAnalyses } from './analyses.ts';
import type { Analyses } from './analyses.ts';

const URI = 'untitled:long';
const TITLE = '# 某市某局2024年政府信息公开工作年度报告\n\n';
const LONG = `${TITLE}${'本局公开信息3条。\n'.repeat(60_000)}`;

function documentOf(text: string): TextDocument {
  return TextDocument.create(URI, 'markdown', 1, text);
}

/** Who waits, and is asked before each room: gives up, or does something, when asked for this time. */
function waiting(
  time: number,
  happens: () => boolean,
): { readonly isWanted: () => boolean; readonly asked: () => number } {
  let asked = 0;
  return {
    isWanted: () => {
      asked += 1;
      return asked < time || happens();
    },
    asked: () => asked,
  };
}

function madeBy(analyses: Analyses): () => number {
  let made = 0;
  analyses.onMade(() => (made += 1));
  return () => made;
}

for (const time of [1, 2, 3]) {
  test(`analyses: a long text that nobody wants is read no further than room ${String(time - 1)}`, async () => {
    const analyses = createAnalyses(() => ({}));
    const made = madeBy(analyses);
    const { isWanted, asked } = waiting(time, () => false);
    await analyses.ahead(documentOf(LONG), isWanted);
    assert.deepEqual([asked(), made()], [time, 0]);
  });

  test(`analyses: a long text that changes before room ${String(time)} is read no further`, async () => {
    const analyses = createAnalyses(() => ({}));
    const made = madeBy(analyses);
    const document = documentOf(LONG);
    const { isWanted, asked } = waiting(time, () => {
      TextDocument.update(document, [{ text: TITLE }], 2);
      return true;
    });
    await analyses.ahead(document, isWanted);
    assert.ok(asked() <= time + 1);
    assert.equal(made(), time === 3 ? 1 : 0);
    // Whatever was read ahead, what is given is of the text as it is now.
    assert.equal(analyses.of(document).analysis.document.text, TITLE);
  });

  test(`analyses: a document that closes before room ${String(time)} leaves nothing behind`, async () => {
    const analyses = createAnalyses(() => ({}));
    const { isWanted } = waiting(time, () => {
      analyses.forget(URI);
      return false;
    });
    await analyses.ahead(documentOf(LONG), isWanted);
    assert.equal(analyses.last(URI), null);
  });
}

test('analyses: a long text is read once for all who want it, as long as one of them does', async () => {
  const analyses = createAnalyses(() => ({}));
  const made = madeBy(analyses);
  const document = documentOf(LONG);
  const impatient = waiting(2, () => false);
  const patient = waiting(Infinity, () => true);
  await Promise.all([analyses.ahead(document, impatient.isWanted), analyses.ahead(document, patient.isWanted)]);
  assert.equal(made(), 1);
  assert.equal(analyses.of(document).analysis, analyses.last(URI));
  assert.equal(made(), 1);
  await analyses.ahead(document, () => assert.fail('it is read'));
  await createAnalyses(() => ({})).ahead(documentOf(TITLE), () => assert.fail('it is short'));
});
