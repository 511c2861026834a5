import type { Line } from '../document/document.ts';
import type { Message, Severity } from './finding.ts';
import { matchesIn } from '../report/text.ts';
import { isText } from './narrative.ts';
import type { Rule, RuleReference } from './rule.ts';

/** What is counted or dated behind a lone ×: ×次, X年. */
const COUNTED = '次|件|条|篇|项(?!目)|个|期|人|份|场|年|月|日|起|余|万|元|家|类|批|部';

/** What stands in the place of words that are still to come, and how grave it is to leave it. */
const LEFT: readonly { readonly pattern: RegExp; readonly mark: RegExp; readonly severity: Severity }[] = [
  // Masked telephone and identity numbers have digits beside them, words of other languages letters.
  { pattern: /(?<![\dA-Za-zＸｘ×*])[XxＸｘ×]{2,}(?![\dA-Za-z*])/g, mark: /[XxＸｘ×]{2}/, severity: 'warning' },
  {
    pattern: new RegExp(`(?<![\\dA-Za-zＸ×])[XＸ×](?=\\s?(?:${COUNTED}))`, 'g'),
    mark: /[XＸ×]/,
    severity: 'warning',
  },
  {
    pattern:
      /[（(【[](?:此处|请在?此?处?|由|待)[^（()）【】[\]]{0,6}(?:填写|填报|填入|填列|补充|录入|完善)[^（()）【】[\]]{0,30}[）)】\]]/g,
    mark: /填|补充|录入|完善/,
    severity: 'warning',
  },
  // The product itself writes these two: blanks that the author is to fill.
  { pattern: /[（(](?:单位|机关|部门)名称[）)]/g, mark: /名称/, severity: 'information' },
  {
    pattern: /[_＿]{3,200}|(?<=[\u4e00-\u9fff])[_＿]{2}(?=[\u4e00-\u9fff])/g,
    mark: /[_＿]{2}/,
    severity: 'information',
  },
  // 2024年 月 日: the day was to be written in by hand.
  { pattern: /年[ \u3000\u00a0]{1,12}月[ \u3000\u00a0]{1,12}日/g, mark: /年[ \u3000\u00a0]/, severity: 'warning' },
];

/** Marks of emphasis and of a rule across the page are lines of underscores too: ___重要___. */
const EMPHASIS = /^[_＿]+$|^([_＿]{2,3})[^_＿].*\1$/;

/** A name with its second half hidden, such as 张XX, is meant to stay: 某 and 姓 say so. */
const HIDDEN_NAME = /(?:同志|先生|女士|某人?|姓名)$/;

/** XX, ×次, ____, （此处填写）: words that were to be written in and were not. */
export const unfilledText: Rule = {
  id: 'unfilled-text',
  group: 'wording',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '还有没填写的文字', en: 'Text still to be filled in' },
  check(report) {
    const lines = report.textLines.filter((line) => isText(report, line));
    return LEFT.flatMap(({ pattern, mark, severity }) => {
      const marked = lines.filter((line) => mark.test(line.text) && !EMPHASIS.test(line.text));
      return matchesIn(marked, pattern)
        .filter(({ groups: { index = 0 }, line }) => !HIDDEN_NAME.test(line.text.slice(Math.max(0, index - 4), index)))
        .map(({ groups: [found], line, span }) => ({ span, severity, message: sayingOf(found, line) }));
    });
  },
};

function sayingOf(found: string, line: Line): Message {
  const shown = found.trim().slice(0, 20);
  const around = line.text.length <= 24 ? `（${line.text.trim()}）` : '';
  return {
    zh: `“${shown}”还没有填写${around.includes(shown) && around.length > shown.length + 2 ? around : ''}。请填上实际内容，或删去这一句。`,
    en: `“${shown}” is still to be filled in.`,
  };
}

/** What the reference says of it. */
export const unfilledTextReference: RuleReference = {
  finds: {
    zh: '正文里留着“XX”“××”“×次”“____”“（此处填写……）”“（单位名称）”“2024年 月 日”之类，还没有换成实际内容的，给出提示。',
    en: 'Reports XX, ××, ×次, ____, （此处填写…）, （单位名称）, 2024年 月 日 left in the text.',
  },
  why: {
    zh: '套用范文或者往年报告时，留空的地方容易漏填，公布以后一眼就能看出来。为了遮盖而写的号码（138××××1234）、乘号（7×24小时）不算。留空的横线（____）多是本工具插入、等您填写的，只作提示；其余给出警告。表格里的“/”“XX”由 placeholder-cell、not-a-count 提示。填什么只有您知道，所以没有一键修改。',
    en: 'Whoever starts from a model text or an earlier report leaves such places behind, and readers see them at once. Masked numbers (138××××1234) and the sign of multiplication (7×24) are none. A line to be filled (____) is mostly what this tool inserted for you and is information only; the others are warnings. Cells of tables are the business of placeholder-cell and not-a-count. Only you know what belongs there, so there is no quick fix.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

2023年，我局主动公开政府信息XX条，组织业务培训×次。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

2023年，我局主动公开政府信息36条，组织业务培训2次。
`,
    },
  ],
};
