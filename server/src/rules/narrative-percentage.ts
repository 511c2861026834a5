import type { Claim } from '../report/prose/claim.ts';
import { formatDecimal } from '../report/number.ts';
import { claimsWith } from './claim-findings.ts';
import { expectedText } from './claim-words.ts';
import type { Fix } from './finding.ts';
import { narrativeExample } from './narrative-example.ts';
import type { Rule, RuleReference } from './rule.ts';

/** A percentage does not follow from its two numbers. */
export const narrativePercentage: Rule = {
  id: 'narrative-percentage',
  group: 'identities',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '文中的百分比与数量对不上', en: 'Percentage does not follow from its numbers' },
  check(report) {
    return claimsWith(report, 'percentage').map((claim) => ({
      span: claim.span,
      ...(claim.soft && { severity: 'information' as const }),
      message: {
        zh: `文中写的是${claim.text}，按文中的两个数计算是${expectedText(claim)}%。${claim.soft ? '相差不到末位的一，可能是截尾或者为凑足100%而调整，请核对。' : '请核对两个数和百分比。'}`,
        en: `The text says ${claim.text}; its two numbers make ${expectedText(claim)} %. ${claim.soft ? 'It may have been cut off instead of rounded.' : 'Please check the numbers and the percentage.'}`,
      },
      related: claim.others.map((span) => ({
        span,
        message: { zh: '计算所用的数', en: 'A number that it is taken of' },
      })),
      fixes: () => percentageFix(claim),
    }));
  },
};

function percentageFix({ digits, expected, value }: Claim): readonly Fix[] {
  if (!digits || !expected) return [];
  const [before, after] = [formatDecimal(value), formatDecimal(expected)];
  return [
    {
      title: { zh: `改为算出的百分比：${before}→${after}`, en: `Write what the numbers make: ${before} → ${after}` },
      preferred: true,
      edits: [{ span: digits, newText: after }],
    },
  ];
}

/** What the reference says of it. */
export const narrativePercentageReference: RuleReference = {
  finds: {
    zh: '“N件，占P%”和“比上年（N件）增长P%”，按文中的两个数计算，与写出的百分比比较，四舍五入到写出的位数。',
    en: 'Works out “N件，占P%” and “比上年（N件）增长P%” from the numbers of the text and compares, rounded to the digits written.',
  },
  why: {
    zh: '35件占805件是4.35%，不是4.34%。截尾而没有四舍五入、为凑足100%而调整末位的，只作一般提示。找不到基数的不比较。',
    en: '35 of 805 is 4.35 %, not 4.34 %. A share that was cut off instead of rounded, or bent so that all make 100, is information. Without a base nothing is compared.',
  },
  examples: [
    {
      wrong: /* @__PURE__ */ narrativeExample('本年度收到政府信息公开申请7件，其中自然人5件，占72.5%。'),
      right: /* @__PURE__ */ narrativeExample('本年度收到政府信息公开申请7件，其中自然人5件，占71.4%。'),
    },
  ],
};
