/**
 * Blocks of another file → the canonical text. The official tables take their canonical form only where that says
 * neither more nor less than what is written: what is damaged stays as it is, so that it is found and told.
 */
import type { Document, Span } from '../document/document.ts';
import { readDocument } from '../document/read.ts';
import { editionOf } from '../norms/edition.ts';
import type { ColumnForm, RowForm, TableId } from '../norms/edition.ts';
import { filledTable } from '../report/canonical.ts';
import { labelsOf } from '../report/tables/labels.ts';
import { readReport } from '../report/read.ts';
import type { ReadOptions, Report, Table } from '../report/report.ts';
import { check } from '../rules/registry.ts';
import type { RuleOptions, RuleSelection } from '../rules/rule.ts';
import { cellLine } from './blocks.ts';
import type { Block } from './blocks.ts';
import { add, addParagraph, emptyDraft, writeBlocks } from './text.ts';
import type { Draft, Origin, Written, WrittenBlock } from './text.ts';

export interface CanonicalText {
  readonly text: string;
  /** Where its pieces came from; of a canonical table, its figures. */
  readonly origins: readonly Origin[];
}

export type CheckOptions = ReadOptions & RuleSelection & RuleOptions;

const TABLES: readonly TableId[] = ['proactive', 'requests', 'proceedings', 'statistics'];

/** What a text says, for comparison: what it reads as, and what is found wrong with it. */
interface Reading {
  readonly document: Document;
  readonly report: Report;
  readonly findings: readonly string[];
}

function readingOf(text: string, options: CheckOptions): Reading {
  const document = readDocument(text);
  const report = readReport(document, options);
  const findings = check(report, options).map(({ rule, severity }) => `${rule} ${severity}`);
  return { document, report, findings: [...findings].sort() };
}

/** The canonical text of blocks. What is no report stays as it stands. */
export function canonicalText(blocks: readonly Block[], options: CheckOptions): CanonicalText {
  const written = writeBlocks(blocks);
  const asItStands = readingOf(written.text, options);
  const originsOf = ({ blocks: all }: Written): readonly Origin[] => all.flatMap(({ origins }) => origins);
  const plain: CanonicalText = {
    text: written.text,
    origins: originsOf(written),
  };
  if (!asItStands.report.isReport) return plain;
  const tables = placesOf(asItStands.report, written);
  const attempt = (chosen: readonly TablePlace[], title: boolean): CanonicalText | null => {
    const { text, origins } = rewritten(written, asItStands.report, chosen, title);
    const reading = readingOf(text, options);
    if (!saysTheSame(asItStands, reading)) return null;
    const figures = chosen.flatMap(({ table }) => originsIn(table, reading.report, written));
    return {
      text,
      origins: [...origins, ...figures].sort((a, b) => a.start - b.start),
    };
  };
  const whole = attempt(tables, true);
  if (whole) return whole;
  const each = tables.filter((table) => attempt([table], false) !== null);
  return attempt(each, true) ?? attempt(each, false) ?? plain;
}

function saysTheSame(before: Reading, after: Reading): boolean {
  return (
    before.findings.join() === after.findings.join() &&
    before.report.year === after.report.year &&
    before.report.organ === after.report.organ &&
    before.report.sections.map(({ form }) => form.id).join() ===
      after.report.sections.map(({ form }) => form.id).join() &&
    TABLES.every((id) => cellsOf(before.report.tables[id]) === cellsOf(after.report.tables[id]))
  );
}

function cellsOf(table: Table | null): string {
  if (!table) return '';
  const cells = table.rows.flatMap((row) => row.cells);
  return JSON.stringify([
    table.form.edition,
    cells.map(({ rowId, columnId, status, raw }) => [rowId, columnId, status, raw]),
  ]);
}

/** An official table that can be written in canonical form, and the blocks that it is written in. */
export interface TablePlace {
  readonly table: Table;
  readonly first: WrittenBlock;
  /** The grids, and paragraphs between them that are labels of the form. */
  readonly replaced: ReadonlySet<WrittenBlock>;
}

/** The official tables of what was written that can be written in another form whole. */
export function placesOf(report: Report, written: Written): readonly TablePlace[] {
  return TABLES.flatMap((id) => {
    const place = placeOf(report.tables[id], written);
    return place ? [place] : [];
  });
}

/** Where a table stands; null where its canonical form would leave something out or add something. */
function placeOf(table: Table | null, { blocks }: Written): TablePlace | null {
  if (!table || table.unknownRows.length > 0 || table.foreign.length > 0) return null;
  const rows = rowsFound(table);
  if (table.form.rows.some((form) => !form.optional && !rows.some((row) => stands(row, form.id, table)))) return null;
  if (table.rows.some((row) => row.label && row.cells.some(({ status }) => status === 'absent'))) return null;
  const grids = blocks.filter((each) => each.block.kind === 'grid' && touches(each, table));
  const [first] = grids;
  const last = grids.at(-1);
  if (!first || !last) return null;
  const figures = new Set(table.rows.flatMap((row) => row.cells.flatMap(({ span }) => (span ? [span.start] : []))));
  if (grids.some((grid) => grid.origins.some((origin) => !isTaken(origin, figures)))) return null;
  // Headings of blocks and the note of table three, which the canonical form prints itself.
  const isPrinted = ({ block }: WrittenBlock): boolean =>
    block.kind === 'paragraph' && isPrintedAround(block.text, table.id);
  const from = blocks.indexOf(first);
  const until = blocks.indexOf(last);
  let start = from;
  for (let before = blocks[start - 1]; before && isPrinted(before); before = blocks[start - 1]) start -= 1;
  const between = blocks.slice(start, until).filter(isPrinted);
  const replaced = new Set([...grids, ...between]);
  return { table, first: blocks[start] ?? first, replaced };
}

function touches(a: Span, b: Span): boolean {
  return a.start < b.end && a.end > b.start;
}

export function rowsFound({ rows }: Table): readonly RowForm[] {
  return rows.filter(({ label }) => label !== null).map(({ form }) => form);
}

/** Whether a row of the form was found, or one that may stand in its place. */
function stands(row: RowForm, id: string, { form }: Table): boolean {
  return row.id === id || form.alternativeRows.some((each) => each.row.id === row.id && each.instead.includes(id));
}

/** Whether a paragraph beside a table is printed in it: the heading of a block, or the note. */
function isPrintedAround(text: string, id: TableId): boolean {
  const key = text.replace(/\s+/g, '');
  return labelsOf(key).group?.table === id || (id === 'requests' && PRINTED.test(key));
}

/** Words that the form prints in its tables and that are no label of a row or a column. */
const PRINTED = /^(?:信息内容|项目|申请人情况|统计指标|单位|统计数|[（(]?本列数据的勾稽关系为[^。]*)$/;

/** Whether what stands in a cell is in the canonical table too. */
function isTaken({ start, from }: Origin, figures: ReadonlySet<number>): boolean {
  if (!('paragraphs' in from)) return false;
  const text = cellLine(from);
  if (text === '' || figures.has(start)) return true;
  const { rows, columns, group } = labelsOf(text);
  return rows.length > 0 || columns.length > 0 || group !== null || PRINTED.test(text.replace(/\s+/g, ''));
}

function rewritten(
  { blocks }: Written,
  report: Report,
  tables: readonly TablePlace[],
  hasTitle: boolean,
): CanonicalText {
  const draft = emptyDraft();
  const title = hasTitle ? report.title?.occurrences.at(-1) : undefined;
  const isTitle = ({ start, end }: Span): boolean => title !== undefined && start < title.end && end > title.start;
  const titles = blocks.filter((each) => each.block.kind === 'paragraph' && isTitle(each));
  for (const each of blocks) {
    const { block } = each;
    const begun = tables.find(({ first }) => first === each);
    const isReplaced = tables.some(({ replaced }) => replaced.has(each));
    if (begun) {
      part(draft);
      const { form } = begun.table;
      add(
        draft,
        `${filledTable(form, editionOf(form.edition), 'markdown', valuesOf(begun.table), rowsFound(begun.table))}\n`,
      );
    }
    if (isReplaced) continue;
    if (titles.includes(each)) {
      const [first] = titles;
      if (first !== each || first.block.kind !== 'paragraph') continue;
      part(draft);
      add(draft, '# ');
      add(draft, report.title?.text ?? '', first.block);
      add(draft, '\n');
      continue;
    }
    part(draft);
    if (block.kind === 'paragraph') addParagraph(draft, block, levelIn(report, each, block.level));
    else copy(draft, writeBlocks([block]));
  }
  return { text: draft.pieces.join(''), origins: draft.origins };
}

function part(draft: Draft): void {
  if (draft.length > 0) add(draft, '\n');
}

function copy(draft: Draft, { text, blocks }: Written): void {
  const at = draft.length;
  add(draft, text);
  for (const { origins } of blocks) {
    for (const { start, end, from } of origins) draft.origins.push({ start: at + start, end: at + end, from });
  }
}

const SECTION_LEVEL = 2;
const DEEPEST = 6;

/** The depth of a heading in the canonical form: its sections at 2, all else below them. */
function levelIn({ sections, otherHeadings }: Report, { start, end }: Span, level: number): number {
  const isOn = (span: Span): boolean => span.start >= start && span.end <= end;
  const section = sections.find(({ headingSpan, glued }) => !glued && isOn(headingSpan));
  if (section || (level > 0 && otherHeadings.some(isOn))) return SECTION_LEVEL;
  return level === 0 ? 0 : Math.min(DEEPEST, Math.max(SECTION_LEVEL + 1, level));
}

/** What stands in the cells of a table, as written. */
export function valuesOf({ rows }: Table): (row: RowForm, column: ColumnForm) => string {
  return (row, column) =>
    rows.find(({ form }) => form.id === row.id)?.cells.find(({ columnId }) => columnId === column.id)?.raw ?? '';
}

/** Where the labels and figures of a table stand in the canonical text, with the cells that they came from. */
function originsIn(table: Table, { tables }: Report, { blocks }: Written): readonly Origin[] {
  const cells = new Map<number, Origin['from']>();
  for (const { origins } of blocks) for (const { start, from } of origins) cells.set(start, from);
  const origins: Origin[] = [];
  const join = (before: Span | null | undefined, after: Span | null | undefined): void => {
    const from = before ? cells.get(before.start) : undefined;
    if (from && after) origins.push({ start: after.start, end: after.end, from });
  };
  for (const row of tables[table.id]?.rows ?? []) {
    const before = table.rows.find(({ form }) => form.id === row.form.id);
    join(before?.label, row.label);
    row.cells.forEach((cell, index) => {
      join(before?.cells[index]?.span, cell.span);
    });
  }
  return origins;
}
