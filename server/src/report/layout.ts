/** Where things may be inserted into the author's text. */
import type { Span } from '../document/document.ts';
import type { HeadingStyle } from './canonical.ts';
import type { Report, Section } from './report.ts';

/** The line break that the text uses. */
function lineBreak(text: string): string {
  if (text.includes('\r\n')) return '\r\n';
  return !text.includes('\n') && text.includes('\r') ? '\r' : '\n';
}

/** Text for insertion, with the line breaks that the document uses. */
export function inLineBreaks(text: string, document: { readonly text: string }): string {
  const mark = lineBreak(document.text);
  return mark === '\n' ? text : text.replaceAll('\n', mark);
}

/** Whether the report's own headings are Markdown. A text without headings is taken for plain. */
export function headingStyle(report: Report): HeadingStyle {
  return report.document.lines.some((line) => line.level > 0) || report.document.text.trim() === ''
    ? 'markdown'
    : 'plain';
}

/** Where the signature at the end of the text begins; the end of the text where there is none. */
export function signatureStart({ signature, document }: Report): number {
  return signature?.start ?? document.text.length;
}

/** The end of a section's own text: its last line that is not blank and not the signature. */
export function sectionContentEnd(report: Report, section: Section): number {
  const limit = Math.min(section.end, Math.max(section.lineEnd, signatureStart(report)));
  const content = report.document.text.slice(section.start, limit).trimEnd();
  return section.start + content.length;
}

/** The order of sections by the form, first occurrences only. */
export function firstOccurrences(report: Report): readonly Section[] {
  const seen = new Set<string>();
  return report.sections.filter((section) => !seen.has(section.form.id) && seen.add(section.form.id));
}

/** An empty range at an offset. */
export function at(offset: number): Span {
  return { start: offset, end: offset };
}
