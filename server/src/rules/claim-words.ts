/** Words for what the text claims, as messages, hovers and the JSON use them. */
import type { CellPlace, Claim, Reason } from '../report/prose/claim.ts';
import { formatDecimal } from '../report/number.ts';
import type { Report } from '../report/report.ts';
import { cellName, tableName } from './describe.ts';
import type { Message } from './finding.ts';

const REASONS: Readonly<Record<Reason, Message>> = {
  noReport: {
    zh: '这段文字不是一份年度报告，没有表格可以核对。',
    en: 'The text is no report: there is no table to compare with.',
  },
  noCell: { zh: '统一格式的表格里没有这个数。', en: 'The tables of the form do not hold this number.' },
  unread: { zh: '表中对应的数没有读到。', en: 'The table’s number was not read.' },
  broken: {
    zh: '表中这个数所在的行或列勾稽关系不成立，先核对表格。',
    en: 'The table does not add up at this number: check the table first.',
  },
  approximate: { zh: '文中是约数，不与表格比较。', en: 'The text gives an approximate number.' },
  part: {
    zh: '文中说的是一部分或另一个范围，与表格的范围不同。',
    en: 'The text speaks of a part or of another scope than the table.',
  },
  otherPeriod: {
    zh: '文中说的不是本报告年度全年的数。',
    en: 'The text speaks of another period than the reported year.',
  },
  damaged: { zh: '这段文字的日期或数字已经残缺，不作比较。', en: 'Dates or digits of this paragraph are damaged.' },
  uncertain: {
    zh: '文中说的是不是表中这个数，不能确定。',
    en: 'It is not certain that the text means the table’s number.',
  },
  newCases: {
    zh: '文中只说新发生的案件，表格还包括以前的。',
    en: 'The text counts new cases only; the table may hold older ones.',
  },
  openList: { zh: '没有写明合计或基数，无从核对。', en: 'No total or base is given to compare with.' },
};

/** Why a claim is not held against its cell; null where it is. */
export function reasonOf({ reason }: Claim): Message | null {
  return reason && REASONS[reason];
}

/** The places of a claim in words: 第三部分的表“（一）予以公开 · 总计”. Of more than three, the first and how many. */
export function placesName(report: Report, { places }: Pick<Claim, 'places'>): Message {
  const names = places.map((place) => placeName(report, place));
  const [first = ''] = names;
  const table = tableName(places[0]?.table ?? 'requests');
  const count = String(names.length);
  return names.length > 3
    ? { zh: `${table.zh}中“${first}”等${count}格之和`, en: `the sum of ${count} cells of ${table.en}, from “${first}”` }
    : {
        zh: `${table.zh}中${names.map((name) => `“${name}”`).join('、')}${names.length > 1 ? '之和' : ''}`,
        en: `${names.length > 1 ? 'the sum of ' : ''}${names.map((name) => `“${name}”`).join(', ')} in ${table.en}`,
      };
}

function placeName(report: Report, { table, row, column }: CellPlace): string {
  const read = report.tables[table];
  const cell = read?.rows.find(({ form }) => form.id === row)?.cells.find(({ columnId }) => columnId === column);
  return read && cell ? cellName(read, cell) : `${row} · ${column}`;
}

/** The other side of a claim as a number; empty where it was not read. */
export function expectedText({ expected }: Claim): string {
  return expected ? formatDecimal(expected) : '';
}
