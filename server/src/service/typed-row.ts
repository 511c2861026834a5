/** What is found on the row that an author types: half a number is no mistake yet. */
import { positionAt } from '../document/document.ts';
import type { Span } from '../document/document.ts';
import type { Finding } from '../rules/finding.ts';
import type { Analysis } from './analysis.ts';

/** Lines by their numbers, from 0; both ends included. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** The lines of the table row that the line belongs to: many where each cell has one of its own. Else the line alone. */
export function rowAround({ document, report }: Analysis, line: number): Lines {
  for (const table of Object.values(report.tables)) {
    for (const { label, written } of table?.rows ?? []) {
      const cells = label ? [label, ...written] : written;
      const [start, end] = [cells[0]?.start, cells.at(-1)?.end];
      if (start === undefined || end === undefined) continue;
      const row = { first: positionAt(document, start).line, last: positionAt(document, end).line };
      if (row.first <= line && line <= row.last) return row;
    }
  }
  return { first: line, last: line };
}

/** The findings that stand on these lines or that compare something on them with something elsewhere. */
export function findingsOn({ document, findings }: Analysis, { first, last }: Lines): readonly Finding[] {
  const start = document.lineStarts[first] ?? document.text.length;
  const end = document.lineStarts[last + 1] ?? document.text.length + 1;
  const touches = (span: Span): boolean => span.start < end && start <= span.end;
  return findings.filter(({ span, related }) => touches(span) || related.some((other) => touches(other.span)));
}
