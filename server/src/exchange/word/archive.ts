/** A zip archive's parts, from bytes. What a part's size is said to be is not believed: parts are counted while inflating. */
import { Inflate, strFromU8 } from 'fflate';
import type { Message } from '../../rules/finding.ts';
import { Unreadable } from '../blocks.ts';
import { crc32 } from './crc.ts';

/** One part as it lies in the archive. */
export interface Entry {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly crc: number;
  /** Its bytes in the archive. */
  readonly packed: Uint8Array;
  /** Its whole record in the directory, and its local header with its bytes and what follows them, as they were written. */
  readonly record: Uint8Array;
  readonly local: Uint8Array;
}

/** Bytes that may still be inflated. All parts of a file share one. */
export interface Budget {
  left: number;
}

/** No Word file of a report has so much text; a bomb has more. */
export const MOST_INFLATED = 32 * 1024 * 1024;
/** Word writes some dozens of parts, and one more for each picture. */
const MOST_ENTRIES = 10_000;
/** So many packed bytes are inflated at once: at most a thousand times as many come of them. */
const AT_ONCE = 4 * 1024;

const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_REMARK = 0xffff;

function broken(): Unreadable {
  return new Unreadable({
    zh: '文件不完整或已损坏，请在 Word 或 WPS 中打开，另存一份再试。',
    en: 'The file is damaged or cut off. Open it in Word or WPS and save it anew.',
  });
}

function tooLarge(): Unreadable {
  return new Unreadable({
    zh: `文件解压后超过 ${MOST_INFLATED / 1024 / 1024} MB，不是正常的报告，未读取。`,
    en: `Unpacked, the file has more than ${MOST_INFLATED / 1024 / 1024} MB: it is no ordinary report and was not read.`,
  });
}

export const LOCKED: Message = {
  zh: '文件设有密码，请先去掉密码，另存为 .docx 再试。',
  en: 'The file has a password. Save it as .docx without one.',
};

function locked(): Unreadable {
  return new Unreadable(LOCKED, true);
}

/** The parts of an archive, in the order of its directory. */
export function readEntries(bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = end - size;
  // What was put before the archive moves all its places.
  const shift = start - view.getUint32(end + 16, true);
  if (start < 0 || shift < 0 || count > MOST_ENTRIES) throw broken();
  const entries: Entry[] = [];
  const offsets: number[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_RECORD) throw broken();
    const nameLength = view.getUint16(at + 28, true);
    const length = 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + length > end) throw broken();
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw locked();
    const method = view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8) throw broken();
    const offset = view.getUint32(at + 42, true) + shift;
    if (offset + 30 > start || view.getUint32(offset, true) !== LOCAL_HEADER) throw broken();
    const dataStart = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    const dataEnd = dataStart + view.getUint32(at + 20, true);
    if (dataEnd > start) throw broken();
    const name = strFromU8(bytes.subarray(at + 46, at + 46 + nameLength));
    offsets.push(offset);
    entries.push({
      name,
      isDeflated: method === 8,
      crc: view.getUint32(at + 16, true),
      packed: bytes.subarray(dataStart, dataEnd),
      record: bytes.subarray(at, at + length),
      local: bytes.subarray(offset, dataEnd),
    });
    at += length;
  }
  return entries;
}

function endRecord(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - LONGEST_REMARK; at--) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  throw broken();
}

/** Unpacks a part piece by piece; throws where the budget is spent, or the part is not what the archive says it is. */
export function inflate(
  { packed, isDeflated, crc }: Entry,
  budget: Budget,
  onPiece: (piece: Uint8Array) => void,
): void {
  let sum = 0;
  const take = (piece: Uint8Array): void => {
    budget.left -= piece.length;
    if (budget.left < 0) throw tooLarge();
    sum = crc32(piece, sum);
    onPiece(piece);
  };
  if (isDeflated) {
    const stream = new Inflate(take);
    for (let at = 0; at === 0 || at < packed.length; at += AT_ONCE) {
      try {
        stream.push(packed.subarray(at, at + AT_ONCE), at + AT_ONCE >= packed.length);
      } catch (error) {
        throw error instanceof Unreadable ? error : broken();
      }
    }
  } else {
    take(packed);
  }
  if (sum !== crc) throw broken();
}
