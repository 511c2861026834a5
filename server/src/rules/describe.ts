/** Words for the parts of a report, as messages use them. */
import type { EditionId, TableId } from '../norms/edition.ts';
import { formatDecimal } from '../report/number.ts';
import type { Decimal } from '../report/number.ts';
import type { Cell, Table } from '../report/report.ts';
import type { Message } from './finding.ts';

const TABLE_NAMES: Readonly<Record<TableId, Message>> = {
  proactive: { zh: '第二部分的表', en: 'the table of section two' },
  requests: { zh: '第三部分的表', en: 'the table of section three' },
  proceedings: { zh: '第四部分的表', en: 'the table of section four' },
  statistics: { zh: '政府信息公开情况统计表', en: 'the statistics table' },
};

/** The table in words: 第三部分的表. */
export function tableName(id: TableId): Message {
  return TABLE_NAMES[id];
}

const EDITION_NAMES: Readonly<Record<EditionId, Message>> = {
  '2021': {
    zh: '2021年格式（国办公开办函〔2021〕30号，用于2021年度及以后）',
    en: 'the 2021 form (for reports on 2021 and later)',
  },
  '2019': {
    zh: '2019年试行格式（国办公开办函〔2019〕60号，用于2019、2020年度）',
    en: 'the 2019 trial form (for reports on 2019 and 2020)',
  },
  '2014': {
    zh: '2014年统计表（用于2018年度及以前）',
    en: 'the 2014 statistics table (for reports on 2018 and earlier)',
  },
};

/** The edition in words, with its document number. */
export function editionName(id: EditionId): Message {
  return EDITION_NAMES[id];
}

/** The row's label and the column's: （七）总计 · 法律服务机构. */
export function cellName(table: Table, cell: Cell): string {
  const row = table.rows.find((other) => other.form.id === cell.rowId)?.form;
  const column = row?.columns.find((other) => other.id === cell.columnId);
  if (!row || !column) return cell.rowId;
  if (table.id === 'statistics') return row.label;
  return `${row.label} · ${column.label}`;
}

/**
 * A sum as written out: 0＋1＝1. A single addend is that number alone. Zeros beyond the first few are left out; `name` is
 * that of the first addend that is not 0, for where there is no other.
 */
export function sumText(values: readonly Decimal[], total: Decimal, name: string | null = null): Message {
  const sum = formatDecimal(total);
  if (values.length === 1) return { zh: sum, en: sum };
  const nonZero = values.filter((value) => value.units !== 0n);
  const shown = values.length <= 4 ? values : nonZero;
  const count = String(values.length);
  if (shown.length === 0) return { zh: `0（${count}项都是0）`, en: `0 (all ${count} are 0)` };
  if (shown.length === 1 && shown.length < values.length) {
    const only: Message = name === null ? { zh: '', en: '' } : { zh: `即“${name}”，`, en: `of “${name}”, ` };
    return { zh: `${sum}（${only.zh}其余各项为0）`, en: `${sum} (${only.en}the others are 0)` };
  }
  const terms = shown.map(formatDecimal);
  const text = `${terms.slice(0, 8).join('＋')}${terms.length > 8 ? '＋…' : ''}＝${sum}`;
  return { zh: text, en: text };
}
