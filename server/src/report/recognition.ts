/** Whether a document is such a report, and by what one knows. By content, not by name. */
import type { Document } from '../document/document.ts';
import type { Report, Section, Table } from './report.ts';
import { mayBeReport } from './words.ts';

/** What spoke for a report. */
export type ReportSign =
  /** The user said so. */
  | 'told'
  /** The statistics table of 2014. */
  | 'statistics'
  /** Three or more of the six sections. */
  | 'sections'
  /** An official table with its rows, beside a title or a section or with most of its rows. */
  | 'table'
  /** A title with the organ's name, and a section, a period, or nothing else yet. */
  | 'title'
  /** An opening that speaks of itself as the report, and a section. */
  | 'opening';

/** What spoke against one. */
export type OtherSign =
  /** The user said so. */
  | 'told'
  /** The text holds nothing. */
  | 'empty'
  /** None of the words without which nothing is such a report. */
  | 'noWords'
  /** The official form itself, or the notice that goes with it. */
  | 'officialForm'
  /** A template: the organ's name is left to be filled in, and no figure is there. */
  | 'template'
  /** A title of something else: a summary of work, rules, a notice. */
  | 'otherTitle'
  /** A university's report, under rules of its own. */
  | 'school'
  /** Too little of a report. */
  | 'tooLittle';

/** The answer, with the reason for it. */
export type Recognition =
  { readonly isReport: true; readonly sign: ReportSign } | { readonly isReport: false; readonly sign: OtherSign };

/** What is weighed. */
export interface Evidence extends Pick<Report, 'title' | 'sections' | 'tables'> {
  /** Headings of today's form, also where the edition prescribes none: older reports were about the same things. */
  readonly parts: readonly Section[];
}

const other = (sign: OtherSign): Recognition => ({ isReport: false, sign });
const report = (sign: ReportSign): Recognition => ({ isReport: true, sign });

/** What a cheap look at the text already tells; null where it must be read. */
export function recognisedAtOnce({ text }: Document, asked: 'auto' | 'report' | 'other'): Recognition | null {
  if (asked !== 'auto') return asked === 'other' ? other('told') : null;
  if (text.trim() === '') return other('empty');
  return mayBeReport(text) ? null : other('noWords');
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
/** So many of the six sections are a report's, whatever else is there. */
const ENOUGH_SECTIONS = 3;
/** So many rows of table three, or of table two, are one of its tables; so many of table three a report by themselves. */
const ENOUGH_REQUEST_ROWS = 5;
const ENOUGH_PROACTIVE_ROWS = 3;
const MANY_REQUEST_ROWS = 10;
/** The opening: so many first lines. A text without line breaks is none. */
const LINES_OF_OPENING = 10;
const LONGEST_OPENING = 2_000;

/** Weighs what was read. */
export function recognise(document: Document, { title, sections, parts, tables }: Evidence): Recognition {
  if (!title && isOfficialForm(document, sections)) return other('officialForm');
  if (title?.organ && BLANK_ORGAN.test(title.organ) && !isFilledIn(tables)) return other('template');
  const found = new Set(sections.map((section) => section.form.id)).size;
  if (!title && isOfOtherKind(document, found, tables)) return other('otherTitle');
  if (isOfSchool(document, parts)) {
    return hasProceedings(tables.proceedings) || tables.requests !== null ? report('table') : other('school');
  }
  if (tables.statistics) return report('statistics');
  if (found >= ENOUGH_SECTIONS) return report('sections');
  const requestRows = rowsFound(tables.requests);
  const hasTable =
    requestRows >= ENOUGH_REQUEST_ROWS ||
    rowsFound(tables.proactive) >= ENOUGH_PROACTIVE_ROWS ||
    hasProceedings(tables.proceedings);
  if (hasTable && (found > 0 || title !== null || requestRows >= MANY_REQUEST_ROWS)) return report('table');
  const opening = document.lines.slice(0, LINES_OF_OPENING).filter((line) => line.text.length < LONGEST_OPENING);
  const says = (words: RegExp): boolean => opening.some((line) => words.test(line.text));
  if (!title?.organ) {
    const isOther = opening.some((line) => line.text.length < 60 && OTHER_TITLE.test(line.text.replace(/\s+/g, '')));
    const isOpening = parts.length > 0 && says(PERIOD_WORDS) && says(SELF_WORDS) && says(SUBJECT_WORDS);
    if (!isOpening) return other('tooLittle');
    return isOther ? other('otherTitle') : report('opening');
  }
  const isDraft =
    title.year !== null &&
    document.text.length < DRAFT_LENGTH &&
    document.lines[0]?.start === title.occurrences[0]?.start;
  return parts.length > 0 || says(PERIOD_WORDS) || isDraft ? report('title') : other('tooLittle');
}

function rowsFound(table: Table | null): number {
  return table?.rows.filter((row) => row.label !== null).length ?? 0;
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
