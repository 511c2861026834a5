/**
 * What the rules on sections share about their numbers. A section that is left out or moved throws out the numbers of
 * others: that is one cause, and the fix that mends it mends the numbers with it.
 */
import { bareLabelKey, chineseNumeral, labelKey } from '../document/label.ts';
import { firstOccurrences } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import type { Fix, Message, Related, TextEdit } from './finding.ts';

/** Sections with the words of the form and another number. */
export function misnumbered(report: Report): readonly Section[] {
  return firstOccurrences(report).filter((section) => {
    const { number } = section;
    return !section.glued && number !== null && number !== section.form.number && section.wording === 'formWords';
  });
}

/** Of those, the ones whose number, written as the form writes it, is that of another section. */
export function repeatedNumbers(report: Report): readonly Section[] {
  const sections = firstOccurrences(report);
  return misnumbered(report).filter(
    (section) => section.numberedAsPrinted && numberBeside(section, sections) !== undefined,
  );
}

/** Another section with the same number. */
export function numberBeside(section: Section, sections: readonly Section[]): Section | undefined {
  return sections.find((other) => other !== section && other.number === section.number);
}

/** Writes the number of the form before the heading's own words. */
export function renumbered({ form, heading, words: own, headingSpan }: Section): TextEdit {
  const isKept = own !== heading || bareLabelKey(form.heading) === labelKey(heading);
  const words = isKept ? own : form.heading.slice(NUMBER_LENGTH);
  return { span: headingSpan, newText: `${chineseNumeral(form.number)}、${words}` };
}

/** The length of 一、 */
const NUMBER_LENGTH = 2;

/** Numbers all these sections by the form, or offers nothing where another section would have the number of one of them. */
export function renumberAll(report: Report, sections: readonly Section[]): readonly Fix[] {
  const others = firstOccurrences(report).filter((section) => !sections.includes(section));
  if (sections.some(({ form }) => others.some(({ number }) => number === form.number))) return [];
  const edits = sections.map(renumbered);
  const [only] = edits;
  if (!only) return [];
  const title: Message =
    edits.length === 1
      ? { zh: `改为“${only.newText}”`, en: `Change to “${only.newText}”` }
      : {
          zh: `改正${String(edits.length)}个部分的序号：${edits.map(({ newText }) => newText).join('；')}`,
          en: `Correct the numbers of ${String(edits.length)} sections: ${edits.map(({ newText }) => newText).join('; ')}`,
        };
  return [{ title, preferred: true, edits }];
}

/** The other headings of a finding that is told once for several. */
export function alsoAt(sections: readonly Section[]): readonly Related[] {
  return sections.map(({ headingSpan }) => ({ message: { zh: '这里也是', en: 'Here too' }, span: headingSpan }));
}

/** Whether the first-level headings, those beside the six included, are numbered one after the other. */
export function countsOn(report: Report): boolean {
  const headings = [
    ...report.sections.map((section) => ({ start: section.headingSpan.start, number: section.number })),
    ...report.otherHeadings,
  ].sort((a, b) => a.start - b.start);
  return headings.every(({ number }, index) => number === index + 1);
}
