/**
 * What the rules on sections share about their numbers. A section that is left out or moved throws out the numbers of
 * others: that is one cause, and the fix that mends it mends the numbers with it.
 */
import { chineseNumeral, leadingOrdinal } from '../document/label.ts';
import { firstOccurrences } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import type { TextEdit } from './finding.ts';

/** Sections with the words of the form and another number. */
export function misnumbered(report: Report): readonly Section[] {
  return firstOccurrences(report).filter((section) => {
    const { number } = section;
    return !section.glued && number !== null && number !== section.form.number && section.formWords;
  });
}

/** Of those, the ones whose number is that of another section. */
export function repeatedNumbers(report: Report): readonly Section[] {
  const sections = firstOccurrences(report);
  return misnumbered(report).filter((section) => numberBeside(section, sections) !== undefined);
}

/** Another section with the same number. */
export function numberBeside(section: Section, sections: readonly Section[]): Section | undefined {
  return sections.find((other) => other !== section && other.number === section.number);
}

/** Writes the number of the form before the heading's own words. */
export function renumbered({ form, heading, headingSpan }: Section): TextEdit {
  const words = heading.slice(leadingOrdinal(heading)?.length ?? 0);
  return { span: headingSpan, newText: `${chineseNumeral(form.number)}、${words}` };
}

/** Whether the first-level headings, those beside the six included, are numbered one after the other. */
export function countsOn(report: Report): boolean {
  const headings = [
    ...report.sections.map((section) => ({ start: section.headingSpan.start, number: section.number })),
    ...report.otherHeadings,
  ].sort((a, b) => a.start - b.start);
  return headings.every(({ number }, index) => number === index + 1);
}
