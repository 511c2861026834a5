import type { Rule } from './rule.ts';

const ANNEX = /附件|附表|附录|附注|^附[:：]?/;

/** A first-level section beside the six. */
export const extraSection: Rule = {
  id: 'extra-section',
  group: 'structure',
  severity: 'warning',
  basis: 'form',
  since: '1',
  clause: null,
  title: { zh: '多出的部分', en: 'Extra section' },
  check(report) {
    return report.otherHeadings
      .filter((heading) => !ANNEX.test(heading.text))
      .map((heading) => ({
        span: { start: heading.start, end: heading.end },
        message: {
          zh: `“${heading.text}”不是统一格式的六个部分之一。国办公开办函〔2021〕30号要求年度报告的内容“不能遗漏，也不宜泛化”。请把内容并入六个部分，或作为附件。`,
          en: `“${heading.text}” is none of the form's six sections. Move its content into them, or make it an annex.`,
        },
      }));
  },
};
