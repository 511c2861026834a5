/** Every total of a report filled in and corrected, with what it was before. */
import { barredBlocks } from '../document/bars.ts';
import type { Span } from '../document/document.ts';
import { formatDecimal } from '../report/number.ts';
import { recomputedTable } from '../report/recompute.ts';
import type { Cell, Table } from '../report/report.ts';
import { cellName, tableName } from '../rules/describe.ts';
import type { Message, TextEdit } from '../rules/finding.ts';
import { foreignWords } from './foreign-name.ts';
import type { Analysis } from './analysis.ts';
import { writeCell } from './format.ts';

export interface TotalChange {
  /** 第三部分的表：（七）总计 · 自然人 */
  readonly place: Message;
  /** As written; empty where the cell is blank. */
  readonly before: string;
  readonly after: string;
  readonly span: Span;
}

export interface RecalculatedTotals {
  readonly edits: readonly TextEdit[];
  /** In the order of the text; empty where all totals are right. */
  readonly changes: readonly TotalChange[];
  readonly notices: readonly Message[];
}

/** The totals of all tables worked out anew. Null where the document is no report. */
export function recalculateTotals({ document, report }: Analysis): RecalculatedTotals | null {
  if (!report.isReport) return null;
  const blocks = barredBlocks(document);
  const tables = Object.values(report.tables).filter((table) => table !== null);
  const recomputed = tables.map((table) => ({ table, ...recomputedTable(table) }));
  const changes = recomputed
    .flatMap(({ table, changes: own }) =>
      own.flatMap(({ cell, value }): readonly TotalChange[] =>
        cell.span
          ? [
              {
                place: placeOf(table, cell),
                before: foreignWords(cell.raw ?? ''),
                after: formatDecimal(value),
                span: cell.span,
              },
            ]
          : [],
      ),
    )
    .sort((a, b) => a.span.start - b.span.start);
  return {
    edits: changes.map(({ span, after }) => writeCell(document, blocks, span, after)),
    changes,
    notices: [summary(changes.length), ...recomputed.flatMap(({ table, unknown }) => unknownNotice(table, unknown))],
  };
}

function placeOf(table: Table, cell: Cell): Message {
  const name = tableName(table.id);
  const own = cellName(table, cell);
  return { zh: `${name.zh}：${own}`, en: `${name.en}: ${own}` };
}

function summary(count: number): Message {
  return count === 0
    ? { zh: '各项合计都对，没有要改的。', en: 'All totals are right; nothing to change.' }
    : {
        zh: `重新计算了合计，改动${String(count)}处；撤销一次即可全部恢复。`,
        en: `${String(count)} total(s) recalculated; one undo takes all of them back.`,
      };
}

/** More than so many cells are counted, not named. */
const MOST_NAMED = 3;

function unknownNotice(table: Table, unknown: readonly Cell[]): readonly Message[] {
  if (unknown.length === 0) return [];
  const name = tableName(table.id);
  const named = unknown.slice(0, MOST_NAMED).map((cell) => cellName(table, cell));
  const isLong = unknown.length > MOST_NAMED;
  const count = String(unknown.length);
  return [
    {
      zh: `${name.zh}有${count}处合计没有算：${named.join('、')}${isLong ? '等' : ''}。要加的数里有缺少的或者认不准的，请先补上。`,
      en: `${count} total(s) of ${name.en} were not worked out (${named.join(', ')}${isLong ? ' …' : ''}): an addend is missing or is no certain number.`,
    },
  ];
}
