/** What a growing selection takes in: cell, row, table; or line, sub-heading; then section, then all. */
import { firstFrom } from '../document/document.ts';
import type { Span } from '../document/document.ts';
import type { Analysis } from './analysis.ts';
import { cellAt } from './cell-at.ts';
import { outline } from './outline.ts';
import type { OutlineItem } from './outline.ts';

/** The spans around an offset, the smallest first, each holding the one before it and more. */
export function selectionSpans(analysis: Analysis, offset: number): readonly Span[] {
  const { document, report } = analysis;
  if (!report.isReport) return [];
  const line = document.lines[firstFrom(document.lines, offset + 1) - 1];
  const path: Span[] = [{ start: 0, end: document.text.length }];
  let items: readonly OutlineItem[] = outline(analysis);
  for (let item = around(items, offset); item; item = around(items, offset)) {
    path.unshift(item.span);
    items = item.children;
  }
  if (line && offset <= line.end) path.unshift(line);
  const cell = cellAt(report, offset)?.cell.span;
  if (cell) path.unshift(cell);
  const spans: Span[] = [];
  for (const { start, end } of path.sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const inner = spans.at(-1);
    // What lies across another, as cells side by side in a line, is left out.
    const holds = !inner || (start <= inner.start && inner.end <= end && end - start > inner.end - inner.start);
    if (holds && start <= offset && offset <= end) spans.push({ start, end });
  }
  return spans;
}

function around(items: readonly OutlineItem[], offset: number): OutlineItem | undefined {
  return items.find(({ span }) => span.start <= offset && offset <= span.end);
}
