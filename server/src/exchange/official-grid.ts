/**
 * The official tables as they are printed: merged headers, official labels. One description, from which HTML and Word
 * files, the panel and the clipboard are made.
 */
import type { ColumnForm, Edition, RowForm, TableForm } from '../norms/edition.ts';
import { blocksOf } from '../report/canonical.ts';
import type { ValueOf } from '../report/canonical.ts';

/** A cell as printed: it reaches over so many columns and rows. */
export interface PrintedCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
  /** What it is: a header of columns or a block, the label of rows, the note in the corner, or a number. */
  readonly kind: 'header' | 'label' | 'note' | 'value';
  /** Of a number, its place in the form. */
  readonly at: { readonly row: RowForm; readonly column: ColumnForm } | null;
}

/** The cells that begin in each printed row: those merged from above or from the left are not repeated. */
export type PrintedGrid = readonly (readonly PrintedCell[])[];

function printed(kind: PrintedCell['kind'], text: string, columns = 1, rows = 1): PrintedCell {
  return { text, columns, rows, kind, at: null };
}

function number(valueOf: ValueOf, row: RowForm, column: ColumnForm, columns = 1): PrintedCell {
  return { text: valueOf(row, column), columns, rows: 1, kind: 'value', at: { row, column } };
}

/**
 * An official table as printed, with what `valueOf` gives for each number. `rows` are those of the form, or rows that
 * the form allows in their place.
 */
export function officialGrid(
  form: TableForm,
  edition: Edition,
  valueOf: ValueOf,
  rows: readonly RowForm[] = form.rows,
): PrintedGrid {
  switch (form.id) {
    case 'proactive':
      return proactiveGrid(form, rows, valueOf);
    case 'requests':
      return requestsGrid(form, rows, edition, valueOf);
    case 'proceedings':
      return proceedingsGrid(rows, valueOf);
    case 'statistics':
      return [
        [form.labelHeader, form.unitHeader ?? '', ...(rows[0]?.columns ?? []).map(({ label }) => label)].map((text) =>
          printed('header', text),
        ),
        ...rows.map((row) => [
          printed('label', row.label),
          printed('label', row.unit ?? ''),
          ...row.columns.map((column) => number(valueOf, row, column)),
        ]),
      ];
  }
}

/** A heading over each block; the last cell of a narrower block takes the columns that are left. */
function proactiveGrid(form: TableForm, rows: readonly RowForm[], valueOf: ValueOf): PrintedGrid {
  const widest = rows.reduce((most, row) => Math.max(most, row.columns.length), 0);
  const rest = (columns: number, at: number): number => (at === columns - 1 ? widest - columns + 1 : 1);
  return blocksOf(rows).flatMap(([heading, own]) => {
    const columns = own[0]?.columns ?? [];
    return [
      [printed('header', heading, widest + 1)],
      [
        printed('header', form.labelHeader),
        ...columns.map(({ label }, at) => printed('header', label, rest(columns.length, at))),
      ],
      ...own.map((row) => [
        printed('label', row.label),
        ...row.columns.map((column, at) => number(valueOf, row, column, rest(columns.length, at))),
      ]),
    ];
  });
}

function requestsGrid(form: TableForm, rows: readonly RowForm[], edition: Edition, valueOf: ValueOf): PrintedGrid {
  const columns = rows[0]?.columns ?? [];
  const { labelColumns, columnGroup } = form;
  const isInGroup = ({ id }: ColumnForm): boolean => columnGroup?.groupColumns.includes(id) === true;
  const grouped = columns.filter(isInGroup);
  const upper = columns.flatMap((column) => {
    if (!isInGroup(column)) return [printed('header', column.label, 1, 2)];
    return column === grouped[0] ? [printed('header', columnGroup?.group ?? '', grouped.length)] : [];
  });
  const underneath = (label: string, depth: number): number =>
    rows.filter(({ under }) => under[depth] === label).length;
  return [
    [printed('note', edition.requestsNote, labelColumns, 3), printed('header', columnGroup?.top ?? '', columns.length)],
    upper,
    grouped.map(({ label }) => printed('header', label)),
    ...rows.map((row, index) => [
      ...row.under.flatMap((label, depth) =>
        rows[index - 1]?.under[depth] === label ? [] : [printed('label', label, 1, underneath(label, depth))],
      ),
      printed('label', row.label, labelColumns - row.under.length),
      ...row.columns.map((column) => number(valueOf, row, column)),
    ]),
  ];
}

/** One row of numbers under headers of three lines: 行政复议 beside 行政诉讼, which has two groups. */
function proceedingsGrid(rows: readonly RowForm[], valueOf: ValueOf): PrintedGrid {
  const outer = rows.filter(({ under }) => under.length === 0);
  const inner = rows.filter(({ under }) => under.length > 0);
  const headers = (group: readonly RowForm[], height: number): readonly PrintedCell[] =>
    group.flatMap((row) => row.columns.map(({ label }) => printed('header', label, 1, height)));
  const width = (group: readonly RowForm[]): number => group.reduce((sum, row) => sum + row.columns.length, 0);
  return [
    [
      ...outer.map((row) => printed('header', row.label, row.columns.length)),
      printed('header', inner[0]?.under[0] ?? '', width(inner)),
    ],
    [...headers(outer, 2), ...inner.map((row) => printed('header', row.label, row.columns.length))],
    headers(inner, 1),
    [...outer, ...inner].flatMap((row) => row.columns.map((column) => number(valueOf, row, column))),
  ];
}
