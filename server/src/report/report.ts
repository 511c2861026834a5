/**
 * What the report means: its year, organ and edition, its sections, and every cell of its tables by
 * row and column id. Each value carries the source range that it was read from.
 */
import type { Document, Line, RawCell, Span } from '../document/document.ts';
import type {
  ColumnForm,
  Edition,
  EditionId,
  Identity,
  RowForm,
  SectionForm,
  TableForm,
  TableId,
} from '../norms/edition.ts';
import type { CitationInReport } from './citation.ts';
import type { BrokenDate, Period, WrittenDay } from './dates.ts';
import type { Decimal, NumberReading } from './number.ts';
import type { OrganKind } from './organ.ts';
import type { Recognition } from './recognition.ts';
import type { Cause } from './repair/causes.ts';
import type { Signature } from './signature.ts';

/** A number whose text was read, nothing at a known place, text that is no certain number, or no place known. */
export type CellStatus = 'value' | 'blank' | 'malformed' | 'absent';

export interface Cell {
  readonly tableId: TableId;
  readonly rowId: string;
  readonly columnId: string;
  /** Whether the form says that it is the sum of others. */
  readonly isTotal: boolean;
  readonly status: CellStatus;
  /** Null unless `status` is `value`. A value that was not read is never zero. */
  readonly value: Decimal | null;
  /** The text as written, trimmed; null for an absent cell. */
  readonly raw: string | null;
  /** How the text was read, its notation among it; null for an absent cell. */
  readonly reading: NumberReading | null;
  /** Range of the trimmed text; the empty range of a blank cell's place; null for an absent cell. */
  readonly span: Span | null;
}

export interface Row {
  readonly form: RowForm;
  /** The label as written; null where the row was not found. */
  readonly label: RawCell | null;
  /** One cell for each column of the form, in its order. */
  readonly cells: readonly Cell[];
  /** What stands in the row's number cells as written: more or fewer than the form where the row is damaged. */
  readonly written: readonly RawCell[];
}

/** A cell that is somewhere in the text, with its place in the form. */
export interface WrittenCell {
  readonly table: Table;
  readonly row: Row;
  readonly column: ColumnForm;
  readonly cell: Cell & {
    readonly span: NonNullable<Cell['span']>;
    readonly raw: string;
    readonly reading: NumberReading;
  };
}

/** A column header as written. */
export interface Header {
  readonly columnId: string;
  readonly label: RawCell;
  /** The block of table two whose columns these are; null in other tables. */
  readonly blockId: string | null;
}

export interface Table extends Span {
  readonly id: TableId;
  /** The edition that the labels follow. */
  readonly form: TableForm;
  /** All rows of the form in its order, and rows of the form's alternatives that were found. */
  readonly rows: readonly Row[];
  readonly headers: readonly Header[];
  /** Labels of merged cells and block headings as written: where one can hover for their basis. */
  readonly groups: readonly RawCell[];
  /** Labels with numbers beside them that are no row of the form, or that repeat one. */
  readonly unknownRows: readonly RawCell[];
  /** Rows of the form that stand again, in the order of the text. */
  readonly repeatedRows: readonly RepeatedRow[];
  /**
   * True where the table's lines are broken or out of order, so that none of its numbers can be told from the next:
   * then every cell is absent.
   */
  readonly isDisordered: boolean;
  /** True where labels or numbers of some rows are in pieces, as in a PDF: those rows are absent, the others are certain. */
  readonly isInPieces: boolean;
  /** Labels that belong to another edition than the table's. */
  readonly foreign: readonly RawCell[];
  /** True where rows have boundaries in the text, so that an empty cell has a known place. */
  readonly gridded: boolean;
}

/** A row that stands a second time. */
export interface RepeatedRow {
  readonly form: RowForm;
  /** The label of the row that stands again, or its first number where it has none. */
  readonly label: RawCell;
  readonly first: RawCell;
  /** What stands in both, as written. */
  readonly values: readonly RawCell[];
  readonly firstValues: readonly RawCell[];
  /** Whether both have the same figures. Where they differ, neither is certain and the row's cells are absent. */
  readonly isSame: boolean;
}

export interface Section extends Span {
  readonly form: SectionForm;
  /** The heading as written, without markup, with its ordinal. */
  readonly heading: string;
  readonly headingSpan: Span;
  /** The number that the heading starts with; null where it has none. */
  readonly number: number | null;
  /** What follows the number; the whole heading where it has none. */
  readonly words: string;
  /** Whether the heading is the beginning of the form's, or all of it. */
  readonly isBeginning: boolean;
  /** Whether that number is written as the form writes it: 一、 */
  readonly numberedAsPrinted: boolean;
  /** How it agrees with the form: in all, in its words with another number, or in neither. */
  readonly wording: 'asPrinted' | 'formWords' | 'otherWords';
  /** What follows the heading on its line: the section's first text. Null where the heading has the line for itself. */
  readonly rest: Line | null;
  /** Start of the heading's whole line. The section reaches to `end`: the next first-level heading. */
  readonly lineStart: number;
  readonly lineEnd: number;
  /** Depth of the heading's markup, 0 for a plain line. */
  readonly level: number;
  /** How the heading was recognised: by the form's words, or by like words in its place. */
  readonly exact: boolean;
  /** True where the heading has no line of its own, in text whose line breaks were lost. */
  readonly glued: boolean;
}

/** A first-level heading that is none of the six sections. */
export interface OtherHeading extends Span {
  readonly text: string;
  /** The number that it starts with; null where it has none. */
  readonly number: number | null;
}

export interface Title {
  /** The title, lines joined, white space removed at the joints. */
  readonly text: string;
  /** Organ as the title names it; null where it names none. */
  readonly organ: string | null;
  readonly year: number | null;
  /** Whether a character of its fixed words is wrong or missing, or 附件： stands before it. */
  readonly isSlip: boolean;
  /** Each place where the title stands, over one line or several; the last is the title proper. */
  readonly occurrences: readonly TitleOccurrence[];
}

export interface TitleOccurrence extends Span {
  /** True where this occurrence stands in several lines. */
  readonly broken: boolean;
}

export type IdentityStatus = 'holds' | 'broken' | 'notAssessable';

export interface IdentityResult {
  readonly identity: Identity;
  /** Sums of both sides; null where not assessable. */
  readonly left: Decimal | null;
  readonly right: Decimal | null;
  readonly status: IdentityStatus;
  /** The cells of the left and right side, in the identity's order. */
  readonly leftCells: readonly Cell[];
  readonly rightCells: readonly Cell[];
}

export interface Report {
  readonly document: Document;
  /** The lines that hold more than a number or a short label. */
  readonly textLines: readonly Line[];
  /** False: nothing may be said of this document. */
  readonly isReport: boolean;
  /** By what one knows that it is a report, or none. */
  readonly recognition: Recognition;
  readonly title: Title | null;
  readonly organ: string | null;
  readonly organKind: OrganKind;
  readonly year: number | null;
  /** The edition that the reported year prescribes, or the one forced by a setting. */
  readonly edition: Edition;
  /** Found sections in the order of the text, repeated ones included. Empty before 2019. */
  readonly sections: readonly Section[];
  readonly otherHeadings: readonly OtherHeading[];
  readonly tables: Readonly<Record<TableId, Table | null>>;
  /** Cells that are not written as plain digits. */
  readonly irregularCells: readonly WrittenCell[];
  /** The period that the figures cover, as the opening states it. */
  readonly period: Period | null;
  /** The date of publication that a web page prints above the text. */
  readonly publication: WrittenDay | null;
  readonly signature: Signature | null;
  readonly brokenDates: readonly BrokenDate[];
  /** Articles of the regulation that the text cites. */
  readonly citations: readonly CitationInReport[];
  readonly identities: readonly IdentityResult[];
  /** What broke the identities that do not hold: worked out once, and only where there are any. */
  readonly causes: readonly Cause[];
}

export interface ReadOptions {
  /** The edition to judge by; `auto` takes it from the reported year. */
  readonly edition: 'auto' | EditionId;
  /** Whether to judge by content (`auto`) or to take the document as a report, or as none. */
  readonly recognition: 'auto' | 'report' | 'other';
  /** What kind of organ reports; `auto` takes it from its name. */
  readonly organKind: 'auto' | OrganKind;
}
