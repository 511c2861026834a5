/**
 * The official forms, as data: which sections a report has, which tables, which rows and columns,
 * and which relations (勾稽关系) tie the cells.
 *
 * Sources: 国办公开办函〔2021〕30号 (edition 2021), 国办公开办函〔2019〕60号 (edition 2019),
 * 国办发〔2014〕32号 (statistics table of 2014). All ids are contract: they appear in the JSON output.
 */
import edition2019 from './edition-2019.json' with { type: 'json' };
import edition2021 from './edition-2021.json' with { type: 'json' };
// Named, so that what is for people to read stays out of the bundle.
import * as statistics2014 from './statistics-2014.json';
import type { RegulationId } from './regulation.ts';

/** The official forms of six sections, newest first: another edition is a JSON file and a line here. */
const forms = { '2021': edition2021, '2019': edition2019 } as const;

/** The official form in force for a reported year; `2014` is the statistics table of 2018 and earlier. */
export type EditionId = keyof typeof forms | '2014';

export type SectionId = 'overview' | 'proactive' | 'requests' | 'proceedings' | 'problems' | 'otherMatters';

export type TableId = 'proactive' | 'requests' | 'proceedings' | 'statistics';

/** What may stand in a cell: a count (0, 1, 2 …), a signed change, or an amount of money. */
export type ValueKind = 'count' | 'change' | 'amount';

export interface SectionForm {
  readonly id: SectionId;
  /** 1 to 6. */
  readonly number: number;
  /** The heading as printed, with its ordinal: 一、总体情况. */
  readonly heading: string;
  /** Whether the form prescribes a table in this section. */
  readonly kind: 'text' | 'table';
  readonly basis: readonly string[];
  /** What the form asks to be written here. */
  readonly content: string;
  /** Other headings that are as good, the wording of the law itself among them. */
  readonly acceptedHeadings: readonly string[];
  /** Headings in the words of the law that stand in its text too: as good where a line is a heading, and no sign that it is one. */
  readonly lawHeadings: readonly string[];
  /** The aspects that the form asks every organ to write about in this section. */
  readonly aspects: readonly string[];
}

export interface ColumnForm {
  readonly id: string;
  readonly label: string;
  readonly kind: ValueKind;
  /** Whether its cells are sums of others in their row. */
  readonly isTotal: boolean;
}

export interface RowForm {
  readonly id: string;
  readonly label: string;
  /** Its short name where one column holds all labels (table three): 三（六）其他处理：1.逾期不补正. Null elsewhere. */
  readonly workingLabel: string | null;
  /** Labels of the merged cells to the left, outermost first. */
  readonly under: readonly string[];
  readonly columns: readonly ColumnForm[];
  /** Articles that the row rests on, such as 第三十六条第（一）项. Our reading, not the form's words. */
  readonly basis: readonly string[];
  /** The printed block of table two that the row stands in; null in the other tables. */
  readonly block: BlockForm | null;
  /** Local rows need not be there. */
  readonly optional: boolean;
  /** The unit that the form prints beside the row (statistics table only). */
  readonly unit: string | null;
  /** Whether its cells are sums of others in their column. */
  readonly isTotal: boolean;
}

/** One printed block of table two: 第二十条第（一）项 and so on. */
export interface BlockForm {
  readonly id: string;
  readonly heading: string;
  readonly basis: readonly string[];
}

export interface TableForm {
  readonly id: TableId;
  readonly edition: EditionId;
  readonly rows: readonly RowForm[];
  /** So many of its rows must be found before we say that a text has this table. */
  readonly leastRows: number;
  /** Its labels are printed in so many columns, those of merged cells among them. */
  readonly labelColumns: number;
  /** What is printed above the labels, or stands there in a table with one column of them. */
  readonly labelHeader: string;
  /** What is printed above the units that stand between label and number; null where there are none. */
  readonly unitHeader: string | null;
  /** Whether it is printed in blocks, each with headers of its own. */
  readonly isInBlocks: boolean;
  /** Whether its rows are printed side by side, so that all its numbers stand in one line. */
  readonly isOneLine: boolean;
  /** The header over all columns and the one over some of them; null where each column has but its own. */
  readonly columnGroup: ColumnGroup | null;
  /** Orders, other than that of the columns, in which their headers are met when the printed lines are read one by one. */
  readonly headerOrders: readonly (readonly string[])[];
  /** Rows that real reports have in the place of others. */
  readonly alternativeRows: readonly AlternativeRow[];
  /** Labels of merged cells and block headings: printed, but with no number of their own. */
  readonly groupLabels: readonly string[];
  /** Articles that a group rests on, by its label; groups without any are not in it. */
  readonly groupBasis: Readonly<Record<string, readonly string[]>>;
}

/** Merged headers, as table three has them. */
export interface ColumnGroup {
  readonly top: string;
  readonly group: string;
  /** The ids of the columns that stand under `group`; the others reach up to its line. */
  readonly groupColumns: readonly string[];
}

export interface AlternativeRow {
  readonly row: RowForm;
  readonly instead: readonly string[];
}

/** A cell by its row and column id. */
export interface CellReference {
  readonly row: string;
  readonly column: string;
}

/** One relation between cells of one table: the sum of `left` equals the sum of `right`. */
export interface Identity {
  readonly id: string;
  readonly table: TableId;
  /** Whether it is taken in each column, in each row, or once, of the cells that it names. */
  readonly per: 'column' | 'row' | 'group';
  /** The column or row that the relation is taken at; null where the id says all. */
  readonly at: string | null;
  readonly left: readonly CellReference[];
  readonly right: readonly CellReference[];
  /** The cell that is the sum of all others of the relation; null where both sides are sums (`requests.balance`). */
  readonly total: CellReference | null;
  /** Whether the form itself states the relation. Only `requests.balance` is official. */
  readonly official: boolean;
  /** The relation in words. */
  readonly text: string;
}

export interface Edition {
  readonly id: EditionId;
  readonly name: string;
  readonly documentNumber: string;
  /** The reported years that it is for, the last one included; null where there is no end. */
  readonly reportYears: { readonly from: number; readonly to: number | null };
  readonly regulation: RegulationId;
  /** Empty for `2014`: reports of that time have no prescribed sections. */
  readonly sections: readonly SectionForm[];
  readonly tables: readonly TableForm[];
  readonly identities: readonly Identity[];
  /** The note printed in table three. */
  readonly requestsNote: string;
  /** Labels that only this edition has and that prove it. */
  readonly markers: readonly string[];
}

interface SourceRow {
  readonly id: string;
  readonly label: string;
  readonly workingLabel?: string;
  readonly under?: readonly string[];
  readonly basis?: readonly string[];
}

interface SourceIdentity {
  readonly id: string;
  readonly table: string;
  readonly per: string;
  readonly official: boolean;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly text: string;
}

const OUTCOMES = '三、本年度办理结果';

/** So many rows of a form must be found before we say that the text has its table. */
const LEAST_ROWS: Readonly<Record<TableId, number>> = { proactive: 2, requests: 2, proceedings: 1, statistics: 8 };

/** The rows and columns that identities name as totals: of all their cells, or of one (`row.column`). */
interface Totals {
  readonly rows: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
}

/** A relation names its total where one side is a single cell. */
function totalsOf(identities: readonly SourceIdentity[]): Totals {
  const named = (per: string): ReadonlySet<string> =>
    new Set(identities.flatMap(({ per: taken, right }) => (taken === per && right.length === 1 ? right : [])));
  const inGroups = [...named('group')].map((path) => path.slice(path.indexOf('.') + 1));
  return { rows: named('column'), columns: new Set([...named('row'), ...inGroups]) };
}

/** The total of a relation with a single cell on its right side. */
function totalOf(right: readonly CellReference[]): CellReference | null {
  const [total] = right;
  return total && right.length === 1 ? total : null;
}

function valueKind(column: string, description: string): ValueKind {
  if (column === 'change') return 'change';
  return column === 'amount' && description.includes('amount') ? 'amount' : 'count';
}

/**
 * The columns that reach up to the line of the group come before those under it; the cell of a total may reach up to the
 * first line, before all others.
 */
function headerOrders(columns: readonly ColumnForm[], { groupColumns }: ColumnGroup): readonly (readonly string[])[] {
  const under = columns.filter(({ id }) => groupColumns.includes(id));
  const upper = columns.filter((column) => !under.includes(column));
  const totalsFirst = [...upper.filter(({ isTotal }) => isTotal), ...upper.filter(({ isTotal }) => !isTotal)];
  return [upper, totalsFirst].map((order) => [...order, ...under].map(({ id }) => id));
}

/** Tables whose headers are one line, above rows with one label each. */
const PLAIN = {
  labelColumns: 1,
  unitHeader: null,
  isInBlocks: false,
  isOneLine: false,
  columnGroup: null,
  headerOrders: [],
};

function proactiveForm(edition: EditionId, blocks: typeof edition2021.tables.proactive.blocks): TableForm {
  const rows = blocks.flatMap((block) => {
    const columns = block.columns.map((column) => ({
      ...column,
      kind: valueKind(column.id, block.value),
      isTotal: false,
    }));
    const blockForm = { id: block.id, heading: block.heading, basis: block.basis };
    return block.rows.map((row: SourceRow) => ({
      id: row.id,
      label: row.label,
      workingLabel: null,
      under: [],
      columns,
      basis: block.basis,
      block: blockForm,
      optional: false,
      unit: null,
      isTotal: false,
    }));
  });
  return {
    id: 'proactive',
    edition,
    rows,
    ...PLAIN,
    labelHeader: '信息内容',
    isInBlocks: true,
    leastRows: LEAST_ROWS.proactive,
    alternativeRows: [],
    groupLabels: [...blocks.map((block) => block.heading), '信息内容'],
    groupBasis: {},
  };
}

function requestsForm(
  edition: EditionId,
  source: {
    readonly columnHeader: ColumnGroup;
    readonly columns: readonly { readonly id: string; readonly label: string }[];
    readonly rows: readonly SourceRow[];
    readonly alternativeRows?: readonly (SourceRow & { readonly instead: readonly string[] })[];
  },
  totals: Totals,
): TableForm {
  const columns = source.columns.map((column) => ({
    ...column,
    kind: 'count' as const,
    isTotal: totals.columns.has(column.id),
  }));
  const rowForm = (row: SourceRow): RowForm => ({
    id: row.id,
    label: row.label,
    workingLabel: row.workingLabel ?? null,
    under: row.under ?? [],
    columns,
    basis: row.basis ?? [],
    block: null,
    optional: false,
    unit: null,
    isTotal: totals.rows.has(row.id),
  });
  const rows = source.rows.map(rowForm);
  return {
    id: 'requests',
    edition,
    rows,
    ...PLAIN,
    labelColumns: 1 + rows.reduce((most, { under }) => Math.max(most, under.length), 0),
    labelHeader: '项目',
    columnGroup: source.columnHeader,
    headerOrders: headerOrders(columns, source.columnHeader),
    leastRows: LEAST_ROWS.requests,
    alternativeRows: (source.alternativeRows ?? []).map((row) => ({
      row: rowForm(row),
      instead: row.instead,
    })),
    groupLabels: [
      ...new Set([OUTCOMES, ...rows.flatMap((row) => row.under), source.columnHeader.top, source.columnHeader.group]),
    ],
    groupBasis: {},
  };
}

/** The three groups of table four, in the form's order. Each is a row of five columns. */
const PROCEEDING_GROUPS: readonly Pick<RowForm, 'id' | 'label' | 'under'>[] = [
  { id: 'review', label: '行政复议', under: [] },
  { id: 'suitDirect', label: '未经复议直接起诉', under: ['行政诉讼'] },
  { id: 'suitAfterReview', label: '复议后起诉', under: ['行政诉讼'] },
];

function proceedingsForm(edition: EditionId, columns: readonly SourceRow[], totals: Totals): TableForm {
  return {
    id: 'proceedings',
    edition,
    ...PLAIN,
    labelColumns: 0,
    labelHeader: '项目',
    isOneLine: true,
    leastRows: LEAST_ROWS.proceedings,
    rows: PROCEEDING_GROUPS.map((group) => ({
      ...group,
      workingLabel: null,
      columns: columns
        .filter((column) => column.id.startsWith(`${group.id}.`))
        .map((column) => ({
          id: column.id.slice(group.id.length + 1),
          label: column.label,
          kind: 'count' as const,
          isTotal: totals.columns.has(column.id.slice(group.id.length + 1)),
        })),
      basis: ['第五十条第一款第（三）项', '第五十一条'],
      block: null,
      optional: false,
      unit: null,
      isTotal: false,
    })),
    alternativeRows: [],
    groupLabels: ['行政诉讼'],
    groupBasis: {},
  };
}

/** One declarative identity becomes one relation per column, per row or for its group. */
function expandIdentity(identity: SourceIdentity, requests: TableForm): readonly Identity[] {
  const { id, official, text } = identity;
  const relation = (
    table: TableId,
    per: Identity['per'],
    at: string | null,
    reference: (name: string) => CellReference,
  ): Identity => {
    const right = identity.right.map(reference);
    return { id, table, per, at, left: identity.left.map(reference), right, total: totalOf(right), official, text };
  };
  switch (identity.per) {
    case 'column': {
      const columns = requests.rows[0]?.columns ?? [];
      return columns.map(({ id: column }) => relation('requests', 'column', column, (row) => ({ row, column })));
    }
    case 'row': {
      const rows = [...requests.rows, ...requests.alternativeRows.map((alternative) => alternative.row)];
      return rows.map(({ id: row }) => relation('requests', 'row', row, (column) => ({ row, column })));
    }
    default:
      return [
        relation('proceedings', 'group', null, (path) => {
          const [row = '', column = ''] = path.split('.');
          return { row, column };
        }),
      ];
  }
}

function currentEdition(source: (typeof forms)[keyof typeof forms]): Edition {
  const id = source.id as EditionId;
  const identities = source.identities as readonly SourceIdentity[];
  const totals = totalsOf(identities);
  const requests = requestsForm(id, source.tables.requests, totals);
  const sections = source.sections as readonly (Omit<SectionForm, 'aspects' | 'lawHeadings'> & Partial<SectionForm>)[];
  return {
    id,
    name: source.name,
    documentNumber: source.documentNumber,
    reportYears: source.reportYears,
    regulation: source.regulation as RegulationId,
    sections: sections.map((section) => ({ aspects: [], lawHeadings: [], ...section })),
    tables: [
      proactiveForm(id, source.tables.proactive.blocks),
      requests,
      proceedingsForm(id, source.tables.proceedings.columns, totals),
    ],
    identities: identities.flatMap((identity) => expandIdentity(identity, requests)),
    requestsNote: source.tables.requests.note,
    markers: source.markers,
  };
}

interface StatisticsRow {
  readonly code: string;
  readonly label: string;
  readonly unit: string | null;
  readonly kind?: string;
  readonly basis?: readonly string[];
  readonly local?: boolean;
}

function statisticsEdition(): Edition {
  const source = statistics2014.rows as readonly StatisticsRow[];
  const totals = new Set(statistics2014.identities.flatMap(({ right }) => right));
  const labelOf = (code: string): string => source.find((row) => row.code === code)?.label ?? code;
  /** A row stands under every row whose code is the beginning of its own: C3.4a under C and C3. */
  const under = (code: string): readonly string[] =>
    source
      .filter((row) => row.code !== code && code.startsWith(row.code) && row.code.length < code.length)
      .map((row) => row.label);
  const rows = source
    .filter((row) => row.kind !== 'group')
    .map((row): RowForm => ({
      id: row.code,
      label: row.label,
      workingLabel: null,
      under: under(row.code),
      columns: [{ id: 'value', label: '统计数', kind: row.unit === '万元' ? 'amount' : 'count', isTotal: false }],
      basis: row.basis ?? source.find((top) => top.code === row.code.charAt(0))?.basis ?? [],
      block: null,
      optional: row.local === true,
      unit: row.unit,
      isTotal: totals.has(row.code),
    }));
  return {
    id: '2014',
    name: statistics2014.name,
    documentNumber: statistics2014.documentNumber,
    reportYears: statistics2014.reportYears,
    regulation: statistics2014.regulation as RegulationId,
    sections: [],
    tables: [
      {
        id: 'statistics',
        edition: '2014',
        rows,
        ...PLAIN,
        labelHeader: '统计指标',
        unitHeader: '单位',
        leastRows: LEAST_ROWS.statistics,
        alternativeRows: [],
        groupLabels: [
          ...source.filter((row) => row.kind === 'group').map((row) => row.label),
          statistics2014.name,
          '统计指标',
        ],
        groupBasis: Object.fromEntries(
          source.flatMap((row) => (row.kind === 'group' && row.basis ? [[row.label, row.basis] as const] : [])),
        ),
      },
    ],
    identities: statistics2014.identities.map((identity): Identity => {
      const right = identity.right.map((row) => ({ row, column: 'value' }));
      return {
        id: identity.id,
        table: 'statistics',
        per: 'group',
        at: null,
        left: identity.left.map((row) => ({ row, column: 'value' })),
        right,
        total: totalOf(right),
        official: false,
        text: `${identity.right.map(labelOf).join('＋')}＝${identity.left.map(labelOf).join('＋')}`,
      };
    }),
    requestsNote: '',
    markers: statistics2014.markers,
  };
}

const current = Object.values(forms)
  .map(currentEdition)
  .sort((a, b) => b.reportYears.from - a.reportYears.from);

/** The form of the statistics table, which reports on earlier years had in the place of sections. */
export const statisticsForm: Edition = statisticsEdition();

/** All editions, newest first. */
export const editions: readonly Edition[] = [...current, statisticsForm];

/** The form in force today. */
export const newestEdition: Edition = editions[0] ?? statisticsForm;

/** The edition of that id. */
export function editionOf(id: EditionId): Edition {
  const found = editions.find((edition) => edition.id === id);
  if (!found) throw new Error(`There is no edition ${id}.`);
  return found;
}

/** The edition that a report on that year must follow; before there were any, the oldest. */
export function editionForYear(year: number): EditionId {
  return (editions.find(({ reportYears }) => reportYears.from <= year) ?? statisticsForm).id;
}

/** The form of one table in one edition, or undefined where the edition has no such table. */
export function tableForm(edition: EditionId, table: TableId): TableForm | undefined {
  return editionOf(edition).tables.find((form) => form.id === table);
}
