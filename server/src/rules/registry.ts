/** All rules, in the order of the catalogue, and the one function that applies them. */
import type { Report } from '../report/report.ts';
import { applicantTotal } from './applicant-total.ts';
import { approximateExact } from './approximate-exact.ts';
import { blankCell } from './blank-cell.ts';
import { brokenDate } from './broken-date.ts';
import { carriedForwardExceedsReceived } from './carried-forward-exceeds-received.ts';
import { columnLabel } from './column-label.ts';
import { completeFinding } from './complete-finding.ts';
import { confusedWords } from './confused-words.ts';
import { digitGrouping } from './digit-grouping.ts';
import { silencedInFile, withoutSilenced } from './directives.ts';
import { documentNumber } from './document-number.ts';
import { documentsInForceMinimum } from './documents-in-force-minimum.ts';
import { duplicateSection } from './duplicate-section.ts';
import { emptySection } from './empty-section.ts';
import { enumerationOrder } from './enumeration-order.ts';
import { extraSection } from './extra-section.ts';
import { fullWidthNumber } from './full-width-number.ts';
import { latePublication } from './late-publication.ts';
import { malformedNumber } from './malformed-number.ts';
import { missingCell } from './missing-cell.ts';
import { missingRow } from './missing-row.ts';
import { missingSection } from './missing-section.ts';
import { missingTable } from './missing-table.ts';
import { missingTitle } from './missing-title.ts';
import { mixedEditions } from './mixed-editions.ts';
import { narrativeContradiction } from './narrative-contradiction.ts';
import { narrativeInconsistent } from './narrative-inconsistent.ts';
import { narrativeMismatch } from './narrative-mismatch.ts';
import { narrativePercentage } from './narrative-percentage.ts';
import { narrativeSum } from './narrative-sum.ts';
import { notACount } from './not-a-count.ts';
import { noteInCell } from './note-in-cell.ts';
import { outcomeTotal } from './outcome-total.ts';
import { outdatedForm } from './outdated-form.ts';
import { outdatedRegulation } from './outdated-regulation.ts';
import { overviewAspect } from './overview-aspect.ts';
import { personalInformation } from './personal-information.ts';
import { placeholderCell } from './placeholder-cell.ts';
import { preambleParts } from './preamble-parts.ts';
import { problemsAndImprovements } from './problems-and-improvements.ts';
import { proceedingTotal } from './proceeding-total.ts';
import { processingFee } from './processing-fee.ts';
import { punctuationWidth } from './punctuation-width.ts';
import { regulationsByNonLawmaker } from './regulations-by-non-lawmaker.ts';
import { repeatedWords } from './repeated-words.ts';
import { reportingPeriodRule } from './reporting-period.ts';
import { requestBalance } from './request-balance.ts';
import { rowLabel } from './row-label.ts';
import { rowTwice } from './row-twice.ts';
import { RULE_SETS } from './rule.ts';
import { scopeOfOrgan } from './scope-of-organ.ts';
import { sectionHeading } from './section-heading.ts';
import { sectionOrder } from './section-order.ts';
import { signatureDate } from './signature-date.ts';
import { signatureOrgan } from './signature-organ.ts';
import { signedChange } from './signed-change.ts';
import { statisticsTotal } from './statistics-total.ts';
import { strayNumbers } from './stray-numbers.ts';
import { suspiciousText } from './suspicious-text.ts';
import { titleForm } from './title-form.ts';
import { unfilledText } from './unfilled-text.ts';
import { unitInCell } from './unit-in-cell.ts';
import { unitInHeader } from './unit-in-header.ts';
import { unknownArticle } from './unknown-article.ts';
import { unknownRow } from './unknown-row.ts';
import { unreadableTable } from './unreadable-table.ts';
import { wrongEdition } from './wrong-edition.ts';
import { yearMismatch } from './year-mismatch.ts';
import type { Finding, Severity } from './finding.ts';
import type { IsSilent, Rule, RuleOptions, RuleSelection } from './rule.ts';

export const rules: readonly Rule[] = [
  missingTitle,
  titleForm,
  missingSection,
  sectionOrder,
  duplicateSection,
  sectionHeading,
  extraSection,
  emptySection,
  overviewAspect,
  problemsAndImprovements,
  processingFee,
  missingTable,
  wrongEdition,
  mixedEditions,
  missingRow,
  unknownRow,
  rowLabel,
  columnLabel,
  missingCell,
  blankCell,
  placeholderCell,
  notACount,
  unitInHeader,
  unitInCell,
  malformedNumber,
  fullWidthNumber,
  digitGrouping,
  signedChange,
  regulationsByNonLawmaker,
  requestBalance,
  outcomeTotal,
  applicantTotal,
  proceedingTotal,
  statisticsTotal,
  narrativeMismatch,
  narrativeSum,
  narrativePercentage,
  narrativeContradiction,
  narrativeInconsistent,
  yearMismatch,
  reportingPeriodRule,
  brokenDate,
  latePublication,
  signatureDate,
  signatureOrgan,
  scopeOfOrgan,
  outdatedRegulation,
  unknownArticle,
  documentNumber,
  suspiciousText,
  personalInformation,
  outdatedForm,
  unfilledText,
  enumerationOrder,
  repeatedWords,
  approximateExact,
  confusedWords,
  punctuationWidth,
  preambleParts,
  noteInCell,
  rowTwice,
  strayNumbers,
  unreadableTable,
  documentsInForceMinimum,
  carriedForwardExceedsReceived,
];

/**
 * The grade that the user gives a rule; null where its findings keep their own, `off` where it is not applied. What
 * is said of the rule itself holds whichever rule set was chosen; what is said of its group does for rules of the set.
 */
export function gradeOf(
  { id, group, since }: Pick<Rule, 'id' | 'group' | 'since'>,
  { ruleSet, rules: grades }: RuleSelection,
): Severity | 'off' | null {
  return grades[id] ?? (isIn(since, ruleSet) ? (grades[group] ?? null) : 'off');
}

function isIn(since: Rule['since'], chosen: RuleSelection['ruleSet']): boolean {
  if (chosen === 'preview') return true;
  if (since === 'preview') return false;
  return chosen === 'latest' || RULE_SETS.indexOf(since) <= RULE_SETS.indexOf(chosen);
}

/** More of one rule's findings nobody reads; a text made to break us has millions. */
const MOST_FINDINGS = 1_000;

/**
 * Applies the rules that the user selects, graded, and leaves out what comments in the text silence. Findings come
 * in the order of the text, of each rule the first thousand; a document that is no report has none.
 */
export function check(report: Report, selection: RuleSelection & RuleOptions): readonly Finding[] {
  if (!report.isReport) return [];
  const findings: Finding[] = [];
  const silenced = silencedInFile(report.document);
  const silent = new Set(
    rules.filter((rule) => silenced.has(rule.id) || gradeOf(rule, selection) === 'off').map(({ id }) => id),
  );
  const isSilent: IsSilent = (rule) => silent.has(rule);
  for (const rule of rules) {
    const grade = gradeOf(rule, selection);
    if (grade === 'off') continue;
    for (const finding of rule.check(report, selection, isSilent).slice(0, MOST_FINDINGS)) {
      const graded = grade === null ? finding : { ...finding, severity: grade };
      findings.push(completeFinding(rule, graded, report.document.text));
    }
  }
  findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return withoutSilenced(report.document, findings);
}
