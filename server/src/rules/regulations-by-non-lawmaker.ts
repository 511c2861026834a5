import { isCityOrLower, isCountyOrLower } from '../report/organ.ts';
import type { Report } from '../report/report.ts';
import type { Rule, RuleReference } from './rule.ts';

/** 规章 not 0 for an organ that cannot make 规章. */
export const regulationsByNonLawmaker: Rule = {
  id: 'regulations-by-non-lawmaker',
  group: 'tables',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '无权制定规章的单位填了规章', en: 'Regulations of an organ that makes none' },
  check(report) {
    const row = report.tables.proactive?.rows.find((candidate) => candidate.form.id === 'regulations');
    const cell = row?.cells.find((candidate) => candidate.value !== null && candidate.value.units !== 0n);
    const reporter = nonLawmaker(report);
    if (!cell?.span || reporter === null) return [];
    return [
      {
        span: cell.span,
        message: {
          zh: `“规章”填了${cell.raw ?? ''}。按立法法，规章由国务院部门和设区的市以上人民政府制定，${reporter}一般没有规章。请核对是否把规范性文件填到了这一行。`,
          en: `“规章” reads ${cell.raw ?? ''}. Only ministries and governments from cities with districts upwards make 规章; check the row.`,
        },
      },
    ];
  },
};

/** Words for an organ that certainly makes no 规章, or null where it may. */
function nonLawmaker({ organ, organKind: kind, document }: Report): string | null {
  if (organ !== null) {
    // 国家税务总局云岭县税务局 is one of a county.
    const isNational =
      (/^(?:国家|国务院|中华人民共和国|中国)/.test(organ) && !isCityOrLower(organ)) ||
      /^[\u4e00-\u9fff]{2,8}部$/.test(organ);
    const isCity = /^[\u4e00-\u9fff]{2,12}[省市](?:人民)?政府/.test(organ) || /自治[区州](?:人民)?政府/.test(organ);
    if (isNational || (isCity && !isCountyOrLower(organ.replace(/^[\u4e00-\u9fff]{2,8}?省/, '')))) return null;
    if (kind === 'township' || isCountyOrLower(organ)) return '县级以下单位';
    return kind === 'department' ? '地方政府部门' : null;
  }
  // An excerpt without title speaks of itself as 我镇.
  const self = document.lines.slice(0, 30).some((line) => /(?:我|本)(?:镇|乡|街道|县)/.test(line.text));
  return self ? '县级以下单位' : null;
}

/** What the reference says of it. */
export const regulationsByNonLawmakerReference: RuleReference = {
  finds: {
    zh: '县级及以下的单位，或者地方政府的部门，“规章”一行填了不是0的数，给出提示。',
    en: 'Reports a number other than 0 in the row 规章 (government regulations) of an organ at county level or below, or of a department of a local government.',
  },
  why: {
    zh: '按照立法法，规章由国务院部门，以及省、自治区、直辖市和设区的市、自治州的人民政府制定，其他单位一般没有规章。填了数的，多半是把规范性文件填错了行，应当填在“行政规范性文件”一行。单位的级别和类别是从名称推断的，可能推断错，所以请核对，不要直接删去。',
    en: 'By the Legislation Law, 规章 are made by ministries and by the governments of provinces and of cities with districts; other organs as a rule have none. A number there usually belongs one row down, to 行政规范性文件. Level and kind of the organ are taken from its name and may be wrong: check, and do not just delete the number.',
  },
  examples: [
    {
      wrong: `# 云岭县水利局2023年政府信息公开工作年度报告

| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 3            | 1            | 14           |
| 行政规范性文件 | 0            | 0            | 0            |
`,
      right: `# 云岭县水利局2023年政府信息公开工作年度报告

| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |
`,
    },
  ],
};
