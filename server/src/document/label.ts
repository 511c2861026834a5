/**
 * How labels and headings are compared. Real texts differ from the printed form in width, white space,
 * punctuation and ordinals; the comparison forgets all of these and nothing else.
 */

import { remembered } from './remembered.ts';
import { halfWidth } from './width.ts';

/** A leading ordinal: 一、 / （一） / 1. / 1、 */
export interface Ordinal {
  readonly kind: 'chinese' | 'parenthesised' | 'digit';
  readonly number: number;
  /** UTF-16 length of the ordinal with its punctuation and the white space after it. */
  readonly length: number;
}

const DIGITS = '零一二三四五六七八九';

/** The value of a Chinese numeral below one thousand (二十, 一百零三), or null. */
export function chineseNumber(text: string): number | null {
  if (!/^[零一二三四五六七八九十百]{1,7}$/.test(text)) return null;
  let total = 0;
  let digit = -1;
  for (const character of text) {
    if (character === '百' || character === '十') {
      total += (digit < 0 ? 1 : digit) * (character === '百' ? 100 : 10);
      digit = -1;
    } else {
      digit = DIGITS.indexOf(character);
    }
  }
  return total + Math.max(digit, 0);
}

/** The Chinese numeral of 1 to 99. */
export function chineseNumeral(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = DIGITS.charAt(number % 10);
  if (tens === 0) return ones;
  return `${tens > 1 ? DIGITS.charAt(tens) : ''}十${number % 10 ? ones : ''}`;
}

const ORDINAL =
  /^\s*(?:[（(]\s*([一二三四五六七八九十]{1,3})\s*[）)]|([一二三四五六七八九十]{1,3})\s*[、.．，,：:]|[（(]?(\d{1,2})\s*(?:[、．）)]|[.,，](?!\d)))\s*/;

/** What an ordinal may begin with, white space before it included: most lines are known by it to have none. */
const ORDINAL_BEGINNING = /^[\s（(一二三四五六七八九十\d]/;

/** Reads the ordinal that a heading or a row label starts with. */
export function leadingOrdinal(text: string): Ordinal | null {
  return ORDINAL_BEGINNING.test(text) ? readOrdinal(text) : null;
}

const readOrdinal = remembered((text): Ordinal | null => {
  const match = ORDINAL.exec(text);
  if (!match) return null;
  const [whole, parenthesised, chinese, digits] = match;
  const numeral = parenthesised ?? chinese;
  const number = numeral === undefined ? Number(digits) : chineseNumber(numeral);
  if (number === null) return null;
  let kind: Ordinal['kind'] = 'digit';
  if (parenthesised !== undefined) kind = 'parenthesised';
  else if (chinese !== undefined) kind = 'chinese';
  return { kind, number, length: whole.length };
});

const MARKUP = /<br\s*\/?>|&nbsp;/gi;
const NOT_COMPARED = /[^0-9A-Za-z\u3400-\u9fff]+/g;
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ]/g;

/**
 * The comparison key of a label: full-width letters and digits made half-width, all white space and
 * punctuation removed. The ordinal stays, as bare numeral.
 */
export const labelKey = remembered((text) => {
  let key = text;
  if (key.includes('<') || key.includes('&')) key = key.replace(MARKUP, '');
  return halfWidth(key, FULL_WIDTH).replace(NOT_COMPARED, '');
});

/** The key of a label without its ordinal. */
export function bareLabelKey(text: string): string {
  const ordinal = leadingOrdinal(text);
  return labelKey(ordinal ? text.slice(ordinal.length) : text);
}
