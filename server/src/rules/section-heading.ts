import { labelKey } from '../document/label.ts';
import { firstOccurrences } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import type { Rule } from './rule.ts';

/** The right section under another wording or number. */
export const sectionHeading: Rule = {
  id: 'section-heading',
  group: 'structure',
  severity: 'information',
  basis: 'form',
  since: '1',
  clause: null,
  title: { zh: '部分标题与格式不同', en: 'Heading differs from the form' },
  check(report) {
    return firstOccurrences(report).flatMap((section) => {
      const { form, heading } = section;
      const accepted = [form.heading, ...form.acceptedHeadings].map(labelKey);
      if (section.glued || accepted.includes(labelKey(heading)) || isCutOff(section, report)) return [];
      return [
        {
          span: section.headingSpan,
          message: {
            zh: `这一部分的标题写作“${heading}”，统一格式的标题是“${form.heading}”。建议照格式写。`,
            en: `The heading reads “${heading}”; the official form has “${form.heading}”.`,
          },
          fixes: [
            {
              title: { zh: `改为“${form.heading}”`, en: `Change to “${form.heading}”` },
              preferred: true,
              edits: [{ span: section.headingSpan, newText: form.heading }],
            },
          ],
        },
      ];
    });
  },
};

/** Whether the text stops in the middle of this heading: what it lacks is told as what is missing. */
function isCutOff({ form, heading, lineEnd }: Section, { document }: Report): boolean {
  return labelKey(form.heading).startsWith(labelKey(heading)) && document.text.slice(lineEnd).trim() === '';
}
