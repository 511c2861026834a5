/** All features of the server. */
import type { Feature } from './feature.ts';
import { codeActions } from './features/code-actions.ts';
import { conversions } from './features/conversions.ts';
import { diagnostics } from './features/diagnostics.ts';
import { exchange } from './features/exchange.ts';
import { fileNames } from './features/file-names.ts';
import { wholeFolder } from './features/folder.ts';
import { formatting } from './features/formatting.ts';
import { hovers } from './features/hovers.ts';
import { lenses } from './features/lenses.ts';
import { newReports } from './features/new-reports.ts';
import { documentSymbols, foldingRanges, selectionRanges } from './features/outline.ts';
import { panels } from './features/panels.ts';
import { recognition } from './features/recognition.ts';
import { regulation } from './features/regulation.ts';
import { definitions, highlights, references } from './features/related-cells.ts';
import { rename } from './features/rename.ts';
import { sentences } from './features/sentences.ts';
import { skeleton } from './features/skeleton.ts';
import { tableKeys } from './features/table-keys.ts';
import { semanticTokens } from './features/tokens.ts';
import { totalHints } from './features/total-hints.ts';
import { workspaceSymbols } from './features/workspace-symbols.ts';

export const features: readonly Feature[] = [
  diagnostics,
  wholeFolder,
  codeActions,
  hovers,
  newReports,
  fileNames,
  sentences,
  skeleton,
  recognition,
  tableKeys,
  totalHints,
  lenses,
  formatting,
  conversions,
  exchange,
  panels,
  documentSymbols,
  foldingRanges,
  selectionRanges,
  workspaceSymbols,
  semanticTokens,
  highlights,
  definitions,
  references,
  regulation,
  rename,
];
