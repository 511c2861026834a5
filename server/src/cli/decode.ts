/** Bytes to text: UTF-8, UTF-16 and GB18030, with or without a byte-order mark, which is never part of the text. */

/** The text of a file, or null where the bytes are no text. */
export function decode(bytes: Uint8Array): string | null {
  const text = decodeText(bytes);
  // Some texts carry a second mark, or that of GB18030.
  return text === null || text.includes('\0') ? null : text.replace(/^\uFEFF/, '');
}

function decodeText(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0xff, 0xfe)) return lenient('utf-16le', bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return lenient('utf-16be', bytes);
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return lenient('utf-8', bytes);
  if (bytes.includes(0)) return unmarkedUtf16(bytes);
  return strict('utf-8', bytes) ?? damagedUtf8(bytes) ?? strict('gb18030', bytes);
}

/**
 * UTF-16 without its mark. Only where it is obvious: text of this field is Chinese characters, their
 * punctuation and ASCII, and read in the wrong byte order, or from another kind of file, it is not.
 */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null;
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const text = strict(encoding, bytes);
    if (text === null) continue;
    const familiar = text.match(/[\t\n\r -~\u2000-\u206F\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]/g)?.length ?? 0;
    if (familiar >= text.length * 0.95) return text;
  }
  return null;
}

/**
 * UTF-8 with a few broken characters, as after a cut in the middle of one. GB18030 would read almost any
 * bytes, so it may not have them: the report would become gibberish without a word.
 */
function damagedUtf8(bytes: Uint8Array): string | null {
  const text = lenient('utf-8', bytes);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const chinese = text.match(/[\u4E00-\u9FFF]/g)?.length ?? 0;
  return broken * 10 <= chinese ? text : null;
}

function lenient(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

function strict(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
