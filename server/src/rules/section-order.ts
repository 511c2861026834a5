import { firstOccurrences, inLineBreaks, sectionContentEnd } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import type { Fix } from './finding.ts';
import type { Rule } from './rule.ts';

/** Sections out of the form's order. */
export const sectionOrder: Rule = {
  id: 'section-order',
  group: 'structure',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: null,
  title: { zh: '部分顺序不对', en: 'Sections out of order' },
  check(report) {
    const sections = firstOccurrences(report);
    const inOrder = longestOrdered(sections);
    return sections
      .filter((section) => !inOrder.has(section))
      .map((section) => {
        const fix = moveFix(
          report,
          section,
          sections.filter((other) => inOrder.has(other)),
        );
        return {
          span: section.headingSpan,
          message: {
            zh: `“${section.form.heading}”的位置不对。统一格式规定六个部分的先后顺序，这一部分是第${String(section.form.number)}个。请移到应在的位置。`,
            en: `“${section.form.heading}” is out of order: the official form has it as section ${String(section.form.number)}.`,
          },
          fixes: fix ? [fix] : [],
        };
      });
  },
};

/** A longest run of sections whose numbers rise: the others are the ones to move. */
function longestOrdered(sections: readonly Section[]): ReadonlySet<Section> {
  let best: readonly Section[] = [];
  const endingAt: (readonly Section[])[] = [];
  sections.forEach((section, index) => {
    let longest: readonly Section[] = [];
    for (let before = 0; before < index; before++) {
      const run = endingAt[before] ?? [];
      if ((run.at(-1)?.form.number ?? 0) < section.form.number && run.length > longest.length) longest = run;
    }
    const run = [...longest, section];
    endingAt.push(run);
    if (run.length > best.length) best = run;
  });
  return new Set(best);
}

function moveFix(report: Report, section: Section, ordered: readonly Section[]): Fix | null {
  const { document } = report;
  if (document.isHtml || section.glued) return null;
  const next = ordered.find((other) => other.form.number > section.form.number);
  const last = ordered.at(-1);
  const contentEnd = sectionContentEnd(report, section);
  const content = document.text.slice(section.lineStart, contentEnd);
  const target = next ? next.lineStart : last ? sectionContentEnd(report, last) : null;
  if (target === null || (target >= section.lineStart && target <= contentEnd)) return null;
  // The line break that followed the section goes with it.
  const removedEnd =
    contentEnd + (/^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(document.text.slice(contentEnd, section.end))?.[0].length ?? 0);
  const gap = inLineBreaks('\n\n', document);
  return {
    title: { zh: `把“${section.heading}”移到应在的位置`, en: `Move “${section.heading}” to its place` },
    preferred: true,
    edits: [
      { span: { start: section.lineStart, end: removedEnd }, newText: '' },
      { span: { start: target, end: target }, newText: next ? content + gap : gap + content },
    ],
  };
}
