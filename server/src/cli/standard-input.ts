/** All of standard input, read at once: whoever asks for it needs it before anything else. */
import { readSync } from 'node:fs';
import { codeOf } from './inputs.ts';

const STANDARD_INPUT = 0;

/**
 * Reads to the end; null as soon as there are more than `most` bytes, which may never end. `read` fills the bytes as
 * Node's `readSync` does, and says how many they are.
 */
export function readToEnd(
  most: number,
  read: (bytes: Uint8Array) => number = (bytes) => readSync(STANDARD_INPUT, bytes),
  wait: () => void = pause,
): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const bytes = new Uint8Array(64 * 1024);
    const length = readSome(read, bytes);
    if (length === 0) return Buffer.concat(parts);
    if (length === null) wait();
    else parts.push(bytes.subarray(0, length));
    total += length ?? 0;
    if (total > most) return null;
  }
}

/** How many bytes were read, 0 at the end; null where there are none yet: whoever writes may have made the pipe so. */
function readSome(read: (bytes: Uint8Array) => number, bytes: Uint8Array): number | null {
  try {
    return read(bytes);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EAGAIN') return null;
    // Windows takes the end of a pipe for an error.
    if (code === 'EOF') return 0;
    throw error;
  }
}

const PAUSE_MILLISECONDS = 10;

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, PAUSE_MILLISECONDS);
}
