/** One analysis for each text of an open document: made when first asked for, kept until it is outdated. */
import { Emitter } from 'vscode-languageserver';
import type { Event } from 'vscode-languageserver';
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
  /** The analysis that was made last, of this text or of one before it, if it is not dropped yet. */
  readonly last: (uri: string) => Analysis | null;
  /** Drops what is known of one document: it was closed, or is to be taken otherwise. */
  readonly forget: (uri: string) => void;
  /** Drops everything: the settings changed. */
  readonly forgetAll: () => void;
  /** Tells of each new analysis. */
  readonly onMade: Event<{ readonly uri: string; readonly analysis: Analysis }>;
}

export function createAnalyses(settingsOf: (uri: string) => Partial<Settings>): Analyses {
  const known = new Map<string, Checked>();
  const made = new Emitter<{ readonly uri: string; readonly analysis: Analysis }>();
  let count = 0;
  return {
    of: (document) => {
      const { uri } = document;
      const text = document.getText();
      const before = known.get(uri);
      if (before?.analysis.document.text === text) return before;
      count += 1;
      const checked = { analysis: analyse(text, settingsOf(uri)), resultId: String(count) };
      known.set(uri, checked);
      made.fire({ uri, analysis: checked.analysis });
      return checked;
    },
    last: (uri) => known.get(uri)?.analysis ?? null,
    forget: (uri) => {
      known.delete(uri);
    },
    forgetAll: () => {
      known.clear();
    },
    onMade: made.event,
  };
}
