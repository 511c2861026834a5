import { regularTitle } from '../report/title.ts';
import { rewriteTitle } from './missing-title.ts';
import type { Rule, RuleReference } from './rule.ts';

/** The title is not 某单位2020年政府信息公开工作年度报告. */
export const titleForm: Rule = {
  id: 'title-form',
  group: 'structure',
  severity: 'hint',
  basis: 'law',
  since: '1',
  clause: '第四十九条',
  fixes: ['replacing'],
  title: { zh: '标题不规范', en: 'Irregular title' },
  check(report) {
    const { title } = report;
    const last = title?.occurrences.at(-1);
    if (!title || !last || report.edition.sections.length === 0) return [];
    // A title without organ or year is reported as missing them.
    if (title.organ === null || (title.year === null && !title.isSlip)) return [];
    const regular = regularTitle(title, report.organ, report.year);
    if (regular === null || (title.text === regular && !title.isSlip)) return [];
    const words = title.text.replace(/[（(][^（()）]*[）)]$/, '');
    const isOtherTerm = !title.isSlip && !words.includes('政府信息公开');
    const reasons: string[] = [];
    if (title.text === regular) reasons.push('标题前有“附件”字样');
    else if (title.isSlip) reasons.push('有错字、漏字，或者年份不完整');
    if (/\d年度|[一二三四五六七八九〇]年度/.test(words)) reasons.push('“年度”重复（“年度报告”里已有“年度”）');
    if (isOtherTerm) reasons.push('条例的用语是“政府信息公开”');
    if (!title.isSlip && !words.endsWith('工作年度报告')) reasons.push('条例的用语是“工作年度报告”');
    if (title.text.includes('关于')) reasons.push('标题不必写“关于”');
    if (/报告[（(]\D{0,3}\d{4}/.test(title.text)) reasons.push('年份一般写在单位名称后面');
    return [
      {
        span: last,
        ...(isOtherTerm && { severity: 'information' as const }),
        message: {
          zh: `标题不规范：${reasons.length > 0 ? reasons.join('；') : '写法与常用的不同'}。《条例》第四十九条、第五十条称之为“政府信息公开工作年度报告”，建议写作“${regular}”。`,
          en: `The title is irregular. The regulation calls the document 政府信息公开工作年度报告; the regular title is “${regular}”.`,
        },
        fixes: [rewriteTitle(title, regular)],
      },
    ];
  },
};

/** What the reference says of it. */
export const titleFormReference: RuleReference = {
  finds: {
    zh: '核对标题的写法。一般写作“某单位某年政府信息公开工作年度报告”，年份写在最前面也可以。写成“政务公开”“政务信息公开”的，给出信息；少了“工作”，“年度”重复，有错字、漏字，前面有“附件：”的，给出提示。标题排成几行是可以的。',
    en: 'Looks at how the title is worded. The usual form is organ, year, 政府信息公开工作年度报告; the year may also come first. It reports 政务公开 or 政务信息公开 in its place as information; 工作 left out, 年度 written twice, a slip of the pen or 附件： before the title as a hint. A title may stand in several lines.',
  },
  why: {
    zh: '条例第四十九条、第五十条使用的名称是“政府信息公开工作年度报告”，这个名称是确定的；但标题具体怎样排列，条例和统一格式都没有规定，所以只作提示，不算错误。政务公开的范围比政府信息公开大，两者不宜混用。一键修改按通常写法重写标题，单位和年份不变。',
    en: 'Articles 49 and 50 call the document 政府信息公开工作年度报告, so the name is certain. How the rest of a title is arranged is prescribed nowhere: hence information, not an error. 政务公开 (openness of government affairs) is a wider thing than 政府信息公开. The quick fix writes the usual form and keeps organ and year.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年度政务公开工作年度报告

## 一、总体情况

2023年，全局主动公开政府信息36条。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

2023年，全局主动公开政府信息36条。
`,
    },
  ],
};
