/** Rows of comma-separated values (RFC 4180) in a text: `规章,0,0,0`. */
import { cellOf } from './cells.ts';
import type { RawRow, RawTable } from './document.ts';
import type { SourceLines } from './lines.ts';
import { SENTENCE } from './prose.ts';
import { isBlank } from './trim.ts';

const COMMA = 0x2c;
const QUOTE = 0x22;
/** So many rows below each other make a table. */
const LEAST_ROWS = 2;
/** Rows of figures are short; a longer line is prose in half-width punctuation. */
const LONGEST_ROW = 400;
/** Of the rows of a table at least one in so many has figures: head, captions and blank rows have none. */
const FIGURES_IN = 4;
/** With one comma a row is a label and its figure: longer ones are sentences. */
const LONGEST_PAIR = 60;
const FIGURE = /,\s*-?\d+(?:\.\d+)?\s*(?=,|$)/;

/** The tables of rows with equally many commas, in the order of the text. */
export function readCommaTables(text: string, { starts, ends }: SourceLines): readonly RawTable[] {
  if (!text.includes(',')) return [];
  const tables: RawTable[] = [];
  let from = 0;
  let count = 0;
  const close = (until: number): void => {
    const table = count > 0 && until - from >= LEAST_ROWS ? tableOf(text, starts, ends, from, until) : null;
    if (table) tables.push(table);
  };
  starts.forEach((start, index) => {
    const commas = commasIn(text, start, ends[index] ?? start);
    if (commas === count) return;
    close(index);
    from = index;
    count = commas;
  });
  close(starts.length);
  return tables;
}

/** How many commas part a line; 0 where it is no row. */
function commasIn(text: string, start: number, end: number): number {
  if (end - start > LONGEST_ROW || isBlank(text, start, end)) return 0;
  const line = text.slice(start, end);
  if (SENTENCE.test(line)) return 0;
  const commas = fieldsOf(text, start, end).length - 1;
  return commas === 1 && line.length > LONGEST_PAIR ? 0 : commas;
}

/** Places of the fields of a line, quotes included: a comma within quotes parts nothing. */
function fieldsOf(
  text: string,
  start: number,
  end: number,
): readonly { readonly start: number; readonly end: number }[] {
  const fields = [];
  let from = start;
  let isQuoted = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isQuoted = !isQuoted;
    else if (code === COMMA && !isQuoted) {
      fields.push({ start: from, end: at });
      from = at + 1;
    }
  }
  fields.push({ start: from, end });
  return fields;
}

function tableOf(text: string, starts: Int32Array, ends: Int32Array, from: number, until: number): RawTable | null {
  const lines = Array.from({ length: until - from }, (_, offset) => ({
    start: starts[from + offset] ?? 0,
    end: ends[from + offset] ?? 0,
  }));
  const withFigures = lines.filter(({ start, end }) => FIGURE.test(text.slice(start, end))).length;
  const commas = fieldsOf(text, lines[0]?.start ?? 0, lines[0]?.end ?? 0).length - 1;
  const due = commas === 1 ? lines.length - 1 : lines.length / FIGURES_IN;
  if (withFigures === 0 || withFigures < due) return null;
  const row = ({ start, end }: { readonly start: number; readonly end: number }): RawRow =>
    fieldsOf(text, start, end).map((field) => {
      const cell = cellOf(text, field.start, field.end);
      const isQuoted = cell.text.length > 1 && cell.text.startsWith('"') && cell.text.endsWith('"');
      return isQuoted ? cellOf(text, cell.start + 1, cell.end - 1) : cell;
    });
  return {
    shape: 'commaSeparated',
    start: lines[0]?.start ?? 0,
    end: lines.at(-1)?.end ?? 0,
    readRows: () => lines.map(row),
  };
}
