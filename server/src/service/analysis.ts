/** text → Document → Report → findings, in one call. */
import type { Document } from '../document/document.ts';
import { readDocument } from '../document/read.ts';
import { readReport } from '../report/read.ts';
import type { ReadOptions, Report } from '../report/report.ts';
import type { Finding, Message } from '../rules/finding.ts';
import { check } from '../rules/registry.ts';
import type { RuleSelection } from '../rules/rule.ts';

/** How to read a text and how to grade what is found. */
export interface Settings extends ReadOptions, RuleSelection {}

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
  const complete: Settings = { ...defaultSettings, ...settings };
  const document = readDocument(text);
  const report = readReport(document, complete);
  return { document, report, findings: check(report, complete) };
}

/** One sentence: why the document is, or is not, read as a report. */
export function recognitionReason({ report, document }: Analysis): Message {
  if (!report.isReport) {
    return document.text.trim() === ''
      ? { zh: '文档是空的。', en: 'The document is empty.' }
      : {
          zh: '没有找到年度报告的标题、六个部分或规定的表格，或者只是报告的格式，因此不作检查。',
          en: 'No report title, sections or official tables were found, or this is the blank form, so nothing is checked.',
        };
  }
  const tables = Object.values(report.tables).filter((table) => table !== null).length;
  const sections = new Set(report.sections.map((section) => section.form.id)).size;
  const title: Message = report.title ? { zh: '标题', en: 'the title' } : { zh: '内容', en: 'the content' };
  return {
    zh: `从${title.zh}认出是年度报告：找到${String(sections)}个部分、${String(tables)}张规定的表。`,
    en: `Recognised by ${title.en}: ${String(sections)} sections and ${String(tables)} official tables found.`,
  };
}
