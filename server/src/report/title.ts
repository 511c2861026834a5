/** Title, reported year and organ: what the report says of itself. */
import { editDistance } from '../document/distance.ts';
import { sourceOffset } from '../document/document.ts';
import type { Document, Line, Span } from '../document/document.ts';
import { withoutMarkup } from '../document/markup.ts';
import { isProse } from '../document/prose.ts';
import { FULL_WIDTH_DIGITS, halfWidth } from '../document/width.ts';
import { editions } from '../norms/edition.ts';
import { headingOf, headingWords } from './headings.ts';
import { ORGAN_NAME } from './organ.ts';
import type { Title } from './report.ts';
import type { Signature } from './signature.ts';

/** A title stands near the top. */
const LINES_ABOVE = 40;
const LONGEST_TITLE = 60;
const MARK =
  /^(?:[•·●■◆▪>*?？\-–—]+\s*|(?:标题|题目|文件名称|信息名称|名称)\s*[:：]\s*|Page\s*\d+\s*-\s*|[（(【[](?:图解|图文|一图[读看]懂|图片版|文字版|转载|置顶|年报)[\]】）)]\s*)/i;
const YEAR = '(?:19|20)\\d{2}|二[〇○零OＯ][〇○零OＯ一二三四五六七八九]{2}';
const SUBJECT = '(?:政府信息公开|政务信息公开|政务公开|信息公开)';
const TITLE = new RegExp(
  `^(.*?)(${YEAR})年(?:度)?(.*?)${SUBJECT}(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:年度报告|年报|报告)(?:[（(].{0,8}[）)])?$`,
);
/** A title whose year stands behind the words, on the next line, or nowhere; the organ may stand on the line above. */
const YEARLESS = new RegExp(
  `^([\\u4e00-\\u9fff]{3,30}?)?${SUBJECT}(?:工作)?(?:年度报告(?:[（(](${YEAR})年(?:度)?[）)]|(${YEAR})年(?:度)?)?|(${YEAR})年?(?:度|年度)?报告)$`,
);
const YEAR_IN_TEXT = new RegExp(`(?:${YEAR})年`);

/** What an office writes before a title that goes out with a letter. */
const ANNEX = /^附\s?件?\s?\d{0,2}\s?[:：]\s?/;
/** So many lines a title is broken over at most, each of them short. */
const MOST_LINES = 4;
const LONGEST_LINE = 45;
/** What the lines of a broken title are made of. */
const PIECE = /^[\u3400-\u9fff\d〇○·“”（()）]+$/;
/** Words by which a sentence on the report begins. */
/** What is left of a year is no name. */
const NO_ORGAN = /^[年度]|^(?:政府|部门)$/;
const SENTENCE_WORDS =
  /^(?:现(?:将|予|公布|发布|就)|特(?:此|向|编)|将[^乐]|根据|依据|按照|为了?(?:贯彻|认真|进一步|深入)|关于印发|转发)/;

interface Found {
  readonly organ: string;
  readonly year: number | null;
  readonly text: string;
  readonly span: Span;
  readonly isSlip: boolean;
  /** Indexes of its first line and of the line behind its last. */
  readonly first: number;
  readonly end: number;
}

type Parsed = Pick<Found, 'organ' | 'year' | 'text' | 'isSlip'>;

/** The title, or null where no line near the top names the year and the report. */
export function readTitle(document: Document): Title | null {
  const lines = linesAbove(document);
  const regular = titlesIn(lines, parseTitle);
  const found = regular.length > 0 ? regular : titlesIn(lines, slippedTitle);
  const titles = found.map((title) => withLinesAbove(title, found, lines));
  const last = titles.filter(({ year }) => year !== null).at(-1) ?? titles.at(-1);
  // A title that names the organ, and its end once more below.
  const named =
    last?.organ === ''
      ? titles.findLast(({ text }) => text.length > last.text.length && text.endsWith(last.text))
      : undefined;
  const title = named ?? last;
  if (!last || !title) return null;
  return {
    text: title.text,
    organ: title.organ === '' ? null : title.organ,
    year: title.year,
    isSlip: title.isSlip || titles.some(({ text, span }) => text === title.text && isAnnex(document, span)),
    occurrences: titles
      .filter(({ text }) => text === title.text || text === last.text)
      .map(({ span, first, end }) => ({ ...span, broken: end - first > 1 })),
  };
}

function isAnnex({ text }: Document, { start }: Span): boolean {
  return text.startsWith('附', start);
}

/** All titles in some lines, in order. */
function titlesIn(lines: readonly Line[], parse: (text: string) => Parsed | null): readonly Found[] {
  const found: Found[] = [];
  for (let last = 0; last < lines.length; last++) {
    const before = found.at(-1);
    // A title without year may have it on the next line.
    const isOpen = before?.year === null;
    const title = titleEndingAt(lines, last, parse, isOpen ? before.first : (before?.end ?? 0));
    if (!title) continue;
    if (isOpen && title.first <= before.first) found.pop();
    found.push(title);
  }
  return found;
}

/** The shortest run of lines that ends with this one and is a title. */
function titleEndingAt(
  lines: readonly Line[],
  last: number,
  parse: (text: string) => Parsed | null,
  earliest: number,
): Found | null {
  let text = '';
  let yearless: Found | null = null;
  for (let first = last; first >= earliest && first > last - MOST_LINES; first--) {
    const line = lines[first];
    const piece = line ? wordsOf(line) : '';
    const isPiece = first === last || (piece.length <= LONGEST_LINE && PIECE.test(piece));
    if (!line || line.text.length > LONGEST_TITLE || isProse(withoutStop(line.text)) || !isPiece) return yearless;
    text = piece + text;
    if (text.length > LONGEST_TITLE + LONGEST_LINE) return yearless;
    // Of several lines all are pieces: a sentence may be broken as well.
    if (first < last && !PIECE.test(text)) return yearless;
    const parsed = parse(text);
    if (!parsed || (STOP.test(line.text) && isSentence(parsed))) continue;
    const end = lines[last]?.end ?? line.end;
    const found = { ...parsed, span: { start: sourceOffset(line, markLength(line)), end }, first, end: last + 1 };
    if (parsed.year !== null) return found;
    // The year may stand above; a name and no year on several lines is a heading of the site.
    if (first === last) yearless = found;
  }
  return yearless;
}

/** The title with the lines above it that belong to it: the organ's name, or its beginning, or the year. */
function withLinesAbove(title: Found, others: readonly Found[], lines: readonly Line[]): Found {
  let found = title;
  for (let first = title.first - 1; first >= 0 && first > title.first - MOST_LINES; first--) {
    const line = lines[first];
    const above = line ? wordsOf(line) : '';
    if (!line || above === '' || others.some((other) => other !== title && other.end > first && other.first <= first))
      break;
    const whole = above + found.text;
    // It stands whole elsewhere: 云岭县管理委员会 / 卫生办公室2024年….
    const twin = others.find(({ text }) => text === whole);
    const parsed = twin ?? parseTitle(whole);
    if (line.text.length > LONGEST_LINE || !PIECE.test(above) || !parsed) break;
    if (!twin && !belongsAbove(above, found, parsed, lines)) break;
    found = {
      ...found,
      ...parsed,
      span: { start: sourceOffset(line, markLength(line)), end: title.span.end },
      first,
      end: title.end,
    };
  }
  return found;
}

/** Whether a line above a title is the beginning of its organ's name, or its year. */
function belongsAbove(above: string, { organ, year }: Found, joined: Parsed, lines: readonly Line[]): boolean {
  if (organ === '') return ORGAN_NAME.test(above) && !YEAR_IN_TEXT.test(above);
  if (year === null) return joined.year !== null;
  if (YEAR_IN_TEXT.test(above)) return false;
  if (lines.some(({ text }) => text.length > joined.organ.length + 2 && compact(text).includes(joined.organ)))
    return true;
  // 水利局 alone is no organ's whole name; 局 is not even a name.
  const isEnd = organ.length < 3 || /^[省市县区旗州镇乡局厅部]/.test(organ) || /[省市县区旗州盟]$/.test(above);
  return isEnd && !ORGAN_NAME.test(above) && !/[省市县区旗州盟镇乡]/.test(organ.slice(1, -2));
}

/** Lines before the first section. */
function linesAbove(document: Document): readonly Line[] {
  const above = document.lines.slice(0, LINES_ABOVE).map(withoutMarkup);
  const words = headingWords(editions[0]?.sections ?? []);
  const end = above.findIndex((line) => {
    const heading = line.text.length < LONGEST_LINE ? headingOf(line, words) : null;
    return heading !== null && heading.kind !== 'plain';
  });
  return end === -1 ? above : above.slice(0, end);
}

function markLength({ text }: Line): number {
  return MARK.exec(text)?.[0].length ?? 0;
}

/** The line without what a page puts before a title. */
function wordsOf(line: Line): string {
  const words = compact(withoutStop(line.text.slice(markLength(line))).replace(ANNEX, ''));
  return /^《[^《》]*》$/.test(words) ? words.slice(1, -1) : words;
}

const STOP = /[。．.：:]$/;

function withoutStop(text: string): string {
  return text.replace(STOP, '');
}

/** Whether what ends in a full stop tells something, or is the end of what does. */
function isSentence({ organ }: Parsed): boolean {
  return organ === '' || /编制|公布|公开|发布|印发|报送|了/.test(organ);
}

/** Without white space, its digits in half width. */
function compact(text: string): string {
  return halfWidth(text.replace(/\s+/g, ''), FULL_WIDTH_DIGITS);
}

function parseTitle(text: string): Parsed | null {
  const title = yearTitle(text) ?? yearlessTitle(text);
  // 云岭县水利局府信息公开…: no name ends so.
  const isOdd = title !== null && title.organ !== '' && !ORGAN_NAME.test(title.organ);
  return isOdd ? (slippedTitle(text) ?? title) : title;
}

function yearTitle(text: string): Parsed | null {
  const match = TITLE.exec(text);
  if (!match) return null;
  const [, before = '', year = '', between = ''] = match;
  if (/[，,。：:《]/.test(before + between)) return null;
  // 关于…的报告 and the like name the organ after the preposition.
  const organ = (before || between).replace(/^关于/, '').replace(/(?:关于|的)$/, '');
  if ((before !== '' && between !== '') || SENTENCE_WORDS.test(organ) || /^[\d年]|\d$/.test(organ)) return null;
  return { organ, year: yearOf(year), text, isSlip: false };
}

/** A title that names the organ and the report: the year follows in brackets, or not at all. */
function yearlessTitle(text: string): Parsed | null {
  const match = YEARLESS.exec(text);
  const organ = match?.[1];
  if (!match || organ === undefined || !ORGAN_NAME.test(organ) || NO_ORGAN.test(organ)) return null;
  const year = match[2] ?? match[3] ?? match[4];
  return { organ, year: year === undefined ? null : yearOf(year), text, isSlip: false };
}

/** The words that every title ends with. */
const FIXED_WORDS = ['政府信息公开工作年度报告', '政府信息公开年度报告'];
/** Titles of other things that differ in one character: …年度报表. */
const OTHER_END = /[表道送知单会]$/;
const BEFORE_WORDS = [
  new RegExp(`^(?<organ>[\\u4e00-\\u9fff]{2,30}?)(?<year>${YEAR})(?<mark>年?度?|.|年.)$`),
  new RegExp(`^(?<year>${YEAR})(?<mark>年?度?|.|年.)(?<organ>(?!年)[\\u4e00-\\u9fff]{2,30})$`),
  /^(?<organ>[\u4e00-\u9fff]{2,30}?)(?:\d{1,3}|\d{5})(?<mark>年)$/,
  /^(?:\d{1,3}|\d{5})(?<mark>年)(?<organ>[\u4e00-\u9fff]{2,30})$/,
  /^(?:\d.\d{2}|\d{2}.\d|\d{3}.|.\d{3})(?<mark>年)(?<organ>[\u4e00-\u9fff]{2,30})$/,
  /^(?<organ>[\u4e00-\u9fff]{2,30}?)(?:\d.\d{2}|\d{2}.\d|\d{3}.|.\d{3})(?<mark>年)$/,
];

/** A title with one character lost, added or replaced in its fixed words, its year or 年. */
function slippedTitle(text: string): Parsed | null {
  if (OTHER_END.test(text)) return null;
  for (const words of FIXED_WORDS) {
    const ends = text.endsWith(words);
    const { length: whole } = words;
    for (const length of ends ? [whole, whole + 1] : [whole + 1, whole, whole - 1]) {
      const isWhole = ends && length === whole;
      if (!isWhole && editDistance(text.slice(-length), words, 1) > 1) continue;
      const before = text.slice(0, -length);
      for (const pattern of BEFORE_WORDS) {
        const { organ = '', year, mark = '' } = pattern.exec(before)?.groups ?? {};
        const isMarked = mark === '年' || mark === '年度';
        if (
          !ORGAN_NAME.test(organ) ||
          NO_ORGAN.test(organ) ||
          SENTENCE_WORDS.test(organ) ||
          (!isWhole && (!isMarked || year === undefined))
        )
          continue;
        return { organ, year: year === undefined ? null : yearOf(year), text, isSlip: true };
      }
    }
  }
  return null;
}

function yearOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const digits = text.replace(/./g, (character) => String(Math.max(0, '零一二三四五六七八九'.indexOf(character))));
  return Number(digits);
}

/**
 * The title in the form's regular wording, or null where organ or year is not known. `organ` and `reportedYear` are
 * what the rest of the text says, for a title that leaves them out.
 */
export function regularTitle(title: Title, organ: string | null, reportedYear: number | null): string | null {
  const name = title.organ ?? organ;
  const year = title.year ?? reportedYear;
  if (name === null || year === null) return null;
  const yearAt = title.text.search(YEAR_IN_TEXT);
  const yearFirst = title.organ !== null && yearAt !== -1 && yearAt < title.text.indexOf(title.organ);
  return yearFirst
    ? `${String(year)}年${name}政府信息公开工作年度报告`
    : `${name}${String(year)}年政府信息公开工作年度报告`;
}

const QUOTED = /《[^《》]{0,80}》|〔[^〔〕]{0,8}〕|\[\d{4}\]/g;
const PERIOD = /((?:19|20)\d{2})\s*年\s*0?1\s*月\s*0?1\s*日\s*(?:起|至|到|—|-|－|–|~|～)/;

/** The reported year: of the title, else the reporting period, else the narrative. Null where none is told. */
export function readYear(document: Document, title: Title | null): number | null {
  if (title?.year !== undefined && title.year !== null) return title.year;
  let narrative: number | null = null;
  for (const line of document.lines.slice(0, 3 * LINES_ABOVE)) {
    if (line.text.length > 20_000) continue;
    const period = PERIOD.exec(line.text);
    if (period) return Number(period[1]);
    if (narrative === null && line.text.length > 12) {
      const year = /((?:19|20)\d{2})\s*年/.exec(line.text.replace(QUOTED, ''));
      if (year && !/^(?:时间|日期|发布|来源|索引)/.test(line.text)) narrative = Number(year[1]);
    }
  }
  const caption = document.lines.find((line) => /^[（(]\s*(?:19|20)\d{2}\s*年度?\s*[）)]$/.test(line.text));
  return caption ? Number(/\d{4}/.exec(caption.text)?.[0]) : narrative;
}

/** The reporting organ: of the title where that names one, else of the opening words, else of the signature. */
export function readOrgan(document: Document, title: Title | null, signature: Signature | null): string | null {
  if (title?.organ && ORGAN_NAME.test(title.organ)) return title.organ;
  return openingOrgan(document, title) ?? signature?.organ?.text ?? title?.organ ?? null;
}

/** 现公布…2020年政府信息公开工作年度报告: the organ stands before the year or after it. */
const PUBLISHED =
  /(?:公布|公开|发布|现将|编制了?)(?:([\u4e00-\u9fff]{3,30}?)(?:19|20)\d{2}年|(?:19|20)\d{2}年(?:度(?!假))?([\u4e00-\u9fff]{3,30}?))(?:度)?(?:政府|政务)?信息公开(?:工作)?(?:年度)?报告/;
/** Words that stand where a name could: 本镇, 我局; and 镇政府 of 镇政府信息公开. */
const NO_NAME = /^(?:本|我|全|各|其)|(?<!人民)政府$/;

/** …公布海林市人民政府2020年政府信息公开工作年度报告…, …公布2021年石家庄市教育局政府信息公开工作年度报告… */
function openingOrgan(document: Document, title: Title | null): string | null {
  for (const line of document.lines.slice(0, LINES_ABOVE)) {
    if (line.text.length > 2_000) continue;
    const text = compact(line.text);
    const named = /([\u4e00-\u9fff]{2,40})(?:19|20)\d{2}年(?:度)?政府信息公开(?:工作)?年度报告/.exec(text)?.[1];
    const place = title?.organ;
    const at = named && place ? named.lastIndexOf(place) : -1;
    if (named && at !== -1 && ORGAN_NAME.test(named)) return named.slice(at);
    const published = PUBLISHED.exec(text);
    const name = published?.[1] ?? published?.[2];
    if (name && ORGAN_NAME.test(name) && !NO_NAME.test(name)) return name;
  }
  return null;
}
