/** A report as it is handed in: title, headings, paragraphs, official tables as printed, signature. */
import type { Document } from '../document/document.ts';
import { readDocument } from '../document/read.ts';
import { editionOf } from '../norms/edition.ts';
import { readReport } from '../report/read.ts';
import type { Grid } from './blocks.ts';
import { placesOf, rowsFound, valuesOf } from './canonical-text.ts';
import type { CheckOptions } from './canonical-text.ts';
import { documentBlocks } from './from-document.ts';
import { officialGrid } from './official-grid.ts';
import type { PrintedGrid } from './official-grid.ts';
import { writeBlocks } from './text.ts';

export type ExportBlock =
  | {
      readonly kind: 'title' | 'paragraph' | 'signature';
      readonly text: string;
    }
  /** `level` 1 for a section. */
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'official'; readonly grid: PrintedGrid }
  | { readonly kind: 'grid'; readonly grid: Grid };

export interface ExportedReport {
  readonly title: string | null;
  readonly organ: string | null;
  readonly year: number | null;
  readonly blocks: readonly ExportBlock[];
}

/** What a file of another kind is made from. Tables that are not whole stay as they are written. */
export function exportBlocks(document: Document, options: CheckOptions): ExportedReport {
  const written = writeBlocks(documentBlocks(document));
  const report = readReport(readDocument(written.text), options);
  const places = placesOf(report, written);
  const title = report.title?.occurrences.at(-1);
  const signature = report.signature?.start ?? Infinity;
  const blocks = written.blocks.flatMap((each): readonly ExportBlock[] => {
    const begun = places.find(({ first }) => first === each);
    const official: readonly ExportBlock[] = begun
      ? [
          {
            kind: 'official',
            grid: officialGrid(
              begun.table.form,
              editionOf(begun.table.form.edition),
              valuesOf(begun.table),
              rowsFound(begun.table),
            ),
          },
        ]
      : [];
    if (places.some(({ replaced }) => replaced.has(each))) return official;
    const { block } = each;
    if (block.kind === 'grid') return [...official, { kind: 'grid', grid: block }];
    const text = unescaped(block.text);
    const isTitle = title !== undefined && each.start < title.end && each.end > title.start;
    if (isTitle) return [...official, { kind: 'title', text }];
    if (each.start >= signature) return [...official, { kind: 'signature', text }];
    const isSection = report.sections.some(
      ({ headingSpan }) => headingSpan.start >= each.start && headingSpan.end <= each.end,
    );
    if (isSection) return [...official, { kind: 'heading', level: 1, text }];
    return [
      ...official,
      block.level > 0 ? { kind: 'heading', level: Math.max(2, block.level - 1), text } : { kind: 'paragraph', text },
    ];
  });
  return {
    title: report.title?.text ?? null,
    organ: report.organ,
    year: report.year,
    blocks,
  };
}

/** What Markdown writes for signs that mean something in it. */
function unescaped(text: string): string {
  return text.replace(/\\([|#`~*_-])/g, '$1').replaceAll('&lt;', '<');
}
