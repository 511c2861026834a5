/** Words for the parts of a report, as messages use them. */
import { editionOf } from '../norms/edition.ts';
import type { Edition, EditionId, TableId } from '../norms/edition.ts';
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

/** The edition in words, with its document number and its years. */
export function editionName(id: EditionId): Message {
  const edition = editionOf(id);
  const years = yearsInWords(edition);
  if (edition.sections.length === 0) {
    return { zh: `${id}年统计表（用于${years.zh}）`, en: `the ${id} statistics table (for reports on ${years.en})` };
  }
  const isTrial = edition.name.includes('试行');
  return {
    zh: `${id}年${isTrial ? '试行' : ''}格式（${edition.documentNumber}，用于${years.zh}）`,
    en: `the ${id} ${isTrial ? 'trial ' : ''}form (for reports on ${years.en})`,
  };
}

/** The oldest edition is for all years before, too. */
function yearsInWords({ sections, reportYears: { from, to } }: Edition): Message {
  const first = String(from);
  const last = String(to);
  if (to === null) return { zh: `${first}年度及以后`, en: `${first} and later` };
  if (sections.length === 0) return { zh: `${last}年度及以前`, en: `${last} and earlier` };
  if (to === from) return { zh: `${first}年度`, en: first };
  return to === from + 1
    ? { zh: `${first}、${last}年度`, en: `${first} and ${last}` }
    : { zh: `${first}至${last}年度`, en: `${first} to ${last}` };
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
