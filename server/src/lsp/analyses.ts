/** One analysis for each version of an open document: made when first asked for, kept until it is outdated. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { analyse } from '../service/index.ts';
import type { Analysis, Settings } from '../service/index.ts';

export interface Checked {
  readonly analysis: Analysis;
  /** Names this analysis among all that the server ever makes: the result id of pulled diagnostics. */
  readonly resultId: string;
}

export interface Analyses {
  /** The analysis of the document as it is now. */
  readonly of: (document: TextDocument) => Checked;
  /** The analysis that was made last, if it is not dropped yet. */
  readonly last: (uri: string) => Analysis | null;
  /** Drops what is known of one document: it changed, was closed, or is to be taken otherwise. */
  readonly forget: (uri: string) => void;
  /** Drops everything: the settings changed. */
  readonly forgetAll: () => void;
}

/** `onAnalysed` is told of each new analysis. */
export function createAnalyses(
  settingsOf: (uri: string) => Partial<Settings>,
  onAnalysed: (document: TextDocument, analysis: Analysis) => void,
): Analyses {
  const known = new Map<string, Checked>();
  let made = 0;
  return {
    of: (document) => {
      const { uri } = document;
      const before = known.get(uri);
      if (before) return before;
      made += 1;
      const checked = { analysis: analyse(document.getText(), settingsOf(uri)), resultId: String(made) };
      known.set(uri, checked);
      onAnalysed(document, checked.analysis);
      return checked;
    },
    last: (uri) => known.get(uri)?.analysis ?? null,
    forget: (uri) => {
      known.delete(uri);
    },
    forgetAll: () => {
      known.clear();
    },
  };
}
