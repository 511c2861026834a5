/** The running text of a report, as the rules on wording read it. */
import { firstFrom } from '../document/document.ts';
import type { Line } from '../document/document.ts';
import type { SectionId } from '../norms/edition.ts';
import { signatureStart } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';

/** The lines of a section behind its heading, the signature left out. */
export function sectionLines(report: Report, section: Section): readonly Line[] {
  const { lines } = report.document;
  const end = Math.min(section.end, Math.max(section.lineEnd, signatureStart(report)));
  const own = lines.slice(firstFrom(lines, section.lineEnd), firstFrom(lines, end));
  return section.rest ? [section.rest, ...own] : own;
}

/** The text of lines, each by itself and joined: a word may be broken over two lines, as in text taken from a PDF. */
export function wordsOf(lines: readonly Line[]): string {
  const texts = lines.map((line) => line.text);
  return `${texts.join('\n')}\n${texts.join('')}`;
}

/** The first section of that id that has a heading of its own, or undefined. */
export function sectionOf(report: Report, id: SectionId): Section | undefined {
  return report.sections.find((section) => section.form.id === id && !section.glued);
}

/**
 * Whether a line is running text of the report: no cell of a table, whose labels the rules on tables look at, and no
 * heading of a section.
 */
export function isText({ tables, sections }: Report, line: Line): boolean {
  if (line.inTable === true) return false;
  for (const table of Object.values(tables))
    if (table && line.end > table.start && line.start < table.end) return false;
  // The one heading before the line's end, as sections stand in order: a text of many reports has a great many.
  const heading = sections[firstFrom(sections, line.end) - 1];
  return heading === undefined || line.start >= heading.lineEnd;
}
