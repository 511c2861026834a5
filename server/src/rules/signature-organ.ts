import { ORGAN_NAME } from '../report/organ.ts';
import type { Rule, RuleReference } from './rule.ts';

/** The signing organ is not the title's. */
export const signatureOrgan: Rule = {
  id: 'signature-organ',
  group: 'dates',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
  fixes: [],
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
  const core = (name: string): string =>
    name.replace(/(?:人民政府|办公室|办公厅|管理委员会|管委会|委员会|办事处|政府){1,6}$/, '');
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

/** What the reference says of it. */
export const signatureOrganReference: RuleReference = {
  finds: {
    zh: '核对落款的单位与标题里的单位是不是同一个。不同的，在落款上提示。',
    en: 'Compares the organ that signs with the organ in the title, and marks the signature where they differ.',
  },
  why: {
    zh: '两处单位不同，多是借用了别的单位的报告，落款没有改。一个是全称、一个是简称的，或者由政府办公室代政府落款的，视为相同，不提示。单位合并、更名后两处写法不同的，可能是对的，核对后不必理会。',
    en: "Where the two differ, another organ's report usually served as the model and the signature was forgotten. A full name beside a short one, or the office of a government signing for it, is taken for the same. After organs were merged or renamed both may be right; then the finding can be ignored.",
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 六、其他需要报告的事项

2023年未收取信息处理费。

青禾市水务局

2024年1月18日
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 六、其他需要报告的事项

2023年未收取信息处理费。

青禾市林业局

2024年1月18日
`,
    },
  ],
};
