import { linesWith, matchesIn } from '../report/text.ts';
import type { Rule, RuleReference } from './rule.ts';

const ABOVE =
  /(?:组织|推动|推进|指导|统筹|负责|部署|协调|监督)[^，。；,;！]{0,8}(全省|全国|全自治区)[^，。；,;！]{0,12}(?:信息公开|政务公开)/g;

/** A meeting or a course of a superior organ, in which this one takes part. */
const OCCASION = /会议|收听|收看|培训|精神|部署|通知|文件|要求|安排|意见|方案|工作要点/;
/** Words by which a sentence tells what others want. */
const OF_OTHERS =
  /(?:按照|根据|依据|遵照|落实)|(?:贯彻|对标|对照|响应|配合|总局|国务院|省委|省政府|省级|上级|中央)[^，,]*$/;
/** A sentence names them shortly before. */
const BEFORE = 40;

/** An organ of a city, county or lower speaks of 全省 as its own field. */
export const scopeOfOrgan: Rule = {
  id: 'scope-of-organ',
  group: 'dates',
  severity: 'information',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '范围与单位级别不符', en: 'Scope beyond the organ' },
  check(report) {
    if (
      report.organ === null ||
      !/[市县旗区镇乡]|街道/.test(report.organ.replace(/自治区/g, '')) ||
      report.organ.replace(/^[\u4e00-\u9fff]{2,8}?省(?=.*[市县区旗])/, '').includes('省')
    ) {
      return [];
    }
    const own = matchesIn(linesWith(report, '全'), ABOVE).filter(({ groups: { index = 0, 0: words }, line }) => {
      const sentence =
        line.text
          .slice(Math.max(0, index - BEFORE), index)
          .split(/[。；;！？]/)
          .at(-1) ?? '';
      // 全国税务系统 is the system that the organ is of.
      if (report.organ?.startsWith('国家') && words.includes('系统')) return false;
      return !OCCASION.test(line.text.slice(index, index + words.length + 12)) && !OF_OTHERS.test(sentence);
    });
    return own.map(({ groups, span }) => ({
      span,
      message: {
        zh: `“${groups[0]}”：${report.organ ?? '本单位'}的工作范围不是“${groups[1] ?? ''}”。可能沿用了上级单位的文字，请核对。`,
        en: `“${groups[0]}”: the organ's field is not ${groups[1] ?? ''}. Perhaps text of a superior organ was copied.`,
      },
    }));
  },
};

/** What the reference says of it. */
export const scopeOfOrganReference: RuleReference = {
  finds: {
    zh: '市、县及以下的单位，正文却说“推进全省政府信息公开工作”之类，范围超出本单位的，给出提示。',
    en: 'Reports an organ of a city, county or below that speaks of 全省 (the whole province) or 全国 (the whole country) as its own field.',
  },
  why: {
    zh: '多是照抄上级单位的报告，忘了改范围；已经公布的报告里见过。只看“组织、推进、指导、部署”等词语后面紧跟“全省”“全国”的信息公开或政务公开工作，转述上级工作部署的句子也可能被提示，核对后不必理会，所以只作提示。单位的级别是从名称推断的。',
    en: "Such words are usually copied from a superior organ's report; published reports have had them. The rule looks for verbs such as 组织, 推进, 指导 followed by 全省 or 全国 and work on disclosure. A sentence that tells what a superior organ did may be reported as well, hence information only. The level of the organ is taken from its name.",
  },
  examples: [
    {
      wrong: `# 云岭县林业局2023年政府信息公开工作年度报告

## 一、总体情况

2023年，我局扎实推进全省林业系统政务公开工作，主动公开政府信息36条。
`,
      right: `# 云岭县林业局2023年政府信息公开工作年度报告

## 一、总体情况

2023年，我局扎实推进全县林业系统政务公开工作，主动公开政府信息36条。
`,
    },
  ],
};
