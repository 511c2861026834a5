import { matchesIn } from './narrative.ts';
import type { Rule } from './rule.ts';

const ABOVE =
  /(?:组织|推动|推进|指导|统筹|负责|部署|协调|监督)[^，。；,;！]{0,8}(全省|全国|全自治区)[^，。；,;！]{0,12}(?:信息公开|政务公开)/g;

/** An organ of a city, county or lower speaks of 全省 as its own field. */
export const scopeOfOrgan: Rule = {
  id: 'scope-of-organ',
  group: 'dates',
  severity: 'information',
  basis: 'seen',
  since: '1',
  clause: null,
  title: { zh: '范围与单位级别不符', en: 'Scope beyond the organ' },
  check(report) {
    if (
      report.organ === null ||
      !/[市县旗区镇乡]|街道/.test(report.organ.replace(/自治区/g, '')) ||
      report.organ.replace(/^[\u4e00-\u9fff]{2,8}?省(?=.*[市县区旗])/, '').includes('省')
    ) {
      return [];
    }
    return matchesIn(report, '全', ABOVE).map(({ groups, span }) => ({
      span,
      message: {
        zh: `“${groups[0]}”：${report.organ ?? '本单位'}的工作范围不是“${groups[1] ?? ''}”。可能沿用了上级单位的文字，请核对。`,
        en: `“${groups[0]}”: the organ's field is not ${groups[1] ?? ''}. Perhaps text of a superior organ was copied.`,
      },
    }));
  },
};
