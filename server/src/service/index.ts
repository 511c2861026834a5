/** The one door to the engine: the language server, the command line and tests come in here. */
export { analyse, defaultSettings, recognitionReason } from './analysis.ts';
export type { Analysis, Settings } from './analysis.ts';
export { quickFixes, refactorings } from './code-actions.ts';
export type { QuickFix } from './code-actions.ts';
export { extractData, rangeOf, reportData } from './data.ts';
export type {
  CellData,
  ExtractData,
  FindingData,
  IdentityData,
  Range,
  ReportData,
  SectionData,
  TableData,
} from './data.ts';
export { hover } from './hover.ts';
export type { Hover } from './hover.ts';
export { createProjects, PROJECT_FILE } from './project.ts';
export type { Projects } from './project.ts';
export { readCheckSettings } from './settings.ts';
export type { CheckSettings } from './settings.ts';
export { insertSkeleton, newReport } from './skeleton.ts';
export { rules } from '../rules/registry.ts';
export type { Basis, Rule, RuleGroup, RuleSettings } from '../rules/rule.ts';
export type { Finding, Fix, Language, Message, Related, Severity, TextEdit } from '../rules/finding.ts';
export { offsetAt, positionAt } from '../document/document.ts';
export type { Document, Position, Span } from '../document/document.ts';
export { tableForm } from '../norms/edition.ts';
export type { EditionId, TableId } from '../norms/edition.ts';
