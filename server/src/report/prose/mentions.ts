/** What each number of a paragraph counts, by the words nearest to it. */
import type { Decimal } from '../number.ts';
import { ZERO } from '../number.ts';
import { OUTCOME_GROUPS } from './lexicon.ts';
import type { Word } from './lexicon.ts';
import type { CellPlace, Reason } from './claim.ts';
import type { Paragraph } from './paragraphs.ts';
import { scan } from './scan.ts';
import type { NumberToken, Token, WordToken } from './scan.ts';

/** One quantity that the text names: a number and what it counts. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** The end of the digits; `start` where it is said in words. */
  readonly digitsEnd: number;
  readonly value: Decimal;
  /** Null for a number whose kind is not told; such numbers take part in sums only. */
  readonly kind: string | null;
  readonly places: readonly CellPlace[];
  /** Why it may not be held against its cell, whatever that is. */
  readonly doubt: Reason | null;
  /** True where the words deny a result or say all: the finding is a contradiction, not another number. */
  readonly words: boolean;
  readonly token: NumberToken | null;
  /** Index of its sentence in the paragraph. */
  readonly sentence: number;
  readonly scope: 'part' | 'area' | null;
  /** It stands behind 其中, 分别为 or in brackets. */
  readonly opened: 'part' | 'closed' | null;
  /** It is the rest of a list. */
  readonly rest: boolean;
}

type Topic = 'requests' | 'reviews' | 'lawsuits' | 'documents' | 'decisions' | 'none';

/** Words between what is counted and its number that say nothing. */
const FILLER =
  /^(?:合计|累计|总量|数量|共|计|为|的|有|是|了|类|答复|决定|处理|告知|情况|申请|提出|事项|信息|政府信息|达到|达|各|均|分别|已|约|近|本年度|本年|年度|当年|今年|全年|案|件|由|占|予以|作出|结果|数|仅|只|办结|办理|完毕|，|：|（|、|公开|内容|文件|并|新|收到|受理|人|以|及时|按时|按期|依法|依规|规范|全部|线上|线下|总)*$/;
const LONGEST_FILLER = 24;

/** A paragraph with more numbers is what is left of a table. */
const MOST_NUMBERS = 300;

const isIn = (token: Token, ...types: readonly Word['type'][]): token is WordToken =>
  token.type === 'word' && types.includes(token.word.type);

const REQUEST_UNITS = new Set(['件', '条', '份', '起', '宗', '项', '个', '例', '次', '']);
const CASE_UNITS = new Set(['件', '起', '宗', '例', '次', '项', '个', '']);
const DOCUMENT_UNITS = new Set(['件', '份', '部', '个', '项', '条', '']);

const requests = (rows: readonly string[], columns: readonly string[] = ['total']): readonly CellPlace[] =>
  rows.flatMap((row) => columns.map((column) => ({ table: 'requests' as const, row, column })));
const proceedings = (rows: readonly string[], column = 'total'): readonly CellPlace[] =>
  rows.map((row) => ({ table: 'proceedings', row, column }));

const SUITS = ['suitDirect', 'suitAfterReview'];

export interface Read {
  readonly mentions: readonly Mention[];
  readonly tokens: readonly Token[];
  readonly damaged: boolean;
}

interface Found {
  readonly kind: string;
  readonly places: readonly CellPlace[];
  readonly doubt?: Reason | null;
}

/** The topic that a heading or the beginning of a paragraph names. */
function topicOf(text: string): Topic {
  if (/依申请|申请公开|公开申请|收到和处理/.test(text)) return 'requests';
  if (text.includes('规范性文件')) return 'documents';
  if (/诉讼|复议/.test(text)) return 'reviews';
  return 'none';
}

/** Reads a paragraph. `year` is the reported year, null where it is not told. */
export function readMentions(paragraph: Paragraph, year: number | null, organ: string | null): Read {
  const { text } = paragraph;
  const { tokens, damaged } = scan(text);
  if (tokens.filter(({ type }) => type === 'number').length > MOST_NUMBERS) return { mentions: [], tokens, damaged };
  const mentions: Mention[] = [];
  // The frame: it survives the end of a sentence.
  let topic: Topic = topicOf(paragraph.heading);
  if (topic === 'none') topic = topicOf(text.slice(0, 40));
  let aboutDisclosure = paragraph.heading.includes('公开') || text.includes('公开');
  let subject: WordToken | null = null;
  let sentence = 0;
  let clauseStart = 0; // index of the first token of the clause
  let sentenceStart = 0;
  let previous = -1; // index of the previous number
  let depth = 0;
  let openedAt = -1;
  let opened: 'part' | 'closed' | null = null;
  let otherYear = false;
  let period = false;
  let newCases = false;
  let scope: 'part' | 'area' | null = null;
  let procedures: WordToken[] = [];
  aboutDisclosure ||= topic !== 'none';

  const push = (
    token: NumberToken | { start: number; end: number },
    found: Found | null,
    extra: Partial<Mention> = {},
  ): void => {
    const number = 'type' in token ? token : null;
    mentions.push({
      start: token.start,
      end: token.end,
      digitsEnd: number?.digitsEnd ?? token.start,
      value: number?.value ?? ZERO,
      kind: found?.kind ?? null,
      places: found?.places ?? [],
      doubt:
        (number?.approximate === true ? 'approximate' : null) ??
        (otherYear || period ? 'otherPeriod' : null) ??
        (scope === 'part' ? 'part' : null) ??
        found?.doubt ??
        (newCases ? 'newCases' : null),
      words: number === null,
      token: number,
      sentence,
      scope,
      opened,
      rest: false,
      ...extra,
    });
  };

  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    if (token.type === 'mark') {
      if (token.mark === '（') depth++;
      if (token.mark === '）') {
        depth = Math.max(0, depth - 1);
      }
      if ('。！？'.includes(token.mark)) {
        sentence++;
        sentenceStart = index + 1;
        opened = null;
        otherYear = false;
        period = false;
        newCases = false;
        scope = null;
      }
      if ('，。；：！？、（）'.includes(token.mark)) clauseStart = index + 1;
      if (token.mark === '；') {
        newCases = false;
        scope = null;
      }
      continue;
    }
    if (token.type === 'year') {
      const next = tokens[index + 1];
      const before = text.slice(Math.max(0, token.start - 2), token.start);
      // 结转至2026年, 2023年结转: the year says where from or where to.
      const carries =
        /(?:转|至|到|延|[自从])$/.test(before) ||
        /^度?(?:年度)?(?:结转|转结|顺延|遗留)/.test(text.slice(token.end, token.end + 4));
      const compares = /[比较与]$/.test(before);
      if (!carries && !compares) otherYear = year !== null && token.year !== year;
      if (compares && next?.type === 'mark' && next.mark === '（') openedAt = index + 1;
      continue;
    }
    if (token.type === 'word') {
      const { word } = token;
      if (word.type === 'opens') opened = 'part';
      if (word.type === 'closed') opened = 'closed';
      if (word.type === 'period') period = true;
      // 上半年60件，下半年78件，全年合计138件
      if (word.type === 'wholeYear') period = false;
      if (word.type === 'newCases') newCases = true;
      if (word.type === 'part' && !isOwnName(token.text)) scope ??= 'part';
      // In a government's own report its office speaks for the office alone.
      if (word.type === 'own' && organ?.endsWith('政府') !== true) scope = null;
      if (word.type === 'area') scope = 'area';
      if (word.type === 'break') {
        topic = 'none';
        subject = null;
      }
      if (word.type === 'request' && word.weak !== true) topic = 'requests';
      if (word.type === 'proceeding') {
        topic = word.kind;
        procedures = [...procedures.slice(-3), token];
      }
      if (word.type === 'document' || word.type === 'decision') {
        topic = word.type === 'document' ? 'documents' : 'decisions';
        subject = token;
      }
      if (word.type === 'not') readDenial(index);
      if (word.type === 'all') readAll(index);
      continue;
    }
    readNumber(token, index);
    previous = index;
  }
  return { mentions, tokens, damaged };

  /** Whether a word is the reporting organ itself: 县政府办公室 in that office's own report. */
  function isOwnName(name: string): boolean {
    if (organ === null) return false;
    if (name.startsWith('街道')) return organ.includes('街道');
    return name.includes('政府办') ? /办公[室厅]$/.test(organ) : organ.includes(name.replace(/^以/, ''));
  }

  /** The end of the clause that a token stands in: the index of its mark, or of the end. */
  function clauseEnd(from: number, marks = '，。；：！？）'): number {
    let to = from;
    for (; to < tokens.length; to++) {
      const token = tokens[to];
      if (token?.type === 'mark' && marks.includes(token.mark)) break;
    }
    return to;
  }

  function readDenial(index: number): void {
    const denial = tokens[index];
    if (!denial) return;
    if (text.slice(denial.start, denial.end) === '零' && '为是'.includes(text.charAt(denial.start - 1) || 'x')) {
      readAll(index);
      return;
    }
    // 无 in a clause that has a number denies nothing of it.
    let to = clauseEnd(index);
    // 未发生行政复议、行政诉讼: one clause. A list with a number in it is none.
    const inside = tokens.slice(index + 1, to);
    if (inside.some(({ type }) => type === 'number')) to = clauseEnd(index, '，。；：！？）、');
    const words = tokens.slice(index + 1, to).filter((token): token is WordToken => token.type === 'word');
    const own = tokens.slice(index + 1, to);
    if (own.some(({ type }) => type === 'number')) return;
    const end = Math.max(denial.end, words.at(-1)?.end ?? 0);
    const before = text.slice(Math.max(0, denial.start - 2), denial.start);
    if (/[有并]$/.test(before) && before.includes('有无')) return;
    // 无法, 无论 and words that only begin like a denial.
    const tail = text.slice(denial.end, tokens[to]?.start ?? text.length);
    if (/^(?:法|论|需|须|偿|误|故|关|效|序|人|障)/.test(tail) || /不足|问题|缺乏|短板|漏/.test(tail)) return;
    const span = { start: denial.start, end };
    const result = words.find((token) => token.word.type === 'result' && token.word.column !== 'pending');
    const cases = words.filter((token) => token.word.type === 'proceeding');
    const combined = /复议(?:申请|案件)?[、和及或与](?:提起|引发|引起)?(?:行政)?(?:诉讼|应诉)/.test(tail);
    const hasReview =
      combined ||
      cases.some((token) => token.word.type === 'proceeding' && token.word.kind === 'reviews') ||
      tail.includes('复议诉讼');
    const hasSuit =
      combined ||
      cases.some((token) => token.word.type === 'proceeding' && token.word.kind === 'lawsuits') ||
      tail.includes('复议诉讼');
    if (result || /败诉|纠错|纠正|撤销|责令/.test(tail)) {
      const column = result?.word.type === 'result' ? result.word.column : 'corrected';
      if (hasReview && result)
        push(span, {
          kind: 'reviews',
          places: proceedings(['review'], column),
          doubt: aboutDisclosure ? null : 'uncertain',
        });
      if ((hasSuit || tail.includes('败诉')) && result)
        push(span, {
          kind: 'lawsuits',
          places: proceedings(SUITS, column),
          doubt: aboutDisclosure ? null : 'uncertain',
        });
      return;
    }
    if (hasReview || hasSuit) {
      const doubt: Reason | null =
        aboutDisclosure &&
        !/超期|逾期|未结|积压|重大|投诉|不当|不力|不及时|不到位|不规范|不满|失误|错误|违法/.test(tail)
          ? null
          : 'uncertain';
      if (hasReview) push(span, { kind: 'reviews', places: proceedings(['review']), doubt });
      if (hasSuit) push(span, { kind: 'lawsuits', places: proceedings(SUITS), doubt });
      return;
    }
    if (tail.includes('结转') || (denial.type === 'word' ? denial.text : '').endsWith('结转')) {
      const carriedIn = words.some(({ word }) => word.type === 'carriedIn') || /上年|上一年|去年/.test(tail);
      const isIn = carriedIn && !tail.includes('下');
      push(
        span,
        isIn
          ? { kind: 'carriedIn', places: requests(['carriedIn']) }
          : { kind: 'carriedForward', places: requests(['carriedForward']) },
      );
      return;
    }
    if (
      words.some(({ word }) => word.type === 'fee') ||
      (/收取?$/.test(denial.type === 'word' ? denial.text : '') && tail.includes('费')) ||
      /收取?[^，。]{0,12}费/.test(tail)
    ) {
      if (!words.some(({ word }) => word.type === 'otherFee')) push(span, { kind: 'processingFee', places: [] });
      return;
    }
    const request = words.find(({ word }) => word.type === 'request');
    const receives =
      /收到|接到|受理|接收|新收/.test(denial.type === 'word' ? denial.text : '') ||
      words.some(({ word }) => word.type === 'receive');
    const isAnsweredLate = /超期|逾期|未答复|未办|积压|投诉|不予|举报|争议|纠纷|收费|违规|泄密/.test(tail);
    if (
      request &&
      (receives || request.end === end) &&
      !isAnsweredLate &&
      (request.word.type !== 'request' || request.word.weak !== true || topic === 'requests')
    ) {
      const restricted = /书面|当面|信函|网上|线上|网络|电子|涉|通过|其他|重复|新增|要求|不符合|邮寄/.test(tail);
      push(span, { kind: 'received', places: requests(['newRequests']), doubt: restricted ? 'uncertain' : null });
      return;
    }
    const document = words.find(({ word }) => word.type === 'document');
    if (document?.word.type === 'document') {
      const column = words.find(({ word }) => word.type === 'column');
      const verb = /制|出台|发布/.test(denial.type === 'word' ? denial.text : '');
      if (column?.word.type === 'column' && column.word.weak !== true)
        push(span, {
          kind: `${document.word.row}.${column.word.column}`,
          places: [{ table: 'proactive', row: document.word.row, column: column.word.column }],
          doubt: 'uncertain',
        });
      else if (verb)
        push(span, {
          kind: `${document.word.row}.issued`,
          places: [{ table: 'proactive', row: document.word.row, column: 'issued' }],
          doubt: 'uncertain',
        });
    }
  }

  function readAll(index: number): void {
    const all = tokens[index];
    if (all?.type !== 'word') return;
    const to = clauseEnd(index);
    const words = tokens.slice(index + 1, to).filter((token): token is WordToken => token.type === 'word');
    const tail = text.slice(all.end, tokens[to]?.start ?? text.length);
    const before = text.slice(tokens[sentenceStart]?.start ?? 0, all.start);
    const last = mentions.at(-1);
    const words1 = tokens.slice(sentenceStart, index).filter((token): token is WordToken => token.type === 'word');
    if (/[0-9]/.test(tail) || tail.length > 40) return;
    if (tail.endsWith('零') || all.text === '零') {
      // 行政复议、行政诉讼均为零
      const span = { start: all.start, end: all.end + tail.length };
      const subjectText = text.slice(Math.max(0, all.start - 40), all.start);
      const clause = subjectText.slice(Math.max(subjectText.lastIndexOf('。'), subjectText.lastIndexOf('；')) + 1);
      if (clause.includes('复议')) push(span, { kind: 'reviews', places: proceedings(['review']) });
      if (/诉讼|应诉/.test(clause)) push(span, { kind: 'lawsuits', places: proceedings(SUITS) });
      return;
    }
    const upheld = words.find((token) => token.word.type === 'result');
    if (
      upheld?.word.type === 'result' &&
      /^(?:已|被|获|获得|得到|予以|结果|为|判决|裁决|判|由法院|作出)*(?:维持|纠正|审理)|^(?:未|尚未)审结/.test(tail)
    ) {
      if (!upheld.text.includes('维持')) return;
      const kinds = new Set(
        words1
          .filter(({ word }) => word.type === 'proceeding')
          .map(({ word }) => (word.type === 'proceeding' ? word.kind : 'reviews')),
      );
      if (/撤回|撤诉|除|驳回|审结/.test(before)) return;
      if (kinds.size === 0 && (topic === 'reviews' || topic === 'lawsuits')) kinds.add(topic);
      const span = { start: all.start, end: upheld.end };
      for (const kind of kinds)
        push(
          span,
          { kind, places: proceedings(kind === 'reviews' ? ['review'] : SUITS, 'upheld') },
          { words: true, rest: true },
        );
      return;
    }
    const applicant = words[0]?.word.type === 'applicant' ? words[0] : null;
    if (
      applicant?.word.type === 'applicant' &&
      last &&
      /^(?:为|是|系|由|来自)*(?:自然人|公民|个人|法人|商业)/.test(tail)
    ) {
      const base = mentions.findLast(({ kind }) => kind === 'received');
      if (base && base === last)
        push(
          { start: all.start, end: applicant.end },
          { kind: applicant.word.kind, places: requests(['newRequests'], applicant.word.columns), doubt: base.doubt },
          { value: base.value },
        );
      return;
    }
    if (
      topic !== 'requests' ||
      /除|外/.test(before + tail) ||
      (/规范|依法依规|程序/.test(tail) && !/办结|答复/.test(tail))
    )
      return;
    if (
      !/^[已按规定照依法及时如期限间在内要求进行予以作出了范条例相关办理并严格据均于、和准做完成给的书面有效妥善全部得到]*(?:答复|办结|回复|办理完毕|处理完毕|办复|完结)/.test(
        tail,
      )
    )
      return;
    if (/^(?:答复|办理)?(?:时限|程序|流程|文书|质量|率)/.test(tail)) return;
    const forward = mentions.some(({ kind }) => kind === 'carriedForward');
    // 办结8件，均按期办结 speaks of those that were answered.
    const repeats = last?.kind === 'answered' && last.doubt === 'uncertain';
    if (!last || forward || (last.kind === 'answered' && !repeats) || !mentions.some(({ kind }) => kind === 'received'))
      return;
    if (
      !repeats &&
      last.kind !== 'received' &&
      last.kind !== 'applicant:naturalPerson' &&
      last.kind !== 'applicant:organisations' &&
      last.kind !== null
    )
      return;
    const answered = words.find(({ word }) => word.type === 'answer');
    const received = mentions.findLast(({ kind }) => kind === 'received');
    if (!answered || !received) return;
    if (!/均|都|皆/.test(all.text) || /办结|完毕|完结|办毕/.test(answered.text))
      push(
        { start: all.start, end: answered.end },
        { kind: 'carriedForward', places: requests(['carriedForward']), doubt: received.doubt },
      );
  }

  function residual(from: number, to: number): boolean {
    return to - from > LONGEST_FILLER || !FILLER.test(text.slice(from, to));
  }

  function readNumber(token: NumberToken, index: number): void {
    const restWord = tokens[index - 1];
    const isRest = restWord !== undefined && isIn(restWord, 'rest') && restWord.end >= token.start - 1;
    if (token.percent) {
      push(token, { kind: 'percentage', places: [] });
      return;
    }
    // 比2022年（31起）
    if (openedAt >= 0 && openedAt === index - 1) {
      openedAt = -1;
      push(token, { kind: 'received', places: requests(['newRequests']), doubt: 'otherPeriod' });
      return;
    }
    const own = tokens.slice(Math.max(clauseStart, previous + 1), index);
    const wide = tokens.slice(Math.max(sentenceStart, previous + 1), index);
    let to = index + 1;
    for (; to < tokens.length; to++) {
      const next = tokens[to];
      if (next?.type === 'number' || (next?.type === 'mark' && next.mark !== '“')) break;
    }
    const right = tokens.slice(index + 1, to);
    let found = kindOf(token, own, wide, right);
    // A number without a unit counts only beside siblings that have one.
    const sibling = mentions.at(-1);
    const hasSibling =
      sibling?.sentence === sentence &&
      sibling.kind !== null &&
      sibling.token?.unit !== '' &&
      token.digitsEnd - token.start < 5;
    const isNil = token.value.units === 0n && '为是均数'.includes(text.charAt(token.start - 1) || 'x');
    if (found && token.unit === '' && !hasSibling && !isNil) found = null;
    const channel = own.find((one) => isIn(one, 'channel'));
    // 通过网上收到3件 counts one way only; 通过网上、信函等渠道 all of them.
    const isRequests = found?.kind === 'received' || found?.kind === 'answered';
    if (found && isRequests && channel && !/等|、|和/.test(text.slice(Math.max(0, channel.start - 4), channel.end + 6)))
      found = opened === 'part' ? null : { ...found, doubt: 'part' };
    push(token, found, {
      rest: isRest || (restWord !== undefined && isIn(restWord, 'outcome') && restWord.text.startsWith('其')),
    });
  }

  function kindOf(
    token: NumberToken,
    own: readonly Token[],
    wide: readonly Token[],
    right: readonly Token[],
  ): Found | null {
    const { unit } = token;
    const words = own.filter((one): one is WordToken => one.type === 'word');
    const wideWords = wide.filter((one): one is WordToken => one.type === 'word');
    const rightWords = right.filter((one): one is WordToken => one.type === 'word');
    const has = (list: readonly WordToken[], ...types: readonly Word['type'][]): WordToken | undefined =>
      list.findLast(({ word }) => types.includes(word.type));
    if (has(words, 'delta')) return null;
    // Amounts.
    if (unit.endsWith('元')) {
      if (has(wideWords, 'otherFee'))
        return {
          kind: 'fees',
          places: unit === '万元' ? [{ table: 'proactive', row: 'fees', column: 'amount' }] : [],
          doubt: 'uncertain',
        };
      if (has(wideWords, 'fee')) return { kind: 'processingFee', places: [] };
      return null;
    }
    // Carried over, wherever it stands. 至2026年 was read as a year.
    const clauseText = text.slice(Math.max(tokens[clauseStart - 1]?.end ?? 0, tokens[previous]?.end ?? 0), token.start);
    const rightText =
      text
        .slice(token.end, right.length > 0 ? (right.at(-1)?.end ?? token.end) + 12 : token.end + 16)
        .split(/[，。；：]/)[0] ?? '';
    const carried = carriedKind(clauseText, rightText, words, rightWords);
    if (carried && REQUEST_UNITS.has(unit))
      return { ...carried, doubt: has(words, 'except') && carried.kind !== 'carriedForward' ? 'uncertain' : null };
    if (has(words, 'except')) return null;

    const near = words.at(-1) ?? null;
    // Outcomes and results: the nearest name in front, or behind a number that has none in front.
    const named = words.findLast(({ word }) =>
      ['outcome', 'result', 'applicant', 'other', 'proceeding', 'document', 'column', 'decision', 'rest'].includes(
        word.type,
      ),
    );
    // 公民、法人和其他组织的政府信息公开申请: whose they are is not what is counted.
    const isOfRequests =
      named?.word.type === 'applicant' &&
      words.some((one) => one.start >= named.end && one.word.type === 'request' && one.word.weak !== true);
    const front = isOfRequests ? undefined : rowBefore(named, words);
    const noFront = words.every(({ word }) =>
      ['opens', 'closed', 'rest', 'all', 'none', 'part', 'area', 'each', 'decided'].includes(word.type),
    );
    const behind = noFront
      ? rightWords.find(({ word }) =>
          ['outcome', 'result', 'applicant', 'proceeding', 'other', 'request', 'receive', 'answer'].includes(word.type),
        )
      : undefined;
    for (const name of [front, behind]) {
      if (!name) continue;
      const list0 = topic === 'requests' && mentions.some(({ kind }) => kind === 'received' || kind === 'answered');
      // 公开 is what becomes of a request, or what is done with a document.
      const isGranted = name.text === '公开' && name.word.type === 'column' && list0;
      const word: Word = isGranted
        ? { type: 'outcome', rows: ['granted'], kind: 'outcome:granted', weak: true }
        : name.word;
      const gap =
        name === front
          ? residual(name.end, token.start)
          : residual(token.end, name.start) && name.start - token.end > 6;
      if (word.type === 'outcome' && REQUEST_UNITS.has(unit)) {
        const list =
          topic === 'requests' &&
          mentions.some(
            ({ kind }) => kind === 'received' || kind === 'answered' || kind?.startsWith('outcome') === true,
          );
        if (gap && !/^(?:其中|等|原因|无法提供)/.test(text.slice(name.end, token.start))) continue;
        if (word.weak === true && (!list || has(words, 'receive', 'request'))) continue;
        if (unit === '条' && !list) continue;
        const cells = requests(word.rows);
        return { kind: word.kind, places: cells, doubt: list || topic === 'requests' ? null : 'uncertain' };
      }
      if (word.type === 'rest' && name === front && topic === 'requests' && !gap && REQUEST_UNITS.has(unit)) {
        const before = mentions.at(-1);
        if (before?.kind?.startsWith('outcome:') === true)
          return { kind: 'outcome:other.rest', places: requests(['other.rest']), doubt: 'uncertain' };
      }
      if (word.type === 'result' && CASE_UNITS.has(unit) && (procedures.length > 0 || topic === 'reviews') && !gap) {
        const which = procedures.at(-1)?.word;
        const rows = which?.type === 'proceeding' ? which.rows : ['review'];
        const kind = which?.type === 'proceeding' ? which.kind : 'reviews';
        const combined = procedures.length > 1 && isCombined();
        return {
          kind,
          places: proceedings(rows, word.column),
          doubt: combined || !aboutDisclosure ? 'uncertain' : null,
        };
      }
      if (word.type === 'applicant' && REQUEST_UNITS.has(unit) && !gap && (topic === 'requests' || topic === 'none')) {
        return {
          kind: word.kind,
          places: requests(['newRequests'], word.columns),
          doubt: topic === 'requests' ? null : 'uncertain',
        };
      }
      if (word.type === 'other' && name === front && !residual(name.end, token.start)) {
        if (/复议|诉讼/.test(name.text)) return both(token);
        return null;
      }
    }
    // Documents: 制发规范性文件N件, N件规范性文件, and the columns of one named before.
    if (DOCUMENT_UNITS.has(unit)) {
      const document =
        has(words, 'document') ??
        (noFront || has(words, 'column') ? rightWords.find(({ word }) => word.type === 'document') : undefined);
      const column = has(words, 'column');
      const closest = words.findLast(
        ({ word }) =>
          word.type === 'column' || word.type === 'other' || word.type === 'request' || word.type === 'decision',
      );
      if (document?.word.type === 'document') {
        if (document.start < token.start && residual(document.end, token.start) && !column) return null;
        if (has(words, 'other') || has(rightWords, 'other')) return null;
        const last = text.slice(document.end, token.start);
        if (/[：类]/.test(last) || /解读|备案|审查/.test(last + rightText)) return null;
        const name = column?.word.type === 'column' ? column.word : null;
        const to = name?.column ?? 'issued';
        const weak =
          name === null || name.weak === true || column?.text === '有效' || has(wideWords, 'request') !== undefined;
        return documentKind(
          document.word.row,
          to,
          weak ||
            unit === '条' ||
            unit === '个' ||
            unit === '项' ||
            opened === 'part' ||
            has(words, 'not') !== undefined ||
            clauseText.endsWith('等'),
        );
      }
      if (
        column?.word.type === 'column' &&
        column === closest &&
        subject?.word.type === 'document' &&
        !residual(column.end, token.start) &&
        topic === 'documents'
      ) {
        return documentKind(subject.word.row, column.word.column, column.word.weak === true || opened === 'part');
      }
    }
    // Decisions.
    const decision =
      has(words, 'decision') ?? (noFront ? rightWords.find(({ word }) => word.type === 'decision') : undefined);
    if (decision?.word.type === 'decision' && CASE_UNITS.has(unit)) {
      const gap = decision.start < token.start ? residual(decision.end, token.start) : false;
      if (gap || unit === '项' || unit === '个') return null;
      const certain = has(words, 'decided') !== undefined || rightWords.some(({ word }) => word.type === 'decided');
      return {
        kind: `${decision.word.row}.decisions`,
        places: [{ table: 'proactive', row: decision.word.row, column: 'decisions' }],
        doubt: certain && opened !== 'part' ? null : 'uncertain',
      };
    }
    // Reviews and lawsuits.
    const proceeding =
      words.findLast(({ word }) => word.type === 'proceeding') ??
      (noFront || has(words, 'receive', 'not') ? rightWords.find(({ word }) => word.type === 'proceeding') : undefined);
    if (proceeding?.word.type === 'proceeding' && CASE_UNITS.has(unit)) {
      if (proceeding.start < token.start && residual(proceeding.end, token.start)) return null;
      if (isCombinedAt(proceeding)) return both(token);
      const judge =
        has(wideWords, 'judge') ?? (wideWords.some(({ word }) => word.type === 'answer') ? wideWords[0] : undefined);
      return {
        kind: proceeding.word.kind,
        places: proceedings(proceeding.word.rows),
        doubt: !aboutDisclosure || judge || opened === 'part' ? 'uncertain' : null,
      };
    }
    // Requests: received, answered.
    if (!REQUEST_UNITS.has(unit) || unit === '个' || (unit === '' && !near)) return null;
    return requestKind(token, words, wideWords, rightWords);
  }

  /** 因本机关不掌握无法提供2件 counts the row that is named as the reason; 不掌握等原因 names an example only. */
  function rowBefore(name: WordToken | undefined, words: readonly WordToken[]): WordToken | undefined {
    const before = name && words[words.indexOf(name) - 1];
    if (name?.word.type !== 'outcome' || before?.word.type !== 'outcome' || name.word.kind.includes('.')) return name;
    const isReason =
      before.word.kind.startsWith(`${name.word.kind}.`) && /^[，的而]?$/.test(text.slice(before.end, name.start));
    return isReason ? { ...name, word: before.word } : name;
  }

  function isCombined(): boolean {
    const [a, b] = procedures.slice(-2);
    return (
      a !== undefined && b !== undefined && /^[、和及或与]/.test(text.slice(a.end, b.start)) && b.start - a.end < 6
    );
  }

  /** Whether another kind of proceeding is joined to the one in front of the number: 行政复议、诉讼5件. */
  function isCombinedAt(proceeding: WordToken): boolean {
    const before = text.slice(Math.max(0, proceeding.start - 12), proceeding.start);
    return /(?:复议|诉讼)(?:案件|申请|案)?(?:[、和及或与]|以及|提起|引发|被)*$/.test(before);
  }

  /** One number for reviews and lawsuits together; zero denies both. */
  function both(token: NumberToken): Found | null {
    if (token.value.units !== 0n) return null;
    push(token, { kind: 'reviews', places: proceedings(['review']), doubt: aboutDisclosure ? null : 'uncertain' });
    return { kind: 'lawsuits', places: proceedings(SUITS), doubt: aboutDisclosure ? null : 'uncertain' };
  }

  function documentKind(row: string, column: string, weak: boolean): Found {
    return {
      kind: `${row}.${column}`,
      places: [{ table: 'proactive', row, column }],
      doubt: weak ? 'uncertain' : null,
    };
  }

  function carriedKind(
    clause: string,
    right: string,
    words: readonly WordToken[],
    rightWords: readonly WordToken[],
  ): Found | null {
    const forward: Found = { kind: 'carriedForward', places: requests(['carriedForward']) };
    const carriedIn: Found = { kind: 'carriedIn', places: requests(['carriedIn']) };
    if (topic !== 'requests' && topic !== 'none') return null;
    const yearOf = /(?:转|顺延|延)(?:至|到|入)?(20\d\d)年/.exec(clause);
    if (yearOf) {
      if (year !== null && Number(yearOf[1]) === year + 1) return forward;
      if (year !== null && Number(yearOf[1]) === year) return carriedIn;
      return null;
    }
    const fromYear = /(20\d\d)年(?:度)?(?:结转|转结|顺延|遗留)/.exec(clause + '|' + right);
    if (fromYear && (year === null || Number(fromYear[1]) === year - 1)) return carriedIn;
    const toYear = /(?:结转|转结|顺延|延)[^0-9]{0,6}(20\d\d)年/.exec(right);
    if (toYear && (year === null || Number(toYear[1]) === year + 1)) return forward;
    const ahead = words.findLast(
      ({ word }) =>
        word.type === 'carriedForward' ||
        word.type === 'carriedIn' ||
        word.type === 'outcome' ||
        word.type === 'answer' ||
        word.type === 'receive',
    );
    const wordOf = (one: WordToken | undefined): Found | null =>
      one?.word.type === 'carriedForward' ? forward : one?.word.type === 'carriedIn' ? carriedIn : null;
    const inClause = words.findLast(({ word }) => word.type === 'carriedForward' || word.type === 'carriedIn');
    if (inClause && (ahead === inClause || ahead?.word.type === 'answer' || ahead?.word.type === 'receive')) {
      const found = wordOf(inClause);
      if (found && !residual(inClause.end, words.at(-1) === inClause ? inClause.end : inClause.end)) return found;
    }
    const behind = rightWords.find(({ word }) => word.type === 'carriedForward' || word.type === 'carriedIn');
    const hasName = words.some(
      ({ word }) =>
        ['request', 'outcome', 'applicant', 'proceeding'].includes(word.type) ||
        word.type === 'receive' ||
        word.type === 'answer',
    );
    if (behind && !hasName) return wordOf(behind);
    if (behind && words.length === 0) return wordOf(behind);
    // 剩余3件结转, 结转3件.
    if (clause.endsWith('结转') || (/^(?:.{0,6})结转/.test(right) && !hasName))
      return /上|去年/.test(clause) ? carriedIn : { ...forward, doubt: null };
    return null;
  }

  function requestKind(
    token: NumberToken,
    words: readonly WordToken[],
    wide: readonly WordToken[],
    right: readonly WordToken[],
  ): Found | null {
    const nearest = words.findLast(
      ({ word }) =>
        ['receive', 'answer', 'request', 'other', 'column', 'part'].includes(word.type) || word.type === 'not',
    );
    const kinds = (verb: Word['type']): Found =>
      verb === 'receive'
        ? { kind: 'received', places: requests(['newRequests']) }
        : { kind: 'answered', places: requests(['outcomesTotal']) };
    if (wide.some(({ word }) => word.type === 'delta')) return null;
    const request = words.findLast(({ word }) => word.type === 'request');
    const behind = right.find(({ word }) => word.type === 'request' || word.type === 'other');
    const isCircumstance = /作为|列为|转为|类/.test(
      text.slice(Math.max(0, (request ?? token).start - 4), (request ?? token).start),
    );
    if (request && nearest === request) {
      if (residual(request.end, token.start)) return null;
      // 依申请公开政府信息的申请 has the whole name before its last word.
      const weak = words.every(({ word }) => word.type !== 'request' || word.weak === true);
      if (weak && (topic !== 'requests' || isForeign())) return null;
      const verb =
        words.findLast(
          (one) => one.start < request.start && (one.word.type === 'receive' || one.word.type === 'answer'),
        ) ??
        wide.findLast(
          (one) => one.start < request.start && (one.word.type === 'receive' || one.word.type === 'answer'),
        );
      // 受理公租房申请89件 names what is applied for.
      if (weak && verb && residual(verb.end, request.start)) return null;
      if (isCircumstance) return null;
      if (!verb) {
        const after = /^答复|办结|回复/.test(text.slice(request.end, token.start));
        if (after) return kinds('answer');
        if (opened === 'part' && mentions.some(({ kind }) => kind === 'received')) return null;
        const before = mentions.at(-1);
        const goesOn = before?.sentence === sentence && before.kind === 'answered';
        return { ...kinds(goesOn ? 'answer' : 'receive'), doubt: 'uncertain' };
      }
      return {
        ...kinds(firstVerb(words, verb)),
        doubt: text.slice(verb.end, request.start).length > 30 ? 'uncertain' : null,
      };
    }
    if (nearest && (nearest.word.type === 'receive' || nearest.word.type === 'answer')) {
      if (residual(nearest.end, token.start)) return null;
      // 收到8份政府信息公开申请
      if (behind?.word.type === 'request') return kinds(firstVerb(words, nearest));
      if (behind && !residual(token.end, behind.start)) return null;
      const named =
        words.findLast((one) => one.word.type === 'request') ?? wide.findLast((one) => one.word.type === 'request');
      if (named && named.start < nearest.start) return kinds(nearest.word.type);
      // What directly follows a number without a mark is what is counted.
      const follows = text.slice(token.end, token.end + 6).split(/[，。；：、（）！？]/)[0] ?? '';
      if (
        /^[^0-9的并且后，已均]{2,}/.test(follows) &&
        !/^(?:的|并|且|已|均|，|同比|较|比|；|其中|全部|申请|占)/.test(follows)
      )
        return null;
      if (topic === 'requests' && !isForeign() && (unitOf(token) || mentions.length > 0))
        return kinds(nearest.word.type);
      return null;
    }
    // 目前4件已全部办结: the same number again, all answered.
    if (!nearest && topic === 'requests') {
      const verb = right.find(({ word }) => word.type === 'answer');
      const other = right.find(({ word }) => word.type === 'other');
      if (verb && (!other || other.start > verb.start) && mentions.some(({ kind }) => kind === 'received')) {
        const tail = text.slice(token.end, verb.end);
        if (
          /^(?:申请|均|已|经|全部|都|依法|规定|规范|按规|按照|如期|完成|作出|限期|在|法定|期限|时限|内|按时|按期|及时|依规|予以|了|，|政府信息公开申请|依申请公开)*(?:办结|答复|回复|办理完毕|处理完毕|办复)/.test(
            tail,
          )
        ) {
          if (/全部|均|都/.test(tail) && !mentions.some(({ kind }) => kind === 'carriedForward') && !/除|外/.test(tail))
            return { ...kinds('answer'), doubt: 'uncertain' };
          return { ...kinds('answer'), doubt: 'uncertain' };
        }
      }
    }
    return null;
  }

  /** Whether the number before, in the same sentence, counts something else: what follows it without a name does too. */
  function isForeign(): boolean {
    const before = mentions.at(-1);
    if (before?.sentence !== sentence || before.kind !== null || before.token === null) return false;
    return !/[增减多少升降较比]/.test(text.slice(Math.max(0, before.start - 8), before.start));
  }

  function unitOf(token: NumberToken): boolean {
    return token.unit !== '';
  }

  /** 受理并答复申请8件: the verb that stands first says what is counted, unless 办结 or 答复 ends the phrase. */
  function firstVerb(words: readonly WordToken[], verb: WordToken): Word['type'] {
    if (verb.word.type === 'answer') {
      const before = words.findLast(
        (one) => one.end <= verb.start && verb.start - one.end <= 1 && one.word.type === 'receive',
      );
      return before && /办理|处理/.test(verb.text) ? 'receive' : 'answer';
    }
    return verb.word.type;
  }
}

/** The group that a row of outcomes belongs to. */
export function groupOf(kind: string): string {
  return kind.slice('outcome:'.length).split('.')[0] ?? '';
}

/** All groups of outcomes. */
export const GROUPS = Object.keys(OUTCOME_GROUPS);
