import { matchesIn, textLines } from './narrative.ts';
import type { Rule } from './rule.ts';

const IDENTITY_NUMBER =
  /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g;
const MOBILE_NUMBER = /(?<![\dA-Za-z.-])1[3-9]\d{9}(?![\dA-Za-z.-])/g;

/** A resident identity number or a mobile number in the text. */
export const personalInformation: Rule = {
  id: 'personal-information',
  group: 'wording',
  severity: 'warning',
  basis: 'law',
  since: '1',
  clause: '第十五条',
  title: { zh: '疑似个人信息', en: 'Personal information' },
  check(report) {
    // Only few reports have so many digits in a row.
    if (!textLines(report).some((line) => /\d{11}/.test(line.text))) return [];
    const identities = matchesIn(report, '', IDENTITY_NUMBER)
      .filter(({ groups: [number] }) => hasValidCheckDigit(number))
      .map(({ span }) => ({
        span,
        message: {
          zh: '这里像是居民身份证号码。《条例》第十五条保护个人隐私，公布前请删去或遮盖。',
          en: 'This looks like a resident identity number. Remove it before publication (article 15).',
        },
      }));
    const mobiles = matchesIn(report, '1', MOBILE_NUMBER).map(({ span }) => ({
      span,
      message: {
        zh: '这里像是手机号码。个人号码属于个人隐私（《条例》第十五条）；对外联系请用办公电话。',
        en: 'This looks like a mobile number. Use an office telephone, or remove it (article 15).',
      },
    }));
    return [...identities, ...mobiles];
  },
};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: the last digit follows from the seventeen before it. */
function hasValidCheckDigit(number: string): boolean {
  const total = WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(number.charAt(index)), 0);
  return '10X98765432'.charAt(total % 11) === number.charAt(17).toUpperCase();
}
