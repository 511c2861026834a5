/** What a table's labels open: its rows, headers and groups, and numbers beside which no label stands. */
import type { RawCell, Span } from '../../document/document.ts';
import type { ColumnLabel, GroupLabel, RowLabel } from './labels.ts';

/** A label with what stands beside it. */
export interface LabelledRow {
  readonly kind: 'row';
  readonly label: RawCell;
  /** Several where the same words stand under different groups. */
  readonly matches: readonly RowLabel[];
  readonly values: readonly RawCell[];
}

export interface HeaderCells {
  readonly kind: 'header';
  /** All texts of the written row, those that are no printed header among them. Empty where rows are not marked. */
  readonly written: readonly RawCell[];
  readonly cells: readonly { readonly cell: RawCell; readonly matches: readonly ColumnLabel[] }[];
  /** True where every cell of the written row after the first is a column header: positions can be compared. */
  readonly flat: boolean;
}

export interface GroupCell {
  readonly kind: 'group';
  readonly cell: RawCell;
  readonly group: GroupLabel;
}

/** Numbers in a row without a label of their own. */
export interface Numbers {
  readonly kind: 'numbers';
  readonly values: readonly RawCell[];
}

/** A text with numbers beside it that is no label of any form. */
export interface UnknownRow {
  readonly kind: 'unknown';
  readonly label: RawCell;
  readonly values: readonly RawCell[];
}

/** Its range is from the start of its first cell to the end of its last. */
export type Entry = (LabelledRow | HeaderCells | GroupCell | Numbers | UnknownRow) &
  Span & {
    /** The raw table that the entry stands in, by its place among all. */
    readonly table: number;
    readonly gridded: boolean;
    /** Number of cells of the written row; 0 where the text marks no rows. */
    readonly width: number;
  };
