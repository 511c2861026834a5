/** A report as a file of another kind. */
import { readDocument } from '../document/read.ts';
import type { CheckOptions } from './canonical-text.ts';
import { exportBlocks } from './export-blocks.ts';
import { officialPage } from './official-page.ts';
import { writeWord } from './word/write.ts';

/** What a report is handed in or published as. */
export type ExportKind = 'docx' | 'html';

/** The bytes of a Word file, or the text of a page. */
export async function exportReport(
  text: string,
  kind: ExportKind,
  options: CheckOptions,
): Promise<Uint8Array | string> {
  const report = exportBlocks(readDocument(text), options);
  return kind === 'docx' ? writeWord(report) : officialPage(report);
}
