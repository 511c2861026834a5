/** The tables' cells as comma-separated values (RFC 4180), one cell a line, for spreadsheets. */
import { formatDecimal } from '../report/number.ts';
import type { Analysis, Language } from '../service/index.ts';
import { visible } from './visible.ts';

/** Excel on a Chinese Windows takes a file for GBK unless it begins with this mark. */
const MARK = '\uFEFF';

const HEADER: Readonly<Record<Language, readonly string[]>> = {
  zh: ['文件', '表', '行', '行名称', '列', '列名称', '状态', '数值', '原文'],
  en: ['file', 'table', 'row', 'row label', 'column', 'column label', 'status', 'value', 'raw'],
};

const TABLES = ['proactive', 'requests', 'proceedings', 'statistics'] as const;

/** The first line of the output. */
export function csvHeader(language: Language): string {
  return MARK + record(HEADER[language]);
}

/** A line for each cell of the tables that were found. */
export function csvRecords(file: string, { report }: Analysis): string {
  const records: string[] = [];
  for (const id of TABLES) {
    for (const { form, cells } of report.tables[id]?.rows ?? []) {
      for (const { columnId, status, value, raw } of cells) {
        const label = form.columns.find((column) => column.id === columnId)?.label ?? '';
        const number = value ? formatDecimal(value) : '';
        records.push(record([file, id, form.id, form.label, columnId, label, status, number, raw ?? '']));
      }
    }
  }
  return records.join('');
}

function record(fields: readonly string[]): string {
  return `${fields.map(field).join(',')}\r\n`;
}

/**
 * One field. A spreadsheet takes a text that begins like a formula for one and would run it; an apostrophe
 * in front keeps it a text. Numbers stay numbers.
 */
function field(text: string): string {
  const isFormula = /^[=+\-@＝＋－＠\t\r\n]/.test(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text);
  const safe = visible(isFormula ? `'${text}` : text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
