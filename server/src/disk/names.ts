/**
 * Names of files as the system keeps them: bytes, mostly UTF-8, on an old disk GBK. A byte that is no UTF-8 stands in a
 * name as a lone surrogate, U+DC00 and the byte, and becomes the byte again where the system is asked.
 */

const LONE = 0xdc00;
const BYTE = /[\udc80-\udcff]/;

/** The name for bytes that the system gave. */
export function nameOf(bytes: Uint8Array): string {
  const name = Buffer.from(bytes).toString('utf8');
  if (!name.includes('\uFFFD') || Buffer.from(name, 'utf8').equals(bytes)) return name;
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const length = lengthOfCharacter(bytes, at);
    text +=
      length === 0
        ? String.fromCharCode(LONE + (bytes[at] ?? 0))
        : Buffer.from(bytes.subarray(at, at + length)).toString('utf8');
    at += Math.max(1, length);
  }
  return text;
}

/** How many bytes the UTF-8 character at a place has; 0 where there is none. */
function lengthOfCharacter(bytes: Uint8Array, at: number): number {
  for (const length of [1, 2, 3, 4]) {
    const piece = Buffer.from(bytes.subarray(at, at + length));
    const text = piece.toString('utf8');
    if (!text.includes('\uFFFD') && Buffer.from(text, 'utf8').equals(piece)) return length;
  }
  return 0;
}

/** The path as the system takes it. */
export function systemPath(file: string): string | Buffer {
  if (!BYTE.test(file)) return file;
  const parts: Buffer[] = [];
  for (const character of file) {
    const code = character.charCodeAt(0);
    parts.push(character.length === 1 && BYTE.test(character) ? Buffer.from([code - LONE]) : Buffer.from(character));
  }
  return Buffer.concat(parts);
}
