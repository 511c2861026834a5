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

/** Why the document is, or is not, read as a report: a sentence, or what to do about it. */
export function recognitionReason({ report, document }: Analysis): Message {
  if (!report.isReport) {
    if (isGarbled(document.text)) return GARBLED;
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
