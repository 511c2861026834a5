/** The references of all rules, by rule id: what `registry.ts` is for the rules themselves. */
import { requestBalanceReference } from './request-balance.ts';
import { rowLabelReference } from './row-label.ts';
import { signedChangeReference } from './signed-change.ts';
import type { RuleReference } from './rule.ts';

export const references: Readonly<Record<string, RuleReference>> = {
  'row-label': rowLabelReference,
  'signed-change': signedChangeReference,
  'request-balance': requestBalanceReference,
};
