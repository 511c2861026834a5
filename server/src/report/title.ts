/** Title, reported year and organ: what the report says of itself. */
import { firstFrom, sourceOffset } from '../document/document.ts';
import type { Document, Line, Span } from '../document/document.ts';
import { bareLabelKey, leadingOrdinal } from '../document/label.ts';
import { isProse } from '../document/prose.ts';
import { FULL_WIDTH_DIGITS, halfWidth } from '../document/width.ts';
import { editions } from '../norms/edition.ts';
import { ORGAN_NAME } from './organ.ts';
import type { Title, TitleOccurrence } from './report.ts';
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
  `^([\\u4e00-\\u9fff]{3,30}?)?${SUBJECT}(?:工作)?(?:年度报告(?:[（(](${YEAR})年(?:度)?[）)])?|(${YEAR})年?(?:度|年度)?报告)$`,
);
const YEAR_LINE = new RegExp(`^[（(]?(${YEAR})年(?:度)?[）)]?$`);
const YEAR_IN_TEXT = new RegExp(`(?:${YEAR})年`);
const TITLE_WORDS = new RegExp(`${SUBJECT}.*(?:报告|年报)$`);

interface Found {
  readonly organ: string;
  readonly year: number | null;
  readonly text: string;
  readonly span: Span;
  readonly broken: boolean;
}

/** The title, or null where no line near the top names the year and the report. */
export function readTitle(document: Document): Title | null {
  const lines = linesAbove(document);
  const found: Found[] = [];
  for (let index = 0; index < lines.length; index++) {
    const title = titleAt(lines, index);
    if (!title) continue;
    found.push(title);
    if (title.broken && title.span.start >= (lines[index]?.start ?? 0)) index++;
  }
  const titles = found.map((title) => withLineAbove(title, found, lines));
  const last = titles.filter((title) => title.year !== null).at(-1) ?? titles.at(-1);
  if (!last) return null;
  const occurrences: readonly TitleOccurrence[] = titles
    .filter((other) => other.text === last.text)
    .map(({ span, broken }) => ({ ...span, broken }));
  return { text: last.text, organ: last.organ === '' ? null : last.organ, year: last.year, occurrences };
}

/** A title that stands whole elsewhere and here begins in the line above: 云岭县管理委员会 / 卫生办公室2024年…. */
function withLineAbove(title: Found, others: readonly Found[], lines: readonly Line[]): Found {
  const above = lines[firstFrom(lines, title.span.start) - 1];
  const text = above && above.text.length <= LONGEST_TITLE ? wordsOf(above) + title.text : null;
  const whole = others.find((other) => other.text === text);
  return above && whole ? { ...whole, span: { start: above.start, end: title.span.end }, broken: true } : title;
}

/** Lines before the first section. */
function linesAbove(document: Document): readonly Line[] {
  const headings = new Set((editions[0]?.sections ?? []).map((section) => bareLabelKey(section.heading)));
  const above = document.lines.slice(0, LINES_ABOVE);
  const end = above.findIndex(
    (line) =>
      line.text.length < 30 && leadingOrdinal(line.text)?.kind === 'chinese' && headings.has(bareLabelKey(line.text)),
  );
  return end === -1 ? above : above.slice(0, end);
}

function titleAt(lines: readonly Line[], index: number): Found | null {
  const line = lines[index];
  if (!line || line.text.length > LONGEST_TITLE || isProse(line.text)) return null;
  const text = wordsOf(line);
  const start = sourceOffset(line, markLength(line));
  const alone = parseTitle(text);
  const found = alone
    ? { ...alone, span: { start, end: line.end }, broken: false }
    : (continuedTitle(text, start, lines[index + 1]) ??
      yearlessTitle(text, { start, end: line.end }, lines[index - 1], lines[index + 1]));
  const before = lines[index - 1];
  // The organ on a line of its own above.
  if (found?.organ === '' && before && before.text.length <= 30 && ORGAN_NAME.test(before.text)) {
    const joined = parseTitle(wordsOf(before) + found.text);
    if (joined) return { ...joined, span: { start: before.start, end: found.span.end }, broken: true };
  }
  return found;
}

/** A title that goes on in the next line. */
function continuedTitle(text: string, start: number, next: Line | undefined): Found | null {
  if (!next || next.text.length > 30 || isProse(next.text) || TITLE_WORDS.test(text)) return null;
  if (!YEAR_IN_TEXT.test(text)) return null;
  const joined = parseTitle(text + wordsOf(next));
  return joined && { ...joined, span: { start, end: next.end }, broken: true };
}

/** A title that names the organ, or stands below it, and the report: the year follows, on the next line, or not at all. */
function yearlessTitle(text: string, own: Span, before: Line | undefined, next: Line | undefined): Found | null {
  const match = YEARLESS.exec(text);
  if (!match) return null;
  const above = match[1] === undefined && before && before.text.length <= 30 ? before : null;
  const organ = match[1] ?? (above && wordsOf(above));
  if (!organ || !ORGAN_NAME.test(organ)) return null;
  const whole = (above ? organ : '') + text;
  const span = { start: above?.start ?? own.start, end: own.end };
  const year = match[2] ?? match[3];
  if (year !== undefined) return { organ, year: yearOf(year), text: whole, span, broken: above !== null };
  const yearBelow = next && YEAR_LINE.exec(compact(next.text))?.[1];
  if (next && yearBelow !== undefined) {
    return {
      organ,
      year: yearOf(yearBelow),
      text: whole + compact(next.text),
      span: { ...span, end: next.end },
      broken: true,
    };
  }
  // Without organ and year in the line, it may be a heading of the site.
  return above ? null : { organ, year: null, text: whole, span, broken: false };
}

function markLength({ text }: Line): number {
  return MARK.exec(text)?.[0].length ?? 0;
}

/** The line without what a page puts before a title. */
function wordsOf(line: Line): string {
  return compact(line.text.slice(markLength(line)));
}

/** Without white space, its digits in half width. */
function compact(text: string): string {
  return halfWidth(text.replace(/\s+/g, ''), FULL_WIDTH_DIGITS);
}

function parseTitle(text: string): { readonly organ: string; readonly year: number; readonly text: string } | null {
  const match = TITLE.exec(text);
  if (!match) return null;
  const [, before = '', year = '', between = ''] = match;
  if (/[，,。：:《]/.test(before + between)) return null;
  // 关于…的报告 and the like name the organ after the preposition.
  const organ = (before || between).replace(/^关于/, '').replace(/(?:关于|的)$/, '');
  if (before !== '' && between !== '') return null;
  return { organ, year: yearOf(year), text };
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
