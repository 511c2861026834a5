/** Sentences that quote the tables' present numbers, offered while the narrative is written. */
import type { Span } from '../document/document.ts';
import type { CellPlace } from '../report/prose/claim.ts';
import { OUTCOME_GROUPS, ORGANISATIONS } from '../report/prose/lexicon.ts';
import { sum } from '../report/number.ts';
import { formatDecimal } from '../report/number.ts';
import type { Decimal } from '../report/number.ts';
import type { Report } from '../report/report.ts';
import type { Message } from '../rules/finding.ts';
import type { Analysis } from './analysis.ts';

export interface Sentence {
  readonly title: Message;
  readonly text: string;
  /** What of it is written already, before the cursor. */
  readonly replaces: Span;
}

/** Sentences for the place of the cursor: none in a table or a heading, none whose cells were not all read. */
export function sentencesFor({ document, report }: Analysis, offset: number): readonly Sentence[] {
  if (!report.isReport || document.isHtml || !isProse(report, offset)) return [];
  const lineStart =
    Math.max(document.text.lastIndexOf('\n', offset - 1), document.text.lastIndexOf('\r', offset - 1)) + 1;
  const before = document.text.slice(Math.max(lineStart, offset - LONGEST_BEGINNING), offset);
  return sentences(report).map((sentence) => {
    const length = writtenLength(before, sentence.text);
    return { ...sentence, replaces: { start: offset - length, end: offset } };
  });
}

/** So much of a sentence may be there already. */
const LONGEST_BEGINNING = 40;

/** How many characters before the cursor are the sentence's beginning. */
function writtenLength(before: string, sentence: string): number {
  for (let length = Math.min(before.length, sentence.length); length > 0; length--)
    if (sentence.startsWith(before.slice(before.length - length))) return length;
  return 0;
}

function isProse({ tables, sections }: Report, offset: number): boolean {
  if (Object.values(tables).some((table) => table && table.start <= offset && offset <= table.end)) return false;
  const section = sections.findLast(({ lineStart }) => lineStart <= offset);
  return section !== undefined && offset > section.headingSpan.end;
}

function sentences(report: Report): readonly Omit<Sentence, 'replaces'>[] {
  const parts = [received(report), answered(report), outcomes(report)].filter((part) => part !== null);
  const whole = parts.map(({ text }) => text).join('');
  return [
    ...(parts.length === 3
      ? [{ title: { zh: '依申请公开情况（全段）', en: 'The whole paragraph on requests' }, text: whole }]
      : []),
    ...parts,
    ...[proceedings(report), documents(report)].filter((part) => part !== null),
  ];
}

type Told = Omit<Sentence, 'replaces'> | null;

/** The sum of cells; null where one was not read. */
function read(report: Report, places: readonly CellPlace[]): string | null {
  const values: Decimal[] = [];
  for (const { table, row, column } of places) {
    const rows = report.tables[table]?.rows;
    const value = rows?.find(({ form }) => form.id === row)?.cells.find(({ columnId }) => columnId === column)?.value;
    if (!value) return null;
    values.push(value);
  }
  return formatDecimal(sum(values));
}

const requests = (rows: readonly string[], columns: readonly string[] = ['total']): readonly CellPlace[] =>
  rows.flatMap((row) => columns.map((column) => ({ table: 'requests' as const, row, column })));

function received(report: Report): Told {
  const total = read(report, requests(['newRequests']));
  const natural = read(report, requests(['newRequests'], ['naturalPerson']));
  const others = read(report, requests(['newRequests'], ORGANISATIONS));
  const carriedIn = read(report, requests(['carriedIn']));
  if (total === null || natural === null || others === null || carriedIn === null) return null;
  const title = { zh: '收到的申请', en: 'Requests received' };
  const before = carriedIn === '0' ? '' : `上年结转${carriedIn}件。`;
  if (total === '0') return { title, text: `本年未收到政府信息公开申请。${before}` };
  return {
    title,
    text: `本年新收政府信息公开申请${total}件，其中自然人${natural}件，法人或其他组织${others}件。${before}`,
  };
}

function answered(report: Report): Told {
  const total = read(report, requests(['outcomesTotal']));
  const forward = read(report, requests(['carriedForward']));
  if (total === null || forward === null) return null;
  const next = forward === '0' ? '，无结转下年度继续办理的申请' : `，结转下年度继续办理${forward}件`;
  return { title: { zh: '办结和结转', en: 'Answered and carried forward' }, text: `本年度办结申请${total}件${next}。` };
}

const GROUP_NAMES: Readonly<Record<string, string>> = {
  granted: '予以公开',
  partiallyGranted: '部分公开',
  refused: '不予公开',
  unavailable: '无法提供',
  notProcessed: '不予处理',
  other: '其他处理',
};

function outcomes(report: Report): Told {
  const isOneRow = report.tables.requests?.rows.some(
    ({ form, cells }) => form.id === 'other' && cells.some(({ status }) => status === 'value'),
  );
  const texts: string[] = [];
  for (const [group, rows] of Object.entries(OUTCOME_GROUPS)) {
    const value = read(report, requests(group === 'other' && isOneRow === true ? ['other'] : rows));
    if (value === null) return null;
    texts.push(`${GROUP_NAMES[group] ?? ''}${value}件`);
  }
  return { title: { zh: '办理结果', en: 'Outcomes' }, text: `办结的申请中，${texts.join('，')}。` };
}

function proceedings(report: Report): Told {
  const of = (rows: readonly string[]): string | null =>
    read(
      report,
      rows.map((row) => ({ table: 'proceedings', row, column: 'total' })),
    );
  const reviews = of(['review']);
  const suits = of(['suitDirect', 'suitAfterReview']);
  if (reviews === null || suits === null) return null;
  return {
    title: { zh: '行政复议、行政诉讼', en: 'Reviews and lawsuits' },
    text: `因政府信息公开引发行政复议${reviews}件，行政诉讼${suits}件。`,
  };
}

function documents(report: Report): Told {
  const of = (column: string): string | null =>
    read(report, [{ table: 'proactive', row: 'normativeDocuments', column }]);
  const [issued, repealed, inForce] = [of('issued'), of('repealed'), of('inForce')];
  if (issued === null || repealed === null || inForce === null) return null;
  return {
    title: { zh: '行政规范性文件', en: 'Normative documents' },
    text: `本年制发行政规范性文件${issued}件，废止${repealed}件，现行有效${inForce}件。`,
  };
}
