/** Quick fixes of findings, and refactorings without a finding. */
import { offsetAt, positionAt } from '../document/document.ts';
import type { Span } from '../document/document.ts';
import type { Finding, Fix } from '../rules/finding.ts';
import { rules } from '../rules/registry.ts';
import type { Analysis } from './analysis.ts';
import { at, headingStyle, inLineBreaks, sectionContentEnd } from '../report/layout.ts';
import { makeCanonical } from './make-canonical.ts';
import { insertSkeleton } from './skeleton.ts';
import { overviewSubheadings } from './start.ts';

export interface QuickFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/**
 * The fixes of all findings that touch the span, preferred ones first; after them, for each rule, a comment that
 * silences it on that line. A plain text (`.txt`) is there to be pasted into Word, where a comment shows.
 */
export function quickFixes(analysis: Analysis, span: Span, isPlainText = false): readonly QuickFix[] {
  const touched = analysis.findings.filter(
    (finding) => finding.span.start <= span.end && span.start <= finding.span.end,
  );
  const fixes = touched
    .flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })))
    .sort((a, b) => Number(b.fix.preferred) - Number(a.fix.preferred));
  return [...fixes, ...touched.map((finding) => ({ finding, fix: silence(analysis, finding, isPlainText) }))];
}

/** A comment at the end of the line: whatever the shape of the text, it is read as a blank there. */
function silence({ document }: Analysis, { rule, span }: Finding, isPlainText: boolean): Fix {
  const line = positionAt(document, span.start).line;
  // Beyond a line's end is its end.
  const at = offsetAt(document, { line, character: Infinity });
  // The id alone says nothing to most authors; it stands in the comment, so that they know what it is of.
  const title = rules.find(({ id }) => id === rule)?.title ?? { zh: rule, en: rule };
  return {
    title: {
      zh: `在这一行不再检查“${title.zh}”（${rule}），请写明理由${isPlainText ? '（注释不能带进 Word，粘贴前要删去）' : ''}`,
      en: `Silence “${title.en}” (${rule}) on this line, giving the reason${isPlainText ? ' (the comment must not go along into Word)' : ''}`,
    },
    preferred: false,
    edits: [{ span: { start: at, end: at }, newText: ` <!-- disclosure-report-disable-line ${rule} -- 理由： -->` }],
  };
}

/** What can be done here although nothing is wrong. `currentYear` dates a report that says no year. */
export function refactorings(analysis: Analysis, currentYear: number, offset: number): readonly Fix[] {
  const skeleton = insertSkeleton(analysis, currentYear);
  const table = makeCanonical(analysis, offset);
  const whole = makeCanonical(analysis, null);
  return [
    ...(skeleton
      ? [{ title: { zh: '插入六个部分的标准框架', en: 'Insert the standard six-section skeleton' }, edits: skeleton }]
      : []),
    ...overviewHeadings(analysis),
    ...(table ? [table] : []),
    ...(whole && whole.edits.length > (table?.edits.length ?? 0) ? [whole] : []),
  ].map(({ title, edits }) => ({ title, preferred: false, edits }));
}

/** The five sub-headings of an empty 总体情况. */
function overviewHeadings({ document, report }: Analysis): readonly Pick<Fix, 'title' | 'edits'>[] {
  const section = report.sections.find(({ form }) => form.id === 'overview');
  if (!report.isReport || document.isHtml || !section || section.glued) return [];
  const end = sectionContentEnd(report, section);
  if (document.text.slice(section.lineEnd, Math.max(end, section.lineEnd)).trim() !== '') return [];
  const headings = overviewSubheadings(headingStyle(report)).join('\n\n');
  return [
    {
      title: { zh: '写上总体情况的五个小标题', en: 'Write the five sub-headings of the overview' },
      edits: [{ span: at(section.lineEnd), newText: inLineBreaks(`\n\n${headings}`, document) }],
    },
  ];
}
