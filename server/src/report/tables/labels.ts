/**
 * The printed labels of all forms, and how a written label finds its form: by its text, forgiving width,
 * white space, punctuation and ordinals, and small damage where only one printed label is near.
 */
import { editDistance } from '../../document/distance.ts';
import { bareLabelKey, labelKey, leadingOrdinal } from '../../document/label.ts';
import type { Ordinal } from '../../document/label.ts';
import { LONGEST, remembered } from '../../document/remembered.ts';
import { editions } from '../../norms/edition.ts';
import type { EditionId, RowForm, TableId } from '../../norms/edition.ts';

export interface RowLabel {
  readonly kind: 'row';
  readonly table: TableId;
  readonly id: string;
  /** The editions whose form has this very label. */
  readonly editions: ReadonlySet<EditionId>;
  /** Key of the printed label without ordinal. */
  readonly bare: string;
  /** Key of its working label; empty where it has none. */
  readonly working: string;
  readonly ordinal: number | null;
  /** Keys of the labels that it stands under. */
  readonly under: readonly string[];
  /** How many number cells the form prints in the row. */
  readonly columns: number;
  /** Whether a unit is printed between label and number. */
  readonly hasUnit: boolean;
}

export interface ColumnLabel {
  readonly kind: 'column';
  readonly table: TableId;
  readonly id: string;
  readonly editions: ReadonlySet<EditionId>;
  readonly bare: string;
}

export interface GroupLabel {
  readonly kind: 'group';
  readonly table: TableId;
  readonly label: string;
  readonly editions: ReadonlySet<EditionId>;
  /** Whether it is the header over some of the columns: 法人或其他组织. */
  readonly isAboveColumns: boolean;
  /** Whether its table is printed in blocks with headers of their own, and it stands before these. */
  readonly opensBlock: boolean;
  /** Whether it is the first of the headers of a block: 信息内容. */
  readonly isFirstHeader: boolean;
}

const PARENTHETICAL = /[（(][^（()）]*[）)]\s*$/;

interface Index {
  readonly rows: ReadonlyMap<string, readonly RowLabel[]>;
  readonly columns: ReadonlyMap<string, readonly ColumnLabel[]>;
  readonly groups: ReadonlyMap<string, GroupLabel>;
  /** The first characters of all keys. */
  readonly beginnings: ReadonlySet<string>;
  readonly allRows: readonly RowLabel[];
  readonly allColumns: readonly ColumnLabel[];
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  if (key === '') return;
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

/** Usual names of rows beside the printed ones. */
const USUAL_NAMES: Readonly<Record<string, readonly string[]>> = {
  regulations: ['政府规章', '地方政府规章', '部门规章'],
};

/** The spellings under which a row may be written: alone, without ordinal, after the labels it stands under. */
function rowKeys(form: RowForm): ReadonlySet<string> {
  const short = form.label.replace(PARENTHETICAL, '');
  const keys = new Set<string>([form.workingLabel ?? '', ...(USUAL_NAMES[form.id] ?? [])].map(labelKey));
  for (const label of new Set([form.label, short])) {
    keys.add(labelKey(label));
    keys.add(bareLabelKey(label));
    const inner = form.under.at(-1);
    if (inner === undefined) continue;
    const outer = form.under.length > 1 ? (form.under[0] ?? '') : '';
    const innerKeys = [labelKey(inner), bareLabelKey(inner), ordinalKey(inner)];
    const outerKeys = outer === '' ? [''] : ['', labelKey(outer), bareLabelKey(outer), ordinalKey(outer)];
    for (const outerKey of outerKeys) {
      for (const innerKey of innerKeys) {
        if (innerKey === '') continue;
        keys.add(outerKey + innerKey + labelKey(label));
        const bare = innerKey + bareLabelKey(label);
        // （六）其他 is what is left of （六）其他处理, the label above, rather than 3.其他 below it.
        if (!labelKey(inner).startsWith(bare)) keys.add(outerKey + bare);
      }
    }
  }
  return keys;
}

/** The ordinal alone: 三 of 三、本年度办理结果. */
function ordinalKey(label: string): string {
  const ordinal = leadingOrdinal(label);
  return ordinal ? labelKey(label.slice(0, ordinal.length)) : '';
}

function buildIndex(): Index {
  const rows = new Map<string, RowLabel[]>();
  const columns = new Map<string, ColumnLabel[]>();
  const groups = new Map<string, GroupLabel>();
  const rowByIdentity = new Map<string, RowLabel & { readonly editions: Set<EditionId> }>();
  const columnByIdentity = new Map<string, ColumnLabel & { readonly editions: Set<EditionId> }>();
  for (const { tables } of editions) {
    for (const form of tables) {
      const alternatives = new Set(form.alternativeRows.map((alternative) => alternative.row));
      for (const row of [...form.rows, ...alternatives]) {
        const identity = `${form.id} ${row.id} ${row.label}`;
        let label = rowByIdentity.get(identity);
        if (!label) {
          label = {
            kind: 'row',
            table: form.id,
            id: row.id,
            editions: new Set(),
            bare: bareLabelKey(row.label),
            working: labelKey(row.workingLabel ?? ''),
            ordinal: leadingOrdinal(row.label)?.number ?? null,
            under: row.under.map(bareLabelKey),
            columns: row.columns.length,
            hasUnit: form.unitHeader !== null,
          };
          rowByIdentity.set(identity, label);
        }
        // An alternative row is printed in another edition: it says nothing for this one.
        if (!alternatives.has(row)) label.editions.add(form.edition);
        for (const key of rowKeys(row)) append(rows, key, label);
        for (const column of row.columns) {
          const columnIdentity = `${form.id} ${column.id} ${column.label}`;
          let columnLabel = columnByIdentity.get(columnIdentity);
          if (!columnLabel) {
            columnLabel = {
              kind: 'column',
              table: form.id,
              id: column.id,
              editions: new Set(),
              bare: labelKey(column.label.replace(PARENTHETICAL, '')),
            };
            columnByIdentity.set(columnIdentity, columnLabel);
          }
          columnLabel.editions.add(form.edition);
          append(columns, labelKey(column.label), columnLabel);
          append(columns, columnLabel.bare, columnLabel);
        }
      }
      for (const label of form.groupLabels) {
        for (const key of [labelKey(label), bareLabelKey(label)]) {
          const known = groups.get(key);
          const editionsOfGroup = new Set([...(known?.editions ?? []), form.edition]);
          groups.set(key, {
            kind: 'group',
            table: known?.table ?? form.id,
            label,
            editions: editionsOfGroup,
            isAboveColumns: form.columnGroup?.group === label,
            opensBlock: form.isInBlocks,
            isFirstHeader: form.isInBlocks && form.labelHeader === label,
          });
        }
      }
    }
  }
  return {
    rows,
    columns,
    groups,
    beginnings: new Set(
      [...rows.keys(), ...columns.keys(), ...groups.keys()].flatMap((key) => [
        key.slice(0, 1),
        key.slice(0, BEGINNING),
      ]),
    ),
    allRows: [...rowByIdentity.values()],
    allColumns: [...columnByIdentity.values()],
  };
}

const SHORT_LABEL = 6;
/** So many characters tell whether a text may begin a label. */
const BEGINNING = 2;

let built: Index | null = null;

/** Built when a text is first read: a server has answered its client by then. */
function index(): Index {
  return (built ??= buildIndex());
}

/** What a text is the printed label of. */
export interface Labels {
  /** Several rows where a label repeats under different groups (（二）被依法纠错数). */
  readonly rows: readonly RowLabel[];
  /** A column header has no ordinal; a unit in brackets may follow. */
  readonly columns: readonly ColumnLabel[];
  /** The merged cell or block heading. */
  readonly group: GroupLabel | null;
  /** Whether some printed label begins so: what follows may be the rest of it. */
  readonly begins: boolean;
}

const NO_LABELS: Labels = { rows: [], columns: [], group: null, begins: false };

/** What is printed so. White space, line breaks, width and punctuation do not matter. */
export const labelsOf = remembered((text: string): Labels => {
  if (text.length > LONGEST) return NO_LABELS;
  const key = labelKey(text);
  const ordinal = leadingOrdinal(text);
  const bare = ordinal ? labelKey(text.slice(ordinal.length)) : key;
  const shortened = text.replace(PARENTHETICAL, '');
  const short = shortened === text ? '' : labelKey(shortened);
  return {
    rows: index().rows.get(key) ?? rowsWithoutOrdinal(bare, ordinal) ?? index().rows.get(short) ?? [],
    columns: ordinal ? [] : (index().columns.get(key) ?? index().columns.get(short) ?? []),
    group: index().groups.get(key) ?? index().groups.get(bare) ?? null,
    begins: index().beginnings.has(key.slice(0, BEGINNING)) || index().beginnings.has(bare.slice(0, BEGINNING)),
  };
});

/** Rows by their words, under whatever number; but not where the table has a row of that very number with words so near. */
function rowsWithoutOrdinal(bare: string, ordinal: Ordinal | null): readonly RowLabel[] | undefined {
  const rows = index().rows.get(bare);
  if (!rows || !ordinal) return rows;
  const isNumbered = ({ table }: RowLabel): boolean =>
    rows.some((row) => row.table === table && row.ordinal === ordinal.number);
  const isAnother = ({ table }: RowLabel): boolean =>
    index().allRows.some(
      (row) =>
        row.table === table &&
        row.ordinal === ordinal.number &&
        row.bare !== bare &&
        (row.bare.startsWith(bare) || damage(bare, row.bare) < Infinity),
    );
  const kept = rows.filter((row) => isNumbered(row) || !isAnother(row));
  return kept.length > 0 ? kept : undefined;
}

/** The rows whose printed label this is; see `labelsOf`. */
export function rowsLabelled(text: string): readonly RowLabel[] {
  return labelsOf(text).rows;
}

/** The columns whose printed header this is; see `labelsOf`. */
export function columnsLabelled(text: string): readonly ColumnLabel[] {
  return labelsOf(text).columns;
}

/** The merged cell or block heading whose printed label this is. */
export function groupLabelled(text: string): GroupLabel | null {
  return labelsOf(text).group;
}

/** Whether the text is a piece of a merged cell's printed label: 果 of 三、本年度办理结果. */
export function isPieceOfGroup(text: string): boolean {
  const key = labelKey(text);
  return key !== '' && [...index().groups.keys()].some((group) => group.includes(key));
}

/**
 * The row whose label was damaged into this text: a beginning of it, or the label with few characters lost
 * or replaced. Null where none or more than one is near, or where the ordinal says otherwise.
 */
export const damagedRow: (text: string) => RowLabel | null = remembered((text) => {
  if (text.length > LONGEST) return null;
  const ordinal = leadingOrdinal(text);
  const whole = labelKey(text);
  const key = ordinal ? labelKey(text.slice(ordinal.length)) : whole;
  if (key.length < 3) return null;
  let best: RowLabel | null = null;
  let bestDistance = Infinity;
  let tie = false;
  for (const label of index().allRows) {
    const distance = Math.min(damageOfPrinted(key, ordinal, label), damage(whole, label.working));
    if (distance > bestDistance || distance === Infinity) continue;
    if (distance === bestDistance) {
      tie ||= best?.id !== label.id;
    } else {
      best = label;
      bestDistance = distance;
      tie = false;
    }
  }
  if (best) return tie ? null : best;
  // The groups before the label, as in the canonical form: 三、（三）不予公开：1.属于国家秘密.
  const colon = Math.max(text.lastIndexOf('：'), text.lastIndexOf(':'));
  const inner = colon === -1 ? null : damagedRow(text.slice(colon + 1));
  const group = inner?.under.at(-1);
  return inner && group !== undefined && labelKey(text.slice(0, colon)).endsWith(group) ? inner : null;
});

/** How far a label without its ordinal is from the printed one; Infinity where the ordinals tell them apart. */
function damageOfPrinted(key: string, ordinal: Ordinal | null, label: RowLabel): number {
  if (ordinal && label.ordinal !== null && label.ordinal !== ordinal.number) return Infinity;
  // Of a short label too little is left to tell, unless its ordinal stands before it.
  if (label.bare.length < SHORT_LABEL && (!ordinal || label.ordinal === null)) return Infinity;
  return damage(key, label.bare);
}

/** The column whose header was cut to this text (商业 of 商业企业), if only one of the table's begins so. */
export function damagedColumn(text: string, table: TableId): ColumnLabel | null {
  if (text.length > LONGEST || leadingOrdinal(text)) return null;
  const key = labelKey(text);
  if (key.length < 2) return null;
  const near = index().allColumns.filter(
    (label) => label.table === table && (label.bare.startsWith(key) || damage(key, label.bare) < Infinity),
  );
  const first = near[0];
  return first && near.every((label) => label.id === first.id) ? first : null;
}

/** How far a text is from a label: edits needed, or Infinity where it is too far to be the same label. */
function damage(text: string, label: string): number {
  const { length } = label;
  if (length < 4) return Infinity;
  if (text.length >= 4 && label.startsWith(text)) return 0.5;
  if (text.length > length * 1.3 || text.length < length * 0.7) return Infinity;
  // Characters lost in the middle: what is left stands in the label in order.
  if (text.length < length && isSubsequence(text, label)) return length - text.length;
  const most = Math.max(1, Math.floor(length * 0.15));
  const distance = editDistance(text, label, most);
  return distance <= most ? distance : Infinity;
}

function isSubsequence(text: string, label: string): boolean {
  let at = 0;
  for (let index = 0; index < label.length && at < text.length; index++) {
    if (label.charCodeAt(index) === text.charCodeAt(at)) at++;
  }
  return at === text.length;
}
