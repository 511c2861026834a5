import { isProse } from '../document/prose.ts';
import { matchesIn } from '../report/text.ts';
import type { Match } from '../report/text.ts';
import type { Rule, RuleReference } from './rule.ts';

const IDENTITY_NUMBER =
  /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g;
/** Eleven digits that are no part of a longer number, and count nothing: 13900000000元 is an amount. */
const MOBILE_NUMBER =
  /(?<![\dA-Za-z.,，．+-])1[3-9]\d{9}(?![\dA-Za-z.,％%-]|\s?(?:[十百千万亿]|元|件|条|次|个|份|篇|项|人|户|家|公里|千米|米|平方|立方|吨|公斤|千克|度|号文|号\b))/g;
/** Words that say that a number is somebody's. */
const CALLED = /电话|手机|联系|号码|拨打|致电|咨询|微信|短信|Tel|tel|TEL/;
/** So many digits alike in a row stand in amounts and in cells that were run together, hardly in somebody's number. */
const GLUED = /(\d)\1{4}/;

/** A resident identity number or a mobile number in the text. */
export const personalInformation: Rule = {
  id: 'personal-information',
  group: 'wording',
  severity: 'warning',
  basis: 'law',
  since: '1',
  clause: '第十五条',
  fixes: [],
  title: { zh: '疑似个人信息', en: 'Personal information' },
  check(report) {
    const lines = report.textLines.filter((line) => /\d{11}/.test(line.text));
    const identities = matchesIn(lines, IDENTITY_NUMBER)
      .filter(({ groups: [number] }) => hasValidCheckDigit(number))
      .map(({ span }) => ({
        span,
        message: {
          zh: '这里像是居民身份证号码。《条例》第十五条保护个人隐私，公布前请删去或遮盖。',
          en: 'This looks like a resident identity number. Remove it before publication (article 15).',
        },
      }));
    const prose = new Set(lines.filter((line) => isProse(line.text)));
    const mobiles = matchesIn(lines, MOBILE_NUMBER)
      .filter((match) => isSomebodys(match, prose.has(match.line)))
      .map(({ span }) => ({
        span,
        message: {
          zh: '这里像是手机号码。个人号码属于个人隐私（《条例》第十五条）；对外联系请用办公电话。',
          en: 'This looks like a mobile number. Use an office telephone, or remove it (article 15).',
        },
      }));
    return [...identities, ...mobiles];
  },
};

/** Whether a number is called one, or stands in running text and looks like one; cells of tables glued together do not. */
function isSomebodys({ groups: { 0: number, index = 0 }, line }: Match, isInProse: boolean): boolean {
  if (CALLED.test(line.text.slice(Math.max(0, index - NEARBY), index + number.length + NEARBY))) return true;
  return isInProse && !GLUED.test(number);
}

/** So near to a number stands the word that says whose it is. */
const NEARBY = 24;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: the last digit follows from the seventeen before it. */
function hasValidCheckDigit(number: string): boolean {
  const total = WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(number.charAt(index)), 0);
  return '10X98765432'.charAt(total % 11) === number.charAt(17).toUpperCase();
}

/** What the reference says of it. */
export const personalInformationReference: RuleReference = {
  finds: {
    zh: '正文里出现居民身份证号码或者手机号码的，给出提示。',
    en: 'Reports a resident identity number or a mobile telephone number in the text.',
  },
  why: {
    zh: '条例第十五条规定，涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开；第三方同意公开，或者不公开会对公共利益造成重大影响的除外。年度报告一经公布就收不回来，个人号码应在公布前删去或者遮盖；对外联系请用办公电话。身份证号码用校验码核对过，手机号码只看位数和开头，可能把其他编号误认为手机号码，请核对。统一社会信用代码、固定电话、文号不提示。',
    en: 'By article 15 an organ must not publish information whose disclosure would harm the lawful rights of others, such as personal privacy, save with their consent or where withholding it would do great harm to the public. What is published cannot be taken back: remove or mask such numbers before publication, and give an office telephone for contact. Identity numbers are verified by their check digit; mobile numbers go by length and beginning only, so another number may be taken for one. Credit codes, fixed lines and document numbers are not reported.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 六、其他需要报告的事项

2023年未收取信息处理费。如有疑问，请联系本机关工作人员，手机13800138000。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 六、其他需要报告的事项

2023年未收取信息处理费。如有疑问，请联系本机关办公室，电话0000-1234567。
`,
    },
  ],
};
