/** What a report is made of, as a tree: title, sections, the author's sub-headings, tables and their rows. */
import { positionAt } from '../document/document.ts';
import type { Document, Line, Span } from '../document/document.ts';
import { leadingOrdinal } from '../document/label.ts';
import type { Report, Row, Table } from '../report/report.ts';
import { tableName } from '../rules/describe.ts';
import type { Message } from '../rules/finding.ts';
import { isText } from '../rules/narrative.ts';
import type { Analysis } from './analysis.ts';

export interface OutlineItem {
  readonly kind: 'title' | 'section' | 'heading' | 'table' | 'row';
  readonly name: Message;
  /** The numbers of a row as written; else empty. */
  readonly detail: string;
  /** All of it, without the blank lines at its end. */
  readonly span: Span;
  /** Where one goes to, within `span`: the heading, the label of the row. */
  readonly nameSpan: Span;
  /** In the order of the text. */
  readonly children: readonly OutlineItem[];
}

/** The outline of a report; nothing for what is none. */
export function outline({ report }: Analysis): readonly OutlineItem[] {
  if (!report.isReport) return [];
  return nested([...titleItem(report), ...headingItems(report), ...tableItems(report)]);
}

type Flat = Omit<OutlineItem, 'children'>;

/** Each item under the last one before it that holds it. */
function nested(items: readonly Flat[]): readonly OutlineItem[] {
  const ordered = [...items].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const roots: OutlineItem[] = [];
  const open: { readonly span: Span; readonly children: OutlineItem[] }[] = [];
  for (const item of ordered) {
    while (open.length > 0 && (open.at(-1)?.span.end ?? 0) < item.span.end) open.pop();
    const children: OutlineItem[] = [];
    (open.at(-1)?.children ?? roots).push({ ...item, children });
    open.push({ span: item.span, children });
  }
  return roots;
}

function titleItem({ title }: Report): readonly Flat[] {
  const place = title?.occurrences.at(-1);
  if (!title || !place) return [];
  const span = { start: place.start, end: place.end };
  return [{ kind: 'title', name: inBoth(title.text), detail: '', span, nameSpan: span }];
}

function inBoth(text: string): Message {
  return { zh: text, en: text };
}

// --- headings ----------------------------------------------------------------------------------------

/** A heading with its depth: 1 is that of the six sections. */
interface Heading {
  readonly kind: 'section' | 'heading';
  readonly name: string;
  readonly rank: number;
  readonly start: number;
  readonly nameSpan: Span;
}

function headingItems(report: Report): readonly Flat[] {
  const { text } = report.document;
  const headings = [...firstLevel(report), ...ownHeadings(report)].sort((a, b) => a.start - b.start);
  // From the last to the first: where each ends is where the next one of its depth, or above it, starts.
  const ends: number[] = [];
  const items: Flat[] = [];
  for (const { kind, name, rank, start, nameSpan } of headings.reverse()) {
    let end = text.length;
    for (let depth = 0; depth <= rank; depth++) end = Math.min(end, ends[depth] ?? end);
    ends[rank] = start;
    const span = { start, end: Math.max(nameSpan.end, trimmed(text, start, end)) };
    items.push({ kind, name: inBoth(name), detail: '', span, nameSpan });
  }
  return items.reverse();
}

function trimmed(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  return last;
}

function firstLevel({ sections, otherHeadings }: Report): readonly Heading[] {
  return [
    ...sections.map(({ heading, headingSpan, lineStart, start, glued }) => ({
      kind: 'section' as const,
      name: heading,
      rank: 1,
      start: glued ? start : lineStart,
      nameSpan: { start: headingSpan.start, end: headingSpan.end },
    })),
    ...otherHeadings.map(({ text, start, end }) => ({
      kind: 'heading' as const,
      name: text,
      rank: 1,
      start,
      nameSpan: { start, end },
    })),
  ];
}

/** The author's own headings: （一）主动公开, those with marks of Markdown; 一、 where the form has no sections. */
function ownHeadings(report: Report): readonly Heading[] {
  const { document, sections, otherHeadings, title } = report;
  const known = new Set([
    ...sections.map(({ headingSpan }) => headingSpan.start),
    ...otherHeadings.map(({ start }) => start),
  ]);
  const above = title?.occurrences.at(-1)?.end ?? 0;
  const level = sections.find((section) => section.level > 0)?.level ?? 2;
  return document.lines.flatMap((line) => {
    if (line.start < above || known.has(line.start) || !isText(report, line)) return [];
    const name = headingText(line);
    const rank = name === null ? null : rankOf(line, level, sections.length > 0);
    if (name === null || rank === null) return [];
    const nameSpan = { start: line.start, end: line.end };
    return [{ kind: 'heading', name, rank, start: line.lineStart, nameSpan }];
  });
}

/** （一） is one below the sections, 1. two; marks of Markdown are as deep as they say, but never beside the sections. */
function rankOf({ text, level }: Line, sectionLevel: number, hasSections: boolean): number | null {
  const ordinal = leadingOrdinal(text)?.kind;
  if (level > 0) return Math.max(hasSections ? 2 : 1, level - sectionLevel + 1);
  if (ordinal === 'parenthesised') return 2;
  return ordinal === 'chinese' && !hasSections ? 1 : null;
}

const LONGEST_HEADING = 30;
const FIRST_SENTENCE = /^[^。：:；！？]{1,30}(?=[。：:])/;

/** The words of a heading, which may be the first sentence of its paragraph; null where it is too long for one. */
function headingText({ text, level }: Line): string | null {
  if (level > 0) return text;
  return FIRST_SENTENCE.exec(text)?.[0] ?? (text.length <= LONGEST_HEADING ? text : null);
}

// --- tables ------------------------------------------------------------------------------------------

function tableItems({ document, tables }: Report): readonly Flat[] {
  return Object.values(tables).flatMap((table) => {
    if (!table) return [];
    const span = wholeLines(document, table);
    const firstLine = { start: span.start, end: Math.min(span.end, lineEnd(document, span.start)) };
    const item: Flat = { kind: 'table', name: tableName(table.id), detail: '', span, nameSpan: firstLine };
    return [item, ...table.rows.flatMap((row) => rowItem(document, table, span, row))];
  });
}

function rowItem(document: Document, table: Table, around: Span, row: Row): readonly Flat[] {
  const cells = row.cells.flatMap(({ span }) => span ?? []);
  const [first, last] = [cells[0], cells.at(-1)];
  if (!first || !last) return [];
  // In table four several rows stand side by side under their labels.
  const own = row.label && row.label.end <= first.start && table.id !== 'proceedings' ? row.label : null;
  const start = own?.start ?? first.start;
  const span =
    table.id === 'proceedings'
      ? { start, end: last.end }
      : {
          start: Math.max(around.start, lineStart(document, start)),
          end: Math.min(around.end, lineEnd(document, last.end)),
        };
  if (span.end < last.end || span.start > start) return [];
  return [
    {
      kind: 'row',
      name: inBoth(labelOf(table, row)),
      detail: row.cells
        .map(({ raw }) => raw ?? '')
        .join(' ')
        .trim(),
      span,
      nameSpan: own ? { start: own.start, end: own.end } : { start: first.start, end: last.end },
    },
  ];
}

/** As written, on one line; the form's own label in table four, whose rows have theirs above them. */
function labelOf(table: Table, { label, form }: Row): string {
  const written = table.id === 'proceedings' ? '' : (label?.text.replace(/\s+/g, ' ').trim() ?? '');
  return written === '' ? form.label : written;
}

/** A table from the first of its lines to the last, the cells that no form knows included. A page has no such lines. */
function wholeLines(document: Document, { start, end }: Span): Span {
  const isRow = (offset: number): boolean =>
    document.tables.some(({ shape, ...raw }) => shape !== 'html' && raw.start <= offset && offset <= raw.end);
  return {
    start: isRow(start) ? lineStart(document, start) : start,
    end: isRow(end) ? lineEnd(document, end) : end,
  };
}

function lineStart(document: Document, offset: number): number {
  return document.lineStarts[positionAt(document, offset).line] ?? 0;
}

function lineEnd(document: Document, offset: number): number {
  const { text, lineStarts } = document;
  const next = lineStarts[positionAt(document, offset).line + 1] ?? text.length;
  return Math.max(offset, trimmed(text, offset, next));
}
