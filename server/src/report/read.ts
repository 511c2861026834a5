/** Document → Report. */
import type { Document, RawTable } from '../document/document.ts';
import { editionForYear, editionOf } from '../norms/edition.ts';
import type { EditionId, TableId } from '../norms/edition.ts';
import { evaluateIdentities } from './identities.ts';
import { organKind } from './organ.ts';
import type { ReadOptions, Report, Section, Table, Title } from './report.ts';
import { entryReader } from './rows.ts';
import { readSections } from './sections.ts';
import { readSignature } from './signature.ts';
import { readTable } from './tables.ts';
import { readOrgan, readTitle, readYear } from './title.ts';

const TABLES: readonly TableId[] = ['proactive', 'requests', 'proceedings', 'statistics'];
const NO_TABLES: Report['tables'] = { proactive: null, requests: null, proceedings: null, statistics: null };

/** Understands a document. A document that is no such report gives `isReport: false` and nothing else. */
export function readReport(document: Document, options: ReadOptions): Report {
  const none: Report = {
    document,
    isReport: false,
    title: null,
    organ: null,
    organKind: 'unknown',
    townshipDeadline: options.townshipDeadline,
    year: null,
    edition: editionOf('2021'),
    sections: [],
    otherHeadings: [],
    tables: NO_TABLES,
    signature: null,
    identities: [],
  };
  if (options.recognition === 'other') return none;
  if (options.recognition === 'auto' && !mayBeReport(document.text)) return none;

  const title = readTitle(document);
  const entries = entryReader(document.tables);
  const { lines } = document;
  const year = readYear(document, title);
  const statistics = readTable('statistics', {
    entries: entryReader(tablesNear(document, STATISTICS_WORDS)),
    lines,
    sections: [],
    edition: '2014',
  });
  const today = (): ReturnType<typeof readSections> => readSections(document, editionOf('2021').sections);
  const edition = editionOf(
    prescribedEdition(options.edition, year, statistics, () =>
      readTable('proactive', { entries, lines, sections: today().sections, edition: '2021' }),
    ),
  );
  const { sections, otherHeadings } = readSections(document, edition.sections);
  const source = { entries, lines, sections, edition: edition.id };
  const tables = Object.fromEntries(
    TABLES.map((id) => [id, id === 'statistics' ? statistics : readTable(id, source)]),
  ) as Record<TableId, Table | null>;
  if (options.recognition === 'auto') {
    // Reports of before the present form were written about the same things.
    const parts = edition.sections.length > 0 ? sections : today().sections;
    if (!isReport(document, title, { sections, parts, tables })) return none;
  }
  const signature = readSignature(document, sections[0]?.headingSpan.end ?? 0);
  const organ = readOrgan(document, title, signature);
  return {
    document,
    isReport: true,
    title,
    organ,
    organKind: options.organKind === 'auto' ? organKind(organ) : options.organKind,
    townshipDeadline: options.townshipDeadline,
    year,
    edition,
    sections,
    otherHeadings,
    tables,
    signature,
    identities: TABLES.flatMap((id) => (tables[id] ? evaluateIdentities(tables[id]) : [])),
  };
}

/** Cheap look for the words without which nothing is such a report. */
function mayBeReport(text: string): boolean {
  return /公\s*开/.test(text) || text.includes('行政复议');
}

/** Labels of which a statistics table, which may stand anywhere in the text, has some, however damaged. */
const STATISTICS_WORDS = [
  '统计指标',
  '申请办结',
  '举报投诉数',
  '当面申请',
  '信函申请',
  '政务微博公开',
  '接受培训人员',
  '查阅点',
];

/** So far from such a word a row of the statistics table may stand: its words are spread over it. */
const NEAR = 3_000;

/** The raw tables that hold one of the words or stand near one. */
function tablesNear({ text, tables }: Document, words: readonly string[]): readonly RawTable[] {
  const places = words.flatMap((word) => placesOf(text, word)).sort((a, b) => a - b);
  let next = 0;
  return tables.filter(({ start, end }) => {
    while ((places[next] ?? Infinity) < start - NEAR) next++;
    return (places[next] ?? Infinity) < end + NEAR;
  });
}

function placesOf(text: string, word: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}

/** Where no year is told, the tables tell which form was followed. */
function prescribedEdition(
  forced: ReadOptions['edition'],
  year: number | null,
  statistics: Table | null,
  proactive: () => Table | null,
): EditionId {
  if (forced !== 'auto') return forced;
  if (year !== null) return editionForYear(year);
  return statistics ? '2014' : (proactive()?.form.edition ?? '2021');
}

const PERIOD_WORDS = /统计(?:数据)?的?(?:期限|时限|时间|期间)|数据的?统计|统计数据[自从]|编制本报告|报告如下|汇报如下/;
/** Words by which an opening speaks of the text as the report. */
const SELF_WORDS = /本(?:年度)?(?:报告|年报)|(?:公布|公开|发布|编制)[^。《》]{0,60}(?:年度|工作)报告/;
/** There are annual reports on other things that open alike. */
const SUBJECT_WORDS = /(?:政府|政务)信息公开|政务公开/;
/** Titles of texts on reports: notices, rules, explanations. */
const OTHER_TITLE = /关于.*的?(?:通知|通报|函|意见)$|年度报告.*(?:制度|办法|范文|模板|解读)/;
/** Universities report under rules of their own: other parts, no tables, the school's year. */
const SCHOOL_WORDS = /高等学校信息公开|高校信息公开|学年度?信息公开|\d\s*学年/;
/** A draft: a title and hardly anything else yet. */
const DRAFT_LENGTH = 300;

function isReport(
  document: Document,
  title: Title | null,
  { sections, parts, tables }: Pick<Report, 'sections' | 'tables'> & { readonly parts: readonly Section[] },
): boolean {
  if (!title && isOfficialForm(document, sections)) return false;
  if (title?.organ && BLANK_ORGAN.test(title.organ) && !isFilledIn(tables)) return false;
  const found = new Set(sections.map((section) => section.form.id)).size;
  if (!title && isOfOtherKind(document, found, tables)) return false;
  if (isOfSchool(document, parts)) return hasProceedings(tables.proceedings) || tables.requests !== null;
  if (tables.statistics || found >= 3) return true;
  const rowsFound = (table: Table | null): number => table?.rows.filter((row) => row.label !== null).length ?? 0;
  const requestRows = rowsFound(tables.requests);
  const hasTable = requestRows >= 5 || rowsFound(tables.proactive) >= 3 || hasProceedings(tables.proceedings);
  if (hasTable && (found > 0 || title !== null || requestRows >= 10)) return true;
  const opening = document.lines.slice(0, 10).filter((line) => line.text.length < 2_000);
  const hasPeriod = opening.some((line) => PERIOD_WORDS.test(line.text));
  if (!title?.organ) {
    const isOther = opening.some((line) => line.text.length < 60 && OTHER_TITLE.test(line.text.replace(/\s+/g, '')));
    const says = (words: RegExp): boolean => opening.some((line) => words.test(line.text));
    return parts.length > 0 && hasPeriod && says(SELF_WORDS) && says(SUBJECT_WORDS) && !isOther;
  }
  if (parts.length > 0) return true;
  return (
    hasPeriod ||
    (title.year !== null &&
      document.text.length < DRAFT_LENGTH &&
      document.lines[0]?.start === title.occurrences[0]?.start)
  );
}

/** The name that a template leaves for each organ to fill in. */
const BLANK_ORGAN = /[X×Ｘx○〇＿]{2}|_{3}/;

/** Summaries of work and reports on other things have parts of like names, but not the tables. */
const OTHER_REPORT = /工作总结$|^(?!.*公开)[\u4e00-\u9fff\d]{8,50}(?:年度报告|情况的?报告)$/;
/** Rules and notices may have the form with them. */
const RULES = /(?:制度|办法|规定|细则|方案|要点|通知)$/;

/** Whether one of the first lines is the title of something else, and the text does not have all that a report has. */
function isOfOtherKind(document: Document, found: number, tables: Report['tables']): boolean {
  const titles = document.lines.slice(0, 3).filter(({ text }) => text.length < 60);
  const isTitled = (pattern: RegExp): boolean => titles.some(({ text }) => pattern.test(text));
  const hasTables = Object.values(tables).some((table) => table !== null);
  return (!hasTables && isTitled(OTHER_REPORT)) || (found < 4 && isTitled(RULES) && !isFilledIn(tables));
}

/** Whether the tables hold a number other than 0: a form to be filled in does not. */
function isFilledIn(tables: Report['tables']): boolean {
  return Object.values(tables).some((table) =>
    table?.rows.some((row) => row.cells.some(({ value }) => value !== null && value.units !== 0n)),
  );
}

function isOfSchool(document: Document, parts: readonly Section[]): boolean {
  const end = parts[0]?.lineStart ?? Infinity;
  return document.lines.slice(0, 20).some((line) => line.start < end && SCHOOL_WORDS.test(line.text));
}

/** The form that is to be filled in, or the notice that goes with it: all of the headings and tables, and no report. */
const FORM_NAME = /政府信息公开工作年度报告格式[》>]?(?:[（(]试行[）)])?[》>]?(?:的通知)?$/;

function isOfficialForm(document: Document, sections: readonly Section[]): boolean {
  const end = sections[0]?.lineStart ?? Infinity;
  for (const line of document.lines) {
    if (line.start >= end) return false;
    if (line.text.length < 100 && FORM_NAME.test(line.text.replace(/\s+/g, ''))) return true;
  }
  return false;
}

function hasProceedings(table: Table | null): boolean {
  return table?.rows.some((row) => row.cells.some((cell) => cell.status === 'value')) === true;
}
