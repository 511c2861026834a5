/** What can be folded: sections, sub-headings, tables, comments of several lines. */
import { positionAt } from '../document/document.ts';
import type { Lines } from './typed-row.ts';
import type { Analysis } from './analysis.ts';
import { outline } from './outline.ts';
import type { OutlineItem } from './outline.ts';

export interface Fold extends Lines {
  readonly kind: 'region' | 'comment';
}

/** Folds of at least two lines, their first line staying; in no order. */
export function folds(analysis: Analysis): readonly Fold[] {
  const { document } = analysis;
  if (!analysis.report.isReport) return [];
  const found: Fold[] = [];
  const add = (kind: Fold['kind'], start: number, end: number): void => {
    const first = positionAt(document, start).line;
    const last = positionAt(document, end).line;
    if (last > first) found.push({ kind, first, last });
  };
  const addAll = (items: readonly OutlineItem[]): void => {
    for (const { kind, span, children } of items) {
      if (kind !== 'title' && kind !== 'row') add('region', span.start, span.end);
      addAll(children);
    }
  };
  addAll(outline(analysis));
  for (const { start, end } of document.comments) add('comment', start, end);
  return found;
}
