import { identityFindings } from './identity.ts';
import type { Rule } from './rule.ts';

/** 一 + 二 = 三（七） + 四, per column: the only relation that the form states itself. */
export const requestBalance: Rule = {
  id: 'request-balance',
  group: 'identities',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: null,
  title: { zh: '收与办不平衡', en: 'Requests do not balance' },
  check: (report) =>
    identityFindings(
      report,
      (id) => id === 'requests.balance',
      (_, place) => ({
        zh: `“${place}”一列不符合表中注明的勾稽关系“第一项加第二项之和，等于第三项加第四项之和”（本年新收＋上年结转＝（七）总计＋结转下年度）`,
        en: `Column “${place}” breaks the relation stated in the form (received + carried in = total of outcomes + carried forward)`,
      }),
    ),
};
