/** Tables that can be read, in any shape, turned into the canonical form, value for value. */
import { firstFrom } from '../document/document.ts';
import type { Span } from '../document/document.ts';
import { canonicalTable, keptParagraph } from '../exchange/canonical-table.ts';
import type { CanonicalTable } from '../exchange/canonical-table.ts';
import type { HeadingStyle } from '../report/canonical.ts';
import { headingStyle, inLineBreaks } from '../report/layout.ts';
import type { Report, Section, Table } from '../report/report.ts';
import { tableName } from '../rules/describe.ts';
import type { Message, TextEdit } from '../rules/finding.ts';
import type { Analysis } from './analysis.ts';
import { foreignWords } from './foreign-name.ts';

/** Edits that change the form of a text, and what they leave to the author. */
export interface Conversion {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
  /** What had no place and where it was kept, a sentence each. */
  readonly notices: readonly Message[];
}

/**
 * The table around a place in the canonical form; with null, every table, the headings and the title. Null where nothing
 * is to be done, and for pages of HTML, which are no text to write in.
 */
export function makeCanonical({ report }: Analysis, offset: number | null): Conversion | null {
  if (!report.isReport || report.document.isHtml) return null;
  // Once the headings of sections are Markdown, those of blocks are too.
  const tables = canonicalTables(report, offset === null ? 'markdown' : headingStyle(report));
  if (offset !== null) {
    const own = tables.find(({ region }) => region.start <= offset && offset <= region.end);
    return own ? conversion(report, [own], []) : null;
  }
  return conversion(report, tables, headingEdits(report));
}

type Written = CanonicalTable & { readonly table: Table };

/** The tables that are not canonical yet. Of those that stand in each other's region none: they cannot be told apart. */
function canonicalTables(report: Report, style: HeadingStyle): readonly Written[] {
  const written = Object.values(report.tables)
    .filter((table) => table !== null)
    .map((table): Written => ({ table, ...canonicalTable(report, table, style) }));
  const meet = (one: Span, other: Span): boolean => one.start <= other.end && other.start <= one.end;
  return written.filter((one) => !written.some((other) => one !== other && meet(one.region, other.region)));
}

function conversion(report: Report, tables: readonly Written[], others: readonly TextEdit[]): Conversion | null {
  const { document } = report;
  const changed = tables.filter(
    ({ region, text }) => inLineBreaks(text, document) !== document.text.slice(region.start, region.end),
  );
  const edits = [...changed.map((written) => tableEdit(report, written)), ...others];
  if (edits.length === 0) return null;
  return {
    title:
      changed.length === 1 && others.length === 0 && changed[0]
        ? {
            zh: `把${tableName(changed[0].table.id).zh}整理成标准表格`,
            en: `Make ${tableName(changed[0].table.id).en} canonical`,
          }
        : { zh: '把全文的表格和标题整理成标准写法', en: 'Make all tables and headings canonical' },
    edits: edits.sort((a, b) => a.span.start - b.span.start),
    notices: changed.flatMap((written) => tableNotices(written.table, written)),
  };
}

function tableEdit({ document }: Report, { region, text, kept }: Written): TextEdit {
  const paragraph = keptParagraph(kept);
  return { span: region, newText: inLineBreaks(paragraph === null ? text : `${text}\n\n${paragraph}`, document) };
}

/** More than so many pieces are counted, not named. */
const MOST_NAMED = 3;

/** What of a table had no place, and which of its labels are written otherwise now. */
export function tableNotices(table: Table, { kept, relabelled }: CanonicalTable): readonly Message[] {
  const name = tableName(table.id);
  const labels = relabelled.map(({ written, label }): Message => {
    const one = foreignWords(written.replace(/\s+/g, ' '));
    return {
      zh: `${name.zh}的“${one}”按格式写成了“${label}”。`,
      en: `“${one}” in ${name.en} is now written as in the form: “${label}”.`,
    };
  });
  if (kept.length === 0) return labels;
  const named = kept.slice(0, MOST_NAMED).map((piece) => `“${foreignWords(piece.replace(/\s+/g, ' '))}”`);
  const count = String(kept.length);
  const more = kept.length > MOST_NAMED;
  return [
    ...labels,
    {
      zh: `${name.zh}有${count}处内容没有对应的格子，原样写在表的下面：${named.join('、')}${more ? '等' : ''}。`,
      en: `${count} piece(s) had no cell in ${name.en} and are kept below it: ${named.join(', ')}${more ? ' …' : ''}.`,
    },
  ];
}

// --- headings ---------------------------------------------------------------------------------------------------

const SECTION_LEVEL = 2;

/** Marks of Markdown before the title and the six headings; not a word of them changes. */
function headingEdits(report: Report): readonly TextEdit[] {
  const { lines } = report.document;
  const title = report.title?.occurrences.at(-1);
  const titleLine = title && !title.broken ? lines.find((line) => line.start === title.start) : undefined;
  return [
    ...(titleLine && titleLine.level !== 1 ? [marks(report, titleLine.lineStart, titleLine.start, 1)] : []),
    ...report.sections.filter(isOnItsOwn).flatMap((section) => {
      const line = lines[firstFrom(lines, section.lineStart)];
      if (line?.lineStart !== section.lineStart || line.level === SECTION_LEVEL || line.inTable) return [];
      return [marks(report, line.lineStart, line.start, SECTION_LEVEL)];
    }),
  ];
}

function isOnItsOwn({ glued }: Section): boolean {
  return !glued;
}

/** The marks of a heading in the place of those that are there. Bold stays: it is the author's. */
function marks({ document }: Report, lineStart: number, textStart: number, level: number): TextEdit {
  const before = document.text.slice(lineStart, textStart);
  const written = /^[\s\uFEFF]*(?:#+\s+)?/.exec(before)?.[0] ?? '';
  const kept = written.startsWith('\uFEFF') ? '\uFEFF' : '';
  return { span: { start: lineStart, end: lineStart + written.length }, newText: `${kept}${'#'.repeat(level)} ` };
}
