import { chineseNumber } from '../document/label.ts';
import type { SectionForm, SectionId } from '../norms/edition.ts';
import { firstOccurrences } from '../report/layout.ts';
import { matchesIn } from '../report/text.ts';
import type { Match } from '../report/text.ts';
import type { Message } from './finding.ts';
import type { Rule, RuleReference } from './rule.ts';

/** 本报告由…六个部分组成, 分为六部分: what the opening says of the report's own make. At most a paragraph stands between. */
const PARTS =
  /(?:本年?度?报告|本?年报|报告|全文)[^。；\n]{0,12}?(?:由|包括|包含|涵盖|共|分为|分)([^。；\n]{0,240}?)([一二三四五六七八九十]{1,2}|\d{1,2})个?(?:大)?(?:部分|方面内容|个方面)/g;

/** A word that each section's name has, and no other's. */
const NAMED: Readonly<Record<SectionId, RegExp>> = {
  overview: /总体情况|概述|总体工作/,
  proactive: /主动公开/,
  requests: /申请(?!行政|复议)/,
  proceedings: /复议|诉讼/,
  problems: /问题/,
  otherMatters: /其他/,
};

/** The opening names so many parts, and the report has others. */
export const preambleParts: Rule = {
  id: 'preamble-parts',
  group: 'wording',
  severity: 'information',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '开头说的部分与报告不符', en: 'The opening names other parts' },
  check(report) {
    const forms = report.edition.sections;
    const [first] = report.sections;
    // Where a section is missing, that leads; where headings are not the form's, nobody can count them.
    if (!first || firstOccurrences(report).length !== forms.length || report.otherHeadings.length > 0) return [];
    const opening = report.textLines.filter((line) => line.end <= first.lineStart && line.text.includes('部分'));
    return matchesIn(opening, PARTS).flatMap((match) => {
      const message = messageOf(match, forms);
      return message ? [{ span: match.span, message }] : [];
    });
  },
};

function messageOf({ groups }: Match, forms: readonly SectionForm[]): Message | null {
  const [, list = '', written = ''] = groups;
  const count = /^\d/.test(written) ? Number(written) : chineseNumber(written);
  if (count === null) return null;
  const due = forms.length;
  if (count !== due) {
    return {
      zh: `开头说报告有${written}个部分，实际有${String(due)}个。请改正开头的说法。`,
      en: `The opening names ${written} parts; the report has ${String(due)}.`,
    };
  }
  const missing = forms.filter(({ id }) => !NAMED[id].test(list));
  // A list that names hardly any section is about something else, or in words of its own.
  if (missing.length === 0 || missing.length > 1) return null;
  const names = missing.map(({ heading }) => `“${heading}”`).join('、');
  return {
    zh: `开头说报告有${written}个部分，列举时没有提到${names}。请补上。`,
    en: `The opening says that there are ${written} parts and leaves out ${names}.`,
  };
}

/** What the reference says of it. */
export const preamblePartsReference: RuleReference = {
  finds: {
    zh: '开头写“本报告由……六个部分组成”之类，部分的个数与报告不同，或者列举时漏了一个部分的，给出提示。',
    en: 'Reports an opening such as 本报告由…六个部分组成 that gives another number of parts than the report has, or leaves one of them out.',
  },
  why: {
    zh: '开头一段往往照抄往年，格式变了，个数和名称没有跟着改；已经公布的报告里见过写着六部分、只列了五个的。六个部分都在、没有多出的部分时才核对；列举用了别的说法、认不出的，不提示。',
    en: 'The opening is often copied from an earlier year, whose form had other parts; published reports have been seen to say six and to name five. The rule looks only where all six sections and no others are there, and says nothing where the names are in words of their own.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议行政诉讼情况、其他需要报告的事项六个部分组成。

## 一、总体情况

## 二、主动公开政府信息情况

## 三、收到和处理政府信息公开申请情况

## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

## 六、其他需要报告的事项
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。

## 一、总体情况

## 二、主动公开政府信息情况

## 三、收到和处理政府信息公开申请情况

## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

## 六、其他需要报告的事项
`,
    },
  ],
};
