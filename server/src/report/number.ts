/**
 * Numbers as reports write them. Counts are integers and amounts exact decimals: sums never pass
 * through floating point.
 */

import { remembered } from '../document/remembered.ts';
import { FULL_WIDTH_NUMBERS, halfWidth } from '../document/width.ts';
import { digitsOfNumeral } from './numerals.ts';

/** An exact decimal: `units` × 10^−`scale`. */
export interface Decimal {
  readonly units: bigint;
  /** Digits after the decimal point, 0 to 15. */
  readonly scale: number;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

/** More digits than a report can mean; a longer run is no number that we are certain of. */
const MOST_DIGITS = 15;

/** What is irregular in the way a number is written. The number itself is certain all the same. */
export interface Notation {
  /** Full-width digits, comma, point or sign. */
  readonly fullWidth: boolean;
  /** 1,234. */
  readonly grouped: boolean;
  /** 增15, 减2. */
  readonly worded: boolean;
  /** 件, 元, 万元 …; null where none is written. */
  readonly unit: string | null;
  /** The mark or bracketed remark behind the number, such as ① or （含修订2件）; null where there is none. */
  readonly note: string | null;
}

export type NumberReading =
  | { readonly status: 'value'; readonly value: Decimal; readonly notation: Notation }
  | { readonly status: 'placeholder' | 'malformed' | 'blank' };

const UNITS = '亿元|万元|万|人次|件次|件|元|条|次|个|人|篇|项|份|宗|起|例|户|部|期|场';
const NUMBER = new RegExp(`^(?:(增加|减少|增|减|[+\\-])\\s*)?(\\d+(?:,\\d+)*)(?:\\.(\\d+))?(?:\\s*(${UNITS}))?$`);
/** Where a note may begin: a bracket, a number in a circle, a star, a raised figure, also as HTML or Markdown marks it. */
const NOTE = /[（(〔[［【①-⑳⑴-⒇*＊※†‡¹²³⁰-⁹<^注]/;
const WHOLE_NOTE =
  /^(?:[（(][^（()）]*[）)]|[〔[［【][^〔[［【〕\]］】]*[〕\]］】]|[①-⑳⑴-⒇*＊※†‡¹²³⁰-⁹]+|<sup>[^<>]{1,20}<\/sup>|\^[^^\s]{1,20}\^|注[：:]?[\d①-⑳¹²³⁰-⁹]{0,3})$/i;
/** Longer remarks are no notes of a cell. */
const LONGEST_NOTED = 80;

/** Characters of no width, which nobody sees between two digits. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const EACH_INVISIBLE = new RegExp(INVISIBLE, 'g');

const PLACEHOLDER = /^(?:[/\\／＼]+|[-—–―－_]+|无|空|暂无|N\/A)$/i;

/** What nearly every cell holds: plain digits, not too many. Looked at so often that a pattern would take too long. */
function isPlainCount(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 /* 0 */ || code > 0x39 /* 9 */) return false;
  }
  return text.length > 0 && text.length <= MOST_DIGITS;
}

const PLAIN: Notation = { fullWidth: false, grouped: false, worded: false, unit: null, note: null };

/**
 * Reads the text of a cell. A number is read only where it is certain: `1,234`, `３`, `增15`,
 * `640.492万元` are; `737，1222万元`, 十余, `/` are not.
 */
export function readNumber(text: string): NumberReading {
  if (isPlainCount(text)) {
    return { status: 'value', value: { units: BigInt(Number(text)), scale: 0 }, notation: PLAIN };
  }
  if (text.trim() === '') return { status: 'blank' };
  if (INVISIBLE.test(text)) return readNumber(text.replace(EACH_INVISIBLE, ''));
  const half = halfWidth(text, FULL_WIDTH_NUMBERS).replace('−', '-');
  if (PLACEHOLDER.test(text)) return { status: 'placeholder' };
  const match = NUMBER.exec(half);
  if (!match) return readNoted(text);
  const [, sign = '', whole = '', fraction = '', unit] = match;
  const groups = whole.split(',');
  const grouped = groups.length > 1;
  const first = groups[0] ?? '';
  if (grouped && (first.length > 3 || first.length === 0 || groups.slice(1).some((group) => group.length !== 3))) {
    return { status: 'malformed' };
  }
  const digits = groups.join('') + fraction;
  if (digits.length > MOST_DIGITS) return { status: 'malformed' };
  const negative = sign === '-' || sign.startsWith('减');
  const units = BigInt(digits);
  return {
    status: 'value',
    value: { units: negative ? -units : units, scale: fraction.length },
    notation: {
      // A unit such as 万元 is no full-width digit: only the number itself counts.
      fullWidth: /[０-９，．＋－]/.test(text),
      grouped,
      worded: /^[增减]/.test(sign),
      unit: unit ?? null,
      note: null,
    },
  };
}

/** A number with a note behind it: 14①, 14（含修订2件）. */
function readNoted(text: string): NumberReading {
  const at = text.length <= LONGEST_NOTED ? text.search(NOTE) : -1;
  const note = text.slice(at).trim();
  if (at < 1 || !WHOLE_NOTE.test(note)) return { status: 'malformed' };
  const reading = readNumber(text.slice(0, at).trim());
  return reading.status === 'value' ? { ...reading, notation: { ...reading.notation, note } } : { status: 'malformed' };
}

/** No number is written longer, save with a note. */
const LONGEST_NUMBER = 24;

/** What a number cell may begin with: a digit, a sign, a word of increase, or a mark in the place of a number. */
const BEGINNINGS = '0123456789０１２３４５６７８９+-－−＋增减/\\／＼—–―_无空暂Nn零〇○OoＯ一二三四五六七八九十两廿';

/** Whether a text may be a number cell: a number, or a mark that stands in the place of one. */
export function isNumberLike(text: string): boolean {
  if (isPlainCount(text)) return true;
  return text.length > 0 && text.length <= LONGEST_NOTED && BEGINNINGS.includes(text.charAt(0)) && isOtherNumber(text);
}

/** Labels begin with digits too (1.属于国家秘密), and come again and again. */
const isOtherNumber = remembered((text) => {
  const { status } = readNumber(text);
  if (text.length > LONGEST_NUMBER) return status === 'value';
  return (
    status === 'value' ||
    status === 'placeholder' ||
    isNumeral(text) ||
    /^[\d０-９][\d０-９，,．.]*(?:万元|元)?$/.test(text)
  );
});

/** A number in other characters: none that is read, and no label either. One character alone may be a piece of a label. */
function isNumeral(text: string): boolean {
  const digits = digitsOfNumeral(text);
  return digits === '0' || (digits !== null && text.length > 1);
}

/** Numbers apart by blanks or tabs only, as of a row pasted from a spreadsheet into one cell: 3 1 14. Null for other texts. */
export function severalNumbers(text: string): readonly string[] | null {
  const pieces = text.split(/\s+/);
  return pieces.length > 1 && pieces.every(isNumberLike) ? pieces : null;
}

/** The exact sum. */
export function sum(values: readonly Decimal[]): Decimal {
  let { units, scale } = ZERO;
  for (const value of values) {
    if (value.scale === scale) units += value.units;
    else ({ units, scale } = add({ units, scale }, value));
  }
  return { units, scale };
}

function add(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return { units: a.units + b.units, scale: a.scale };
  const scale = Math.max(a.scale, b.scale);
  return { units: rescale(a, scale) + rescale(b, scale), scale };
}

function rescale(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}

/** The exact difference a − b. */
export function difference(a: Decimal, b: Decimal): Decimal {
  return add(a, { units: -b.units, scale: b.scale });
}

/** Whether two decimals are the same number. */
export function equals(a: Decimal, b: Decimal): boolean {
  return a.scale === b.scale ? a.units === b.units : difference(a, b).units === 0n;
}

/** Whether the number has no fraction. */
export function isInteger(value: Decimal): boolean {
  return value.units % 10n ** BigInt(value.scale) === 0n;
}

/** The number in digits, without trailing zeros after the point: 640.492, -25, 0. */
export function formatDecimal(value: Decimal): string {
  const negative = value.units < 0n;
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale);
  let end = fraction.length;
  while (fraction.charAt(end - 1) === '0') end--;
  return `${negative ? '-' : ''}${whole}${end > 0 ? `.${fraction.slice(0, end)}` : ''}`;
}

/** The number for JSON. Exact for every number with at most 15 digits. */
export function toNumber(value: Decimal): number {
  return Number(formatDecimal(value));
}
