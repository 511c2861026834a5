import { firstFrom } from '../document/document.ts';
import type { Report, Section } from '../report/report.ts';
import { sectionLines } from './narrative.ts';
import type { Rule } from './rule.ts';

const NOTHING = /^(?:无|没有|暂无|略)[。.]?$/;

/** A narrative section without text. */
export const emptySection: Rule = {
  id: 'empty-section',
  group: 'structure',
  severity: 'information',
  basis: 'practice',
  since: '1',
  clause: null,
  title: { zh: '部分没有内容', en: 'Empty section' },
  check(report) {
    return report.sections.flatMap((section) => {
      if (section.form.kind !== 'text' || section.glued) return [];
      const lines = contents(report, section);
      const only = lines.length === 1 ? (lines[0] ?? '') : '';
      const isNothing = NOTHING.test(only);
      if (lines.length > 0 && !(isNothing && section.form.id === 'problems')) return [];
      return [
        {
          span: section.headingSpan,
          severity: isNothing ? ('warning' as const) : ('information' as const),
          message: isNothing
            ? {
                zh: `“${section.form.heading}”只写了“${only}”。${section.form.content}`,
                en: `“${section.form.heading}” says only “${only}”. It should name both the problems and the improvements.`,
              }
            : {
                zh: `“${section.form.heading}”还没有内容。${section.form.content}`,
                en: `“${section.form.heading}” has no text yet.`,
              },
        },
      ];
    });
  },
};

/** Lines of the section, and one for a table, whose rows are no lines but content all the same. */
function contents(report: Report, section: Section): readonly string[] {
  const lines = sectionLines(report, section).map((line) => line.text);
  const { tables } = report.document;
  const table = tables[firstFrom(tables, section.lineEnd)];
  return table && table.start < section.end && table.shape !== 'lineCells' ? [...lines, '表'] : lines;
}
