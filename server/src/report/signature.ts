/** The end of the report: who signed it and when. */
import type { Document, Line, Span } from '../document/document.ts';
import type { WrittenDay } from './dates.ts';
import { withoutMarkup } from '../document/markup.ts';
import { ORGAN_NAME } from './organ.ts';

export interface Signature extends WrittenDay {
  /** Start of its first line. */
  readonly start: number;
  /** The name on the line above the date; null where there is none. */
  readonly organ: { readonly text: string; readonly span: Span } | null;
}

const DAY = /^((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/;
/** What a web page prints below the report may follow its signature. */
const LINES_BELOW = 40;
/** A date without a name may as well be that of something else on the page. */
const LINES_BELOW_DATE = 12;

/** The last line that is a date, with the organ's name on the line above, below the heading that ends at `after`. */
export function readSignature(document: Document, after: number): Signature | null {
  const lines = document.lines.slice(-LINES_BELOW - 1).map(withoutMarkup);
  for (let index = lines.length - 1; index > 0; index--) {
    const line = lines[index];
    if (!line || line.start <= after) return null;
    const match = DAY.exec(line.text);
    if (!match) continue;
    const organ = organOn(lines[index - 1], after);
    if (!organ && index < lines.length - LINES_BELOW_DATE) continue;
    return {
      start: organ?.lineStart ?? line.lineStart,
      day: { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) },
      daySpan: { start: line.start, end: line.end },
      organ,
    };
  }
  return null;
}

function organOn(
  line: Line | undefined,
  after: number,
): (NonNullable<Signature['organ']> & { readonly lineStart: number }) | null {
  if (!line || line.start <= after || line.text.length > 30) return null;
  const text = line.text.replace(/\s+/g, '');
  if (!/^[\u4e00-\u9fff]{4,}$/.test(text) || !ORGAN_NAME.test(text)) return null;
  return { text, span: { start: line.start, end: line.end }, lineStart: line.lineStart };
}
