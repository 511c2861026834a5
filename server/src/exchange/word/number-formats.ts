/** Numbers of automatic numbering as Word writes them: 一、 ① Ⅳ 甲. */

type Format = (value: number) => string;

const decimal: Format = String;

const DIGITS = '〇一二三四五六七八九';
const FORMAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const FORMAL_TRADITIONAL_DIGITS = '零壹貳參肆伍陸柒捌玖';

function digitByDigit(digits: string): Format {
  return (value) => Array.from(String(value), (digit) => digits.charAt(Number(digit))).join('');
}

interface Counting {
  readonly digits: string;
  /** Words for 10, 100 and 1000. */
  readonly units: readonly string[];
  /** What stands for skipped places, as in 一百零一; empty where nothing does. */
  readonly zero: string;
  /** Whether 10 to 19 begin without 一. */
  readonly isTenBare: boolean;
  /** Whether the 一 before every unit is left out: 百, not 一百. */
  readonly areUnitsBare?: boolean;
}

/** Chinese words for a number below 10,000; larger ones, of which no list has any, digit by digit. */
function counted({ digits, units, zero, isTenBare, areUnitsBare = false }: Counting): Format {
  return (value) => {
    if (value <= 0 || value >= 10_000) return value === 0 ? digits.charAt(0) : digitByDigit(digits)(value);
    const figures = Array.from(String(value), Number);
    let words = '';
    let isSkipping = false;
    figures.forEach((figure, index) => {
      const place = figures.length - 1 - index;
      if (figure === 0) {
        isSkipping = true;
        return;
      }
      if (isSkipping && words !== '') words += zero;
      isSkipping = false;
      const isBare = figure === 1 && place > 0 && (areUnitsBare || (isTenBare && place === 1 && words === ''));
      words += (isBare ? '' : digits.charAt(figure)) + (place > 0 ? (units[place - 1] ?? '') : '');
    });
    return words;
  };
}

const thousands = counted({ digits: DIGITS, units: ['十', '百', '千'], zero: '零', isTenBare: true });

/** Words up to 99, digits above: 一〇一. */
const tens: Format = (value) => (value < 100 ? thousands(value) : digitByDigit(DIGITS)(value));

function oneOf(signs: string): Format {
  const all = Array.from(signs);
  return (value) => all[(value - 1) % all.length] ?? decimal(value);
}

/** Signs of which Unicode has a row from `first` on, so many of them; plain digits behind. */
function row(first: number, count: number): Format {
  return (value) => (value >= 1 && value <= count ? String.fromCodePoint(first + value - 1) : decimal(value));
}

function circled(value: number): string {
  if (value === 0) return '⓪';
  if (value <= 20) return row(0x2460, 20)(value);
  return value <= 35 ? row(0x3251, 15)(value - 20) : value <= 50 ? row(0x32b1, 15)(value - 35) : decimal(value);
}

/** a to z, then aa, bb and so on. */
function letters(first: string): Format {
  return (value) => {
    if (value < 1 || value > 26 * 26) return decimal(value);
    return String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
  };
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value < 1 || value > 4_000) return decimal(value);
  let rest = value;
  let written = '';
  for (const [worth, sign] of ROMAN) {
    for (; rest >= worth; rest -= worth) written += sign;
  }
  return written;
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

const FORMATS: Readonly<Record<string, Format>> = {
  decimal,
  decimalZero: (value) => decimal(value).padStart(2, '0'),
  decimalHalfWidth: decimal,
  decimalFullWidth: digitByDigit('０１２３４５６７８９'),
  decimalFullWidth2: digitByDigit('０１２３４５６７８９'),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: row(0x2488, 20),
  decimalEnclosedParen: row(0x2474, 20),
  numberInDash: (value) => `- ${value} -`,
  chineseCounting: tens,
  chineseCountingThousand: thousands,
  chineseLegalSimplified: counted({ digits: FORMAL_DIGITS, units: ['拾', '佰', '仟'], zero: '零', isTenBare: false }),
  ideographLegalTraditional: counted({
    digits: FORMAL_TRADITIONAL_DIGITS,
    units: ['拾', '佰', '仟'],
    zero: '零',
    isTenBare: false,
  }),
  ideographDigital: digitByDigit(DIGITS),
  japaneseCounting: counted({
    digits: DIGITS,
    units: ['十', '百', '千'],
    zero: '',
    isTenBare: true,
    areUnitsBare: true,
  }),
  japaneseDigitalTenThousand: digitByDigit(DIGITS),
  taiwaneseCounting: tens,
  taiwaneseCountingThousand: thousands,
  taiwaneseDigital: digitByDigit('○一二三四五六七八九'),
  koreanDigital2: digitByDigit('零一二三四五六七八九'),
  ideographTraditional: oneOf(STEMS),
  ideographZodiac: oneOf(BRANCHES),
  ideographZodiacTraditional: (value) => oneOf(STEMS)(value) + oneOf(BRANCHES)(value),
  ideographEnclosedCircle: row(0x3280, 10),
  upperLetter: letters('A'),
  lowerLetter: letters('a'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  none: () => '',
};

/** The number in the format that Word calls so; formats that are not known are written as plain digits. */
export function formatNumber(value: number, format: string): string {
  return (Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined)?.(value) ?? decimal(value);
}
