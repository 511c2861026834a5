import { ORGAN_NAME } from '../report/organ.ts';
import type { Rule } from './rule.ts';

/** The signing organ is not the title's. */
export const signatureOrgan: Rule = {
  id: 'signature-organ',
  group: 'dates',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
  title: { zh: '落款单位与标题不同', en: 'Signed by another organ' },
  check(report) {
    const { title, signature } = report;
    const signed = signature?.organ;
    const titled = title?.organ;
    if (!signed || !title || !titled || !ORGAN_NAME.test(titled) || !ORGAN_NAME.test(signed.text)) return [];
    if (isSame(signed.text, titled)) return [];
    const last = title.occurrences.at(-1);
    return [
      {
        span: signed.span,
        message: {
          zh: `落款是“${signed.text}”，标题是“${titled}”。请核对，可能沿用了别的单位的文字。`,
          en: `Signed by “${signed.text}”, but the title names “${titled}”.`,
        },
        related: last ? [{ message: { zh: '标题', en: 'Title' }, span: last }] : [],
      },
    ];
  },
};

/** One name holds the other, or both hold the same place and the office signs for its government. */
function isSame(signed: string, titled: string): boolean {
  if (signed.includes(titled) || titled.includes(signed)) return true;
  const core = (name: string): string => name.replace(/(?:人民政府|办公室|办公厅|委员会|办事处|政府)+$/, '');
  const a = core(signed);
  const b = core(titled);
  if (a === '' || b === '' || a.includes(b) || b.includes(a)) return true;
  // Abbreviated names: every character of the shorter stands in the longer in order.
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  let from = 0;
  for (const character of shorter) {
    const next = longer.indexOf(character, from);
    if (next === -1) return false;
    from = next + 1;
  }
  return true;
}
