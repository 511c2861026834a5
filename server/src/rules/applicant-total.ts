import { identityFindings } from './identity.ts';
import type { Rule } from './rule.ts';

/** 总计 = the six kinds of applicant, per row. Implied by the word 总计. */
export const applicantTotal: Rule = {
  id: 'applicant-total',
  group: 'identities',
  severity: 'error',
  basis: 'implied',
  since: '1',
  clause: null,
  title: { zh: '总计不等于各类申请人之和', en: 'Total differs from the sum over applicants' },
  check: (report) =>
    identityFindings(
      report,
      (id) => id === 'requests.applicants',
      (_, place) => ({
        zh: `“${place}”一行的总计与六类申请人之和不一致（左边是各类之和，右边是总计）`,
        en: `In row “${place}” 总计 differs from the sum over the six kinds of applicant (left: sum, right: total)`,
      }),
    ),
};
