/** What the five rules on identities share: the finding on a broken relation and the fix that recomputes totals. */
import { difference, formatDecimal } from '../report/number.ts';
import type { Decimal } from '../report/number.ts';
import { recomputedTotals } from '../report/recompute.ts';
import type { Cell, IdentityResult, Report, Table } from '../report/report.ts';
import { changesAsEdits, changesInWords } from './cells.ts';
import { cellName, sumText } from './describe.ts';
import type { Fix, Message, Related } from './finding.ts';
import type { RuleFinding } from './rule.ts';

/** A broken identity with both sums. */
export type BrokenIdentity = IdentityResult & { readonly left: Decimal; readonly right: Decimal };

/** A finding for each broken identity whose id `belongs` accepts. `why` says what the relation rests on. */
export function identityFindings(
  report: Report,
  belongs: (id: string) => boolean,
  why: (broken: BrokenIdentity, place: string) => Message,
): readonly RuleFinding[] {
  const ownBroken = report.identities.filter(({ status, identity }) => status === 'broken' && belongs(identity.id));
  return ownBroken.flatMap((result) => {
    const { left, right, identity } = result;
    const table = report.tables[identity.table];
    if (!left || !right || !table) return [];
    const broken = { ...result, left, right };
    const place = placeName(table, result);
    const reason = why(broken, place);
    const numbers = relationText(broken, table);
    const gap = formatDecimal(absolute(difference(left, right)));
    return [
      {
        span: totalCell(result)?.span ?? { start: table.start, end: table.start },
        message: {
          zh: `${reason.zh}：左边${numbers.left.zh}，右边${numbers.right.zh}，相差${gap}。`,
          en: `${reason.en}: left ${numbers.left.en}, right ${numbers.right.en}, difference ${gap}.`,
        },
        related: relatedCells(table, result),
        fixes: () => fixes(table, result),
      },
    ];
  });
}

/**
 * Both sides written out: 0＋1＝1 and 0＋0＝0. Where `table` is given, the one addend among many that is not 0 is named: it
 * is what the author looks for first.
 */
export function relationText(
  broken: BrokenIdentity,
  table: Table | null = null,
): { readonly left: Message; readonly right: Message } {
  const side = (cells: readonly Cell[], sum: Decimal): Message => {
    const values = cells.flatMap((cell) => cell.value ?? []);
    const nonZero = cells.find(({ value }) => value !== null && value.units !== 0n);
    return sumText(values, sum, table && nonZero ? partName(table, broken, nonZero) : null);
  };
  return { left: side(broken.leftCells, broken.left), right: side(broken.rightCells, broken.right) };
}

/** The label by which a cell is told from the others of its relation: of its row, where they stand in one column. */
function partName(table: Table, { identity }: IdentityResult, { rowId, columnId }: Cell): string {
  const row = table.rows.find(({ form }) => form.id === rowId)?.form;
  if (identity.at !== rowId) return row?.label ?? rowId;
  return row?.columns.find(({ id }) => id === columnId)?.label ?? columnId;
}

/** The column, row or group that the relation is taken at, as printed. */
function placeName(table: Table, { identity }: IdentityResult): string {
  const [first] = identity.left;
  const row = table.rows.find((other) => other.form.id === first?.row)?.form;
  if (identity.id === 'requests.applicants') return row?.label ?? '';
  if (identity.at === null) return [...(row?.under ?? []), row?.label ?? ''].join('·');
  const column = row?.columns.find((other) => other.id === identity.at);
  return column?.label ?? identity.at;
}

/** The total is where the author must look; the first cell of the right side is it. */
function totalCell(result: IdentityResult): Cell | undefined {
  return result.rightCells.find((cell) => cell.span) ?? result.leftCells.find((cell) => cell.span);
}

function relatedCells(table: Table, result: IdentityResult): readonly Related[] {
  const side = (cells: readonly Cell[], zh: string, en: string): readonly Related[] =>
    cells.flatMap((cell) => {
      if (!cell.span) return [];
      const text = `${cellName(table, cell)}：${cell.raw === '' ? '空' : (cell.raw ?? '')}`;
      return [{ span: cell.span, message: { zh: `${zh} ${text}`, en: `${en} ${text}` } }];
    });
  return [...side(result.leftCells, '左边', 'left'), ...side(result.rightCells, '右边', 'right')];
}

function fixes(table: Table, result: IdentityResult): readonly Fix[] {
  const changes = recomputedTotals(table, result);
  const edits = changes && changesAsEdits(table, changes);
  if (!changes || !edits) return [];
  const words = changesInWords(table, changes);
  return [
    {
      title: { zh: `按各项之和重算合计：${words.zh}`, en: `Recompute totals: ${words.en}` },
      preferred: true,
      edits,
    },
  ];
}

function absolute(value: Decimal): Decimal {
  return value.units < 0n ? { ...value, units: -value.units } : value;
}
