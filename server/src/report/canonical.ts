/**
 * The form as the product itself writes it: Markdown, one pipe table per official table block, one label
 * column and the number columns, padded by display width so that it lines up in an editor.
 */
import { eastAsianWidth } from 'get-east-asian-width';
import type { ColumnForm, Edition, RowForm, SectionForm, TableForm, TableId } from '../norms/edition.ts';
import { leadingOrdinal } from '../document/label.ts';

/** How headings are written: as Markdown, or as plain lines in a text that has no Markdown. */
export type HeadingStyle = 'markdown' | 'plain';

/** Markdown asks for three hyphens below a header. */
const LEAST_WIDTH = 3;

/** Display width of a text in a Chinese font: wide and ambiguous characters (“ ” — ①) count two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += eastAsianWidth(character.codePointAt(0) ?? 0, { ambiguousAsWide: true });
  return width;
}

/** The label of a row as the canonical form has it, in one column: 三（三）不予公开：1.属于国家秘密. */
export function rowLabel(row: RowForm): string {
  return row.workingLabel ?? officialRowLabel(row);
}

/**
 * The printed label of a row with the groups it stands under before it, the outer one by its number alone,
 * as in 三、（三）不予公开：1.属于国家秘密.
 */
export function officialRowLabel(row: RowForm): string {
  if (row.under.length === 0 || row.unit !== null) return row.label;
  const [outer = '', inner] = row.under;
  if (leadingOrdinal(outer)?.kind !== 'chinese') return [...row.under, row.label].join('：');
  const number = outer.slice(0, leadingOrdinal(outer)?.length ?? 0);
  return inner === undefined ? `${number}${row.label}` : `${number}${inner}：${row.label}`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** A text as it stands in a cell: on one line, its bars escaped. */
function cellText(text: string): string {
  const line = /[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, ' ') : text;
  return line.includes('|') ? line.replace(/\\?\|/g, '\\|') : line;
}

/** A Markdown table, its columns padded to one width. The first row is the header. */
function pipeTable(rows: readonly (readonly string[])[]): string {
  const [header = []] = rows;
  const widths = header.map((_, column) =>
    rows.reduce((width, row) => Math.max(width, displayWidth(row[column] ?? '')), LEAST_WIDTH),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => pad(cells[column] ?? '', width)).join(' | ')} |`;
  const delimiter = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(header), delimiter, ...rows.slice(1).map(line)].join('\n');
}

/** What is to stand in a cell of a table that is written. */
export type ValueOf = (row: RowForm, column: ColumnForm) => string;

/** One official table with empty cells. Lines are separated by `\n`. */
export function blankTable(form: TableForm, edition: Edition, style: HeadingStyle): string {
  return filledTable(form, edition, style, () => '');
}

/**
 * One official table with what `valueOf` gives for each cell. `rows` are those of the form, or rows that the form
 * allows in their place. Lines are separated by `\n`.
 */
export function filledTable(
  form: TableForm,
  edition: Edition,
  style: HeadingStyle,
  valueOf: ValueOf,
  rows: readonly RowForm[] = form.rows,
): string {
  const filled = (row: RowForm): readonly string[] => [
    rowLabel(row),
    ...row.columns.map((column) => cellText(valueOf(row, column))),
  ];
  const columns = (row: RowForm | undefined): readonly string[] => row?.columns.map((column) => column.label) ?? [];
  switch (form.id) {
    case 'proactive':
      return blocksOf(rows)
        .map(([heading, own]) =>
          [
            style === 'markdown' ? `### ${heading}` : heading,
            pipeTable([[form.labelHeader, ...columns(own[0])], ...own.map(filled)]),
          ].join('\n\n'),
        )
        .join('\n\n');
    case 'requests':
      return [edition.requestsNote, pipeTable([[form.labelHeader, ...columns(rows[0])], ...rows.map(filled)])].join(
        '\n\n',
      );
    case 'proceedings':
      return pipeTable([[form.labelHeader, ...columns(rows[0])], ...rows.map(filled)]);
    case 'statistics':
      return pipeTable([
        [form.labelHeader, form.unitHeader ?? '', ...columns(rows[0])],
        ...rows.map((row) => {
          const [label = '', ...values] = filled(row);
          return [label, row.unit ?? '', ...values];
        }),
      ]);
  }
}

/** The rows of table two by the heading of their block. */
export function blocksOf(rows: readonly RowForm[]): readonly (readonly [string, readonly RowForm[]])[] {
  const blocks = new Map<string, readonly RowForm[]>();
  for (const row of rows) {
    const heading = row.block?.heading ?? '';
    blocks.set(heading, [...(blocks.get(heading) ?? []), row]);
  }
  return [...blocks];
}

/** The table that a section prescribes, or undefined for a narrative section. */
export function sectionTable(edition: Edition, section: SectionForm): TableForm | undefined {
  return section.kind === 'table' ? edition.tables.find((table) => table.id === (section.id as TableId)) : undefined;
}

/** A section's heading as a line. */
export function sectionHeading(section: SectionForm, style: HeadingStyle): string {
  return style === 'markdown' ? `## ${section.heading}` : section.heading;
}

/** A section with its heading and, where the form has one, its empty table. */
export function blankSection(edition: Edition, section: SectionForm, style: HeadingStyle): string {
  const table = sectionTable(edition, section);
  const heading = sectionHeading(section, style);
  return table ? `${heading}\n\n${blankTable(table, edition, style)}` : heading;
}

/** A whole report without text and numbers, ending in a line break. */
export function blankReport(edition: Edition, title: string): string {
  return `${[`# ${title}`, ...edition.sections.map((section) => blankSection(edition, section, 'markdown'))].join('\n\n')}\n`;
}
