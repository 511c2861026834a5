/** A new report that begins from the one on the year before: what carries over, and what the author has to look at. */
import { chineseNumeral, labelKey, leadingOrdinal } from '../document/label.ts';
import type { Line } from '../document/document.ts';
import { editionForYear, editionOf, newestEdition } from '../norms/edition.ts';
import type { Edition, RowForm, SectionForm, SectionId } from '../norms/edition.ts';
import { filledTable, sectionHeading, sectionTable } from '../report/canonical.ts';
import { sectionContentEnd } from '../report/layout.ts';
import { formatDecimal } from '../report/number.ts';
import type { OrganKind } from '../report/organ.ts';
import type { Cell, Report, Section } from '../report/report.ts';
import { tableName } from '../rules/describe.ts';
import type { Message } from '../rules/finding.ts';
import { ASPECT_NAMES } from '../rules/overview-aspect.ts';
import { analyse } from './analysis.ts';
import type { Settings } from './analysis.ts';
import { titleOf } from './skeleton.ts';

export interface NewReport {
  readonly organ: string;
  /** The year reported on. */
  readonly year: number;
  /** Without it, what the name says. */
  readonly kind?: OrganKind;
  /** The text of the report on the year before. */
  readonly previous: string;
  /** Whether its sentences are taken over too. */
  readonly keepsText: boolean;
}

export interface StartedReport {
  /** In canonical Markdown, lines separated by `\n`. */
  readonly text: string;
  /** What was taken over, what was not, and what is to be looked at. */
  readonly notices: readonly Message[];
}

/** The place of the text that is the organ's report on the year before, with a table that can be read; null where none is. */
export function previousReport(organ: string, year: number, texts: readonly string[]): number | null {
  const own = labelKey(organ);
  const found = texts.findIndex((text) => {
    const { report } = analyse(text);
    if (!report.isReport || report.year !== year - 1 || report.organ === null) return false;
    return labelKey(report.organ) === own && Object.values(report.tables).some((table) => table !== null);
  });
  return found === -1 ? null : found;
}

/** The report for a year, begun from that on the year before. */
export function startFromPrevious(wanted: NewReport, settings: Partial<Settings> = {}): StartedReport {
  const { report } = analyse(wanted.previous, { ...settings, recognition: 'report', edition: 'auto' });
  const prescribed = editionOf(editionForYear(wanted.year));
  const edition = prescribed.sections.length > 0 ? prescribed : newestEdition;
  const carried = carriedOver(report, wanted.year);
  const parts = edition.sections.map((section) => sectionPart(edition, section, report, carried, wanted));
  return {
    text: `${[`# ${titleOf(wanted.organ, wanted.year)}`, ...parts].join('\n\n')}\n`,
    notices: [...carriedNotices(report, carried, wanted.year), ...withoutPlace(report, edition)],
  };
}

function sectionPart(
  edition: Edition,
  section: SectionForm,
  previous: Report,
  carried: ReadonlyMap<string, string>,
  wanted: NewReport,
): string {
  const form = sectionTable(edition, section);
  const remark = form?.id === 'proactive' ? inForceRemark(previous, edition) : null;
  const own = previous.sections.find((each) => each.form.id === section.id);
  return [
    sectionHeading(section, 'markdown'),
    ...(own && !form && wanted.keepsText ? [textOf(previous, own)] : []),
    ...(form || wanted.keepsText ? [] : subheadings(previous, own, section.id)),
    ...(section.id === 'overview' && isGovernment(wanted) ? [GOVERNMENT_REMARK] : []),
    ...(remark === null ? [] : [remark]),
    ...(form
      ? [
          filledTable(form, edition, 'markdown', (row, column) =>
            row.id === CARRIED_IN ? (carried.get(column.id) ?? '') : '',
          ),
        ]
      : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function isGovernment({ kind, organ }: NewReport): boolean {
  return kind === undefined ? organ.endsWith('政府') : kind === 'government';
}

const GOVERNMENT_REMARK = '<!-- 各级人民政府的报告在“监督保障”中还应写工作考核、社会评议和责任追究结果情况。 -->';

// --- figures that carry over --------------------------------------------------------------------------------------

const CARRIED_IN = 'carriedIn';
const CARRIED_FORWARD = 'carriedForward';

/** 结转下年度 of the year before by column, as far as it can be read. */
function carriedOver(previous: Report, year: number): ReadonlyMap<string, string> {
  if (previous.year !== year - 1) return new Map();
  const row = previous.tables.requests?.rows.find(({ form }) => form.id === CARRIED_FORWARD);
  return new Map(
    (row?.cells ?? []).flatMap((cell) => (cell.value ? [[cell.columnId, formatDecimal(cell.value)]] : [])),
  );
}

function carriedNotices(previous: Report, carried: ReadonlyMap<string, string>, year: number): readonly Message[] {
  if (previous.year !== year - 1) {
    return [
      {
        zh: `所选的报告不是${String(year - 1)}年度的，没有带入结转数。`,
        en: `The report is not that on ${String(year - 1)}: no figure was carried over.`,
      },
    ];
  }
  if (carried.size === 0) {
    return [
      {
        zh: '上年报告里没有读到“结转下年度继续办理”，“上年结转”请自行填写。',
        en: 'The figures carried forward could not be read in last year’s report: please fill in those carried in.',
      },
    ];
  }
  const total = carried.get('total');
  const sum: Message = total === undefined ? { zh: '', en: '' } : { zh: `，总计${total}件`, en: `, ${total} in all` };
  return [
    {
      zh: `上年的“结转下年度继续办理”已填入“上年结转”${sum.zh}，请核对。`,
      en: `What was carried forward last year is filled in as carried in${sum.en}; please check.`,
    },
  ];
}

const IN_FORCE = 'inForce';

/** How many rules were in force a year ago, as a comment: a figure for the author to go on from, no figure of the report. */
function inForceRemark(previous: Report, edition: Edition): string | null {
  const isAsked = edition.tables.some(({ rows }) =>
    rows.some(({ columns }) => columns.some(({ id }) => id === IN_FORCE)),
  );
  const figures = (previous.tables.proactive?.rows ?? []).flatMap(({ form, cells }) => {
    const cell = cells.find(({ columnId }) => columnId === IN_FORCE);
    return cell?.value ? [`${form.label}${formatDecimal(cell.value)}件`] : [];
  });
  return isAsked && figures.length > 0
    ? `<!-- 上年现行有效：${figures.join('、')}。加上本年制发、减去本年废止，即应为本年现行有效件数，请核对后填写。 -->`
    : null;
}

// --- over the border of two editions ----------------------------------------------------------------------------------

/** What the report before had figures for and the new form has no place for. */
function withoutPlace(previous: Report, edition: Edition): readonly Message[] {
  return Object.values(previous.tables).flatMap((table) => {
    if (!table || table.form.edition === edition.id) return [];
    const form = edition.tables.find(({ id }) => id === table.id);
    const name = tableName(table.id);
    if (!form) {
      return [
        {
          zh: `${name.zh}的栏目在新的格式里都没有，没有带入。`,
          en: `Nothing of ${name.en} has a place in the new form.`,
        },
      ];
    }
    const names = table.rows.flatMap((row) => {
      const now = form.rows.find(({ id }) => id === row.form.id);
      return nameWithoutPlace(row.form, row.cells.filter(hasFigure), now);
    });
    if (names.length === 0) return [];
    return [
      {
        zh: `${name.zh}上年有数、新的格式里没有位置的栏目：${names.join('、')}。`,
        en: `Figures of ${name.en} that have no place in the new form: ${names.join(', ')}.`,
      },
    ];
  });
}

function hasFigure({ value }: Cell): boolean {
  return value !== null && value.units !== 0n;
}

/** 行政许可（上一年项目数量、本年增/减）: a row with its columns that are gone, or a row that is. */
function nameWithoutPlace(before: RowForm, cells: readonly Cell[], now: RowForm | undefined): readonly string[] {
  const gone = cells.filter(({ columnId }) => now?.columns.every(({ id }) => id !== columnId) ?? true);
  if (gone.length === 0) return [];
  const labels = gone.map(({ columnId }) => before.columns.find(({ id }) => id === columnId)?.label ?? columnId);
  return [now ? `${before.label}（${labels.join('、')}）` : before.label];
}

// --- headings and sentences ----------------------------------------------------------------------------------------------

const LONGEST_SUBHEADING = 20;

/** The headings below a section of the report before; where 总体情况 had none, the five aspects. */
function subheadings(previous: Report, section: Section | undefined, id: SectionId): readonly string[] {
  const own = section ? linesOf(previous, section).flatMap((line) => subheading(line) ?? []) : [];
  if (own.length > 0) return own.map((heading) => `### ${heading}`);
  return id === 'overview' ? overviewSubheadings('markdown') : [];
}

/** The headings of the five aspects, as lines. */
export function overviewSubheadings(style: 'markdown' | 'plain'): readonly string[] {
  return ASPECT_NAMES.map(
    (name, index) => `${style === 'markdown' ? '### ' : ''}（${chineseNumeral(index + 1)}）${name}`,
  );
}

/** The heading that a line is, or begins with: （一）主动公开。通过…; null where it is none. */
function subheading({ text, level }: Line): string | null {
  const ordinal = leadingOrdinal(text);
  if (level === 0 && ordinal?.kind !== 'parenthesised') return null;
  const end = text.search(/[。：:；;]/);
  const heading = (end === -1 ? text : text.slice(0, end)).trim();
  return heading.length > (ordinal?.length ?? 0) && heading.length <= LONGEST_SUBHEADING ? heading : null;
}

function linesOf({ document }: Report, section: Section): readonly Line[] {
  return document.lines.filter((line) => line.start >= section.lineEnd && line.start < section.end);
}

/** The section's sentences as they stand. */
function textOf(previous: Report, section: Section): string {
  const { document } = previous;
  const end = sectionContentEnd(previous, section);
  if (document.isHtml || section.glued) {
    return linesOf(previous, section)
      .filter(({ start }) => start < end)
      .map(({ text }) => text)
      .join('\n\n');
  }
  return document.text.slice(section.lineEnd, end).trim().replaceAll(/\r\n?/g, '\n');
}
