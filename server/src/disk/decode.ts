/** Bytes to text and back: UTF-8, UTF-16 and GB18030, with or without a byte-order mark, which is never part of the text. */

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A file's text, and what is needed to write it as it was. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** The byte-order mark that stood before the text, or nothing. */
  readonly mark: string;
}

/** The text of a file, or null where the bytes are no text. */
export function decode(bytes: Uint8Array): Decoded | null {
  const decoded = decodeText(bytes);
  if (!decoded || decoded.text.includes('\0')) return null;
  // Some texts carry a second mark.
  const [mark = ''] = /^\uFEFF{0,2}/.exec(decoded.text) ?? [];
  return { text: decoded.text.slice(mark.length), encoding: decoded.encoding, mark };
}

/** The new text as bytes like those that were read; null where it cannot be written so without loss. */
export function encodeLike(
  original: Uint8Array,
  { encoding, mark, text: before }: Decoded,
  text: string,
): Uint8Array | null {
  const encode = encoding === 'gb18030' ? encoderFrom(original) : ENCODERS[encoding];
  // Broken characters were read as something else: the file must not lose what it was.
  if (!sameBytes(encode(mark + before), original)) return null;
  return encode(mark + text);
}

type Encoder = (text: string) => Uint8Array | null;

const ENCODERS: Readonly<Record<Exclude<Encoding, 'gb18030'>, Encoder>> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
};

/** Nothing in Node writes GB18030: a file's own characters show how they are written, and ASCII is itself. */
function encoderFrom(original: Uint8Array): Encoder {
  const decoder = new TextDecoder('gb18030', { ignoreBOM: true });
  const known = new Map<string, Uint8Array>();
  for (let start = 0; start < original.length;) {
    const length = gb18030Length(original, start);
    const bytes = original.subarray(start, start + length);
    known.set(decoder.decode(bytes), bytes);
    start += length;
  }
  return (text) => {
    const parts: Uint8Array[] = [];
    for (const character of text) {
      const bytes = known.get(character) ?? (character < '\x80' ? Buffer.from(character) : null);
      if (!bytes) return null;
      parts.push(bytes);
    }
    return Buffer.concat(parts);
  };
}

/** How many bytes the character has that begins there. */
function gb18030Length(bytes: Uint8Array, start: number): number {
  const first = bytes[start] ?? 0;
  const second = bytes[start + 1] ?? 0;
  if (first <= 0x80) return 1;
  return second >= 0x30 && second <= 0x39 ? 4 : 2;
}

function sameBytes(a: Uint8Array | null, b: Uint8Array): boolean {
  return a !== null && Buffer.compare(a, b) === 0;
}

function decodeText(bytes: Uint8Array): Omit<Decoded, 'mark'> | null {
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
function unmarkedUtf16(bytes: Uint8Array): Omit<Decoded, 'mark'> | null {
  if (bytes.length % 2 !== 0) return null;
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const decoded = strict(encoding, bytes);
    if (!decoded) continue;
    const { text } = decoded;
    const familiar = text.match(/[\t\n\r -~\u2000-\u206F\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]/g)?.length ?? 0;
    if (familiar >= text.length * 0.95) return decoded;
  }
  return null;
}

/**
 * UTF-8 with a few broken characters, as after a cut in the middle of one. GB18030 would read almost any
 * bytes, so it may not have them: the report would become gibberish without a word.
 */
function damagedUtf8(bytes: Uint8Array): Omit<Decoded, 'mark'> | null {
  const decoded = lenient('utf-8', bytes);
  const { text } = decoded;
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const chinese = text.match(/[\u4E00-\u9FFF]/g)?.length ?? 0;
  return broken * 10 <= chinese ? decoded : null;
}

function lenient(encoding: Encoding, bytes: Uint8Array): Omit<Decoded, 'mark'> {
  return { encoding, text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes) };
}

function strict(encoding: Encoding, bytes: Uint8Array): Omit<Decoded, 'mark'> | null {
  try {
    return { encoding, text: new TextDecoder(encoding, { ignoreBOM: true, fatal: true }).decode(bytes) };
  } catch {
    return null;
  }
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
