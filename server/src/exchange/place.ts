/** Where something stands, in words by which a person finds it in the file that the text was made from. */
import type { Line, Span } from '../document/document.ts';
import type { RowForm, SectionId, TableId } from '../norms/edition.ts';
import type { Report, Section, Table } from '../report/report.ts';

export interface Place {
  /** Such as 表三，（七）总计，自然人. */
  readonly text: string;
  readonly section: SectionId | null;
  readonly table: TableId | null;
  readonly row: string | null;
  readonly column: string | null;
  /** Which paragraph of its section it is, from 1, headings and tables not counted. */
  readonly paragraph: number | null;
}

const TABLE_NAMES: Readonly<Record<TableId, string>> = {
  proactive: '表二',
  requests: '表三',
  proceedings: '表四',
  statistics: '统计表',
};

/** The place of a range of a report's text. */
export function placeOf(report: Report, span: Span): Place {
  const section = report.sections.find(({ start, end }) => span.start >= start && span.start < end) ?? null;
  const id = section?.form.id ?? null;
  for (const table of Object.values(report.tables)) {
    const found = table && placeInTable(table, span);
    if (found) return { section: id, paragraph: null, ...found };
  }
  const none = { section: id, table: null, row: null, column: null };
  const title = report.title?.occurrences.at(-1);
  if (title && touches(title, span)) return { ...none, text: '标题', paragraph: null };
  if (section && touches(section.headingSpan, span)) return { ...none, text: section.heading, paragraph: null };
  if (report.signature && span.start >= report.signature.start) return { ...none, text: '落款', paragraph: null };
  const paragraph = paragraphOf(report, section, span);
  const part = section?.heading ?? '开头';
  return { ...none, text: paragraph === null ? part : `${part}，第${paragraph}段`, paragraph };
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.start ? b.start < a.end || a.start === b.start : a.start < b.end;
}

function placeInTable(table: Table, span: Span): Pick<Place, 'text' | 'table' | 'row' | 'column'> | null {
  const name = TABLE_NAMES[table.id];
  for (const { form, label, cells } of table.rows) {
    for (const { columnId, span: own } of cells) {
      if (!own || !touches(own, span)) continue;
      const column = form.columns.find(({ id }) => id === columnId);
      const text = [name, rowName(form), column?.label ?? ''].join('，');
      return { text, table: table.id, row: form.id, column: columnId };
    }
    if (label && touches(label, span)) {
      return { text: `${name}，${rowName(form)}`, table: table.id, row: form.id, column: null };
    }
  }
  const header = table.headers.find(({ label }) => touches(label, span));
  if (header)
    return { text: `${name}，表头“${header.label.text}”`, table: table.id, row: null, column: header.columnId };
  const inside = span.start >= table.start && span.start < table.end;
  return inside ? { text: name, table: table.id, row: null, column: null } : null;
}

/** A row by the labels that are printed in it and beside it, the outermost of three left out. */
function rowName({ label, under, block }: RowForm): string {
  const inner = under.length > 1 || block === null ? under.slice(under.length > 1 ? 1 : 0) : under;
  const own = under.length === 1 && inner[0]?.startsWith('三、') ? label : [...inner, label].join('：');
  return block ? `${block.heading}，${own}` : own;
}

function paragraphOf({ document, sections }: Report, section: Section | null, span: Span): number | null {
  const start = section?.headingSpan.end ?? 0;
  const end = section?.end ?? sections[0]?.lineStart ?? document.text.length;
  if (span.start < start || span.start > end) return null;
  const isText = (line: Line): boolean => line.level === 0 && line.start >= start && line.start < end;
  let count = 0;
  for (const line of document.lines) {
    if (!isText(line)) continue;
    if (line.start > span.start) break;
    count += 1;
  }
  return count === 0 ? null : count;
}
