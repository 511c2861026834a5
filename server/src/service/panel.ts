/** The report beside its text: what the panel shows, a part each, in the order of the text. */
import type { Document, Span } from '../document/document.ts';
import { labelKey } from '../document/label.ts';
import { writtenRows } from '../exchange/canonical-table.ts';
import { officialGrid } from '../exchange/official-grid.ts';
import { htmlTable } from '../exchange/official-html.ts';
import { editionOf } from '../norms/edition.ts';
import type { TableId } from '../norms/edition.ts';
import { formatDecimal } from '../report/number.ts';
import { recomputedTable } from '../report/recompute.ts';
import type { Cell, CellStatus, Report, Table } from '../report/report.ts';
import { cellName, tableName } from '../rules/describe.ts';
import type { Finding, Language, Severity } from '../rules/finding.ts';
import type { Analysis } from './analysis.ts';
import { rangeOf } from './data.ts';
import type { Range } from './data.ts';

/** The whole report, in the language that the user reads. */
export interface PanelReport {
  readonly title: string | null;
  readonly parts: readonly PanelPart[];
}

export type PanelPart = PanelText | PanelTable;

/** The title, a heading or a line of the text. */
export interface PanelText {
  readonly kind: 'title' | 'heading' | 'text';
  readonly text: string;
  readonly range: Range;
  readonly findings: readonly PanelFinding[];
}

/** An official table as printed. */
export interface PanelTable {
  readonly kind: 'table';
  readonly id: TableId;
  readonly name: string;
  readonly range: Range;
  /** The table as HTML, all text in it escaped; each number is a cell with its key as `data-cell`. */
  readonly html: string;
  readonly cells: readonly PanelCell[];
  readonly findings: readonly PanelFinding[];
  /** The text as it stands, where cells of it were not found: the table is to be made canonical first. Else null. */
  readonly unread: string | null;
}

export interface PanelCell {
  /** `requests newRequests total`: table, row and column id. */
  readonly key: string;
  readonly name: string;
  readonly status: CellStatus;
  /** As written; empty where nothing is. */
  readonly raw: string;
  /** Null: the text has no place for it, so that nothing can be written there. */
  readonly range: Range | null;
  /** What a blank or wrong total should be; null elsewhere. */
  readonly expected: string | null;
}

export interface PanelFinding {
  /** A name for it within the page. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** Keys of the cells that it is about: first those it stands at, then those it relates to. */
  readonly cells: readonly string[];
}

/** A finding and the cells it is about, while the parts are put together. */
type Placed = PanelFinding & { readonly at: readonly string[] };

/** What the panel shows; null where the document is no report. */
export function panel({ document, report, findings }: Analysis, language: Language): PanelReport | null {
  if (!report.isReport) return null;
  const tables = Object.values(report.tables)
    .filter((table) => table !== null)
    .sort((a, b) => a.start - b.start);
  const places: readonly Place[] = [...tables.map(tablePlace), ...textPlaces(report, tables)].sort(
    (a, b) => a.span.start - b.span.start,
  );
  const own = findingsByPlace(places, findings);
  const parts = places.map((place, index): PanelPart => {
    const about = own.get(place) ?? [];
    if (place.kind !== 'table') {
      const { kind, text, span } = place;
      const placed = about.map((finding, at) =>
        placedFinding(document, finding, `p${String(index)}-${String(at)}`, language, null),
      );
      return { kind, text, range: rangeOf(document, span), findings: placed };
    }
    return tablePart(report, place.table, about, language);
  });
  return { title: report.title?.text ?? null, parts };
}

// --- where things stand -----------------------------------------------------------------------------------------

type Place =
  | { readonly kind: 'table'; readonly span: Span; readonly table: Table }
  | { readonly kind: PanelText['kind']; readonly span: Span; readonly text: string };

function tablePlace(table: Table): Place {
  return { kind: 'table', span: table, table };
}

/** Title, headings and lines outside of the official tables. A title over several lines is one. */
function textPlaces({ document, title, sections, otherHeadings }: Report, tables: readonly Table[]): readonly Place[] {
  const proper = title?.occurrences.at(-1);
  const isWithin = (outer: Span, offset: number): boolean => outer.start <= offset && offset < outer.end;
  const headings = new Set([
    ...sections.filter(({ glued }) => !glued).map(({ lineStart }) => lineStart),
    ...otherHeadings.map(({ start }) => start),
  ]);
  // What a table shows above itself: the headings of its blocks, and its note.
  const printed = new Set(
    tables
      .flatMap(({ form }) => [...form.groupLabels, editionOf(form.edition).requestsNote])
      .filter((label) => label !== '')
      .map(labelKey),
  );
  const lines = document.lines.flatMap((line): readonly Place[] => {
    if (tables.some((table) => isWithin(table, line.start))) return [];
    if (proper && isWithin(proper, line.start)) return [];
    if (printed.has(labelKey(line.text))) return [];
    const isHeading = line.level > 0 || headings.has(line.lineStart) || headings.has(line.start);
    return [{ kind: isHeading ? 'heading' : 'text', span: { start: line.start, end: line.end }, text: line.text }];
  });
  return proper && title ? [{ kind: 'title', span: proper, text: title.text }, ...lines] : lines;
}

/** Each finding at the part in which it starts; one before the first part, or between two, at the nearest before. */
function findingsByPlace(
  places: readonly Place[],
  findings: readonly Finding[],
): ReadonlyMap<Place, readonly Finding[]> {
  const byPlace = new Map<Place, Finding[]>();
  for (const finding of findings) {
    const place = places.findLast(({ span }) => span.start <= finding.span.start) ?? places[0];
    if (!place) continue;
    const own = byPlace.get(place);
    if (own) own.push(finding);
    else byPlace.set(place, [finding]);
  }
  return byPlace;
}

// --- tables -----------------------------------------------------------------------------------------------------

/** The name of a cell within a page: `requests newRequests total`. */
export function cellKey(table: TableId, rowId: string, columnId: string): string {
  return `${table} ${rowId} ${columnId}`;
}

function tablePart(report: Report, table: Table, findings: readonly Finding[], language: Language): PanelTable {
  const { document } = report;
  const name = tableName(table.id)[language];
  const shown = writtenRows(table);
  const cells = table.rows.filter(({ form }) => shown.includes(form)).flatMap((row) => row.cells);
  const expected = new Map(recomputedTable(table).changes.map(({ cell, value }) => [cell, formatDecimal(value)]));
  const placed = findings.map((finding, at) =>
    placedFinding(document, finding, `${table.id}-${String(at)}`, language, table),
  );
  const panelCells = cells.map((cell): PanelCell => ({
    key: cellKey(cell.tableId, cell.rowId, cell.columnId),
    name: cellName(table, cell),
    status: cell.status,
    raw: cell.raw ?? '',
    range: cell.span && rangeOf(document, cell.span),
    expected: expected.get(cell) ?? null,
  }));
  const byKey = new Map(panelCells.map((cell) => [cell.key, cell]));
  const grid = officialGrid(
    table.form,
    editionOf(table.form.edition),
    (row, column) => byKey.get(cellKey(table.id, row.id, column.id))?.raw ?? '',
    shown,
  );
  const html = htmlTable(grid, ({ at }) => {
    const cell = at ? byKey.get(cellKey(table.id, at.row.id, at.column.id)) : undefined;
    return cell ? cellAttributes(cell, placed) : {};
  });
  return {
    kind: 'table',
    id: table.id,
    name,
    range: rangeOf(document, table),
    html,
    cells: panelCells,
    findings: placed,
    unread: cells.some(({ span }) => !span) ? document.text.slice(table.start, table.end) : null,
  };
}

const RANKS: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function cellAttributes(cell: PanelCell, findings: readonly Placed[]): Readonly<Record<string, string>> {
  const own = findings.filter(({ at }) => at.includes(cell.key));
  const worst = RANKS.find((severity) => own.some((finding) => finding.severity === severity));
  return {
    'data-cell': cell.key,
    // One cell of a table takes part in the order of Tab: the program of the page moves it.
    tabindex: '-1',
    ...(worst && { class: worst, 'aria-describedby': own.map(({ id }) => `finding-${id}`).join(' ') }),
    ...(worst === 'error' && { 'aria-invalid': 'true' }),
    ...(cell.range === null && { 'aria-readonly': 'true' }),
    ...(cell.expected !== null && { 'data-expected': cell.expected }),
  };
}

function placedFinding(
  document: Document,
  { rule, severity, message, span, related }: Finding,
  id: string,
  language: Language,
  table: Table | null,
): Placed {
  const cells = table?.rows.flatMap((row) => row.cells) ?? [];
  const keysAt = (place: Span): readonly string[] =>
    cells.filter((cell) => touches(cell, place)).map((cell) => cellKey(cell.tableId, cell.rowId, cell.columnId));
  const at = keysAt(span);
  return {
    id,
    rule,
    severity,
    message: message[language],
    range: rangeOf(document, span),
    at,
    cells: [...new Set([...at, ...related.flatMap((other) => keysAt(other.span))])],
  };
}

/** Whether a cell has text in common with a span; of a blank cell, whether the span covers its place. */
function touches({ span }: Cell, place: Span): boolean {
  if (!span) return false;
  if (span.start === span.end || place.start === place.end) return place.start <= span.start && span.end <= place.end;
  return span.start < place.end && place.start < span.end;
}
