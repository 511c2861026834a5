import { firstFrom } from '../document/document.ts';
import { signatureStart } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import type { Rule } from './rule.ts';

const NOTHING = /^(?:无|没有|暂无|略)[。.]?$/;

/** A narrative section without text. */
export const emptySection: Rule = {
  id: 'empty-section',
  severity: 'information',
  basis: 'practice',
  clause: null,
  title: { zh: '部分没有内容', en: 'Empty section' },
  check(report) {
    return report.sections.flatMap((section) => {
      if (section.form.kind !== 'text' || section.glued) return [];
      const lines = narrativeLines(report, section);
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

function narrativeLines(report: Report, section: Section): readonly string[] {
  const end = Math.min(section.end, signatureStart(report));
  const { lines, tables } = report.document;
  const found: string[] = [];
  for (let index = firstFrom(lines, section.lineEnd); (lines[index]?.start ?? Infinity) < end; index++) {
    found.push(lines[index]?.text ?? '');
    if (found.length > 1) return found;
  }
  // Rows of a table are no lines, but content all the same.
  const table = tables[firstFrom(tables, section.lineEnd)];
  return table && table.start < section.end && table.shape !== 'lineCells' ? [...found, '表'] : found;
}
