/** Numbers written with other characters than digits: 零, 十四, 二〇, O. They are offered as digits and never read as such. */

const DIGITS = '零一二三四五六七八九';
/** Other characters for the same digits. */
const SAME: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('〇○◯Oo０ＯｏОо').map((zero) => [zero, '零'])),
  ...Object.fromEntries(Array.from('壹贰叁肆伍陆柒捌玖').map((digit, index) => [digit, DIGITS.charAt(index + 1)])),
  两: '二',
  拾: '十',
  佰: '百',
  仟: '千',
  廿: '二十',
};
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const LONGEST = 12;
/** A unit of counting behind the number. */
const UNIT = /(?:件次|人次|[件条次个人项份宗起])$/;
/** Letters that look like digits, among digits. */
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', o: '0', О: '0', о: '0', 〇: '0', l: '1', I: '1' };

/** The digits of a number in other characters, or null where it is none or more than one: 一 may be a dash. */
export function digitsOfNumeral(text: string): string | null {
  const words = text.trim().replace(UNIT, '').trim();
  if (words.length === 0 || words.length > LONGEST || words === '一') return null;
  if (/^[\dOoОо〇lI]+$/.test(words) && /\d/.test(words) && /\D/.test(words))
    return Array.from(words)
      .map((character) => LOOKALIKES[character] ?? character)
      .join('');
  const plain = Array.from(words)
    .map((character) => SAME[character] ?? character)
    .join('');
  if (!/^[零一二三四五六七八九十百千万]+$/.test(plain)) return null;
  const value = /[十百千万]/.test(plain) ? valueOf(plain) : positional(plain);
  return value === null ? null : String(value);
}

/** 二零 is 20, 一二 is 12; of more zeros than one, and of one digit, itself. */
function positional(plain: string): number | null {
  return plain.length > 1 && plain.startsWith('零')
    ? null
    : Number(
        Array.from(plain)
          .map((each) => DIGITS.indexOf(each))
          .join(''),
      );
}

/** 十四 is 14, 一千零三 is 1003, 一万二千 is 12000; null for what nobody writes: 十十, 三四十. */
function valueOf(plain: string): number | null {
  const parts = plain.split('万');
  if (parts.length > 2) return null;
  const values = parts.map((part, index) => (part === '' ? (index === 0 ? null : 0) : belowTenThousand(part)));
  if (values.includes(null)) return null;
  const [high = 0, low] = values as readonly number[];
  return low === undefined ? high : high * 10_000 + low;
}

function belowTenThousand(part: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let before = Infinity;
  for (const character of part) {
    const place = PLACES[character];
    if (place === undefined) {
      const next = DIGITS.indexOf(character);
      if (digit !== null && digit !== 0) return null;
      digit = next;
    } else {
      if (place >= before || digit === 0) return null;
      if (digit === null && (place !== 10 || total > 0)) return null;
      total += (digit ?? 1) * place;
      digit = null;
      before = place;
    }
  }
  // 二百五 may be 250 or 205.
  if (digit !== null && digit > 0 && before > 10 && before < Infinity && !part.includes('零')) return null;
  return total + (digit ?? 0);
}
