/** Quick fixes of findings, and refactorings without a finding. */
import type { Span } from '../document/document.ts';
import type { Finding, Fix } from '../rules/finding.ts';
import type { Analysis } from './analysis.ts';
import { insertSkeleton } from './skeleton.ts';

export interface QuickFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** The fixes of all findings that touch the span, preferred ones first. */
export function quickFixes(analysis: Analysis, span: Span): readonly QuickFix[] {
  return analysis.findings
    .filter((finding) => finding.span.start <= span.end && span.start <= finding.span.end)
    .flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })))
    .sort((a, b) => Number(b.fix.preferred) - Number(a.fix.preferred));
}

/** What can be done here although nothing is wrong. `currentYear` dates a report that says no year. */
export function refactorings(analysis: Analysis, currentYear: number): readonly Fix[] {
  const edits = insertSkeleton(analysis, currentYear);
  if (!edits) return [];
  return [
    {
      title: { zh: '插入六个部分的标准框架', en: 'Insert the standard six-section skeleton' },
      preferred: false,
      edits,
    },
  ];
}
