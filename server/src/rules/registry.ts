/** All rules, in the order of the catalogue, and the one function that applies them. */
import type { Report } from '../report/report.ts';
import { applicantTotal } from './applicant-total.ts';
import { blankCell } from './blank-cell.ts';
import { brokenDate } from './broken-date.ts';
import { duplicateSection } from './duplicate-section.ts';
import { emptySection } from './empty-section.ts';
import { extraSection } from './extra-section.ts';
import type { Finding, Fix } from './finding.ts';
import { fullWidthNumber } from './full-width-number.ts';
import { malformedNumber } from './malformed-number.ts';
import { missingCell } from './missing-cell.ts';
import { missingRow } from './missing-row.ts';
import { missingSection } from './missing-section.ts';
import { missingTable } from './missing-table.ts';
import { missingTitle } from './missing-title.ts';
import { mixedEditions } from './mixed-editions.ts';
import { notACount } from './not-a-count.ts';
import { outcomeTotal } from './outcome-total.ts';
import { placeholderCell } from './placeholder-cell.ts';
import { proceedingTotal } from './proceeding-total.ts';
import { requestBalance } from './request-balance.ts';
import type { Rule, RuleFinding } from './rule.ts';
import { sectionHeading } from './section-heading.ts';
import { sectionOrder } from './section-order.ts';
import { signedChange } from './signed-change.ts';
import { statisticsTotal } from './statistics-total.ts';
import { titleForm } from './title-form.ts';
import { unitInCell } from './unit-in-cell.ts';
import { unknownRow } from './unknown-row.ts';
import { wrongEdition } from './wrong-edition.ts';

export const rules: readonly Rule[] = [
  missingTitle,
  titleForm,
  missingSection,
  sectionOrder,
  duplicateSection,
  sectionHeading,
  extraSection,
  emptySection,
  missingTable,
  wrongEdition,
  mixedEditions,
  missingRow,
  unknownRow,
  missingCell,
  blankCell,
  placeholderCell,
  notACount,
  unitInCell,
  malformedNumber,
  fullWidthNumber,
  signedChange,
  requestBalance,
  outcomeTotal,
  applicantTotal,
  proceedingTotal,
  statisticsTotal,
  brokenDate,
];

/** Applies every rule. Findings come in the order of the text; a document that is no report has none. */
export function check(report: Report): readonly Finding[] {
  if (!report.isReport) return [];
  return rules
    .flatMap((rule) => rule.check(report).map((finding) => completeFinding(rule, finding)))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function completeFinding(rule: Rule, finding: RuleFinding): Finding {
  const { message, span, severity = rule.severity, clause = rule.clause, related = [], fixes = [] } = finding;
  let known: readonly Fix[] | null = null;
  return {
    rule: rule.id,
    severity,
    message,
    span: { start: span.start, end: span.end },
    clause,
    related,
    get fixes() {
      known ??= typeof fixes === 'function' ? fixes() : fixes;
      return known;
    },
  };
}
