import { claimsWith } from './claim-findings.ts';
import { expectedText } from './claim-words.ts';
import { narrativeExample } from './narrative-example.ts';
import type { Rule, RuleReference } from './rule.ts';

/** The parts that a sentence names do not add up to its total. */
export const narrativeSum: Rule = {
  id: 'narrative-sum',
  group: 'identities',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '文中各分项相加不等于总数', en: 'Parts do not add up to the total' },
  check(report) {
    return claimsWith(report, 'sum').map((claim) => ({
      span: claim.span,
      message: {
        zh: `文中的总数是${claim.text}，后面各分项相加是${expectedText(claim)}，两者应当相等。请核对是总数有误，还是分项有误或者漏写。`,
        en: `The total is ${claim.text}, its parts add up to ${expectedText(claim)}. Check whether the total or a part is wrong, or one is missing.`,
      },
      related: claim.others.map((span) => ({ span, message: { zh: '分项', en: 'A part' } })),
    }));
  },
};

/** What the reference says of it. */
export const narrativeSumReference: RuleReference = {
  finds: {
    zh: '文中“共……其中……”“分别为”以及各类办理结果，各分项相加与总数比较；收到、上年结转、办结、结转下年的数都写了的，也看两边是否相等。',
    en: 'Adds up the parts that a sentence names (共…其中…, 分别为, the outcomes of requests) and compares with its total; also received and carried in against answered and carried forward where all are given.',
  },
  why: {
    zh: '只有分项写全了（以“其他”“其余”结尾、分成“自然人”“法人或其他组织”两项、五类办理结果都写到、占比合计为100%等）才要求相等；没有写全的，只在分项之和超过总数时提示。',
    en: 'Equality is asked only where the list is complete: it ends in 其他 or 其余, splits into known complements, names all groups, or its shares make 100 %. Of an open list only parts that exceed the total are told.',
  },
  examples: [
    {
      wrong: /* @__PURE__ */ narrativeExample(
        '本年度主动公开政府信息20条，其中政策文件8条、工作动态9条、其他信息2条。',
      ),
      right: /* @__PURE__ */ narrativeExample(
        '本年度主动公开政府信息20条，其中政策文件8条、工作动态9条、其他信息3条。',
      ),
    },
  ],
};
