// What the extension and the page of a panel say to each other.
interface Position {
  readonly line: number;
  readonly character: number;
}

export interface TextRange {
  readonly start: Position;
  readonly end: Position;
}

/** What the server says of a report: see its `service/panel.ts`. */
export interface PanelReport {
  readonly title: string | null;
  readonly parts: readonly PanelPart[];
}

export type PanelPart = PanelText | PanelTable;

export interface PanelText {
  readonly kind: 'title' | 'heading' | 'text';
  readonly text: string;
  readonly range: TextRange;
  readonly findings: readonly PanelFinding[];
}

export interface PanelTable {
  readonly kind: 'table';
  readonly name: string;
  readonly range: TextRange;
  /** All text in it is escaped. */
  readonly html: string;
  readonly cells: readonly PanelCell[];
  readonly findings: readonly PanelFinding[];
  readonly unread: string | null;
}

export interface PanelCell {
  readonly key: string;
  readonly name: string;
  readonly raw: string;
  /** Null: nothing can be written there. */
  readonly range: TextRange | null;
  readonly expected: string | null;
}

export interface PanelFinding {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly range: TextRange;
  readonly cells: readonly string[];
}

/** What is to stand in a cell, and what stood there when the author began. */
export interface CellChange {
  readonly key: string;
  readonly before: string;
  readonly text: string;
}

export type ToPage =
  | { readonly kind: 'report'; readonly version: number; readonly report: PanelReport | null }
  /** An edit was not made; the report as it is follows. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The author's cursor in the editor. */
  | { readonly kind: 'cursor'; readonly line: number; readonly character: number }
  /** What was to be written is written, or refused; the report as it is was sent. */
  | { readonly kind: 'answered' }
  /** Focus the cell in which the author was. */
  | { readonly kind: 'focus' };

export type FromPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'edit'; readonly version: number; readonly changes: readonly CellChange[] }
  | { readonly kind: 'canonical'; readonly version: number; readonly position: Position }
  | { readonly kind: 'reveal'; readonly range: TextRange }
  | { readonly kind: 'undo' | 'redo' | 'save' };

/** The words of the page, in the author's language. */
export interface PageWords {
  readonly notAReport: string;
  readonly makeCanonical: string;
  readonly unread: string;
  readonly expected: string;
  /** A cell that the text has no place for. */
  readonly noPlace: string;
  /** How many texts of what was pasted had no cell. */
  readonly leftOut: string;
}
