import { firstFrom, positionAt } from '../document/document.ts';
import type { Document } from '../document/document.ts';
import type { SectionForm, TableId } from '../norms/edition.ts';
import { blankSection, sectionHeading, sectionTable } from '../report/canonical.ts';
import { at, firstOccurrences, headingStyle, inLineBreaks, signatureStart } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import { isCaption, unreadTableStart } from '../report/tables/traces.ts';
import { breaksOff } from './broken-off.ts';
import type { Fix, TextEdit } from './finding.ts';
import type { Rule, RuleReference } from './rule.ts';
import { misnumbered, renumbered } from './section-numbers.ts';

/** One of the six sections is absent. */
export const missingSection: Rule = {
  id: 'missing-section',
  group: 'structure',
  severity: 'error',
  basis: 'law',
  since: '1',
  clause: '第五十条',
  fixes: ['inserting', 'replacing'],
  title: { zh: '缺少部分', en: 'Missing section' },
  check(report) {
    const missing = missingSections(report);
    if (missing.length === 0) return [];
    const all = insertSections(report, missing);
    return groupsOf(report, missing).map((forms) => {
      const names = forms.map((form) => `“${form.heading}”`).join('、');
      return {
        span: placeToLook(report, forms[0]),
        message: {
          zh: `${forms.length > 1 && report.sections.length > 0 ? endsEarly(report) : ''}缺少${names}。《条例》第五十条和统一格式规定年度报告的六个部分不能遗漏。请补上${forms.length > 1 ? '各部分' : '这一部分'}。`,
          en: `Missing: ${names}. Article 50 of the regulation and the official form require all six sections.`,
        },
        fixes: fixes(report, forms, missing, all),
      };
    });
  },
};

/** A text that ends in an empty line, whatever its line breaks. */
const BLANK_LINE = /(?:\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/;

/** Sections of the form that the report does not have, in the form's order. */
function missingSections(report: Report): readonly SectionForm[] {
  const found = new Set(report.sections.map((section) => section.form.id));
  return report.edition.sections.filter((form) => !found.has(form.id));
}

/** How a report is told to lack all that should follow: where it stops half-way, or is signed all the same. */
function endsEarly(report: Report): string {
  const last = firstOccurrences(report).at(-1);
  return breaksOff(report) || !last ? '报告没有写完，' : `“${last.form.heading}”后面没有了，`;
}

/** Sections that are missing for one cause: all of them, or all behind the last that is there. */
function groupsOf(report: Report, missing: readonly SectionForm[]): readonly (readonly SectionForm[])[] {
  if (report.sections.length === 0) return [missing];
  const present = firstOccurrences(report);
  const isBehind = (form: SectionForm): boolean => present.every((section) => section.form.number < form.number);
  const behind = missing.filter(isBehind);
  const others = missing.filter((form) => !behind.includes(form)).map((form) => [form]);
  return behind.length > 0 ? [...others, behind] : others;
}

function fixes(
  report: Report,
  forms: readonly SectionForm[],
  missing: readonly SectionForm[],
  all: readonly TextEdit[] | null,
): readonly Fix[] {
  const own = insertSections(report, forms);
  const name = forms.length === 1 ? `“${forms[0]?.heading ?? ''}”` : '';
  const insertAll: readonly Fix[] =
    all && missing.length > 1
      ? [
          {
            title: {
              zh: `插入缺少的全部${String(missing.length)}个部分`,
              en: `Insert all ${String(missing.length)} missing sections`,
            },
            preferred: forms.length > 1,
            edits: all,
          },
        ]
      : [];
  if (!own || forms.length > 1) return insertAll;
  return [{ title: { zh: `插入${name}`, en: `Insert ${name}` }, preferred: true, edits: own }, ...insertAll];
}

/** The heading before which a section is missing, or the one after which it is. */
function placeToLook(report: Report, form: SectionForm | undefined): { readonly start: number; readonly end: number } {
  const sections = firstOccurrences(report);
  const number = form?.number ?? 1;
  const after = sections
    .filter((section) => section.form.number < number)
    .sort((a, b) => b.form.number - a.form.number)[0];
  const next = sections
    .filter((section) => section.form.number > number)
    .sort((a, b) => a.form.number - b.form.number)[0];
  const place = next ?? after;
  if (place) return place.headingSpan;
  const first = report.title?.occurrences.at(-1) ?? report.document.lines[0];
  return first ? { start: first.start, end: first.end } : at(0);
}

/** Edits that put empty sections in their places and number the others by the form; null where that cannot be done. */
function insertSections(report: Report, forms: readonly SectionForm[]): readonly TextEdit[] | null {
  const { document } = report;
  if (document.isHtml || report.sections.some((section) => section.glued)) return null;
  const style = headingStyle(report);
  const places = forms.map((form) => placeOfSection(report, form));
  // A table that stands elsewhere is not to be doubled, and a heading in a table of HTML would be a part of it.
  if (places.some((place) => place === null || isInsideHtmlTable(report, place.offset))) return null;
  const offsets = places.map((place) => place?.offset ?? 0);
  const edits = forms.map((form, index): TextEdit => {
    const offset = offsets[index] ?? 0;
    const hasTable = places[index]?.hasTable === true;
    const before = document.text.slice(0, offset);
    const lead = before.trim() === '' || BLANK_LINE.test(before) ? '' : /[\r\n]$/.test(before) ? '\n' : '\n\n';
    const isLast = document.text.slice(offset).trim() === '' && offsets[index + 1] !== offset;
    const tail = isLast ? '\n' : '\n\n';
    return {
      span: at(offset),
      newText: inLineBreaks(
        `${lead}${hasTable ? sectionHeading(form, style) : blankSection(report.edition, form, style)}${tail}`,
        document,
      ),
    };
  });
  // Several at one place: only the first needs an empty line before it.
  return [
    ...edits.map((edit, index) =>
      edits[index - 1]?.span.start === edit.span.start
        ? { ...edit, newText: edit.newText.replace(/^[\r\n]+/, '') }
        : edit,
    ),
    ...misnumbered(report).map(renumbered),
  ];
}

interface Place {
  readonly offset: number;
  /** The section's table is there already: the heading alone was lost. */
  readonly hasTable: boolean;
}

/** Where a section belongs: before its table, where that stands between the sections beside it; null where it stands elsewhere. */
function placeOfSection(report: Report, form: SectionForm): Place | null {
  const tableId = sectionTable(report.edition, form)?.id;
  const table = tableId === undefined ? null : tableBegins(report, tableId);
  const usual = insertionOffset(report, form.number);
  if (table === null) return { offset: usual, hasTable: false };
  const sections = firstOccurrences(report);
  const before = sections.reduce(
    (end, { form: other, lineEnd }) => (other.number < form.number ? Math.max(end, lineEnd) : end),
    0,
  );
  return table >= before && table <= usual ? { offset: table, hasTable: true } : null;
}

/** A place that no section has: nothing is inserted there. */
const INSIDE = Infinity;

/** Where a table of the form begins in the text, with the lines above that belong to it; null where it is not there. */
function tableBegins({ document, sections, tables }: Report, id: TableId): number | null {
  const place = tables[id]?.start ?? unreadTableStart(document, id);
  const raw = place === null ? null : document.tables.find(({ start, end }) => start <= place && place <= end);
  if (place === null || !raw) return null;
  // One run of rows may hold several tables, with an empty line between them.
  const others = Object.values(tables).filter(
    (table) => table && table.id !== id && raw.start <= table.start && table.start < place,
  );
  const begin = others.length > 0 ? blockStart(document, place) : lineStartAt(document, raw.start);
  // Where in the run one begins that was not read is not certain: nothing is offered.
  const isUncertain =
    raw.shape === 'html' || tables[id] === null || others.some((table) => table && begin <= table.start);
  if (others.length > 0 && isUncertain) return INSIDE;
  const { lines } = document;
  const headings = new Set(sections.map(({ lineStart }) => lineStart));
  let start = raw.shape === 'html' ? raw.start : begin;
  for (let index = firstFrom(lines, start) - 1; index >= 0; index--) {
    const line = lines[index];
    if (!line || headings.has(line.lineStart) || !isCaption(line.text, id)) break;
    // Rows of another table between them.
    if (document.text.slice(line.lineEnd, start).trim() !== '') break;
    start = line.lineStart;
  }
  return start;
}

/** The start of the lines around an offset that no empty line parts. */
function blockStart(document: Document, offset: number): number {
  const { lineStarts, text } = document;
  let { line } = positionAt(document, offset);
  while (line > 0 && text.slice(lineStarts[line - 1], lineStarts[line]).trim() !== '') line--;
  return lineStarts[line] ?? offset;
}

function lineStartAt(document: Document, offset: number): number {
  return document.lineStarts[positionAt(document, offset).line] ?? offset;
}

/** Whether text inserted there would stand inside a table of HTML. */
function isInsideHtmlTable({ document }: Report, offset: number): boolean {
  return document.tables.some(({ shape, start, end }) => shape === 'html' && start < offset && offset < end);
}

/** Before the next section of the form; else after the last, before the signature. */
function insertionOffset(report: Report, number: number): number {
  const sections = firstOccurrences(report);
  const next = sections.filter((section) => section.form.number > number);
  const nearest = next.reduce<Section | null>(
    (least, section) => (least === null || section.form.number < least.form.number ? section : least),
    null,
  );
  if (nearest) return nearest.lineStart;
  const last = sections.at(-1);
  const signature = signatureStart(report);
  return last && signature < last.lineEnd ? report.document.text.length : signature;
}

/** What the reference says of it. */
export const missingSectionReference: RuleReference = {
  finds: {
    zh: '核对六个部分是否齐全：总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项。缺哪一部分，就在它应在的位置旁边提示。',
    en: 'Looks for the six sections: overview, proactive disclosure, requests, review and litigation, problems and improvements, other matters. Each one that is missing is reported beside the place where it should stand.',
  },
  why: {
    zh: '条例第五十条规定了年度报告应当包括的内容，统一格式据此列为六个部分；国办公开办函〔2021〕30号要求内容“不能遗漏，也不宜泛化”。没有相应情况的，保留标题，写明没有即可。标题写法略有不同、序号写错的，仍能认出是哪一部分，不会当作缺少。最后几个部分都没有的，是报告没有写完，合成一条。2018年度及以前的报告没有这样的格式，不查。可以一键插入缺少的部分，有表格的连同空白表格一起插入，内容由您填写；只是标题丢了、表格还在的，表格照样读，只在它前面插入标题；后面各部分的序号因此排错的，一并改正。',
    en: 'Article 50 of the regulation lists what a report must contain, and the official form makes six sections of it; 国办公开办函〔2021〕30号 says that nothing may be left out. Where there is nothing to report, keep the heading and say so. Sections are recognised under somewhat different wording or numbers. Where all that should follow is missing the report ends early, which is one finding. Reports on 2018 and earlier had no such form and are not looked at. The quick fix inserts the section, with its blank table where it has one, for you to fill in (where only the heading was lost and the table is there, the table is read all the same and the heading alone is inserted above it), and corrects the numbers of the others where they counted on.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

## 二、主动公开政府信息情况

## 三、收到和处理政府信息公开申请情况

## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

## 二、主动公开政府信息情况

## 三、收到和处理政府信息公开申请情况

## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

## 六、其他需要报告的事项
`,
    },
  ],
};
