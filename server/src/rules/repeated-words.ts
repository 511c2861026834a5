import { isProse } from '../document/prose.ts';
import { matchesIn } from '../report/text.ts';
import { isText } from './narrative.ts';
import type { Match } from '../report/text.ts';
import type { Rule, RuleReference } from './rule.ts';

/** Words and phrases that stand twice in a row: 资金资金. The longest word here is far shorter than a line. */
const DOUBLED = /([\u4e00-\u9fff]{2,16})\1{1,99}/g;
/** A phrase of zeal that is begun again: 认真贯彻落实认真贯彻. */
const BEGUN_AGAIN =
  /((?:认真|积极|严格|扎实|全面|切实|深入|不断|大力|着力|持续|及时|主动)[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{1,2}\1/g;

/** One name may end and the next begin with these: 人民政府政府信息公开, 信息公开公开属性, 办公室办公室主任. */
const ENDING_AND_BEGINNING =
  /^(?:政府|公开|信息|行政|办公|办公室|机关|管理|服务|审查|审批|监督|规范|公共|工作|社会|文化|法制|法治|执法|单位|部门|街道|教育|卫生|建设|安全|人民|国家|中心|平台|网站|组织|人员|领导|代表|经济|发展|改革)$/;
/** 一个一个, 逐项逐项, 又一次又一次; 统统, 常常 are no words of two characters. */
const MEANT = /^(?:[一二三逐每各分层][\u4e00-\u9fff]|又一[\u4e00-\u9fff]|(.)\1+)$/;

/** A word or phrase of two or more characters doubled in prose. */
export const repeatedWords: Rule = {
  id: 'repeated-words',
  group: 'wording',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '词语重复', en: 'A word stands twice' },
  check(report) {
    const lines = report.textLines.filter((line) => isText(report, line) && isProse(line.text));
    const doubled = matchesIn(lines, DOUBLED).filter(
      ({ groups: [, word = ''] }) => !ENDING_AND_BEGINNING.test(word) && !MEANT.test(word),
    );
    const begun = matchesIn(lines, BEGUN_AGAIN).filter((match) => doubled.every((other) => isApart(match, other)));
    return [...doubled, ...begun].map(({ groups: [found, word = ''], span }) => ({
      span,
      message: {
        zh: `“${shown(found)}”里“${word}”写重了，可能是复制或修改时留下的。请删去多余的。`,
        en: `“${word}” stands again in “${shown(found)}”: left over from copying or editing, it seems.`,
      },
    }));
  },
};

const LONGEST_SHOWN = 20;

function shown(found: string): string {
  return found.length > LONGEST_SHOWN ? `${found.slice(0, LONGEST_SHOWN)}…` : found;
}

function isApart({ span }: Match, other: Match): boolean {
  return span.end <= other.span.start || other.span.end <= span.start;
}

/** What the reference says of it. */
export const repeatedWordsReference: RuleReference = {
  finds: {
    zh: '正文里两个字以上的词语接连写了两遍（如“资金资金”），或者一句话刚起头又重来（如“认真贯彻落实认真贯彻”）的，给出提示。',
    en: 'Reports a word of two or more characters that stands twice in a row, such as 资金资金, and a phrase that begins again, such as 认真贯彻落实认真贯彻.',
  },
  why: {
    zh: '这类重复多是复制、修改时留下的，校对时最容易看漏；已经公布的报告里见过。“人民政府政府信息公开”“信息公开公开属性”这类前一个词的结尾与后一个词的开头相同的，以及“一个一个”之类，不提示。删去哪一个由您决定。',
    en: 'Such doublings are left over from copying and editing, and proofreading misses them most; published reports have had them. Where one name ends as the next begins (人民政府政府信息公开), and 一个一个 and the like, nothing is reported. Which one to remove is up to you.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

2023年，我局及时公开林业补助资金资金分配结果36条。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

2023年，我局及时公开林业补助资金分配结果36条。
`,
    },
  ],
};
