/** Numbers taken in place: what is written into cells of the panel, as edits of the text. */
import { barredBlocks } from '../document/bars.ts';
import { readDocument } from '../document/read.ts';
import { readReport } from '../report/read.ts';
import type { Cell, Report } from '../report/report.ts';
import type { TextEdit } from '../rules/finding.ts';
import { defaultSettings } from './analysis.ts';
import type { Analysis, Settings } from './analysis.ts';
import { edited } from './edits.ts';
import { writeCell } from './format.ts';
import { cellKey } from './panel.ts';

export interface PanelChange {
  /** See `PanelCell`. */
  readonly key: string;
  /** What stood there when the author began. */
  readonly before: string;
  readonly text: string;
}

/**
 * The edits, or why there are none: the cells are not as the author saw them (`stale`), or the text has no place where
 * they could be written so that they are read again, and all others as before (`shape`).
 */
export type PanelEdits = { readonly edits: readonly TextEdit[] } | { readonly refused: 'stale' | 'shape' };

/** What is written into some cells. Each edit replaces a cell's own text, and the padding that follows it. */
export function panelEdits(
  { document, report }: Analysis,
  changes: readonly PanelChange[],
  settings: Partial<Settings>,
): PanelEdits {
  const cells = cellsByKey(report);
  const wanted = new Map(changes.map(({ key, text }) => [key, cellText(text)]));
  if (changes.some(({ key, before }) => (cells.get(key)?.raw ?? '') !== before)) return { refused: 'stale' };
  const blocks = barredBlocks(
    document,
    Object.values(report.tables).filter((table) => table !== null),
  );
  const edits: TextEdit[] = [];
  for (const [key, text] of wanted) {
    const cell = cells.get(key);
    if (!cell?.span) return { refused: 'shape' };
    if (cell.raw !== text) edits.push(writeCell(document, blocks, cell.span, text));
  }
  if (edits.length === 0) return { edits };
  // Where rows have no boundaries, a number that comes or goes moves all behind it: what cannot be read back is not written.
  const options = { ...defaultSettings, ...settings, recognition: 'report' } as const;
  const after = cellsByKey(readReport(readDocument(edited(document.text, edits)), options));
  const isKept =
    cells.size === after.size &&
    [...cells].every(([key, { raw }]) => (after.get(key)?.raw ?? null) === (wanted.get(key) ?? raw));
  return isKept ? { edits } : { refused: 'shape' };
}

function cellsByKey({ tables }: Report): ReadonlyMap<string, Cell> {
  return new Map(
    Object.values(tables).flatMap(
      (table) =>
        table?.rows.flatMap((row) =>
          row.cells.map((cell) => [cellKey(cell.tableId, cell.rowId, cell.columnId), cell] as const),
        ) ?? [],
    ),
  );
}

/** Characters that mean something in a table or a page of HTML, each with one that looks alike and means nothing. */
const ALIKE: Readonly<Record<string, string>> = { '|': '｜', '<': '＜', '>': '＞', '&': '＆', '`': '｀', '\\': '＼' };

/** What is written for what was typed: on one line, nothing in it that a table would take for its own; digits half as wide. */
function cellText(typed: string): string {
  const line = typed.replace(/\s+/gu, ' ').trim();
  const plain = /^[０-９．，－＋]+$/.test(line) ? line.normalize('NFKC') : line;
  return plain.replace(/[|<>&`\\]/g, (character) => ALIKE[character] ?? '');
}
