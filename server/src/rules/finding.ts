/** What rules report, and what repairs it. Plain objects: LSP's own types stop at `lsp/`. */
import type { Span } from '../document/document.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A text for the user, in both languages. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Message;

/** Replaces a range of the source by `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A repair. Edits do not overlap; of several insertions at one place, the first listed comes first. */
export interface Fix {
  readonly title: Message;
  /** At most one fix of a finding is preferred, and it is the first. */
  readonly preferred: boolean;
  /** It changes only how a figure is written, never what is stated: many may be applied unseen. */
  readonly safe?: true;
  readonly edits: readonly TextEdit[];
}

export interface Related {
  readonly message: Message;
  readonly span: Span;
}

export interface Finding {
  /** The rule's id, contract. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly span: Span;
  /** The article that the rule rests on, such as 第五十条; null where there is none. */
  readonly clause: string | null;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}
