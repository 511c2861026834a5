/** The report as JSON: the contract of DESIGN section 7. Ranges are LSP ranges. */
import { positionAt } from '../document/document.ts';
import type { Document, Position, Span } from '../document/document.ts';
import { placeOf } from '../exchange/place.ts';
import type { Place } from '../exchange/place.ts';
import type { EditionId, SectionId, TableId } from '../norms/edition.ts';
import { toNumber } from '../report/number.ts';
import type { Claim, Scope, Verdict } from '../report/prose/claim.ts';
import { claimsOf } from '../report/prose/claims.ts';
import type { Cell, CellStatus, IdentityStatus, Table } from '../report/report.ts';
import { reasonOf } from '../rules/claim-words.ts';
import type { Finding, Language, Severity } from '../rules/finding.ts';
import type { Analysis } from './analysis.ts';

/** Zero-based, end exclusive, in UTF-16 code units. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface CellData {
  readonly status: CellStatus;
  readonly value: number | null;
  readonly raw: string | null;
  readonly range: Range | null;
}

export interface TableData {
  readonly edition: EditionId;
  readonly rows: Readonly<Record<string, Readonly<Record<string, CellData>>>>;
}

export interface SectionData {
  readonly id: SectionId;
  readonly heading: string;
  /** One-based. */
  readonly line: number;
}

export interface IdentityData {
  readonly id: string;
  readonly at: string | null;
  readonly left: number | null;
  readonly right: number | null;
  readonly status: IdentityStatus;
}

export interface FindingData {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly clause: string | null;
  readonly related: readonly { readonly message: string; readonly range: Range }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly preferred: boolean;
    readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  }[];
  /** Where it is in the file that the text was made from; only there. */
  readonly place?: Place;
}

/** What the running text says of a quantity. */
export interface ClaimData {
  readonly range: Range;
  readonly text: string;
  readonly value: number;
  readonly kind: string;
  readonly scope: Scope;
  /** `table.row.column`, several joined by `+`. */
  readonly cell: string | null;
  readonly cellValue: number | null;
  readonly verdict: Verdict;
  readonly why: string | null;
}

/** What `extract` prints. */
export interface ExtractData {
  readonly file: string;
  readonly isReport: boolean;
  readonly title: string | null;
  readonly organ: string | null;
  readonly year: number | null;
  readonly edition: EditionId | null;
  readonly tables: Readonly<Record<TableId, TableData | null>>;
}

/** What `check --format json` prints for a file. */
export interface ReportData extends ExtractData {
  readonly sections: readonly SectionData[];
  readonly identities: readonly IdentityData[];
  readonly findings: readonly FindingData[];
  readonly claims: readonly ClaimData[];
}

/** The range of a span. */
export function rangeOf(document: Document, span: Span): Range {
  return { start: positionAt(document, span.start), end: positionAt(document, span.end) };
}

/** The tables of a report, without what was found wrong. */
export function extractData(file: string, { document, report }: Analysis): ExtractData {
  const table = (id: TableId): TableData | null => {
    const read = report.tables[id];
    return read ? tableData(document, read) : null;
  };
  return {
    file,
    isReport: report.isReport,
    title: report.title?.text ?? null,
    organ: report.organ,
    year: report.year,
    edition: report.isReport ? report.edition.id : null,
    tables: {
      requests: table('requests'),
      proactive: table('proactive'),
      proceedings: table('proceedings'),
      statistics: table('statistics'),
    },
  };
}

/** Everything about a report, messages in the given language; `isImported` where the text was made from another file. */
export function reportData(file: string, analysis: Analysis, language: Language, isImported = false): ReportData {
  const { document, report, findings } = analysis;
  const { tables, ...head } = extractData(file, analysis);
  return {
    ...head,
    sections: report.sections.map((section) => ({
      id: section.form.id,
      heading: section.heading,
      line: positionAt(document, section.headingSpan.start).line + 1,
    })),
    tables,
    identities: report.identities.map(({ identity, left, right, status }) => ({
      id: identity.id,
      at: identity.at,
      left: left && toNumber(left),
      right: right && toNumber(right),
      status,
    })),
    findings: findings.map((finding) => ({
      ...findingData(document, finding, language),
      ...(isImported && { place: placeOf(report, finding.span) }),
    })),
    claims: claimsOf(report).map((claim) => claimData(document, claim, language)),
  };
}

function claimData(document: Document, claim: Claim, language: Language): ClaimData {
  const { span, text, value, kind, scope, places, expected, verdict } = claim;
  return {
    range: rangeOf(document, span),
    text,
    value: toNumber(value),
    kind,
    scope,
    cell: places.length > 0 ? places.map(({ table, row, column }) => `${table}.${row}.${column}`).join('+') : null,
    cellValue: expected && toNumber(expected),
    verdict,
    why: reasonOf(claim)?.[language] ?? null,
  };
}

function tableData(document: Document, table: Table): TableData {
  const rows = table.rows.map((row) => {
    const cells = row.cells.map((cell) => [cell.columnId, cellData(document, cell)] as const);
    return [row.form.id, Object.fromEntries(cells)] as const;
  });
  return { edition: table.form.edition, rows: Object.fromEntries(rows) };
}

function cellData(document: Document, { status, value, raw, span }: Cell): CellData {
  return { status, value: value && toNumber(value), raw, range: span && rangeOf(document, span) };
}

function findingData(document: Document, finding: Finding, language: Language): FindingData {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message[language],
    range: rangeOf(document, finding.span),
    clause: finding.clause,
    related: finding.related.map(({ message, span }) => ({
      message: message[language],
      range: rangeOf(document, span),
    })),
    fixes: finding.fixes.map(({ title, preferred, edits }) => ({
      title: title[language],
      preferred,
      edits: edits.map(({ span, newText }) => ({ range: rangeOf(document, span), newText })),
    })),
  };
}
