import { matchesIn } from './narrative.ts';
import type { Rule } from './rule.ts';

const BRACKETS =
  /([\u4e00-\u9fff]{2,10}[发函办字规令通知文])\s*[[［【（(]\s*((?:19|20)\d{2})\s*[\]］】）)]\s*(\d{1,4})\s*号/g;

/** Words before a number that belong to the sentence. */
const BEFORE =
  /^.*(?:按照|依照|根据|依据|遵照|执行|落实|贯彻|印发|转发|下发|文件|规定|要求|以及|[的和及与以见据])(?=.)/;

/** 国办公开办函[2021]30号: the year stands in 〔〕. */
export const documentNumber: Rule = {
  id: 'document-number',
  group: 'wording',
  severity: 'information',
  basis: 'practice',
  since: '1',
  clause: null,
  title: { zh: '文号括号不规范', en: 'Brackets of a document number' },
  check(report) {
    return matchesIn(report, '号', BRACKETS).map(
      ({ groups: [found = '', words = '', year = '', number = ''], span: { start, end } }) => {
        const before = BEFORE.exec(words)?.[0].length ?? 0;
        const whole = found.slice(before);
        const span = { start: start + before, end };
        const regular = `${words.slice(before)}〔${year}〕${number}号`;
        return {
          span,
          message: {
            zh: `文号“${whole}”的年份应当用六角括号〔〕：${regular}。`,
            en: `The year of a document number stands in 〔〕: ${regular}.`,
          },
          fixes: [
            {
              title: { zh: `改为“${regular}”`, en: `Change to “${regular}”` },
              preferred: true,
              edits: [{ span, newText: regular }],
            },
          ],
        };
      },
    );
  },
};
