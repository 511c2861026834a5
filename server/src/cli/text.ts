/** Results for people to read. */
import { placeOf } from '../exchange/place.ts';
import { BASIS_NAMES, positionAt, recognitionReason, SEVERITY_NAMES } from '../service/index.ts';
import type { Analysis, Finding, Language, Message, Rule, Severity } from '../service/index.ts';
import { oneLine } from './visible.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** How a terminal shows a piece of text. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

const asIs = (text: string): string => text;

const escape =
  (code: number) =>
  (text: string): string =>
    `\u001B[${code}m${text}\u001B[0m`;

const COLOURS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };

export const plain: Style = { strong: asIs, faint: asIs, severity: (_, text) => text };

export const coloured: Style = {
  strong: escape(1),
  faint: escape(90),
  severity: (severity, text) => escape(COLOURS[severity])(text),
};

/** What was found in one file: a line with its name, and a line for each finding. */
export function fileText(
  file: string,
  analysis: Analysis,
  language: Language,
  style: Style,
  isImported = false,
): string {
  const lines = analysis.findings.map((finding) => findingLine(finding, analysis, language, style, isImported));
  if (lines.length === 0)
    lines.push(analysis.report.isReport ? NOTHING[language] : recognitionReason(analysis)[language]);
  return [style.strong(oneLine(file)), ...lines.map((line) => `  ${line}`), ''].join('\n');
}

const NOTHING: Message = { zh: '没有发现问题。', en: 'Nothing found.' };

function findingLine(
  finding: Finding,
  { document, report }: Analysis,
  language: Language,
  style: Style,
  isImported: boolean,
): string {
  const { line, character } = positionAt(document, finding.span.start);
  return [
    isImported ? `【${oneLine(placeOf(report, finding.span).text)}】` : `${line + 1}:${character + 1}`,
    style.severity(finding.severity, SEVERITY_NAMES[finding.severity][language]),
    oneLine(finding.message[language]),
    style.faint(`[${finding.rule}]`),
  ].join(' ');
}

/** What a run of `check` came to. */
export interface Tally {
  readonly reports: number;
  readonly others: number;
  readonly failures: number;
  readonly findings: Readonly<Record<Severity, number>>;
}

const NO_REPORT: Message = { zh: '没有找到年度报告。\n', en: 'No report found.\n' };

/** The last line. */
export function summaryText({ reports, others, failures, findings }: Tally, language: Language): string {
  if (reports + others + failures === 0) return NO_REPORT[language];
  const counts = SEVERITIES.map((severity) => [SEVERITY_NAMES[severity][language], findings[severity]] as const);
  return language === 'zh'
    ? [
        `检查了 ${reports} 份年度报告：`,
        counts.map(([word, count]) => `${word} ${count}`).join('，'),
        others > 0 ? `；${others} 个文件不是年度报告` : '',
        failures > 0 ? `；${failures} 个文件没能检查` : '',
        '。\n',
      ].join('')
    : [
        `${reports} reports checked: `,
        counts.map(([word, count]) => `${word} ${count}`).join(', '),
        others > 0 ? `; files that are no report: ${others}` : '',
        failures > 0 ? `; files not checked: ${failures}` : '',
        '.\n',
      ].join('');
}

/** The rules, one a line. */
export function rulesText(rules: readonly Rule[], language: Language): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules
    .map(({ id, severity, basis, clause, title }) => {
      const grounds =
        BASIS_NAMES[basis][language] + (clause === null ? '' : language === 'zh' ? `（${clause}）` : ` (${clause})`);
      return `${id.padEnd(width)}  ${SEVERITY_NAMES[severity][language]}  ${title[language]}  ${grounds}\n`;
    })
    .join('');
}
