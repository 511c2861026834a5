import { isCountyOrLower } from '../report/organ.ts';
import type { Report } from '../report/report.ts';
import type { Rule } from './rule.ts';

/** 规章 not 0 for an organ that cannot make 规章. */
export const regulationsByNonLawmaker: Rule = {
  id: 'regulations-by-non-lawmaker',
  group: 'tables',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
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
    const isNational = /^(?:国家|国务院|中华人民共和国|中国)/.test(organ) || /^[\u4e00-\u9fff]{2,8}部$/.test(organ);
    const isCity = /^[\u4e00-\u9fff]{2,12}[省市](?:人民)?政府/.test(organ) || /自治[区州](?:人民)?政府/.test(organ);
    if (isNational || (isCity && !isCountyOrLower(organ.replace(/^[\u4e00-\u9fff]{2,8}?省/, '')))) return null;
    if (kind === 'township' || isCountyOrLower(organ)) return '县级以下单位';
    return kind === 'department' ? '地方政府部门' : null;
  }
  // An excerpt without title speaks of itself as 我镇.
  const self = document.lines.slice(0, 30).some((line) => /(?:我|本)(?:镇|乡|街道|县)/.test(line.text));
  return self ? '县级以下单位' : null;
}
