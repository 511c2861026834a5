/** What a file of another kind holds, in the order in which it is read: paragraphs and tables. */
import type { Message } from '../rules/finding.ts';

export type Block = Paragraph | Grid;

export interface Paragraph {
  readonly kind: 'paragraph';
  /** Its text with its automatic number; line breaks within it as `\n`. */
  readonly text: string;
  /** Depth of its heading, 1 to 9; 0 for running text. */
  readonly level: number;
  /** Where it stands in the file that it was read from; null where that cannot be told. */
  readonly source: Source | null;
}

/** A piece of the file: of a Word file, characters of its main part. */
export interface Source {
  readonly start: number;
  readonly end: number;
}

/** A table as it is printed: merged cells stand once, and those that one reaches down into are `isContinued`. */
export interface Grid {
  readonly kind: 'grid';
  readonly rows: readonly GridRow[];
}

export type GridRow = readonly GridCell[];

export interface GridCell {
  readonly paragraphs: readonly Paragraph[];
  /** How many columns it takes. */
  readonly columns: number;
  /** Whether it belongs to the cell above. */
  readonly isContinued: boolean;
  /** Where its first paragraph stands in the file, be it empty; null where that cannot be told. */
  readonly source: Source | null;
}

/** What was read, and what the reader of it should know. */
export interface BlocksRead {
  readonly blocks: readonly Block[];
  /** What was left out, or not understood, one sentence each. */
  readonly notes: readonly Message[];
}

/** What was read, or a sentence on why nothing was. */
export type BlocksReading = BlocksRead | NotRead;

export interface NotRead {
  readonly failure: Message;
  /** Whether the file is of a kind that is not read, rather than damaged: in a folder it is passed over. */
  readonly isForeign: boolean;
}

/** Thrown where a file cannot be read: the sentence is for the user. Whoever begins the reading catches it. */
export class Unreadable extends Error {
  readonly failure: Message;
  readonly isForeign: boolean;

  constructor(failure: Message, isForeign = false) {
    super(failure.en);
    this.failure = failure;
    this.isForeign = isForeign;
  }
}

const WIDE_END = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]$/;
const WIDE_START = /^[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;

/** Whether two texts that stand on two lines are one without a blank between them. */
export function joinsTightly(before: string, after: string): boolean {
  return WIDE_END.test(before) || WIDE_START.test(after);
}

/** The text of a cell on one line. */
export function cellLine({ paragraphs }: GridCell): string {
  let line = '';
  for (const paragraph of paragraphs) {
    for (const piece of paragraph.text.split('\n')) {
      const text = piece.trim();
      if (text === '') continue;
      line += line === '' || joinsTightly(line, text) ? text : ` ${text}`;
    }
  }
  return line;
}
