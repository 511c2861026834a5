/** What the five rules on identities share: the finding on a broken relation and the fix that recomputes totals. */
import type { Identity } from '../norms/edition.ts';
import type { Span } from '../document/document.ts';
import { difference, formatDecimal } from '../report/number.ts';
import type { Decimal } from '../report/number.ts';
import { recomputedTotals } from '../report/recompute.ts';
import type { CellChange } from '../report/relations.ts';
import type { Cause, Explanation } from '../report/repair/causes.ts';
import type { Slip } from '../report/repair/slips.ts';
import type { Cell, IdentityResult, Report, Table } from '../report/report.ts';
import { changesAsEdits, changesInWords } from './cells.ts';
import { cellName, sumText } from './describe.ts';
import type { Fix, Message, Related } from './finding.ts';
import type { IsSilent, RuleFinding } from './rule.ts';

/** A broken identity with both sums. */
export type BrokenIdentity = IdentityResult & { readonly left: Decimal; readonly right: Decimal };

/** A finding for each broken identity that `belongs` accepts. `why` says what the relation rests on. */
export function identityFindings(
  report: Report,
  rule: string,
  isSilent: IsSilent,
  why: (broken: BrokenIdentity, place: string) => Message,
): readonly RuleFinding[] {
  const ownBroken = report.identities.filter(
    ({ status, identity }) => status === 'broken' && ruleOf(identity) === rule,
  );
  return ownBroken.flatMap((result): readonly RuleFinding[] => {
    const { left, right, identity } = result;
    const table = report.tables[identity.table];
    if (!left || !right || !table) return [];
    const causes = report.causes.filter((cause) => cause.broken.includes(result));
    // One finding a cause: the strongest of the relations that it breaks and whose rule may speak, speaks for all.
    const decided = causes.filter(({ isDecided }) => isDecided);
    const ownCause = decided.find((cause) => speakerOf(cause, isSilent) === result);
    if (decided.length > 0 && !ownCause) return [];
    const [likeliest] = ownCause?.explanations ?? [];
    const broken = { ...result, left, right };
    const place = placeName(table, result);
    const reason = why(broken, place);
    const numbers = relationText(broken, table);
    const conclusion = likeliest ? conclusionOn(table, likeliest) : undecided(causes);
    const gap = formatDecimal(absolute(difference(left, right)));
    return [
      {
        span: placeOf(table, result, likeliest),
        message: {
          zh: `相差${gap}：${reason.zh}：左边${numbers.left.zh}，右边${numbers.right.zh}。${conclusion.zh}`,
          en: `Difference ${gap}. ${reason.en}: left ${numbers.left.en}, right ${numbers.right.en}.${conclusion.en}`,
        },
        related: relatedOf(table, ownCause?.broken ?? [result]),
        fixes: () => fixes(table, result, causes),
      },
    ];
  });
}

/** The rule that a relation belongs to. */
function ruleOf({ table, per, total }: Identity): string {
  if (table === 'proceedings') return 'proceeding-total';
  if (table === 'statistics') return 'statistics-total';
  if (per === 'row') return 'applicant-total';
  return total === null ? 'request-balance' : 'outcome-total';
}

/** The strongest relation of a cause that is not silent: they are listed in that order. */
function speakerOf({ broken }: Cause, isSilent: IsSilent): IdentityResult | undefined {
  return broken.find(({ identity }) => !isSilent(ruleOf(identity)));
}

/** Where the author has to look: the cell to change, else the total. */
function placeOf(table: Table, result: IdentityResult, likeliest: Explanation | undefined): Span {
  const toChange = likeliest?.changes.find(({ cell }) => cell.span);
  return toChange?.cell.span ?? totalCell(result)?.span ?? { start: table.start, end: table.start };
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
  if (identity.per === 'row') return row?.label ?? '';
  if (identity.at === null) return [...(row?.under ?? []), row?.label ?? ''].join('·');
  const column = row?.columns.find((other) => other.id === identity.at);
  return column?.label ?? identity.at;
}

/** The total is where the author must look; the first cell of the right side is it. */
function totalCell(result: IdentityResult): Cell | undefined {
  return result.rightCells.find((cell) => cell.span) ?? result.leftCells.find((cell) => cell.span);
}

/** Every cell of the relations that is not zero, each once. */
function relatedOf(table: Table, broken: readonly IdentityResult[]): readonly Related[] {
  const related = broken.flatMap((result) => relatedCells(table, result));
  return related.filter(({ span }, index) => related.findIndex((other) => other.span.start === span.start) === index);
}

function relatedCells(table: Table, result: IdentityResult): readonly Related[] {
  const side = (cells: readonly Cell[], zh: string, en: string): readonly Related[] =>
    cells.flatMap((cell) => {
      // Of many addends the zeros tell nothing.
      if (!cell.span || (cells.length > 1 && cell.value?.units === 0n)) return [];
      const text = `${cellName(table, cell)}：${cell.raw === '' ? '空' : (cell.raw ?? '')}`;
      return [{ span: cell.span, message: { zh: `${zh} ${text}`, en: `${en} ${text}` } }];
    });
  return [...side(result.leftCells, '左边', 'left'), ...side(result.rightCells, '右边', 'right')];
}

const SLIPS: Readonly<Record<Slip, Message>> = {
  swappedColumns: { zh: '数字填错了相邻的一列', en: 'the number stands in the neighbouring column' },
  swappedRows: { zh: '数字填错了相邻的一行', en: 'the number stands in the neighbouring row' },
  movedRow: {
    zh: '整行错开了一格，或与相邻的一行填反',
    en: 'a whole row stands one cell off, or in the neighbouring row',
  },
  movedColumn: {
    zh: '整列错开了一格，或与相邻的一列填反',
    en: 'a whole column stands one cell off, or in the neighbouring column',
  },
  emptyRow: { zh: '整行漏填', en: 'a whole row was left out' },
  totals: { zh: '几个合计没有随明细改动', en: 'several totals were not updated' },
  digits: { zh: '数字多、少、错或颠倒了一位', en: 'one digit is wrong, missing, doubled or transposed' },
  sign: { zh: '多写了负号', en: 'a minus sign does not belong there' },
  omitted: { zh: '漏填了数字', en: 'a number was left out' },
  blank: { zh: '空着没有填', en: 'nothing was filled in' },
  total: { zh: '合计没有随明细改动', en: 'the total was not updated' },
  several: { zh: '几处填错凑在一起', en: 'several slips together' },
  other: { zh: '改动的格最少', en: 'the fewest cells change' },
};

function conclusionOn(table: Table, { changes, slip }: Explanation): Message {
  const words = changesInWords(table, changes);
  return {
    zh: `只改这里，有关的关系就都相符：${words.zh}（${SLIPS[slip].zh}）。`,
    en: ` All relations hold once this is changed: ${words.en} (${SLIPS[slip].en}).`,
  };
}

function undecided(causes: readonly Cause[]): Message {
  if (causes.some(({ gaveUp }) => gaveUp)) {
    return { zh: '可能的改法太多，没有逐一找完。', en: ' There are too many ways to mend it to look at all of them.' };
  }
  return causes.some(({ explanations }) => explanations.length > 1)
    ? { zh: '单凭表中的数看不出是哪一个填错了。', en: ' The figures do not tell which one is wrong.' }
    : { zh: '', en: '' };
}

/** More explanations than these nobody weighs up. */
const MOST_EXPLANATIONS = 3;

function fixes(table: Table, result: IdentityResult, causes: readonly Cause[]): readonly Fix[] {
  const explained = causes.flatMap(({ explanations, isDecided }) =>
    explanations.slice(0, MOST_EXPLANATIONS).map((explanation, index) => ({
      changes: explanation.changes,
      preferred: isDecided && index === 0,
      reason: SLIPS[explanation.slip],
    })),
  );
  const recomputed = recomputedTotals(table, result);
  const isDecided = explained.some(({ preferred }) => preferred);
  const recomputation = recomputed ? [recomputationOf(table, recomputed, causes)] : [];
  const all = [
    ...(isDecided ? [] : recomputation),
    ...explained.map(({ changes, preferred, reason }) => {
      const words = changesInWords(table, changes);
      return {
        title: { zh: `更正：${words.zh}（${reason.zh}）`, en: `Correct: ${words.en} (${reason.en})` },
        preferred,
        edits: leavesBlanksBeside(table, changes) ? null : changesAsEdits(table, changes),
      };
    }),
    ...(isDecided ? recomputation : []),
  ].sort((a, b) => Number(b.preferred) - Number(a.preferred));
  const fixes = all.flatMap(({ edits, ...fix }) => (edits ? [{ ...fix, edits }] : []));
  return fixes.filter((fix, index) => fixes.findIndex((other) => isSameEdits(fix.edits, other.edits)) === index);
}

/** Whether one blank of a row is filled and others stay: with fewer blanks the row might be read another way. */
function leavesBlanksBeside(table: Table, changes: readonly CellChange[]): boolean {
  const changed = new Set(changes.map(({ cell }) => cell));
  return table.rows.some(
    ({ cells }) =>
      cells.some((cell) => cell.status === 'blank' && changed.has(cell)) &&
      cells.some((cell) => cell.status === 'blank' && !changed.has(cell)),
  );
}

/** Recomputing is preferred only where no search could say more: where it found no explanation at all. */
function recomputationOf(
  table: Table,
  changes: readonly CellChange[],
  causes: readonly Cause[],
): Omit<Fix, 'edits'> & {
  readonly edits: Fix['edits'] | null;
} {
  const words = changesInWords(table, changes);
  return {
    title: { zh: `按各项之和重算合计：${words.zh}`, en: `Recompute totals: ${words.en}` },
    preferred: causes.every(({ explanations, gaveUp }) => explanations.length === 0 && !gaveUp),
    edits: changesAsEdits(table, changes),
  };
}

function isSameEdits(one: Fix['edits'], other: Fix['edits']): boolean {
  const key = (edits: Fix['edits']): string =>
    edits
      .map(({ span, newText }) => `${String(span.start)}=${newText}`)
      .sort()
      .join(' ');
  return key(one) === key(other);
}

function absolute(value: Decimal): Decimal {
  return value.units < 0n ? { ...value, units: -value.units } : value;
}
