/** Results for other programs: SARIF 2.1.0, GitHub's workflow commands, JUnit. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import * as packageJson from '../../package.json';
import { placeOf } from '../exchange/place.ts';
import { rangeOf, ruleHelp, rules } from '../service/index.ts';
import type { Analysis, Finding, Language, Range, Rule, Severity, Span } from '../service/index.ts';
import { visible, visibleJson } from './visible.ts';

/** What stands around and between the results of several files. */
export interface Frame {
  readonly start: string;
  readonly between: string;
  readonly end: string;
}

/** The first line's number is 1 here, and so is the first character's. */
function regionOf({ document }: Analysis, span: Span): ReturnType<typeof region> {
  return region(rangeOf(document, span));
}

function region({ start, end }: Range): {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
} {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

const LEVELS = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;

/** A log with one run, whose results are written one by one. */
export function sarifFrame(language: Language): Frame {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'disclosure-report',
            semanticVersion: packageJson.version,
            rules: rules.map((rule) => descriptor(rule, language)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [],
      },
    ],
  };
  const text = JSON.stringify(log);
  // The results are the last property of the last run.
  const end = text.lastIndexOf(']', text.lastIndexOf(']') - 1);
  return { start: `${text.slice(0, end)}\n`, between: ',\n', end: `\n${text.slice(end)}\n` };
}

function descriptor(rule: Rule, language: Language): ReportingDescriptor {
  const { id, severity, title, group, basis, clause } = rule;
  const { summary, text, markdown } = ruleHelp(rule, language);
  return {
    id,
    shortDescription: { text: title[language] },
    fullDescription: { text: summary },
    help: { text, markdown },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { group, basis, ...(clause !== null && { clause }) },
  };
}

/** The results of one file, without brackets. */
export function sarifResults(file: string, analysis: Analysis, language: Language, isImported = false): string {
  const artifactLocation = { uri: uriOf(file) };
  const location = (span: Span) =>
    isImported
      ? { physicalLocation: { artifactLocation }, logicalLocations: [{ name: placeOf(analysis.report, span).text }] }
      : { physicalLocation: { artifactLocation, region: regionOf(analysis, span) } };
  return analysis.findings
    .map((finding): Result => {
      const { rule, severity, message, span, related, fixes } = finding;
      return {
        ruleId: rule,
        ruleIndex: rules.findIndex(({ id }) => id === rule),
        level: LEVELS[severity],
        message: { text: message[language] },
        locations: [location(span)],
        ...(related.length > 0 && {
          relatedLocations: related.map((other) => ({
            ...location(other.span),
            message: { text: other.message[language] },
          })),
        }),
        ...(fixes.length > 0 && {
          fixes: fixes.map(({ title, edits }) => ({
            description: { text: title[language] },
            artifactChanges: [
              {
                artifactLocation,
                replacements: edits.map((edit) => ({
                  deletedRegion: regionOf(analysis, edit.span),
                  insertedContent: { text: edit.newText },
                })),
              },
            ],
          })),
        }),
      };
    })
    .map((result) => visibleJson(JSON.stringify(result)))
    .join(',\n');
}

/** The address of a file: relative as it was given, with everything encoded that an address must not hold. */
function uriOf(file: string): string {
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  return path.normalize(file).split(path.sep).map(encodeURIComponent).join('/');
}

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** One workflow command a finding: GitHub shows it beside the line. */
export function githubCommands(file: string, analysis: Analysis, language: Language, isImported = false): string {
  return analysis.findings
    .map((finding) => {
      const { startLine, startColumn, endLine, endColumn } = regionOf(analysis, finding.span);
      const properties = {
        file: file.split(path.sep).join('/'),
        ...(!isImported && {
          line: startLine,
          endLine,
          // GitHub takes columns only within one line.
          ...(startLine === endLine && { col: startColumn, endColumn }),
        }),
        title: finding.rule,
      };
      const place = isImported ? `【${placeOf(analysis.report, finding.span).text}】` : '';
      const written = Object.entries(properties).map(([name, value]) => `${name}=${githubProperty(String(value))}`);
      return `::${COMMANDS[finding.severity]} ${written.join(',')}::${githubText(place + finding.message[language])}\n`;
    })
    .join('');
}

function githubText(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function githubProperty(text: string): string {
  return githubText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

export const junitFrame: Frame = {
  start: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="disclosure-report">\n',
  between: '',
  end: '</testsuites>\n',
};

/** A suite for the file; a failed case for each finding, or one that passed. */
export function junitSuite(file: string, analysis: Analysis, language: Language, isImported = false): string {
  const { findings } = analysis;
  const name = xml(file);
  /** How often each name was used: readers of the format take two cases of one name for one. */
  const uses = new Map<string, number>();
  const unique = (caseName: string): string => {
    const count = (uses.get(caseName) ?? 0) + 1;
    uses.set(caseName, count);
    return count === 1 ? caseName : `${caseName} (${count})`;
  };
  const cases =
    findings.length === 0
      ? [`    <testcase classname="${name}" name="check"/>`]
      : findings.map((finding) => junitCase(name, finding, placeIn(finding, analysis, isImported), language, unique));
  return [
    `  <testsuite name="${name}" tests="${cases.length}" failures="${findings.length}" errors="0">`,
    ...cases,
    '  </testsuite>\n',
  ].join('\n');
}

/** Where a finding is: its line and character, or words for what was no text. */
function placeIn({ span }: Finding, analysis: Analysis, isImported: boolean): string {
  const { startLine, startColumn } = regionOf(analysis, span);
  return isImported ? placeOf(analysis.report, span).text : `${startLine}:${startColumn}`;
}

function junitCase(
  name: string,
  finding: Finding,
  place: string,
  language: Language,
  unique: (caseName: string) => string,
): string {
  const message = xml(finding.message[language]);
  return [
    `    <testcase classname="${name}" name="${unique(`${xml(finding.rule)} ${xml(place)}`)}">`,
    `<failure type="${finding.severity}" message="${message}">${name}:${xml(place)}: ${message}</failure></testcase>`,
  ].join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Messages quote the report: what XML does not allow at all becomes a replacement character. */
function xml(text: string): string {
  return visible(text)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
    .replace(/[\t\n\r]/g, ' ');
}
