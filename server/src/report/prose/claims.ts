/** What the text claims against what the tables say. The one door to the model of the narrative. */
import { firstFrom } from '../../document/document.ts';
import type { Line, Span } from '../../document/document.ts';
import { equals, sum, ZERO } from '../number.ts';
import type { Decimal } from '../number.ts';
import type { Cell, Report, Table } from '../report.ts';
import type { CellPlace, Claim, Reason, Scope } from './claim.ts';
import { readMentions } from './mentions.ts';
import type { Mention } from './mentions.ts';
import { readParagraphs } from './paragraphs.ts';
import type { Paragraph } from './paragraphs.ts';
import { readRelations } from './relations.ts';
import type { Relation } from './relations.ts';

const remembered = new WeakMap<Report, readonly Claim[]>();

/** Every claim of the text, in its order, numbers of other things left out. Read when first asked for, once a report. */
export function claimsOf(report: Report): readonly Claim[] {
  const known = remembered.get(report);
  if (known) return known;
  const claims = readClaims(report);
  remembered.set(report, claims);
  return claims;
}

function readClaims(report: Report): readonly Claim[] {
  const paragraphs = readParagraphs(report.document, tableLines(report));
  const claims: Claim[] = [];
  const broken = report.brokenDates.map(({ span }) => span);
  for (const paragraph of paragraphs) {
    const { mentions, damaged } = readMentions(paragraph, report.year, report.organ);
    if (mentions.every(({ kind }) => kind === null) && mentions.length < 2) continue;
    for (const claim of judge(report, paragraph, mentions, damaged || isBroken(broken, paragraph))) claims.push(claim);
  }
  claims.sort((a, b) => a.span.start - b.span.start);
  return withInconsistent(claims);
}

/** Which lines are a table's, a heading's or the title's: they are asked in the order of the text. */
function tableLines(report: Report): (line: Line) => boolean {
  const spans = [
    ...Object.values(report.tables).flatMap((table) => (table ? [{ start: table.start, end: table.end }] : [])),
    ...report.sections.map(({ headingSpan }) => headingSpan),
    ...(report.title?.occurrences ?? []),
  ].sort((a, b) => a.start - b.start);
  let next = 0;
  return (line) => {
    while ((spans[next]?.end ?? Infinity) <= line.start) next++;
    return (spans[next]?.start ?? Infinity) < line.end && isWithin(spans[next], line);
  };
}

/** A heading that runs into its text leaves the text. */
function isWithin(span: { readonly start: number; readonly end: number } | undefined, line: Line): boolean {
  if (!span) return false;
  const shared = Math.min(span.end, line.end) - Math.max(span.start, line.start);
  return shared * 2 >= line.end - line.start;
}

/** Whether a date of the paragraph lost its characters: then its numbers may have too. */
function isBroken(dates: readonly Span[], paragraph: Paragraph): boolean {
  if (dates.length === 0) return false;
  const { start, end } = paragraph.spanOf(0, paragraph.text.length);
  return (dates[firstFrom(dates, start)]?.start ?? Infinity) < end;
}

// --- cells -------------------------------------------------------------------------------------------

interface Taken {
  readonly cells: readonly Cell[];
  /** Null where a cell was not read. */
  readonly value: Decimal | null;
  /** Nothing is written in any of the cells: they agree with zero, and say nothing against another number. */
  readonly isBlank: boolean;
}

const NOTHING: Taken = { cells: [], value: null, isBlank: false };

/** The sum of cells. A blank one counts as nothing beside others that were read. */
function take(report: Report, places: readonly CellPlace[]): Taken {
  const taken = places.map((place) => takeOne(report, place));
  if (taken.length === 0 || taken.some(({ value, isBlank }) => value === null && !isBlank)) {
    return { ...NOTHING, cells: taken.flatMap(({ cells }) => cells) };
  }
  const cells = taken.flatMap((one) => one.cells);
  return { cells, value: sum(taken.map(({ value }) => value ?? ZERO)), isBlank: taken.every(({ isBlank }) => isBlank) };
}

function takeOne(report: Report, { table, row, column }: CellPlace): Taken {
  const cells = report.tables[table]?.rows.find(({ form }) => form.id === row)?.cells ?? [];
  const cell = cells.find(({ columnId }) => columnId === column);
  if (!cell) return NOTHING;
  if (cell.value) return { cells: [cell], value: cell.value, isBlank: false };
  if (cell.status === 'malformed') return { ...NOTHING, cells: [cell] };
  if (column !== 'total') return { cells: [cell], value: null, isBlank: cell.status === 'blank' };
  // A total that is left open is the sum of its row.
  const addends = cells.filter(({ columnId }) => columnId !== 'total');
  const values = addends.flatMap(({ value }) => value ?? []);
  if (addends.some(({ status }) => status === 'malformed' || status === 'absent')) return { ...NOTHING, cells: [cell] };
  if (values.length === 0) return { cells: [cell], value: null, isBlank: cell.status === 'blank' };
  return { cells: [cell], value: sum(values), isBlank: false };
}

/** Whether a table's form has a column of that id: forms count documents in different ways. */
function hasColumn(table: Table | null, id: string): boolean {
  return table?.form.rows.some(({ columns }) => columns.some((column) => column.id === id)) === true;
}

/** Forms count documents otherwise, and some have （六）其他处理 as one row; some tables of other forms have that too. */
function placesIn(report: Report, places: readonly CellPlace[]): readonly CellPlace[] {
  const first = places[0];
  if (first?.table === 'requests' && first.row.startsWith('other.')) {
    const other = report.tables.requests?.rows.find(({ form }) => form.id === 'other');
    const isOneRow = report.tables.requests?.form.rows.some(({ id }) => id === 'other') === true;
    if (isOneRow || other?.cells.some(({ status }) => status === 'value') === true) return [{ ...first, row: 'other' }];
  }
  if (first?.table === 'proactive' && first.column === 'issued' && hasColumn(report.tables.proactive, 'made'))
    return [{ ...first, column: 'made' }];
  return places;
}

/** Whether a relation of the table that one of the cells stands in is broken: that finding leads. */
function isInBroken(report: Report, cells: readonly Cell[]): boolean {
  return report.identities.some(
    ({ status, leftCells, rightCells }) =>
      status === 'broken' && cells.some((cell) => leftCells.includes(cell) || rightCells.includes(cell)),
  );
}

// --- the decision ------------------------------------------------------------------------------------

function scopeOf(report: Report, { scope }: Mention): Scope {
  if (scope !== null) return scope;
  return report.organKind === 'government' ? 'area' : 'organ';
}

interface Judgement {
  readonly kind?: string;
  readonly places?: readonly CellPlace[];
  readonly taken: Taken;
  readonly verdict: Claim['verdict'];
  readonly soft?: boolean;
  readonly reason: Reason | null;
}

function judge(report: Report, paragraph: Paragraph, mentions: readonly Mention[], damaged: boolean): readonly Claim[] {
  const relations = readRelations(paragraph.text, mentions);
  const tied = new Set(
    relations.filter(({ verdict }) => verdict === 'agrees').flatMap(({ at, others }) => [at, ...others]),
  );
  const claims: Claim[] = [];
  const wrong = new Map<Mention, Decimal>();
  for (const mention of mentions) {
    if (mention.kind === null || mention.kind === 'percentage') continue;
    const told = judgeMention(report, paragraph, mention, mentions, damaged);
    // 均为自然人 repeats a number: where that is wrong, it is told there.
    const repeats =
      mention.words &&
      mention.value.units !== 0n &&
      [...wrong.keys()].some(({ value }) => equals(value, mention.value));
    const judged: Judgement =
      told.verdict === 'contradicts' && repeats ? { ...told, verdict: 'notComparable', reason: 'uncertain' } : told;
    const contradicts = judged.verdict === 'contradicts';
    if (contradicts && judged.taken.value) wrong.set(mention, judged.taken.value);
    claims.push({
      ...placeOf(paragraph, mention),
      value: mention.value,
      kind: judged.kind ?? mention.kind,
      scope: scopeOf(report, mention),
      places: judged.places ?? mention.places,
      cells: judged.taken.cells,
      expected: judged.taken.value,
      verdict: judged.verdict,
      soft: judged.soft ?? false,
      problem: contradicts ? (mention.words ? 'contradiction' : 'mismatch') : null,
      reason: judged.reason,
      others: [],
      tied: tied.has(mention),
    });
  }
  for (const relation of relations) claims.push(relationClaim(report, paragraph, relation, wrong, damaged));
  return claims;
}

function placeOf(
  paragraph: Paragraph,
  { start, end, digitsEnd, words }: Mention,
): Pick<Claim, 'span' | 'digits' | 'text'> {
  return {
    span: paragraph.spanOf(start, end),
    digits: words ? null : paragraph.spanOf(start, digitsEnd),
    text: paragraph.text.slice(start, end),
  };
}

function judgeMention(
  report: Report,
  paragraph: Paragraph,
  mention: Mention,
  all: readonly Mention[],
  damaged: boolean,
): Judgement {
  // 均获维持 denies every other result.
  if (mention.words && mention.rest && mention.kind !== null) return judgeAllUpheld(report, mention, damaged);
  const places = placesIn(report, mention.places);
  const taken = take(report, places);
  const silent = (reason: Reason): Judgement => ({ places, taken, verdict: 'notComparable', reason });
  const agrees: Judgement = { places, taken, verdict: 'agrees', reason: null };
  if (!report.isReport) return silent('noReport');
  if (mention.places.length === 0) return silent('noCell');
  if (mention.doubt === 'otherPeriod') return silent('otherPeriod');
  if (damaged) return silent('damaged');
  const { value } = mention;
  if (taken.isBlank) return value.units === 0n ? agrees : silent('unread');
  if (taken.value === null) return silent('unread');
  const doubt = doubtOf(report, mention);
  if (equals(value, taken.value)) return doubt === 'part' ? silent('part') : agrees;
  const others = alternatives(report, mention);
  const other = others.find(({ places: more }) => {
    const sumOfOthers = take(report, more).value;
    return sumOfOthers !== null && equals(sumOfOthers, value);
  });
  if (doubt) return silent(doubt);
  if (other) {
    const said = other.certain || isBalanced(mention, all) || /含|包括|加上|合计/.test(paragraph.text);
    const found = {
      places: other.places,
      taken: take(report, other.places),
      ...(other.kind !== undefined && { kind: other.kind }),
    };
    return said
      ? { ...found, verdict: 'agrees', reason: null }
      : { ...found, taken, places, verdict: 'contradicts', soft: true, reason: null };
  }
  if (
    isInBroken(report, taken.cells) ||
    others.some(({ places: more }) => isInBroken(report, take(report, more).cells))
  )
    return silent('broken');
  return { places, taken, verdict: 'contradicts', reason: null };
}

function doubtOf(report: Report, mention: Mention): Reason | null {
  if (mention.doubt) return mention.doubt;
  // A bureau that speaks of its whole county has a table of its own.
  if (mention.scope === 'area' && report.organKind !== 'government' && !/政府办公[室厅]$/.test(report.organ ?? ''))
    return 'part';
  return null;
}

/** Where the same paragraph counts what was received as what was answered and carried forward. */
function isBalanced(mention: Mention, all: readonly Mention[]): boolean {
  const answered = all.find(({ kind }) => kind === 'answered');
  const forward = all.find(({ kind }) => kind === 'carriedForward');
  return answered !== undefined && forward !== undefined && equals(mention.value, sum([answered.value, forward.value]));
}

interface Alternative {
  readonly places: readonly CellPlace[];
  readonly kind?: string;
  /** The words may mean it as they stand. */
  readonly certain: boolean;
}

/** What else the same words are used for. */
function alternatives(report: Report, { kind, places }: Mention): readonly Alternative[] {
  const requests = (rows: readonly string[], column: string): readonly CellPlace[] =>
    rows.map((row) => ({ table: 'requests', row, column }));
  if (kind === 'received') {
    return [{ places: requests(['newRequests', 'carriedIn'], 'total'), kind: 'receivedPlusCarriedIn', certain: false }];
  }
  // 办理 counts what is still pending too.
  if (kind === 'answered') return [{ places: requests(['outcomesTotal', 'carriedForward'], 'total'), certain: true }];
  if (kind?.startsWith('applicant:') === true) {
    const columns = places.map(({ column }) => column);
    return [['newRequests', 'carriedIn'], ['outcomesTotal']].map((rows) => ({
      places: columns.flatMap((column) => requests(rows, column)),
      certain: true,
    }));
  }
  if (kind === 'lawsuits' && places.length === 2) return places.map((place) => ({ places: [place], certain: false }));
  if (hasColumn(report.tables.proactive, 'published') && kind?.endsWith('.issued') === true)
    return ['published', 'totalPublished'].map((column) => ({
      places: places.map((place) => ({ ...place, column })),
      certain: true,
    }));
  return [];
}

function judgeAllUpheld(report: Report, mention: Mention, damaged: boolean): Judgement {
  const rows = mention.places.map(({ row }) => row);
  const otherwise = ['pending', 'corrected', 'otherResult'].map((column) =>
    rows.map((row): CellPlace => ({ table: 'proceedings', row, column })),
  );
  const [pending = []] = otherwise;
  const silent = (reason: Reason): Judgement => ({
    places: pending,
    taken: take(report, pending),
    verdict: 'notComparable',
    reason,
  });
  if (!report.isReport) return silent('noReport');
  if (damaged) return silent('damaged');
  if (mention.doubt) return silent(mention.doubt);
  for (const places of otherwise) {
    const taken = take(report, places);
    if (taken.value === null) return silent('unread');
    if (taken.value.units <= 0n) continue;
    const shown = places.filter((place) => (takeOne(report, place).value?.units ?? 0n) > 0n);
    const cells = take(report, shown);
    return isInBroken(report, cells.cells)
      ? silent('broken')
      : { places: shown, taken: cells, verdict: 'contradicts', reason: null };
  }
  return { places: pending, taken: take(report, pending), verdict: 'agrees', reason: null };
}

function relationClaim(
  report: Report,
  paragraph: Paragraph,
  relation: Relation,
  wrong: ReadonlyMap<Mention, Decimal>,
  damaged: boolean,
): Claim {
  const { at, kind } = relation;
  let { verdict } = relation;
  let reason: Reason | null = verdict === 'notComparable' ? 'openList' : null;
  if (verdict === 'contradicts' && damaged) {
    verdict = 'notComparable';
    reason = 'damaged';
  }
  if (verdict === 'contradicts' && kind !== 'sum' && relation.expected && isRightAfterMending(relation, wrong)) {
    verdict = 'notComparable';
    reason = 'uncertain';
  }
  if (verdict === 'contradicts' && kind === 'sum' && at.kind === 'received' && isOfAnswered(report, relation)) {
    verdict = 'notComparable';
    reason = 'uncertain';
  }
  if (!report.isReport) {
    verdict = 'notComparable';
    reason = 'noReport';
  }
  return {
    ...placeOf(paragraph, at),
    value: at.value,
    kind,
    scope: scopeOf(report, at),
    places: [],
    cells: [],
    expected: relation.expected,
    verdict,
    soft: relation.soft,
    problem:
      verdict === 'contradicts' && !(kind === 'sum' && explains(relation, wrong))
        ? kind === 'sum'
          ? 'sum'
          : 'percentage'
        : null,
    reason,
    others: relation.others.map(({ start, end }) => paragraph.spanOf(start, end)),
    tied: false,
  };
}

/** Whether a share fits what the tables have in the place of a wrong number. */
function isRightAfterMending({ at, others }: Relation, wrong: ReadonlyMap<Mention, Decimal>): boolean {
  const [part, base] = others;
  if (!part || !base || (!wrong.has(part) && !wrong.has(base))) return false;
  const toNumber = ({ units, scale }: Decimal): number => Number(units) / 10 ** scale;
  const share =
    (toNumber(wrong.get(part) ?? part.value) * 100 * 10 ** at.value.scale) / toNumber(wrong.get(base) ?? base.value);
  return Math.abs(share - Number(at.value.units)) < 1;
}

/** Outcomes behind the number received may be those of older requests too: the table tells, or nobody does. */
function isOfAnswered(report: Report, { others, expected }: Relation): boolean {
  if (!others.every(({ kind }) => kind?.startsWith('outcome:') === true)) return false;
  const answered = take(report, [{ table: 'requests', row: 'outcomesTotal', column: 'total' }]).value;
  return !answered || !expected || equals(answered, expected);
}

/** Whether one number that its cell contradicts is the whole cause why a sum does not close: that finding leads. */
function explains({ at, others, expected }: Relation, wrong: ReadonlyMap<Mention, Decimal>): boolean {
  const causes = [at, ...others].filter((mention) => wrong.has(mention));
  const [cause] = causes;
  if (!cause || causes.length > 1 || !expected) return false;
  const right = wrong.get(cause) ?? cause.value;
  if (cause === at) return equals(right, expected);
  return equals(sum([expected, right]), sum([at.value, cause.value]));
}

/** The same quantity twice with other numbers, where no table decides. */
function withInconsistent(claims: readonly Claim[]): readonly Claim[] {
  const first = new Map<string, Claim>();
  return claims.map((claim) => {
    if (claim.places.length === 0 || claim.reason !== 'unread' || claim.digits === null || claim.scope === 'part')
      return claim;
    const before = first.get(claim.kind);
    if (!before) first.set(claim.kind, claim);
    if (!before || equals(before.value, claim.value)) return claim;
    return { ...claim, verdict: 'notComparable', problem: 'inconsistent', soft: true, others: [before.span] };
  });
}
