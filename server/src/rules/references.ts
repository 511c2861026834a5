/** The references of all rules, by rule id: what `registry.ts` is for the rules themselves. */
import { duplicateSectionReference } from './duplicate-section.ts';
import { emptySectionReference } from './empty-section.ts';
import { extraSectionReference } from './extra-section.ts';
import { missingSectionReference } from './missing-section.ts';
import { missingTableReference } from './missing-table.ts';
import { missingTitleReference } from './missing-title.ts';
import { overviewAspectReference } from './overview-aspect.ts';
import { problemsAndImprovementsReference } from './problems-and-improvements.ts';
import { processingFeeReference } from './processing-fee.ts';
import { requestBalanceReference } from './request-balance.ts';
import { rowLabelReference } from './row-label.ts';
import { sectionHeadingReference } from './section-heading.ts';
import { sectionOrderReference } from './section-order.ts';
import { signedChangeReference } from './signed-change.ts';
import { titleFormReference } from './title-form.ts';
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
  'row-label': rowLabelReference,
  'signed-change': signedChangeReference,
  'request-balance': requestBalanceReference,
};
