/** One pass from left to right over a paragraph: its words, its numbers, its marks of punctuation. */
import type { Decimal } from '../number.ts';
import { firstCharacters, wordAt } from './lexicon.ts';
import type { Word } from './lexicon.ts';

export interface WordToken {
  readonly type: 'word';
  readonly start: number;
  readonly end: number;
  readonly word: Word;
  readonly text: string;
}

export interface NumberToken {
  readonly type: 'number';
  readonly start: number;
  /** End of the digits. */
  readonly digitsEnd: number;
  /** End of the unit. */
  readonly end: number;
  readonly value: Decimal;
  readonly unit: string;
  readonly approximate: boolean;
  readonly percent: boolean;
}

export interface YearToken {
  readonly type: 'year';
  readonly start: number;
  readonly end: number;
  readonly year: number;
}

export interface MarkToken {
  readonly type: 'mark';
  readonly start: number;
  readonly end: number;
  readonly mark: string;
}

export type Token = WordToken | NumberToken | YearToken | MarkToken;

const UNITS = '万元 亿元 人次 件次 件 条 份 起 宗 项 例 个 篇 次 人 元 期 场 户 部 名 家 批 类 种 款 间 块'.split(' ');
const MARKS = '，。；：、（）！？';
const MOST_DIGITS = 9;
/** What stands behind digits that count nothing: dates, articles, ordinals, limits of time. */
const NO_COUNT =
  /^(?:月|日|号|时|分钟|小时|天|个工作日|工作日|个月|周|季度|年|楼|层|室|路|届|级|度|分|℃|\+|个自然日|版|楼|号令|个百分点|百分点)/;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLatin = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
const MASKS: Readonly<Record<string, string>> = { '《': '》', '〔': '〕', '[': ']', '【': '】' };
/** A title or a quoted name is no longer than this. */
const LONGEST_MASK = 80;
const LONGEST_QUOTE = 20;

/** What a character begins, for every character: nearly all begin nothing, and are passed over at once. */
const NOTHING = 0;
const DIGIT = 1;
const MARK = 2;
const MASK = 3;
const WORD = 4;
let classes: Uint8Array | null = null;

function readClasses(): Uint8Array {
  const read = new Uint8Array(0x1_00_00);
  for (const code of firstCharacters()) read[code] = WORD;
  for (const mark of MARKS) read[mark.charCodeAt(0)] = MARK;
  for (const mark of [...Object.keys(MASKS), '“', '‘']) read[mark.charCodeAt(0)] = MASK;
  for (let digit = 0x30; digit <= 0x39; digit++) read[digit] = DIGIT;
  return read;
}

/** The tokens of a paragraph in order, and whether characters were lost in it: digits glued to a year, a broken date. */
export function scan(text: string): { readonly tokens: readonly Token[]; readonly damaged: boolean } {
  const tokens: Token[] = [];
  classes ??= readClasses();
  let damaged = false;
  for (let at = 0; at < text.length;) {
    const begins = classes[text.charCodeAt(at)];
    if (begins === NOTHING) {
      at++;
    } else if (begins === DIGIT) {
      const read = readDigits(text, at);
      damaged ||= read.damaged;
      if (read.token) tokens.push(read.token);
      at = read.end;
    } else if (begins === MARK) {
      tokens.push({ type: 'mark', start: at, end: at + 1, mark: text.charAt(at) });
      at++;
    } else if (begins === MASK) {
      at = maskEnd(text, at);
    } else {
      const found = wordAt(text, at);
      if (found) tokens.push({ type: 'word', start: at, end: at + found[0].length, word: found[1], text: found[0] });
      at += found ? found[0].length : 1;
    }
  }
  return { tokens, damaged };
}

/** The end of a title or a short quoted name; of anything longer only its mark is passed over. */
function maskEnd(text: string, at: number): number {
  const char = text.charAt(at);
  const closing = MASKS[char];
  const limit = closing === undefined ? LONGEST_QUOTE : LONGEST_MASK;
  const end = text.slice(at, at + limit + 1).indexOf(closing ?? (char === '“' ? '”' : '’'));
  return end === -1 ? at + 1 : at + end + 1;
}

interface Digits {
  readonly token: NumberToken | YearToken | null;
  readonly end: number;
  readonly damaged: boolean;
}

function readDigits(text: string, start: number): Digits {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  let whole = text.slice(start, end);
  // 1,234: three digits behind each comma. Punctuation is full-width by now.
  while (whole.length <= 9 && end - start <= 12 && text.charAt(end) === '，' && isGroup(text, end)) {
    if (whole.length > 3 && !text.slice(start, end).includes('，')) break;
    whole += text.slice(end + 1, end + 4);
    end += 4;
  }
  let fraction = '';
  if (text.charAt(end) === '.' && isDigit(text.charCodeAt(end + 1))) {
    let last = end + 1;
    while (isDigit(text.charCodeAt(last))) last++;
    fraction = text.slice(end + 1, last);
    end = last;
  }
  const none = (to = end, damaged = false): Digits => ({ token: null, end: to, damaged });
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (isLatin(text.charCodeAt(start - 1)) || isLatin(text.charCodeAt(end)) || '+＋×xX/-.—－~～'.includes(before || 'x'))
    if (start > 0) return none();
  if (before === '第' || '/×.－-—~～＋'.includes(after || '。')) return none();
  if (whole.length === 4 && fraction === '' && /^(?:19|20)/.test(whole)) {
    if (after === '年')
      return { token: { type: 'year', start, end: end + 1, year: Number(whole) }, end: end + 1, damaged: false };
    // 2024件 may be a year that lost its 年.
    if (/^20[0-3]/.test(whole)) return none(end, false);
  }
  // 20245件, 202411日: digits glued to a year.
  if (whole.length >= 5 && whole.length <= 8 && /^20[12]\d/.test(whole) && fraction === '')
    return none(end, '年月日件起条至'.includes(after || 'x'));
  if (whole.length + fraction.length > MOST_DIGITS) return none();
  const value: Decimal = { units: BigInt(whole + fraction), scale: fraction.length };
  if (after === '%') {
    const token: NumberToken = {
      type: 'number',
      start,
      digitsEnd: end,
      end: end + 1,
      value,
      unit: '%',
      approximate: isApproximateBefore(text, start),
      percent: true,
    };
    return { token, end: end + 1, damaged: false };
  }
  if (NO_COUNT.test(text.slice(end, end + 4))) return none();
  let unitEnd = end;
  let approximate = isApproximateBefore(text, start);
  for (; '余多几来万亿千百'.includes(text.charAt(unitEnd) || 'x'); unitEnd++) approximate = true;
  const unit = UNITS.find((one) => text.startsWith(one, unitEnd)) ?? '';
  unitEnd += unit.length;
  if (/^(?:以上|左右|以内|多)/.test(text.slice(unitEnd, unitEnd + 2))) approximate = true;
  // 1、… and （1）number a list.
  if (
    unit === '' &&
    (after === '、' || (after === '）' && before === '（')) &&
    (start === 0 || '。；（：'.includes(before))
  )
    return none();
  return {
    token: { type: 'number', start, digitsEnd: end, end: unitEnd, value, unit, approximate, percent: false },
    end: unitEnd,
    damaged: false,
  };
}

/** Whether exactly three digits follow a comma. */
function isGroup(text: string, comma: number): boolean {
  for (let at = comma + 1; at <= comma + 3; at++) if (!isDigit(text.charCodeAt(at))) return false;
  return !isDigit(text.charCodeAt(comma + 4));
}

function isApproximateBefore(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  return /(?:近|约|超|逾|大约|将近|超过|多达|不足|至少)$/.test(before);
}
