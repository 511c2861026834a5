import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readToEnd } from './standard-input.ts';

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Gives one after the other; at last there is no more. */
function readerOf(...steps: readonly (string | Error)[]): (bytes: Uint8Array) => number {
  const left = [...steps];
  return (bytes) => {
    const step = left.shift() ?? '';
    if (step instanceof Error) throw step;
    return Buffer.from(bytes.buffer).write(step);
  };
}

test('standard input: what is not there yet is waited for', () => {
  let waits = 0;
  const read = readerOf(failure('EAGAIN'), failure('EAGAIN'), '年', failure('EAGAIN'), '报');
  const bytes = readToEnd(read, () => {
    waits += 1;
  });
  assert.equal(Buffer.from(bytes).toString(), '年报');
  assert.equal(waits, 3);
});

test('standard input: its end may be an error, any other error is one', () => {
  assert.equal(Buffer.from(readToEnd(readerOf('a', failure('EOF'), 'b'))).toString(), 'a');
  assert.throws(() => readToEnd(readerOf('a', failure('EISDIR'))), { code: 'EISDIR' });
});
