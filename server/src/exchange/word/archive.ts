/** A zip archive's parts, from bytes. What a part's size is said to be is not believed: parts are counted while inflating. */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
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
  const entries: (Omit<Entry, 'local'> & { readonly offset: number })[] = [];
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
    entries.push({
      name,
      isDeflated: method === 8,
      crc: view.getUint32(at + 16, true),
      packed: bytes.subarray(dataStart, dataEnd),
      record: bytes.subarray(at, at + length),
      offset,
    });
    at += length;
  }
  // What follows a part up to the next belongs to it: its sizes may stand there.
  const offsets = [...entries.map(({ offset }) => offset), start].sort((a, b) => a - b);
  return entries.map(({ offset, ...entry }) => ({
    ...entry,
    local: bytes.subarray(offset, offsets[offsets.lastIndexOf(offset) + 1]),
  }));
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

/** What a part of a new archive is: one of another archive as it lies there, or new content. */
export type NewEntry = { readonly entry: Entry } | { readonly name: string; readonly content: Uint8Array };

/** An archive. Parts of another one keep every byte, save for the place where they begin. */
export function writeArchive(entries: readonly NewEntry[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const records: Uint8Array[] = [];
  let offset = 0;
  for (const each of entries) {
    const { local, record } = 'entry' in each ? each.entry : packedEntry(each.name, each.content);
    const own = Uint8Array.from(record);
    new DataView(own.buffer).setUint32(42, offset, true);
    locals.push(local);
    records.push(own);
    offset += local.length;
  }
  const size = records.reduce((sum, { length }) => sum + length, 0);
  const end = new Uint8Array(END_LENGTH);
  const view = new DataView(end.buffer);
  view.setUint32(0, END_RECORD, true);
  view.setUint16(8, records.length, true);
  view.setUint16(10, records.length, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  const whole = new Uint8Array(offset + size + END_LENGTH);
  let at = 0;
  for (const piece of [...locals, ...records, end]) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The first of January 1980: no part tells when it was written. */
const NO_DATE = 0x21;

function packedEntry(name: string, content: Uint8Array): Pick<Entry, 'local' | 'record'> {
  const path = strToU8(name);
  const packed = deflateSync(content);
  const header = new DataView(new ArrayBuffer(26));
  header.setUint16(0, 20, true);
  header.setUint16(4, 8, true);
  header.setUint16(8, NO_DATE, true);
  header.setUint32(10, crc32(content), true);
  header.setUint32(14, packed.length, true);
  header.setUint32(18, content.length, true);
  header.setUint16(22, path.length, true);
  const common = new Uint8Array(header.buffer);
  const local = new Uint8Array(30 + path.length + packed.length);
  new DataView(local.buffer).setUint32(0, LOCAL_HEADER, true);
  local.set(common, 4);
  local.set(path, 30);
  local.set(packed, 30 + path.length);
  const record = new Uint8Array(46 + path.length);
  const view = new DataView(record.buffer);
  view.setUint32(0, DIRECTORY_RECORD, true);
  view.setUint16(4, 20, true);
  record.set(common, 6);
  record.set(path, 46);
  return { local, record };
}
