import { identityFindings } from './identity.ts';
import type { Rule } from './rule.ts';

/** （七）总计 = the sum of the outcomes, per column. Implied by the word 总计. */
export const outcomeTotal: Rule = {
  id: 'outcome-total',
  group: 'identities',
  severity: 'error',
  basis: 'implied',
  since: '1',
  clause: null,
  title: { zh: '办理结果总计不等于各项之和', en: 'Total of outcomes differs from their sum' },
  check: (report) =>
    identityFindings(
      report,
      (id) => id === 'requests.outcomes',
      (_, place) => ({
        zh: `“${place}”一列的（七）总计与各项办理结果之和不一致（左边是各项之和，右边是总计）`,
        en: `In column “${place}” （七）总计 differs from the sum of the outcomes (left: sum, right: total)`,
      }),
    ),
};
