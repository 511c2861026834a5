/** What the parts of a report are, for colours: in plain text nothing else tells them apart. */
import { positionAt } from '../document/document.ts';
import type { Document, Span } from '../document/document.ts';
import type { Report } from '../report/report.ts';
import type { Analysis } from './analysis.ts';
import { outline } from './outline.ts';
import type { OutlineItem } from './outline.ts';

/** Contract with the client's manifest, which says what colour each has. */
export const TOKEN_KINDS = [
  'reportTitle',
  'reportHeading',
  'reportLabel',
  'reportNumber',
  'reportTotal',
  'reportCitation',
] as const;

export type TokenKind = (typeof TOKEN_KINDS)[number];

/** A part on one line. */
export interface Token extends Span {
  readonly kind: TokenKind;
}

/** The tokens of a report in order, none over another; none for what is no report. */
export function tokens(analysis: Analysis): readonly Token[] {
  const { document, report } = analysis;
  if (!report.isReport) return [];
  const found: Token[] = [];
  const add = (kind: TokenKind, span: Span | null | undefined): void => {
    if (span) for (const piece of onOneLine(document, span)) found.push({ kind, ...piece });
  };
  for (const place of report.title?.occurrences ?? []) add('reportTitle', place);
  const addHeadings = (items: readonly OutlineItem[]): void => {
    for (const { kind, nameSpan, children } of items) {
      if (kind === 'section' || kind === 'heading') add('reportHeading', nameSpan);
      addHeadings(children);
    }
  };
  addHeadings(outline(analysis));
  const totals = totalCells(report);
  for (const table of Object.values(report.tables)) {
    for (const { label } of table?.headers ?? []) add('reportLabel', label);
    for (const label of table?.groups ?? []) add('reportLabel', label);
    for (const { label, cells } of table?.rows ?? []) {
      add('reportLabel', label);
      for (const { span } of cells) add(totals.has(span?.start ?? -1) ? 'reportTotal' : 'reportNumber', span);
    }
  }
  for (const { span } of report.citations) add('reportCitation', span);
  return apart(found);
}

/** Where the cells start that are sums of others. */
function totalCells({ identities }: Report): ReadonlySet<number> {
  return new Set(
    identities.flatMap(({ identity, rightCells }) =>
      identity.right.length === 1 ? rightCells.flatMap(({ span }) => span?.start ?? []) : [],
    ),
  );
}

/** The pieces of a span that lie on one line each, blank ends left out. */
function onOneLine(document: Document, { start, end }: Span): readonly Span[] {
  const { text, lineStarts } = document;
  const pieces: Span[] = [];
  for (let at = start; at < end;) {
    const next = Math.min(end, lineStarts[positionAt(document, at).line + 1] ?? text.length);
    const piece = text.slice(at, next);
    const content = piece.trim();
    const from = at + piece.indexOf(content);
    if (content !== '') pieces.push({ start: from, end: from + content.length });
    at = next;
  }
  return pieces;
}

/** In order; of two that overlap, the one that starts first. */
function apart(found: readonly Token[]): readonly Token[] {
  const ordered = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return ordered.filter((token) => {
    if (token.start < end) return false;
    ({ end } = token);
    return true;
  });
}
