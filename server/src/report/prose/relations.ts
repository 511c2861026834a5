/** What the numbers of a paragraph say of each other: parts of a whole, shares, changes on the year before. */
import { equals, sum, ZERO } from '../number.ts';
import type { Decimal } from '../number.ts';
import type { Mention } from './mentions.ts';
import { GROUPS, groupOf } from './mentions.ts';

export interface Relation {
  readonly kind: 'sum' | 'percentage' | 'yearOnYear';
  /** The number that is judged: the total, or the percentage. */
  readonly at: Mention;
  /** Its parts, or the share's two numbers. */
  readonly others: readonly Mention[];
  readonly expected: Decimal | null;
  readonly verdict: 'agrees' | 'contradicts' | 'notComparable';
  readonly soft: boolean;
}

const isShare = (mention: Mention): boolean => mention.token?.percent === true;
const isCount = (mention: Mention): boolean =>
  mention.token !== null && !mention.token.percent && !mention.token.unit.endsWith('元');
const isExact = (mention: Mention): boolean => mention.token?.approximate !== true;
const valueOf = ({ value }: Mention): number => Number(value.units) / 10 ** value.scale;
const decimal = (units: number, scale: number): Decimal => ({ units: BigInt(Math.round(units)), scale });

/** Clauses with a verb of their own begin something new. */
const VERB = /发布|公开|组织|举办|召开|开展|收到|推送|回应|更新|制作|办理|答复|受理|培训|刊发|访问|阅读/;

/** Every relation of a paragraph. `known` gives what the tables have for a number that they contradict. */
export function readRelations(text: string, mentions: readonly Mention[]): readonly Relation[] {
  const numbers = mentions.filter((mention) => mention.token !== null);
  if (numbers.length < 2 && !numbers.some(isShare)) return [];
  return [...lists(text, numbers), ...shares(text, numbers)];
}

// --- parts of a whole --------------------------------------------------------------------------------

function lists(text: string, numbers: readonly Mention[]): readonly Relation[] {
  const relations: Relation[] = [];
  const used = new Set<Mention>();
  const add = (relation: Relation | null): void => {
    if (relation) relations.push(relation);
  };
  add(outcomes(numbers, used));
  add(applicants(numbers, used));
  add(balance(numbers));
  for (const found of results(numbers, used)) add(found);
  for (const found of openedLists(text, numbers, used)) add(found);
  return relations;
}

/** The totals that outcomes or applicants may add up to, the one meant first. */
function wholes(numbers: readonly Mention[], before: Mention): readonly Mention[] {
  const earlier = numbers.slice(0, numbers.indexOf(before)).filter(isExact);
  const last = (kind: string): Mention | undefined =>
    earlier.findLast((mention) => mention.kind === kind && mention.doubt !== 'otherPeriod');
  return [last('answered'), last('received')]
    .filter((mention) => mention !== undefined)
    .sort((a, b) => b.start - a.start);
}

function outcomes(numbers: readonly Mention[], used: Set<Mention>): Relation | null {
  const first = numbers.findIndex(({ kind }) => kind?.startsWith('outcome:') === true);
  const start = numbers[first];
  if (!start) return null;
  const totals = wholes(numbers, start);
  const [total] = totals;
  if (!total) return null;
  // What stands between the total and the first name, as 信息不存在2件, is a part as well.
  const parts: Mention[] = [];
  const named = new Set<string>();
  let nested = false;
  let odd = false;
  let shareSum = 0;
  const from = numbers.indexOf(total) + 1;
  for (const mention of numbers.slice(from)) {
    if (isShare(mention)) {
      if (parts.length > 0) shareSum += valueOf(mention);
      continue;
    }
    if (mention.kind?.startsWith('outcome:') === true) {
      const group = groupOf(mention.kind);
      if (mention.kind.includes('.') && mention.kind !== 'outcome:other.rest' && named.has(group)) {
        nested = true;
        continue;
      }
      if (!mention.kind.includes('.')) for (const name of mention.kind.slice(8).split('+')) named.add(name);
      if (!isExact(mention)) odd = true;
      parts.push(mention);
      used.add(mention);
    } else if (
      mention.kind === null &&
      isCount(mention) &&
      mention.sentence === (parts.at(-1)?.sentence ?? start.sentence) &&
      /件|条|份|起|宗/.test(mention.token?.unit ?? '')
    ) {
      if (parts.length === 0 && mention.start < start.start && mention.opened === null) continue;
      parts.push(mention);
      odd ||= mention.opened === null;
    } else if (parts.length > 0 && mention.kind !== 'carriedForward' && mention.kind !== 'carriedIn') break;
  }
  if (parts.length < 2) return null;
  const partsSum = sum(parts.map(({ value }) => value));
  const extra = numbers
    .filter(({ kind }) => kind === 'carriedForward' || kind === 'carriedIn')
    .map(({ value }) => value);
  const forward = numbers.find(({ kind }) => kind === 'carriedForward')?.value ?? ZERO;
  const candidates = totals.flatMap(({ value }) => [
    value,
    ...extra.flatMap((one) => [sum([value, one]), sum([value, { ...one, units: -one.units }])]),
    sum([value, ...extra]),
  ]);
  const matches = candidates.some((one) => equals(one, partsSum) || equals(one, sum([partsSum, forward])));
  const allNamed =
    GROUPS.every((name) => named.has(name)) ||
    (named.has('granted') && ['refused', 'unavailable', 'notProcessed', 'other'].every((name) => named.has(name)));
  const last = parts.at(-1);
  const closed =
    allNamed ||
    last?.rest === true ||
    Math.abs(shareSum - 100) < 0.05 ||
    total.opened === 'closed' ||
    parts[0]?.opened === 'closed';
  const exceeds = toCount(partsSum) > mostOf(candidates);
  const wrong = !matches && !odd && !nested && (closed || exceeds) && parts.every(({ kind }) => kind !== null);
  if (!matches && !wrong) return null;
  return {
    kind: 'sum',
    at: total,
    others: parts,
    expected: partsSum,
    verdict: matches ? 'agrees' : 'contradicts',
    soft: false,
  };
}

const mostOf = (values: readonly Decimal[]): number =>
  values.reduce((most, value) => Math.max(most, toCount(value)), 0);
const toCount = ({ units, scale }: Decimal): number => Number(units) / 10 ** scale;

function applicants(numbers: readonly Mention[], used: Set<Mention>): Relation | null {
  const parts = numbers.filter(({ kind }) => kind?.startsWith('applicant:') === true);
  const [first] = parts;
  if (!first || parts.length < 2) return null;
  for (const part of parts) used.add(part);
  const kinds = new Set(parts.map(({ kind }) => kind));
  // Named twice: of two totals.
  if (kinds.size < parts.length || !parts.every(isExact)) return null;
  const totals = wholes(numbers, first);
  const [total] = totals;
  if (!total) return null;
  const partsSum = sum(parts.map(({ value }) => value));
  const extra = numbers.filter(({ kind }) => kind === 'carriedIn').map(({ value }) => value);
  const candidates = totals.flatMap(({ value }) => [value, ...extra.map((one) => sum([value, one]))]);
  const matches = candidates.some((one) => equals(one, partsSum));
  const closed = kinds.has('applicant:naturalPerson') && kinds.has('applicant:organisations') && kinds.size === 2;
  const exceeds = toCount(partsSum) > mostOf(candidates);
  if (!matches && !closed && !exceeds) return null;
  return {
    kind: 'sum',
    at: total,
    others: parts,
    expected: partsSum,
    verdict: matches ? 'agrees' : 'contradicts',
    soft: false,
  };
}

/** Received and carried in, answered and carried forward. */
function balance(numbers: readonly Mention[]): Relation | null {
  const of = (name: string): readonly Mention[] =>
    numbers.filter(
      ({ kind, token, doubt }) => kind === name && token !== null && doubt !== 'otherPeriod' && doubt !== 'part',
    );
  const [received, carriedIn, answered, forward] = [
    of('received'),
    of('carriedIn'),
    of('answered'),
    of('carriedForward'),
  ];
  if ([received, carriedIn, answered, forward].some((found) => found.length > 1)) return null;
  const [r] = received;
  const [a] = answered;
  if (!r || !a || ![...received, ...carriedIn, ...answered, ...forward].every(isExact)) return null;
  const others = [...carriedIn, a, ...forward];
  if (others.length < 2) return null;
  const right = sum([a, ...forward].map(({ value }) => value));
  const left = sum([r, ...carriedIn].map(({ value }) => value));
  // What is received may include what was carried in.
  const closes = equals(left, right) || equals(r.value, right) || (forward.length > 0 && equals(r.value, a.value));
  if (closes) return { kind: 'sum', at: r, others, expected: right, verdict: 'agrees', soft: false };
  if (carriedIn.length === 0 || forward.length === 0) return null;
  const doubtful = [r, a, ...carriedIn, ...forward].some(({ doubt }) => doubt !== null);
  return doubtful ? null : { kind: 'sum', at: r, others, expected: right, verdict: 'contradicts', soft: false };
}

function results(numbers: readonly Mention[], used: Set<Mention>): readonly Relation[] {
  const relations: Relation[] = [];
  for (const [index, total] of numbers.entries()) {
    if (
      (total.kind !== 'reviews' && total.kind !== 'lawsuits') ||
      !total.places.every(({ column }) => column === 'total')
    )
      continue;
    const parts: Mention[] = [];
    for (const mention of numbers.slice(index + 1)) {
      if (isShare(mention)) continue;
      if (mention.kind !== total.kind || mention.places.some(({ column }) => column === 'total')) break;
      parts.push(mention);
      used.add(mention);
    }
    if (parts.length === 0 || !parts.every(isExact) || !isExact(total)) continue;
    const columns = new Set(parts.map(({ places }) => places[0]?.column));
    const partsSum = sum(parts.map(({ value }) => value));
    const matches = equals(partsSum, total.value);
    const wrong = columns.size === parts.length && (columns.size === 4 || toCount(partsSum) > toCount(total.value));
    if (matches || wrong)
      relations.push({
        kind: 'sum',
        at: total,
        others: parts,
        expected: partsSum,
        verdict: matches ? 'agrees' : 'contradicts',
        soft: false,
      });
  }
  return relations;
}

/** 共…其中…: lists of anything. */
function openedLists(text: string, numbers: readonly Mention[], used: ReadonlySet<Mention>): readonly Relation[] {
  const relations: Relation[] = [];
  for (let index = 0; index < numbers.length; index++) {
    const total = numbers[index];
    const next = numbers[index + 1];
    if (!total || !next || !isCount(total) || total.token?.unit === '' || total.opened !== null || next.opened === null)
      continue;
    const between = text.slice(total.end, next.start);
    const opening = /其中|包括|包含|分别|具体|含/.exec(between);
    if (!opening || between.split(/[。！？]/).length > 2) continue;
    if (next.sentence - total.sentence > 1 || (next.sentence !== total.sentence && !between.startsWith('。其中')))
      continue;
    if (between.slice(0, opening.index).length > 30) continue;
    // A verb of its own stands before a new thing.
    const firstVerb = VERB.test(between.slice(opening.index));
    const parts: Mention[] = [];
    let mixed = false;
    let shareSum = 0;
    let at = index + 1;
    for (; at < numbers.length; at++) {
      const mention = numbers[at];
      if (mention?.sentence !== next.sentence) break;
      if (isShare(mention)) {
        shareSum += valueOf(mention);
        continue;
      }
      const gap = text.slice(numbers[at - 1]?.end ?? 0, mention.start);
      if (
        parts.length > 0 &&
        (/其中|包括|同时|此外|另外/.test(gap) || (!firstVerb && VERB.test(gap)) || gap.length > 36)
      )
        break;
      if (!isCount(mention)) break;
      mixed ||= mention.token?.unit !== total.token?.unit || !isExact(mention);
      parts.push(mention);
    }
    const whole = text.slice(total.start, parts.at(-1)?.end ?? total.end);
    const tail = text.slice(parts.at(-1)?.end ?? total.end, (parts.at(-1)?.end ?? total.end) + 2);
    if (parts.length < 2 || parts.some((part) => used.has(part)) || !isExact(total)) continue;
    const partsSum = sum(parts.map(({ value }) => value));
    const sameUnit = sum(parts.filter(({ token }) => token?.unit === total.token?.unit).map(({ value }) => value));
    const matches = equals(partsSum, total.value) || (mixed && equals(sameUnit, total.value));
    const closed =
      parts[0]?.opened === 'closed' ||
      parts.at(-1)?.rest === true ||
      Math.abs(shareSum - 100) < 0.05 ||
      /(?:其他|其它|其余)[^，、；。]{0,8}$/.test(text.slice(parts.at(-2)?.end ?? 0, parts.at(-1)?.start ?? 0));
    const clean =
      !mixed &&
      !whole.includes('（') &&
      !'（'.includes(tail.charAt(0) || 'x') &&
      !tail.includes('等') &&
      whole.split('其中').length <= 2 &&
      !/[^、，；]{0,4}(?:类|种)别/.test(whole);
    const wrong =
      !matches && clean && (closed || toCount(partsSum) > toCount(total.value)) && /^[，。；、]?$/.test(tail.charAt(0));
    if (matches || wrong)
      relations.push({
        kind: 'sum',
        at: total,
        others: parts,
        expected: partsSum,
        verdict: matches ? 'agrees' : 'contradicts',
        soft: false,
      });
    index = at - 1;
  }
  return relations;
}

// --- shares ------------------------------------------------------------------------------------------

const SHARE =
  /^(?:（|，|、|的|约|申请|总|全部|公开|政府信息|信息|答复|办结|办理|数|量|件|比|比例|比重|占|率|为|达|：|到|之)*$/;
const LONGEST_SHARE = 20;

function shares(text: string, numbers: readonly Mention[]): readonly Relation[] {
  const relations: Relation[] = [];
  for (const [index, share] of numbers.entries()) {
    if (!isShare(share)) continue;
    const before = numbers.slice(0, index);
    const part = before.findLast((mention) => !isShare(mention));
    const gap = text.slice(before.at(-1)?.end ?? 0, share.start).slice(-30);
    if (/增长|下降|上升|减少|增加|降低|同比|回落|环比|增幅|降幅/.test(gap)) {
      relations.push(yearOnYear(share, before, gap));
      continue;
    }
    const none: Relation = {
      kind: 'percentage',
      at: share,
      others: [],
      expected: null,
      verdict: 'notComparable',
      soft: false,
    };
    const between = part ? text.slice(part.end, share.start) : '';
    const isPart =
      part && before.at(-1) === part && isCount(part) && isExact(part) && share.token?.approximate !== true;
    if (!isPart || between.length > LONGEST_SHARE || !/占|（|比/.test(between) || !SHARE.test(between)) {
      relations.push(none);
      continue;
    }
    const bases = basesOf(before, part);
    const judged = judgeShare(share, part, bases);
    relations.push(judged ?? none);
  }
  return relations;
}

/** The numbers that a share may be taken of: the totals of requests, or the number before the list. */
function basesOf(before: readonly Mention[], part: Mention): readonly Mention[] {
  const earlier = before.slice(0, before.indexOf(part)).filter((mention) => isCount(mention) && isExact(mention));
  const last = (test: (mention: Mention) => boolean): Mention | undefined => earlier.findLast(test);
  const isRequests = part.kind?.startsWith('outcome:') === true || part.kind?.startsWith('applicant:') === true;
  const found = [
    last(({ kind }) => kind === 'answered'),
    last(({ kind, doubt }) => kind === 'received' && doubt !== 'otherPeriod'),
    ...(isRequests ? [] : [last((mention) => mention.opened === null && mention.token?.unit === part.token?.unit)]),
  ].filter((mention) => mention !== undefined);
  return [...new Set(found)]
    .filter((mention) => valueOf(mention) >= valueOf(part) && valueOf(mention) > 0)
    .sort((a, b) => b.start - a.start);
}

function judgeShare(share: Mention, part: Mention, bases: readonly Mention[]): Relation | null {
  const [base] = bases;
  if (!base) return null;
  const { scale } = share.value;
  const written = Number(share.value.units);
  let soft = false;
  for (const other of bases) {
    const exact = (Number(part.value.units) * 100 * 10 ** scale) / valueOf(other);
    const relation = { kind: 'percentage' as const, at: share, others: [part, other], soft: false };
    if (Math.floor(exact + 0.5 + 1e-9) === written)
      return { ...relation, expected: decimal(Math.floor(exact + 0.5 + 1e-9), scale), verdict: 'agrees' };
    if (Math.abs(exact - written) < 1) soft = true;
  }
  // Two digits more than written show by how much it is off.
  const digits = Math.min(scale, 4);
  const expected = decimal(Math.floor((valueOf(part) * 100 * 10 ** digits) / valueOf(base) + 0.5 + 1e-9), digits);
  return { kind: 'percentage', at: share, others: [part, base], expected, verdict: 'contradicts', soft };
}

/** 22起，比2022年（31起）下降29%: only with its base. */
function yearOnYear(share: Mention, before: readonly Mention[], gap: string): Relation {
  const none: Relation = {
    kind: 'yearOnYear',
    at: share,
    others: [],
    expected: null,
    verdict: 'notComparable',
    soft: false,
  };
  const base = before.at(-1);
  const now = before.at(-2);
  if (base?.doubt !== 'otherPeriod' || !now || base.sentence !== share.sentence || now.token?.unit !== base.token?.unit)
    return none;
  if (
    !/^）?(?:，)?(?:同比)?(?:增长|下降|上升|减少|增加|降低)了?$/.test(gap) ||
    !isExact(base) ||
    !isExact(now) ||
    valueOf(base) === 0
  )
    return none;
  const { scale } = share.value;
  const exact = (Math.abs(valueOf(now) - valueOf(base)) * 100 * 10 ** scale) / valueOf(base);
  const agrees = Math.floor(exact + 0.5 + 1e-9) === Number(share.value.units);
  const rises = /增长|上升|增加/.test(gap);
  if (rises !== valueOf(now) >= valueOf(base)) return none;
  return {
    ...none,
    others: [now, base],
    expected: decimal(Math.floor(exact + 0.5 + 1e-9), scale),
    verdict: agrees ? 'agrees' : 'contradicts',
    soft: Math.abs(exact - Number(share.value.units)) < 1,
  };
}
