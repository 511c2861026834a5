import { isProse } from '../document/prose.ts';
import { matchesIn } from '../report/text.ts';
import { isText } from './narrative.ts';
import type { Rule, RuleReference } from './rule.ts';

/** A whole number of two digits or more with 余 or 多 behind it. 12余万 counts by ten thousands and is round. */
const APPROXIMATE = /(?<![\d.,，．])(\d{2,12})(?:余|多(?=[件条篇次份个项人户起场期家处元]))(?![万亿])/g;

/** Whether authors take a number for round: they do so of tens, and of fives. */
function isRound(number: string): boolean {
  return /[05]$/.test(number);
}

/** 2023多次: the year lost its 年. */
const YEAR = /^(?:19|20)\d{2}$/;

/** An exact number that is called approximate: 30299余条. */
export const approximateExact: Rule = {
  id: 'approximate-exact',
  group: 'wording',
  severity: 'information',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '准确数字后面写了“余”“多”', en: 'An exact number called approximate' },
  check(report) {
    const lines = report.textLines.filter(
      (line) => /[余多]/.test(line.text) && isProse(line.text) && isText(report, line),
    );
    return matchesIn(lines, APPROXIMATE)
      .filter(({ groups: [, number = ''] }) => !isRound(number) && !YEAR.test(number))
      .map(({ groups: [found, number = ''], span }) => ({
        span,
        message: {
          zh: `“${found}”：${number}是准确的数字，后面不必写“${found.slice(number.length)}”；概数请用整数，如“${rounded(number)}余”。`,
          en: `“${found}”: ${number} is an exact number; “${found.slice(number.length)}” (and more) goes with round ones.`,
        },
      }));
  },
};

/** 30299 → 30000: the number down to its first digit. */
function rounded(number: string): string {
  return number.charAt(0) + '0'.repeat(number.length - 1);
}

/** What the reference says of it. */
export const approximateExactReference: RuleReference = {
  finds: {
    zh: '准确到个位的数字后面又写“余”“多”的，如“30299余条”，给出提示。',
    en: 'Reports 余 or 多 (and more) behind a number that is exact to the last digit, such as 30299余条.',
  },
  why: {
    zh: '“余”“多”表示概数，用在整数后面；数字已经准确，再写“余”前后矛盾，读者不知道究竟是多少。已经公布的报告里见过。“300余条”“1.2万余条”“25余次”是通行的写法，不提示。是去掉“余”还是改成整数，由您决定。',
    en: '余 and 多 make a round number approximate; behind an exact one they contradict it. Published reports have been seen to write so. 300余条, 1.2万余条 and 25余次 are usual and fine. Whether to drop the word or to round the number is up to you.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

2023年，我局通过门户网站公开政府信息1387余条。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

2023年，我局通过门户网站公开政府信息1387条。
`,
    },
  ],
};
