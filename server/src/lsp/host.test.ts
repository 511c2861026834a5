import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { nodeHost } from './host.ts';

test('host: project files in the encodings of the command line, and none that may not end', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  try {
    const { read } = nodeHost(folder);
    const readBytes = (bytes: Uint8Array): unknown => {
      const file = path.join(folder, 'disclosure-report.json');
      writeFileSync(file, bytes);
      return read(file);
    };
    const text = '{ "overrides": [] } // 年报';
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    assert.equal(readBytes(Buffer.from(text)), text);
    assert.equal(readBytes(Buffer.from(`\uFEFF${text}`)), text);
    assert.equal(readBytes(little), text);
    assert.equal(readBytes(Buffer.from(little).swap16()), text);
    // 年报 in GB18030.
    assert.equal(readBytes(Buffer.concat([Buffer.from(text.slice(0, -2)), Buffer.of(0xc4, 0xea, 0xb1, 0xa8)])), text);
    assert.equal(typeof readBytes(Buffer.alloc(1024 * 1024 + 1, 0x20)), 'object');
    mkdirSync(path.join(folder, 'folder'));
    assert.equal(typeof read(path.join(folder, 'folder')), 'object');
    assert.throws(() => read(path.join(folder, 'gone')), { code: 'ENOENT' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
