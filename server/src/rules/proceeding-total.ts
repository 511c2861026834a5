import { identityFindings } from './identity.ts';
import type { Rule } from './rule.ts';

/** 总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结, per group. Implied by the word 总计. */
export const proceedingTotal: Rule = {
  id: 'proceeding-total',
  group: 'identities',
  severity: 'error',
  basis: 'implied',
  since: '1',
  clause: null,
  title: { zh: '复议诉讼总计不等于各项之和', en: 'Total of proceedings differs from their sum' },
  check: (report) =>
    identityFindings(
      report,
      (id) => id.startsWith('proceedings.'),
      (_, place) => ({
        zh: `“${place}”的总计与四种结果之和不一致（左边是各项之和，右边是总计）`,
        en: `For “${place}” 总计 differs from the sum of the four results (left: sum, right: total)`,
      }),
    ),
};
