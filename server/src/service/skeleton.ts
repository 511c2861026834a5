/** The standard skeleton: a new report, and the six sections put around a text that has none. */
import { labelKey, leadingOrdinal } from '../document/label.ts';
import { isProse } from '../document/prose.ts';
import type { Document, Line } from '../document/document.ts';
import { editionForYear, editionOf, newestEdition } from '../norms/edition.ts';
import type { Edition } from '../norms/edition.ts';
import { blankReport, blankSection, sectionHeading } from '../report/canonical.ts';
import { at, inLineBreaks, signatureStart } from '../report/layout.ts';
import { rowsLabelled } from '../report/tables/labels.ts';
import type { Report } from '../report/report.ts';
import type { TextEdit } from '../rules/finding.ts';
import { UNKNOWN_ORGAN } from '../rules/missing-title.ts';
import type { Analysis } from './analysis.ts';

/** Headings of the author's own go below the sections, which are of level two. */
const TOP_LEVEL = 3;
const DEEPEST = 6;
const LONGEST_HEADING = 45;

/** A blank report in canonical Markdown, for the edition that the year prescribes (2018 and earlier: today's). */
export function newReport({ organ, year }: { readonly organ: string; readonly year: number }): string {
  const edition = editionOf(editionForYear(year));
  return blankReport(edition.sections.length > 0 ? edition : newestEdition, titleOf(organ, year));
}

/** The title of an organ's report on a year. */
export function titleOf(organ: string, year: number): string {
  return `${organ.trim() === '' ? UNKNOWN_ORGAN : organ.trim()}${String(year)}年政府信息公开工作年度报告`;
}

/**
 * Edits that give the document the six sections: a whole blank report where it is empty; else the author's text
 * unchanged under 一、总体情况, its own headings one level down. Null where the document has sections already,
 * or is a page of HTML, or is no report.
 */
export function insertSkeleton({ document, report }: Analysis, currentYear: number): readonly TextEdit[] | null {
  if (document.text.trim() === '') {
    const text = newReport({ organ: '', year: currentYear - 1 });
    return [{ span: { start: 0, end: document.text.length }, newText: inLineBreaks(text, document) }];
  }
  if (!report.isReport || report.sections.length > 0 || document.isHtml) return null;
  if (report.edition.sections.length > 0) return aroundText(report, report.edition);
  return hasSections(document, newestEdition) ? null : aroundText(report, newestEdition);
}

/** Whether all the form's headings stand as lines: in a report of before 2019 they are not read as sections. */
function hasSections(document: Document, edition: Edition): boolean {
  const standing = new Set(document.lines.map((line) => labelKey(line.text)));
  return edition.sections.every(({ heading, acceptedHeadings }) =>
    [heading, ...acceptedHeadings].some((accepted) => standing.has(labelKey(accepted))),
  );
}

function aroundText(report: Report, edition: Edition): readonly TextEdit[] {
  const { document } = report;
  const { text } = document;
  const title = report.title?.occurrences.at(-1);
  const titleEnd = title ? (document.lines.find((line) => line.end >= title.end)?.lineEnd ?? title.end) : 0;
  const end = signatureStart(report);
  const [overview, ...others] = edition.sections;
  if (!overview) return [];
  const heading = sectionHeading(overview, 'markdown');
  const rest = others.map((section) => blankSection(edition, section, 'markdown')).join('\n\n');
  const opening = title ? `\n\n${heading}` : `${heading}\n\n`;
  const body = text.slice(titleEnd, end);
  const lead = body.trim() === '' || /\n[ \t]*\n$/.test(body.replaceAll(/\r\n?/g, '\n')) ? '\n' : '\n\n';
  const own = document.lines.filter((line) => line.start >= titleEnd && line.start < end && isOwnHeading(line));
  const topLevel = own.reduce((level, line) => Math.min(level, line.level || TOP_LEVEL), DEEPEST);
  return [
    { span: at(titleEnd), newText: inLineBreaks(opening, document) },
    ...own.map((line) => deeper(line, Math.max(1, TOP_LEVEL - topLevel))),
    { span: at(end), newText: inLineBreaks(`${lead}${rest}\n${end < text.length ? '\n' : ''}`, document) },
  ];
}

/** A Markdown heading, or a line such as 一、加快完善…机制 that stands for one. */
function isOwnHeading(line: Line): boolean {
  if (line.level > 0) return true;
  if (line.text.length > LONGEST_HEADING || isProse(line.text) || rowsLabelled(line.text).length > 0) return false;
  return leadingOrdinal(line.text)?.kind === 'chinese';
}

/** Adds Markdown heading marks before the line's text; not a word of it changes. */
function deeper(line: Line, levels: number): TextEdit {
  if (line.level === 0) return { span: at(line.start), newText: `${'#'.repeat(TOP_LEVEL)} ` };
  return { span: at(line.lineStart), newText: '#'.repeat(Math.min(levels, DEEPEST - line.level)) };
}
