import { presentRegulation } from '../norms/regulation.ts';
import type { Report } from '../report/report.ts';
import { compareDays, dayText, isBroken } from '../report/dates.ts';
import type { CalendarDay } from '../report/dates.ts';
import { isInstitution } from '../report/organ.ts';
import type { Message } from './finding.ts';
import type { Rule, RuleOptions, RuleReference } from './rule.ts';

/** Signed or published after the deadline of the following year. */
export const latePublication: Rule = {
  id: 'late-publication',
  group: 'dates',
  severity: 'warning',
  basis: 'law',
  since: '1',
  clause: '第四十九条',
  fixes: [],
  title: { zh: '公布晚于期限', en: 'Published late' },
  check(report, { townshipDeadline }) {
    const { year } = report;
    const published = report.publication ?? report.signature;
    if (year === null || !published || isBroken(report, published.daySpan)) return [];
    const deadline = deadlineOf(report, year + 1, townshipDeadline);
    // A date years later is a re-publication or a slip, not lateness.
    if (!deadline || compareDays(published.day, deadline.day) <= 0 || published.day.year > year + 1) return [];
    // The article binds administrative organs.
    const isOutside = report.organ !== null && report.organKind === 'unknown' && isInstitution(report.organ);
    return [
      {
        span: published.daySpan,
        clause: deadline.clause,
        ...(isOutside && { severity: 'information' as const }),
        message: {
          zh: `日期是${dayText(published.day)}，晚于${dayText(deadline.day)}。${deadline.basis.zh}${isOutside ? '，适用于行政机关，供参考' : ''}。请核对日期。`,
          en: `Dated ${dayText(published.day)}, after the deadline of ${dayText(deadline.day)} (${deadline.basis.en}).`,
        },
      },
    ];
  },
};

interface Deadline {
  readonly day: CalendarDay;
  readonly clause: string | null;
  readonly basis: Message;
}

/**
 * 31 January for departments; 31 March for governments, where the kind is not known, and for all before 2019. The
 * article in force says nothing of towns: they have the local deadline, or none.
 */
function deadlineOf(
  { edition, organKind }: Report,
  year: number,
  townshipDeadline: RuleOptions['townshipDeadline'],
): Deadline | null {
  const endOfMarch = { year, month: 3, day: 31 };
  if (edition.regulation !== presentRegulation) {
    const basis = { zh: '《条例》（2007年）第三十一条规定了公布年度报告的期限', en: 'article 31 of 2007' };
    return { day: endOfMarch, clause: '第三十一条', basis };
  }
  if (organKind === 'township') {
    const local = /^(\d{1,2})-(\d{1,2})$/.exec(townshipDeadline ?? '');
    if (!local) return null;
    const basis = { zh: '这是设置里写明的本地乡镇公布年度报告的期限', en: 'the local one in the settings' };
    return { day: { year, month: Number(local[1]), day: Number(local[2]) }, clause: null, basis };
  }
  return {
    day: organKind === 'department' ? { year, month: 1, day: 31 } : endOfMarch,
    clause: '第四十九条',
    basis: { zh: '《条例》第四十九条规定了公布年度报告的期限', en: 'article 49' },
  };
}

/** What the reference says of it. */
export const latePublicationReference: RuleReference = {
  finds: {
    zh: '落款日期或者页面上写的发布日期，晚于条例规定的公布期限的，在日期上提示：部门是次年1月31日，人民政府是次年3月31日；医院、学校、公司等单位不是行政机关，只作信息提示；2018年度及以前的报告都是3月31日。',
    en: "Reports a signature or a date of publication after the regulation's deadline in the following year: 31 January for departments, 31 March for a people's government, 31 March for all reports on 2018 and earlier.",
  },
  why: {
    zh: '现行条例第四十九条、2007年条例第三十一条规定了公布年度报告的期限。单位是政府还是部门，是从名称推断的，推断不出来的按3月31日算。乡镇的期限现行条例没有规定，不提示；本地有规定的，可以在设置里写明，写明后按本地期限核对。晚到再下一年的日期，多是网站迁移后重新发布，不提示。补签、重新发布造成的日期可能不是首次公布的日期，请核对；确实晚了的，改日期不是办法。',
    en: 'The deadlines stand in article 49 of the regulation, and in article 31 of that of 2007. Whether the organ is a government or a department is taken from its name; where the name does not say, 31 March is used. The regulation in force sets none for townships: they are checked only where the settings state a local one. A date in a still later year is taken for a re-publication and not reported. Check whether the date is that of the first publication; where the report was late, another date is no remedy.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 六、其他需要报告的事项

2023年未收取信息处理费。

青禾市林业局

2024年2月20日
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 六、其他需要报告的事项

2023年未收取信息处理费。

青禾市林业局

2024年1月20日
`,
    },
  ],
};
