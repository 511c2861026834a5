import { linesWith, matchesIn } from '../report/text.ts';
import type { Rule, RuleReference } from './rule.ts';

/** Of the two brackets one may have been lost in copying: 国办公开办函〔202130号. */
const BRACKETS =
  /([\u4e00-\u9fff]{2,10}[发函办字规令通知文])\s{0,4}([〔﹝[［【（(]?)\s{0,4}((?:19|20)\d{2})\s{0,4}([〕﹞\]］】）)]?)\s{0,4}(\d{1,4})\s{0,4}号/g;

/** Words before a number that belong to the sentence. */
const BEFORE =
  /^.*(?:按照|依照|根据|依据|遵照|执行|落实|贯彻|印发|转发|下发|文件|规定|要求|以及|[的和及与以见据])(?=.)/;

/** 国办公开办函[2021]30号: the year stands in 〔〕. */
export const documentNumber: Rule = {
  id: 'document-number',
  group: 'wording',
  severity: 'information',
  basis: 'practice',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '文号括号不规范', en: 'Brackets of a document number' },
  check(report) {
    return matchesIn(linesWith(report, '号'), BRACKETS).flatMap(
      ({ groups: [found = '', words = '', open = '', year = '', close = '', number = ''], span: { start, end } }) => {
        if (open + close === '' || (/[〔﹝]/.test(open) && /[〕﹞]/.test(close))) return [];
        const before = BEFORE.exec(words)?.[0].length ?? 0;
        const whole = found.slice(before);
        const span = { start: start + before, end };
        const regular = `${words.slice(before)}〔${year}〕${number}号`;
        const isHalf = open === '' || close === '';
        return {
          span,
          message: {
            zh: `文号“${whole}”的年份${isHalf ? '少了一半括号，' : ''}应当用六角括号〔〕：${regular}。`,
            en: `The year of a document number stands in 〔〕: ${regular}.`,
          },
          fixes: [
            {
              title: { zh: `改为“${regular}”`, en: `Change to “${regular}”` },
              preferred: true,
              edits: [{ span, newText: regular }],
            },
          ],
        };
      },
    );
  },
};

/** What the reference says of it. */
export const documentNumberReference: RuleReference = {
  finds: {
    zh: '文号里的年份没有用六角括号〔〕的（如“国办公开办函[2021]30号”），或者括号只剩一半的，给出提示。',
    en: 'Reports a document number whose year is not in 〔〕, such as 国办公开办函[2021]30号, or lost one of its brackets.',
  },
  why: {
    zh: '公文的发文字号，年份用六角括号〔〕括起，这是公文写作的通行做法；用别的括号不影响理解，但检索时对不上，所以只作提示。只认“某某函〔年份〕某号”这种完整的写法，期刊号、楼号之类不管。一键修改只换括号，其他不变。',
    en: "The year of an official document's number is written in 〔〕. Other brackets are understood as well, but a search does not find them, hence information only. The rule looks for complete numbers only, not for issues of a journal or houses. The quick fix changes the brackets and nothing else.",
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

本报告按照国办公开办函[2021]30号规定的格式编制。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

本报告按照国办公开办函〔2021〕30号规定的格式编制。
`,
    },
  ],
};
