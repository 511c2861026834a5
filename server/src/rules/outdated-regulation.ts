import { presentRegulation } from '../norms/regulation.ts';
import { linesWith, matchesIn, spanIn } from '../report/text.ts';
import type { Rule, RuleReference } from './rule.ts';

/** Blanks are few, as a search for any number of them at each of many would take ages. */
const OLD_ORDER = /国务院令\s{0,5}[（(〔]?\s{0,5}第?\s{0,5}492\s{0,5}号/g;
/** So many characters around an order tell whether it is named as what was. */
const AROUND = 30;
const CLAUSE_END = /[。；;]/;
const HISTORY = /2007|2008|公布|修订|修改|原《|原条例|旧|废止|取代|代替/;
const OLD_PERIOD = /(?<before>[^。；]{0,40})(?<period>(?:15|十五)\s{0,5}个工作日)[^。；]{0,20}/g;
/** Words by which a sentence tells what the law demands, not what was done. */
const DEMANDED = /规定|法定|应当|应[在于]|条例|期限|时限|之日起|必须|须在|要求/;

/** The regulation of 2007, or its answer period of 15 working days, in a report on 2019 or later. */
export const outdatedRegulation: Rule = {
  id: 'outdated-regulation',
  group: 'wording',
  severity: 'warning',
  basis: 'law',
  since: '1',
  clause: '第三十三条',
  fixes: [],
  title: { zh: '引用了修订前的条例', en: 'Regulation out of date' },
  check(report) {
    if (report.edition.regulation !== presentRegulation) return [];
    // The history of the regulation names both orders; beside the present one it may still be cited as in force.
    const orders = matchesIn(linesWith(report, '492'), OLD_ORDER)
      .filter(
        ({ line, groups: { index = 0, 0: order } }) =>
          !line.text.includes('711') || isPresent(line.text, index, order.length),
      )
      .map(({ span }) => ({
        span,
        clause: '第五十六条',
        message: {
          zh: '国务院令第492号是2007年公布的条例，已由2019年5月15日起施行的修订条例（国务院令第711号）取代。请改引现行条例。',
          en: 'Order 492 is the regulation of 2007, replaced by Order 711 from 15 May 2019.',
        },
      }));
    const periods = matchesIn(linesWith(report, '个工作日'), OLD_PERIOD)
      .filter(
        ({ groups: [text] }) =>
          text.includes('答复') &&
          text.includes('申请') &&
          DEMANDED.test(text) &&
          !/第三方|征求|意见|起诉|复议|补正/.test(text),
      )
      .map(({ line, groups: { index = 0, groups } }) => ({
        span: spanIn(line, index + (groups?.['before'] ?? '').length, (groups?.['period'] ?? '').length),
        message: {
          zh: '答复申请的期限现在是20个工作日（《条例》第三十三条），15个工作日是2007年条例的规定。请核对。',
          en: 'Requests are answered within 20 working days (article 33); 15 was the period of 2007.',
        },
      }));
    return [...orders, ...periods];
  },
};

/** Whether an order is cited as in force: nothing around it speaks of what was. */
function isPresent(text: string, at: number, length: number): boolean {
  const before =
    text
      .slice(Math.max(0, at - AROUND), at)
      .split(CLAUSE_END)
      .at(-1) ?? '';
  const after = text.slice(at + length, at + length + AROUND).split(CLAUSE_END)[0] ?? '';
  return !HISTORY.test(before + after);
}

/** What the reference says of it. */
export const outdatedRegulationReference: RuleReference = {
  finds: {
    zh: '2019年度及以后的报告，仍引用“国务院令第492号”，或者把答复申请的期限写成15个工作日的，给出提示。',
    en: 'Reports, from 2019 on, a reference to 国务院令第492号 (the regulation of 2007) and an answer period of 15 working days.',
  },
  why: {
    zh: '修订后的条例（国务院令第711号）自2019年5月15日起施行，第三十三条规定的答复期限是20个工作日；第492号令是2007年公布的旧条例，15个工作日是旧条例的期限。同一段里也写了第711号令、是在介绍条例沿革的，不提示；第三方回复意见的15个工作日（第三十二条）现在仍然有效，也不提示。2018年度及以前的报告适用旧条例，不查。',
    en: "The revised regulation (国务院令第711号) is in force since 15 May 2019; its article 33 gives 20 working days for an answer. 492号 is the regulation of 2007, and 15 working days was its period. A paragraph that names both orders tells the history and is fine; so are the third party's 15 working days of article 32, which are current. Reports on 2018 and earlier are under the old regulation and not looked at.",
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制本报告。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制本报告。
`,
    },
  ],
};
