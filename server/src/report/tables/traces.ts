/** What the text has of a table that could not be read: some of its rows, its headers, its captions. */
import type { Document, RawTable } from '../../document/document.ts';
import type { TableId } from '../../norms/edition.ts';
import type { Section } from '../report.ts';
import { labelsOf } from './labels.ts';

/** So many rows of a table are that table, also where it could not be read. */
const LEAST_ROWS = 3;

/** Where the first row of a table starts that was not read; null where too few of its rows are there. */
export function unreadTableStart({ tables }: Document, id: TableId): number | null {
  for (const table of tables) {
    const rows = table
      .readRows()
      .flat()
      .filter(({ text }) => labelsOf(text).rows.some((row) => row.table === id));
    const [first] = rows;
    if (first && new Set(rows.map(({ text }) => text)).size >= LEAST_ROWS) return first.start;
  }
  return null;
}

/** Block headings and notes that the form prints above a table. */
export function isCaption(text: string, id: TableId): boolean {
  return labelsOf(text).group?.table === id || (id === 'requests' && /^[（(]?本列数据的勾稽关系/.test(text));
}

/** So many texts that are printed in a form's head tell that its table was there. */
const LEAST_HEADS = 2;

/** Whether headers of a table stand in its section. */
export function hasHeads(tables: readonly RawTable[], section: Section, id: TableId): boolean {
  const heads = new Set<string>();
  for (const table of tables) {
    if (table.end <= section.start || table.start >= section.end) continue;
    for (const { text, start } of table.readRows().flat()) {
      if (text === '' || start < section.lineEnd || start >= section.end) continue;
      const { columns, group } = labelsOf(text);
      if (group?.table === id || columns.some((column) => column.table === id)) heads.add(text);
    }
  }
  return heads.size >= LEAST_HEADS;
}
