import { linesWith, matchesIn } from '../report/text.ts';
import { isText } from './narrative.ts';
import type { Rule, RuleReference } from './rule.ts';

/** A word that is written for another: `found` with its surroundings, and what should stand in its place. */
interface Confusion {
  /** A word that every match contains, to find the lines by. */
  readonly word: string;
  readonly found: RegExp;
  readonly right: string;
}

/** Only what is wrong wherever it stands; each was seen in a published report or is its next relation. */
const CONFUSIONS: readonly Confusion[] = [
  // 截止 ends a period (报名截止), 截至 counts up to a day.
  {
    word: '截止',
    found: /截止(?=\s?(?:(?:19|20)\d{2}\s?年|\d{1,2}\s?月|目前|今年|去年|年底|年末|当前))/g,
    right: '截至',
  },
  { word: '提前行政', found: /提前行政(?=诉讼)/g, right: '提起行政' },
  { word: '转结', found: /(?<=[上下本次去]一?年度?)转结|转结(?=[至到]?(?:下|次|20\d{2}|本)一?年)/g, right: '结转' },
  { word: '过程性性', found: /过程性性/g, right: '过程性' },
  { word: '规范性性', found: /规范性性/g, right: '规范性' },
  { word: '行政法复议', found: /行政法复议/g, right: '行政复议' },
  { word: '规范行文件', found: /规范行文件/g, right: '规范性文件' },
  { word: '行政诉颂', found: /行政诉颂/g, right: '行政诉讼' },
  { word: '予已公开', found: /予已公开/g, right: '予以公开' },
  { word: '于以公开', found: /于以公开/g, right: '予以公开' },
  { word: '不与公开', found: /不与公开(?![\u4e00-\u9fff]{0,6}(?:相|一致|冲突|矛盾))/g, right: '不予公开' },
  { word: '逾期不补证', found: /逾期不补证/g, right: '逾期不补正' },
  { word: '公开条列', found: /公开条列/g, right: '公开条例' },
  { word: '《条列》', found: /《条列》/g, right: '《条例》' },
  { word: '申请公工', found: /申请公工/g, right: '申请公开' },
  { word: '再接再励', found: /再接再励/g, right: '再接再厉' },
];

/** Words that are taken for others: 截止 before a date, 转结, 过程性性. */
export const confusedWords: Rule = {
  id: 'confused-words',
  group: 'wording',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '易混或写错的词语', en: 'Words taken for others' },
  check(report) {
    return CONFUSIONS.flatMap(({ word, found, right }) =>
      report.document.text.includes(word) || report.document.isHtml
        ? matchesIn(
            linesWith(report, word).filter((line) => isText(report, line)),
            found,
          ).map(({ groups: [written], span }) => ({
            span,
            message: {
              zh: `“${written}”应为“${right}”。请改正。`,
              en: `“${written}” should be “${right}”.`,
            },
            fixes: [
              {
                title: { zh: `${written}→${right}`, en: `${written}→${right}` },
                preferred: true,
                edits: [{ span, newText: right }],
              },
            ],
          }))
        : [],
    );
  },
};

/** What the reference says of it. */
export const confusedWordsReference: RuleReference = {
  finds: {
    zh: '按固定的词表，查正文里容易混淆或写错的词语：日期前的“截止”（应为“截至”）、“转结”（结转）、“提前行政诉讼”（提起行政诉讼）、“过程性性”“行政法复议”“规范行文件”“予已公开”“逾期不补证”“《条列》”等。',
    en: 'Looks for a fixed list of words that are taken for others: 截止 before a date (截至), 转结 (结转), 提前行政诉讼 (提起行政诉讼), 过程性性, 行政法复议, 规范行文件, 予已公开, 逾期不补证, 《条列》 and the like.',
  },
  why: {
    zh: '这些写法在已经公布的报告里见过，输入法和拼写检查都不会提醒。词表里只有放在哪里都不对的写法：“截止时间”“报名截止”是对的，不提示；“截止”后面紧跟日期的才提示。一键修改换成正确的词，其他不变。',
    en: 'Published reports have had them, and neither input methods nor spelling checkers object. The list holds only what is wrong wherever it stands: 截止时间 and 报名截止 are right, 截止 right before a date is not. The quick fix writes the right word and changes nothing else.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

截止2023年12月31日，我局主动公开政府信息36条。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

截至2023年12月31日，我局主动公开政府信息36条。
`,
    },
  ],
};
