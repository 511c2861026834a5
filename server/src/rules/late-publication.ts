import type { Report } from '../report/report.ts';
import type { CalendarDay } from '../report/signature.ts';
import { compareDays, dayText, publicationDate } from './narrative.ts';
import type { Rule } from './rule.ts';

/** Signed or published after the deadline of the following year. */
export const latePublication: Rule = {
  id: 'late-publication',
  group: 'dates',
  severity: 'warning',
  basis: 'law',
  since: '1',
  clause: '第四十九条',
  title: { zh: '公布晚于期限', en: 'Published late' },
  check(report) {
    const { year } = report;
    const published = publicationDate(report) ?? report.signature;
    if (year === null || !published) return [];
    const due = deadline(report, year);
    // A date years later is a re-publication or a slip, not lateness.
    if (compareDays(published.day, due) <= 0 || published.day.year > year + 1) return [];
    const isOld = report.edition.regulation === '2007';
    return [
      {
        span: published.daySpan,
        clause: isOld ? '第三十一条' : '第四十九条',
        message: {
          zh: `日期是${dayText(published.day)}，晚于${dayText(due)}。《条例》${isOld ? '（2007年）第三十一条' : '第四十九条'}规定了公布年度报告的期限。请核对日期。`,
          en: `Dated ${dayText(published.day)}, after the deadline of ${dayText(due)} (article ${isOld ? '31 of 2007' : '49'}).`,
        },
      },
    ];
  },
};

/** 31 January for departments; 31 March for governments, for all before 2019, and where the kind is not known. */
function deadline({ edition, organKind, townshipDeadline }: Report, year: number): CalendarDay {
  const local = /^(\d{1,2})-(\d{1,2})$/.exec(townshipDeadline ?? '');
  if (organKind === 'township' && local) return { year: year + 1, month: Number(local[1]), day: Number(local[2]) };
  const isDepartment = edition.regulation === '2019' && organKind === 'department';
  return isDepartment ? { year: year + 1, month: 1, day: 31 } : { year: year + 1, month: 3, day: 31 };
}
