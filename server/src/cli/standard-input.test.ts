import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readToEnd } from './standard-input.ts';

const MOST = 100;

const textOf = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString();

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
  const bytes = readToEnd(MOST, read, () => {
    waits += 1;
  });
  assert.equal(textOf(bytes), '年报');
  assert.equal(waits, 3);
});

test('standard input: its end may be an error, any other error is one', () => {
  assert.equal(textOf(readToEnd(MOST, readerOf('a', failure('EOF'), 'b'))), 'a');
  assert.throws(() => readToEnd(MOST, readerOf('a', failure('EISDIR'))), { code: 'EISDIR' });
});

test('standard input: what has no end is read no further than it may be long', () => {
  let steps = 0;
  const endless = (bytes: Uint8Array): number => {
    steps += 1;
    return bytes.length;
  };
  assert.equal(readToEnd(1024 * 1024, endless), null);
  assert.ok(steps < 100);
});
