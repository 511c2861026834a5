/** text → Document → Report → findings, in one call. */
import type { Document } from '../document/document.ts';
import { readDocument } from '../document/read.ts';
import { readReport } from '../report/read.ts';
import type { OtherSign, ReportSign } from '../report/recognition.ts';
import type { ReadOptions, Report } from '../report/report.ts';
import type { Finding, Message } from '../rules/finding.ts';
import { check } from '../rules/registry.ts';
import type { RuleOptions, RuleSelection } from '../rules/rule.ts';

/** How to read a text and how to grade what is found. */
export interface Settings extends ReadOptions, RuleSelection, RuleOptions {}

export const defaultSettings: Settings = {
  edition: 'auto',
  recognition: 'auto',
  organKind: 'auto',
  townshipDeadline: null,
  ruleSet: 'latest',
  rules: {},
};

export interface Analysis {
  readonly document: Document;
  readonly report: Report;
  readonly findings: readonly Finding[];
}

/** Reads and checks a text; what `settings` leave out has its default. Pure; never throws, whatever the text. */
export function analyse(text: string, settings: Partial<Settings> = {}): Analysis {
  const rooms = analyseByRooms(text, settings);
  let step = rooms.next();
  while (step.done !== true) step = rooms.next();
  return step.value;
}

/** As `analyse`, with a stop after each room but the last: whoever waits there may give up. */
export function* analyseByRooms(
  text: string,
  settings: Partial<Settings> = {},
): Generator<undefined, Analysis, undefined> {
  const complete: Settings = { ...defaultSettings, ...settings };
  const document = readDocument(text);
  yield;
  const report = readReport(document, complete);
  yield;
  return { document, report, findings: check(report, complete) };
}

/** Nobody sees from the marks themselves what is wrong, and who saves the file now loses the text for good. */
const GARBLED: Message = {
  zh: '文字是乱码，这个文件多半是GBK编码的。请用“通过编码重新打开”（单击窗口右下角的“UTF-8”），选择GB18030；在此之前不要保存，否则原来的文字就丢失了。',
  en: 'The text is garbled: the file is probably in GBK. Use “Reopen with Encoding” (click “UTF-8” in the status bar) and choose GB18030; do not save it before, or the text is lost.',
};

/** This many replacement characters, and this share of all characters, come of another encoding, not of a slip. */
const MANY_REPLACED = 10;
const SHARE_REPLACED = 1 / 50;

/** Whether much of a text was not readable in the encoding that it was opened in: the editor shows � instead. */
function isGarbled(text: string): boolean {
  const replaced = text.split('\uFFFD').length - 1;
  return replaced >= MANY_REPLACED && replaced >= text.length * SHARE_REPLACED;
}

/** What spoke against a report, in words. */
const AGAINST: Readonly<Record<OtherSign, Message>> = {
  told: { zh: '已设为不按年度报告处理，因此不作检查。', en: 'It is set to be no report, so nothing is checked.' },
  empty: { zh: '文档是空的。', en: 'The document is empty.' },
  noWords: {
    zh: '文中没有“公开”“行政复议”等字样，不是年度报告，因此不作检查。',
    en: 'The words of such a report are not in the text, so nothing is checked.',
  },
  officialForm: {
    zh: '这是年度报告的统一格式，不是一份报告，因此不作检查。',
    en: 'This is the official form, not a report, so nothing is checked.',
  },
  template: {
    zh: '标题里的单位名称还空着，表格也没有填数，看来是模板，因此不作检查。',
    en: 'The organ’s name is left open and no figure is filled in: it looks like a template, so nothing is checked.',
  },
  otherTitle: {
    zh: '开头的标题是另一种文件的，也没有年度报告的全部内容，因此不作检查。',
    en: 'The first lines are the title of another kind of document, so nothing is checked.',
  },
  school: {
    zh: '这是学校的信息公开年度报告，另有规定，因此不作检查。',
    en: 'This is the report of a school, which follows other rules, so nothing is checked.',
  },
  tooLittle: {
    zh: '没有找到年度报告的标题、六个部分或规定的表格，因此不作检查。',
    en: 'No report title, sections or official tables were found, so nothing is checked.',
  },
};

/** By what a report was recognised, in words. */
const FOR: Readonly<Record<ReportSign, Message>> = {
  told: { zh: '按设置作为年度报告检查', en: 'Checked as a report because it is set so' },
  statistics: { zh: '从统计表认出是年度报告', en: 'Recognised by the statistics table' },
  sections: { zh: '从各部分的标题认出是年度报告', en: 'Recognised by the headings of the sections' },
  table: { zh: '从规定的表格认出是年度报告', en: 'Recognised by the official tables' },
  title: { zh: '从标题认出是年度报告', en: 'Recognised by the title' },
  opening: { zh: '从开头的文字认出是年度报告', en: 'Recognised by the opening words' },
};

/** The short name of the form that a report is judged by; null where the document is no report. */
export function editionLabel({ report: { isReport, edition } }: Analysis): Message | null {
  if (!isReport) return null;
  return edition.sections.length === 0
    ? { zh: `${edition.id}年统计表`, en: `${edition.id} statistics table` }
    : { zh: `${edition.id}年版格式`, en: `${edition.id} edition` };
}

/** Why the document is, or is not, read as a report: a sentence, or what to do about it. */
export function recognitionReason({ report, document }: Analysis): Message {
  const { recognition } = report;
  if (!recognition.isReport) return isGarbled(document.text) ? GARBLED : AGAINST[recognition.sign];
  const tables = Object.values(report.tables).filter((table) => table !== null).length;
  const sections = new Set(report.sections.map((section) => section.form.id)).size;
  const sign = FOR[recognition.sign];
  return {
    zh: `${sign.zh}：找到${String(sections)}个部分、${String(tables)}张规定的表。`,
    en: `${sign.en}: ${String(sections)} sections and ${String(tables)} official tables found.`,
  };
}
