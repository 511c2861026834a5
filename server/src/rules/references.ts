/** The references of all rules, by rule id: what `registry.ts` is for the rules themselves. */
import { applicantTotalReference } from './applicant-total.ts';
import { approximateExactReference } from './approximate-exact.ts';
import { blankCellReference } from './blank-cell.ts';
import { brokenDateReference } from './broken-date.ts';
import { carriedForwardExceedsReceivedReference } from './carried-forward-exceeds-received.ts';
import { columnLabelReference } from './column-label.ts';
import { confusedWordsReference } from './confused-words.ts';
import { digitGroupingReference } from './digit-grouping.ts';
import { documentNumberReference } from './document-number.ts';
import { documentsInForceMinimumReference } from './documents-in-force-minimum.ts';
import { duplicateSectionReference } from './duplicate-section.ts';
import { emptySectionReference } from './empty-section.ts';
import { enumerationOrderReference } from './enumeration-order.ts';
import { extraSectionReference } from './extra-section.ts';
import { fullWidthNumberReference } from './full-width-number.ts';
import { latePublicationReference } from './late-publication.ts';
import { malformedNumberReference } from './malformed-number.ts';
import { missingCellReference } from './missing-cell.ts';
import { missingRowReference } from './missing-row.ts';
import { missingSectionReference } from './missing-section.ts';
import { missingTableReference } from './missing-table.ts';
import { missingTitleReference } from './missing-title.ts';
import { mixedEditionsReference } from './mixed-editions.ts';
import { narrativeContradictionReference } from './narrative-contradiction.ts';
import { narrativeInconsistentReference } from './narrative-inconsistent.ts';
import { narrativeMismatchReference } from './narrative-mismatch.ts';
import { narrativePercentageReference } from './narrative-percentage.ts';
import { narrativeSumReference } from './narrative-sum.ts';
import { notACountReference } from './not-a-count.ts';
import { noteInCellReference } from './note-in-cell.ts';
import { outcomeTotalReference } from './outcome-total.ts';
import { outdatedFormReference } from './outdated-form.ts';
import { outdatedRegulationReference } from './outdated-regulation.ts';
import { overviewAspectReference } from './overview-aspect.ts';
import { personalInformationReference } from './personal-information.ts';
import { placeholderCellReference } from './placeholder-cell.ts';
import { preamblePartsReference } from './preamble-parts.ts';
import { problemsAndImprovementsReference } from './problems-and-improvements.ts';
import { proceedingTotalReference } from './proceeding-total.ts';
import { processingFeeReference } from './processing-fee.ts';
import { punctuationWidthReference } from './punctuation-width.ts';
import { regulationsByNonLawmakerReference } from './regulations-by-non-lawmaker.ts';
import { repeatedWordsReference } from './repeated-words.ts';
import { reportingPeriodReference } from './reporting-period.ts';
import { requestBalanceReference } from './request-balance.ts';
import { rowLabelReference } from './row-label.ts';
import { rowTwiceReference } from './row-twice.ts';
import { scopeOfOrganReference } from './scope-of-organ.ts';
import { sectionHeadingReference } from './section-heading.ts';
import { sectionOrderReference } from './section-order.ts';
import { signatureDateReference } from './signature-date.ts';
import { signatureOrganReference } from './signature-organ.ts';
import { signedChangeReference } from './signed-change.ts';
import { statisticsTotalReference } from './statistics-total.ts';
import { strayNumbersReference } from './stray-numbers.ts';
import { suspiciousTextReference } from './suspicious-text.ts';
import { titleFormReference } from './title-form.ts';
import { unfilledTextReference } from './unfilled-text.ts';
import { unitInCellReference } from './unit-in-cell.ts';
import { unitInHeaderReference } from './unit-in-header.ts';
import { unknownArticleReference } from './unknown-article.ts';
import { unknownRowReference } from './unknown-row.ts';
import { unreadableTableReference } from './unreadable-table.ts';
import { wrongEditionReference } from './wrong-edition.ts';
import { yearMismatchReference } from './year-mismatch.ts';
import type { RuleReference } from './rule.ts';

export const references: Readonly<Record<string, RuleReference>> = {
  'missing-title': missingTitleReference,
  'title-form': titleFormReference,
  'missing-section': missingSectionReference,
  'section-order': sectionOrderReference,
  'duplicate-section': duplicateSectionReference,
  'section-heading': sectionHeadingReference,
  'extra-section': extraSectionReference,
  'empty-section': emptySectionReference,
  'overview-aspect': overviewAspectReference,
  'problems-and-improvements': problemsAndImprovementsReference,
  'processing-fee': processingFeeReference,
  'missing-table': missingTableReference,
  'wrong-edition': wrongEditionReference,
  'mixed-editions': mixedEditionsReference,
  'missing-row': missingRowReference,
  'unknown-row': unknownRowReference,
  'row-label': rowLabelReference,
  'column-label': columnLabelReference,
  'missing-cell': missingCellReference,
  'blank-cell': blankCellReference,
  'placeholder-cell': placeholderCellReference,
  'not-a-count': notACountReference,
  'unit-in-header': unitInHeaderReference,
  'unit-in-cell': unitInCellReference,
  'malformed-number': malformedNumberReference,
  'full-width-number': fullWidthNumberReference,
  'digit-grouping': digitGroupingReference,
  'signed-change': signedChangeReference,
  'regulations-by-non-lawmaker': regulationsByNonLawmakerReference,
  'request-balance': requestBalanceReference,
  'outcome-total': outcomeTotalReference,
  'applicant-total': applicantTotalReference,
  'proceeding-total': proceedingTotalReference,
  'statistics-total': statisticsTotalReference,
  'narrative-mismatch': narrativeMismatchReference,
  'narrative-sum': narrativeSumReference,
  'narrative-percentage': narrativePercentageReference,
  'narrative-contradiction': narrativeContradictionReference,
  'narrative-inconsistent': narrativeInconsistentReference,
  'year-mismatch': yearMismatchReference,
  'reporting-period': reportingPeriodReference,
  'broken-date': brokenDateReference,
  'late-publication': latePublicationReference,
  'signature-date': signatureDateReference,
  'signature-organ': signatureOrganReference,
  'scope-of-organ': scopeOfOrganReference,
  'outdated-regulation': outdatedRegulationReference,
  'unknown-article': unknownArticleReference,
  'document-number': documentNumberReference,
  'suspicious-text': suspiciousTextReference,
  'personal-information': personalInformationReference,
  'outdated-form': outdatedFormReference,
  'unfilled-text': unfilledTextReference,
  'enumeration-order': enumerationOrderReference,
  'repeated-words': repeatedWordsReference,
  'approximate-exact': approximateExactReference,
  'confused-words': confusedWordsReference,
  'punctuation-width': punctuationWidthReference,
  'preamble-parts': preamblePartsReference,
  'note-in-cell': noteInCellReference,
  'row-twice': rowTwiceReference,
  'stray-numbers': strayNumbersReference,
  'unreadable-table': unreadableTableReference,
  'documents-in-force-minimum': documentsInForceMinimumReference,
  'carried-forward-exceeds-received': carriedForwardExceedsReceivedReference,
};
