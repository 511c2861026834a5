/** What a heading, a label, a cell or a citation rests on: the clause in force for the reported year. */
import type { RawCell, Span } from '../document/document.ts';
import { sourceOffset } from '../document/document.ts';
import type { RegulationId } from '../norms/regulation.ts';
import { groupLabelled } from '../report/tables/labels.ts';
import { citationOf, citationsIn, citesRegulation } from '../report/citation.ts';
import type { Citation } from '../report/citation.ts';
import type { IdentityResult, Report, Table } from '../report/report.ts';
import { cellName } from '../rules/describe.ts';
import type { Message } from '../rules/finding.ts';
import { relationText } from '../rules/identity.ts';
import type { BrokenIdentity } from '../rules/identity.ts';
import type { Analysis } from './analysis.ts';
import { claimHover } from './claim-places.ts';
import { clauseMarkdown } from './clause.ts';
import { foreignMarkdown } from './foreign-name.ts';
import { titleHover } from './hover-title.ts';

export interface Hover {
  readonly span: Span;
  /** Markdown. The regulation is quoted in Chinese in both languages. */
  readonly contents: Message;
}

/** The hover at an offset, or null where there is nothing to say. */
export function hover({ report }: Analysis, offset: number): Hover | null {
  if (!report.isReport) return null;
  return (
    citationHover(report, offset) ??
    titleHover(report, offset) ??
    headingHover(report, offset) ??
    tableHover(report, offset) ??
    claimHover(report, offset)
  );
}

function contains(span: Span | null | undefined, offset: number): span is Span {
  return span !== null && span !== undefined && span.start <= offset && offset <= span.end;
}

function regulationFor(report: Report): RegulationId {
  return report.edition.regulation;
}

// --- citations ------------------------------------------------------------------------------------

function citationHover(report: Report, offset: number): Hover | null {
  const line = report.document.lines.find((candidate) => contains(candidate, offset));
  const inLine = line ? citationAt(line.text, (index) => sourceOffset(line, index), offset, false) : null;
  const found = inLine ?? citationInCell(report, offset);
  if (!found) return null;
  const clause = clauseMarkdown(regulationFor(report), found.citation);
  return clause === null ? null : { span: found.span, contents: { zh: clause, en: clause } };
}

interface PlacedCitation {
  readonly citation: Citation;
  readonly span: Span;
}

function citationAt(
  text: string,
  place: (index: number) => number,
  offset: number,
  anyLaw: boolean,
): PlacedCitation | null {
  if (!text.includes('条')) return null;
  for (const citation of citationsIn(text)) {
    const span = { start: place(citation.start), end: place(citation.end - 1) + 1 };
    if (contains(span, offset) && (citesRegulation(citation) || (anyLaw && citation.law === null)))
      return { citation, span };
  }
  return null;
}

/** 第二十条第（一）项 as heading of a block of table two names no law: there it can only be the regulation. */
function citationInCell(report: Report, offset: number): PlacedCitation | null {
  for (const table of Object.values(report.tables)) {
    const group = table?.groups.find((cell) => contains(cell, offset));
    if (group) return citationAt(group.text, (index) => group.start + index, offset, true);
  }
  return null;
}

// --- headings ---------------------------------------------------------------------------------------

function headingHover(report: Report, offset: number): Hover | null {
  const section = report.sections.find((candidate) => contains(candidate.headingSpan, offset));
  if (!section) return null;
  const clauses = clausesOf(regulationFor(report), section.form.basis);
  return {
    span: section.headingSpan,
    contents: {
      zh: [`**${section.form.heading}**`, section.form.content, ...clauses].join('\n\n'),
      en: [`**${section.form.heading}**`, `Section ${String(section.form.number)} of six.`, ...clauses].join('\n\n'),
    },
  };
}

function clausesOf(regulation: RegulationId, basis: readonly string[]): readonly string[] {
  return basis.flatMap((text) => {
    const citation = citationOf(text);
    return (citation && clauseMarkdown(regulation, citation)) ?? [];
  });
}

// --- tables -------------------------------------------------------------------------------------------

function tableHover(report: Report, offset: number): Hover | null {
  for (const table of Object.values(report.tables)) {
    if (!table) continue;
    const found = labelHover(report, table, offset) ?? cellHover(report, table, offset);
    if (found) return found;
  }
  return null;
}

function labelHover(report: Report, table: Table, offset: number): Hover | null {
  const row = table.rows.find((candidate) => contains(candidate.label, offset));
  if (row?.label) {
    return basisHover(
      report,
      row.label,
      [...row.form.under, row.form.label].join(' › '),
      rowBasis(report, table, row.form.basis),
    );
  }
  const group = table.groups.find((candidate) => contains(candidate, offset));
  if (group) return groupHover(report, table, group);
  const header = table.headers.find((candidate) => contains(candidate.label, offset));
  if (!header) return null;
  const holder = headedRow(table, header.columnId, header.label);
  const column = holder?.form.columns.find((candidate) => candidate.id === header.columnId);
  return basisHover(
    report,
    header.label,
    column?.label ?? foreignMarkdown(header.label.text),
    rowBasis(report, table, holder?.form.block?.basis ?? []),
  );
}

/** A merged cell or a group of the statistics table: its own articles, else those of the table's section. */
function groupHover(report: Report, table: Table, group: RawCell): Hover | null {
  const official = groupLabelled(group.text)?.label;
  const basis = table.form.groupBasis[official ?? group.text] ?? [];
  return basisHover(report, group, official ?? foreignMarkdown(group.text), rowBasis(report, table, basis));
}

/** The first row under a header that has its column. */
function headedRow(table: Table, columnId: string, header: RawCell): Table['rows'][number] | undefined {
  const holders = table.rows.filter((row) => row.form.columns.some((column) => column.id === columnId));
  return holders.find((row) => row.label !== null && row.label.start > header.start) ?? holders[0];
}

/** The row's articles; where it has none, what the section with the table rests on. */
function rowBasis(report: Report, table: Table, basis: readonly string[]): readonly string[] {
  if (basis.length > 0) return basis;
  return report.edition.sections.find((section) => section.id === table.id)?.basis ?? [];
}

function basisHover(report: Report, span: Span, name: string, basis: readonly string[]): Hover | null {
  const clauses = clausesOf(regulationFor(report), basis);
  if (clauses.length === 0) return null;
  return {
    span: { start: span.start, end: span.end },
    contents: {
      zh: [`**${name}**`, '相关条文：', ...clauses].join('\n\n'),
      en: [`**${name}**`, 'Relevant articles:', ...clauses].join('\n\n'),
    },
  };
}

function cellHover(report: Report, table: Table, offset: number): Hover | null {
  for (const row of table.rows) {
    const cell = row.cells.find((candidate) => contains(candidate.span, offset));
    if (!cell?.span) continue;
    const results = report.identities.filter(
      (result) => result.identity.table === table.id && [...result.leftCells, ...result.rightCells].includes(cell),
    );
    const clauses = clausesOf(regulationFor(report), rowBasis(report, table, row.form.basis));
    const isBroken = ({ status }: IdentityResult): boolean => status === 'broken';
    const relations = [...results.filter(isBroken), ...results.filter((result) => !isBroken(result))].map(relation);
    if (relations.length === 0 && clauses.length === 0) return null;
    const name = `**${cellName(table, cell)}**`;
    return {
      span: cell.span,
      contents: {
        zh: [name, ...relations.map((text) => text.zh), ...(clauses.length > 0 ? ['相关条文：', ...clauses] : [])].join(
          '\n\n',
        ),
        en: [
          name,
          ...relations.map((text) => text.en),
          ...(clauses.length > 0 ? ['Relevant articles:', ...clauses] : []),
        ].join('\n\n'),
      },
    };
  }
  return null;
}

/** An identity with its numbers, and whether the form states it. */
function relation(result: IdentityResult): Message {
  const { identity, left, right, status } = result;
  const source: Message = identity.official
    ? { zh: '表中注明的勾稽关系', en: 'Relation stated in the form' }
    : { zh: '由“总计”推出的关系', en: 'Relation implied by 总计' };
  const text = `\`${identity.text}\``;
  if (!left || !right) {
    return {
      zh: `${source.zh}：${text}\n\n有的格空缺或读不出，无法核对。`,
      en: `${source.en}: ${text}\n\nNot assessable: some cells are blank or could not be read.`,
    };
  }
  const figures = figuresAsWritten({ ...result, left, right });
  // What is wrong is read first.
  return status === 'holds'
    ? { zh: `${source.zh}：${text}\n\n${figures.zh}，相符。`, en: `${source.en}: ${text}\n\n${figures.en}: holds.` }
    : {
        zh: `**不相符**：${figures.zh}。\n\n${source.zh}：${text}`,
        en: `**Broken**: ${figures.en}.\n\n${source.en}: ${text}`,
      };
}

/** The numbers of both sides, in the order in which the relation is written: a total stands before what it is the sum of. */
function figuresAsWritten(result: BrokenIdentity): Message {
  const { left, right } = relationText(result);
  // Not called sides there: the findings call the total, which they give last, the right side.
  const [total] = result.identity.right.length === 1 ? result.identity.text.split('＝') : [];
  return total === undefined
    ? { zh: `左边${left.zh}，右边${right.zh}`, en: `Left ${left.en}, right ${right.en}` }
    : { zh: `${total}是${right.zh}，各项之和是${left.zh}`, en: `${total} is ${right.en}, the sum is ${left.en}` };
}
