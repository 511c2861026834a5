import type { SectionId } from '../norms/edition.ts';
import type { Section } from '../report/report.ts';
import type { Rule } from './rule.ts';

/** The same section twice. */
export const duplicateSection: Rule = {
  id: 'duplicate-section',
  group: 'structure',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: null,
  title: { zh: '部分重复', en: 'Repeated section' },
  check(report) {
    const first = new Map<SectionId, Section>();
    return report.sections.flatMap((section) => {
      const earlier = first.get(section.form.id);
      if (!earlier) {
        first.set(section.form.id, section);
        return [];
      }
      return [
        {
          span: section.headingSpan,
          message: {
            zh: `“${section.heading}”在前面已经有了。统一格式的六个部分各写一次。请合并两处内容，或改正标题。`,
            en: `“${section.heading}” is there already. The official form has each section once: merge the two or correct the heading.`,
          },
          related: [{ message: { zh: '第一次出现在这里', en: 'First here' }, span: earlier.headingSpan }],
        },
      ];
    });
  },
};
