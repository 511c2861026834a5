import { regularTitle } from '../report/title.ts';
import { rewriteTitle } from './missing-title.ts';
import type { Rule } from './rule.ts';

/** The title is not 某单位2020年政府信息公开工作年度报告. */
export const titleForm: Rule = {
  id: 'title-form',
  group: 'structure',
  severity: 'information',
  basis: 'law',
  since: '1',
  clause: '第四十九条',
  title: { zh: '标题不规范', en: 'Irregular title' },
  check(report) {
    const { title } = report;
    const last = title?.occurrences.at(-1);
    if (!title || !last || report.edition.sections.length === 0) return [];
    // A title without organ or year is reported as missing them.
    if (title.organ === null || title.year === null) return [];
    const regular = regularTitle(title, report.organ, report.year);
    if (regular === null || (title.text === regular && !last.broken)) return [];
    const words = title.text.replace(/[（(][^（()）]*[）)]$/, '');
    const reasons: string[] = [];
    if (last.broken) reasons.push('标题断成了几行');
    if (/\d年度|[一二三四五六七八九〇]年度/.test(words)) reasons.push('“年度”重复（“年度报告”里已有“年度”）');
    if (!words.includes('政府信息公开')) reasons.push('条例的用语是“政府信息公开”');
    if (!title.text.endsWith('工作年度报告')) reasons.push('条例的用语是“工作年度报告”');
    return [
      {
        span: last,
        message: {
          zh: `标题不规范：${reasons.length > 0 ? reasons.join('；') : '写法与常用的不同'}。《条例》第四十九条、第五十条称之为“政府信息公开工作年度报告”，建议写作“${regular}”。`,
          en: `The title is irregular. The regulation calls the document 政府信息公开工作年度报告; the regular title is “${regular}”.`,
        },
        fixes: [rewriteTitle(title, regular)],
      },
    ];
  },
};
