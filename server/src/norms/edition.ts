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

/** The official form in force for a reported year; `2014` is the statistics table of 2018 and earlier. */
export type EditionId = '2021' | '2019' | '2014';

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
}

export interface ColumnForm {
  readonly id: string;
  readonly label: string;
  readonly kind: ValueKind;
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
  /** Rows that real reports have in the place of others. */
  readonly alternativeRows: readonly AlternativeRow[];
  /** Labels of merged cells and block headings: printed, but with no number of their own. */
  readonly groupLabels: readonly string[];
  /** Articles that a group rests on, by its label; groups without any are not in it. */
  readonly groupBasis: Readonly<Record<string, readonly string[]>>;
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
  /** The column or row that the relation is taken at; null where the id says all. */
  readonly at: string | null;
  readonly left: readonly CellReference[];
  readonly right: readonly CellReference[];
  /** Whether the form itself states the relation. Only `requests.balance` is official. */
  readonly official: boolean;
  /** The relation in words. */
  readonly text: string;
}

export interface Edition {
  readonly id: EditionId;
  readonly name: string;
  readonly documentNumber: string;
  readonly regulation: '2019' | '2007';
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

function valueKind(column: string, description: string): ValueKind {
  if (column === 'change') return 'change';
  return column === 'amount' && description.includes('amount') ? 'amount' : 'count';
}

function proactiveForm(edition: EditionId, blocks: typeof edition2021.tables.proactive.blocks): TableForm {
  const rows = blocks.flatMap((block) => {
    const columns = block.columns.map((column) => ({
      ...column,
      kind: valueKind(column.id, block.value),
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
    }));
  });
  return {
    id: 'proactive',
    edition,
    rows,
    alternativeRows: [],
    groupLabels: [...blocks.map((block) => block.heading), '信息内容'],
    groupBasis: {},
  };
}

function requestsForm(
  edition: EditionId,
  source: {
    readonly columns: readonly { readonly id: string; readonly label: string }[];
    readonly rows: readonly SourceRow[];
    readonly alternativeRows?: readonly (SourceRow & { readonly instead: readonly string[] })[];
  },
): TableForm {
  const columns = source.columns.map((column) => ({ ...column, kind: 'count' as const }));
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
  });
  const rows = source.rows.map(rowForm);
  return {
    id: 'requests',
    edition,
    rows,
    alternativeRows: (source.alternativeRows ?? []).map((row) => ({
      row: rowForm(row),
      instead: row.instead,
    })),
    groupLabels: [...new Set([OUTCOMES, ...rows.flatMap((row) => row.under), '申请人情况', '法人或其他组织'])],
    groupBasis: {},
  };
}

/** The three groups of table four, in the form's order. Each is a row of five columns. */
const PROCEEDING_GROUPS: readonly Pick<RowForm, 'id' | 'label' | 'under'>[] = [
  { id: 'review', label: '行政复议', under: [] },
  { id: 'suitDirect', label: '未经复议直接起诉', under: ['行政诉讼'] },
  { id: 'suitAfterReview', label: '复议后起诉', under: ['行政诉讼'] },
];

function proceedingsForm(edition: EditionId, columns: readonly SourceRow[]): TableForm {
  return {
    id: 'proceedings',
    edition,
    rows: PROCEEDING_GROUPS.map((group) => ({
      ...group,
      workingLabel: null,
      columns: columns
        .filter((column) => column.id.startsWith(`${group.id}.`))
        .map((column) => ({
          id: column.id.slice(group.id.length + 1),
          label: column.label,
          kind: 'count' as const,
        })),
      basis: ['第五十条第一款第（三）项', '第五十一条'],
      block: null,
      optional: false,
      unit: null,
    })),
    alternativeRows: [],
    groupLabels: ['行政诉讼'],
    groupBasis: {},
  };
}

/** One declarative identity becomes one relation per column, per row or for its group. */
function expandIdentity(identity: SourceIdentity, requests: TableForm): readonly Identity[] {
  const { id, official, text } = identity;
  const reference = (row: string, column: string): CellReference => ({ row, column });
  const columns = requests.rows[0]?.columns ?? [];
  switch (identity.per) {
    case 'column':
      return columns.map((column) => ({
        id,
        table: 'requests',
        at: column.id,
        left: identity.left.map((row) => reference(row, column.id)),
        right: identity.right.map((row) => reference(row, column.id)),
        official,
        text,
      }));
    case 'row':
      return [...requests.rows, ...requests.alternativeRows.map((alternative) => alternative.row)].map((row) => ({
        id,
        table: 'requests',
        at: row.id,
        left: identity.left.map((column) => reference(row.id, column)),
        right: identity.right.map((column) => reference(row.id, column)),
        official,
        text,
      }));
    default: {
      const groupCell = (path: string): CellReference => {
        const [row = '', column = ''] = path.split('.');
        return reference(row, column);
      };
      return [
        {
          id,
          table: 'proceedings',
          at: null,
          left: identity.left.map(groupCell),
          right: identity.right.map(groupCell),
          official,
          text,
        },
      ];
    }
  }
}

function currentEdition(source: typeof edition2021 | typeof edition2019): Edition {
  const id = source.id as EditionId;
  const requests = requestsForm(id, source.tables.requests);
  return {
    id,
    name: source.name,
    documentNumber: source.documentNumber,
    regulation: '2019',
    sections: source.sections as readonly SectionForm[],
    tables: [
      proactiveForm(id, source.tables.proactive.blocks),
      requests,
      proceedingsForm(id, source.tables.proceedings.columns),
    ],
    identities: (source.identities as readonly SourceIdentity[]).flatMap((identity) =>
      expandIdentity(identity, requests),
    ),
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
      columns: [{ id: 'value', label: '统计数', kind: row.unit === '万元' ? 'amount' : 'count' }],
      basis: row.basis ?? source.find((top) => top.code === row.code.charAt(0))?.basis ?? [],
      block: null,
      optional: row.local === true,
      unit: row.unit,
    }));
  return {
    id: '2014',
    name: statistics2014.name,
    documentNumber: statistics2014.documentNumber,
    regulation: '2007',
    sections: [],
    tables: [
      {
        id: 'statistics',
        edition: '2014',
        rows,
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
    identities: statistics2014.identities.map((identity) => ({
      id: identity.id,
      table: 'statistics',
      at: null,
      left: identity.left.map((row) => ({ row, column: 'value' })),
      right: identity.right.map((row) => ({ row, column: 'value' })),
      official: false,
      text: `${identity.right.map(labelOf).join('＋')}＝${identity.left.map(labelOf).join('＋')}`,
    })),
    requestsNote: '',
    markers: statistics2014.markers,
  };
}

/** All editions, newest first. */
export const editions: readonly Edition[] = [
  currentEdition(edition2021),
  currentEdition(edition2019),
  statisticsEdition(),
];

/** The edition of that id. */
export function editionOf(id: EditionId): Edition {
  const found = editions.find((edition) => edition.id === id);
  if (!found) throw new Error(`There is no edition ${id}.`);
  return found;
}

/** The edition that a report on that year must follow: 2021 and later, 2019 and 2020, earlier. */
export function editionForYear(year: number): EditionId {
  if (year >= 2021) return '2021';
  return year >= 2019 ? '2019' : '2014';
}

/** The form of one table in one edition, or undefined where the edition has no such table. */
export function tableForm(edition: EditionId, table: TableId): TableForm | undefined {
  return editionOf(edition).tables.find((form) => form.id === table);
}
