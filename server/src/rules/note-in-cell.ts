import type { Report, WrittenCell } from '../report/report.ts';
import { at, inLineBreaks } from '../report/layout.ts';
import { cellsWhere } from './cells.ts';
import { cellName } from './describe.ts';
import type { Fix } from './finding.ts';
import type { Rule, RuleReference } from './rule.ts';

/** A number with a mark or a bracketed remark behind it: 14①, 14（含修订2件）. It is read as the number. */
export const noteInCell: Rule = {
  id: 'note-in-cell',
  group: 'tables',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: ['moving'],
  title: { zh: '数字后面带注', en: 'A note behind a number' },
  check(report) {
    return cellsWhere(report, (reading) => reading.status === 'value' && reading.notation.note !== null).map(
      (placed) => {
        const name = cellName(placed.table, placed.cell);
        const note = noteOf(placed);
        const number = placed.cell.raw.slice(0, placed.cell.raw.length - note.length).trim();
        return {
          span: placed.cell.span,
          message: {
            zh: `“${name}”的${number}后面带了“${note}”。单元格里只写数字（已按${number}核对），说明请写到表的下面。`,
            en: `“${name}” has “${note}” behind ${number}. A cell holds the number alone (it was read as ${number}); a note belongs under the table.`,
          },
          fixes: () => moveNote(report, placed, note, name),
        };
      },
    );
  },
};

function noteOf({ cell: { reading } }: WrittenCell): string {
  return reading.status === 'value' ? (reading.notation.note ?? '') : '';
}

/** Puts the note under the table. In a page of HTML there is no place for a line of text. */
function moveNote({ document }: Report, { table, cell }: WrittenCell, note: string, name: string): readonly Fix[] {
  const { text } = document;
  const span = { start: cell.span.end - note.length, end: cell.span.end };
  const raw = document.tables.find(({ start, end }) => start <= cell.span.start && cell.span.end <= end);
  if (document.isHtml || !raw || raw.shape === 'html' || text.slice(span.start, span.end) !== note) return [];
  const lineEnd = text.slice(table.end).search(/[\r\n]/);
  const below = lineEnd === -1 ? text.length : table.end + lineEnd;
  const line = inLineBreaks(`\n\n注：“${name}”${note}。`, document);
  return [
    {
      title: { zh: `把“${note}”移到表的下面`, en: `Move “${note}” under the table` },
      preferred: true,
      edits: [
        { span, newText: '' },
        { span: at(below), newText: line },
      ],
    },
  ];
}

/** What the reference says of it. */
export const noteInCellReference: RuleReference = {
  finds: {
    zh: '单元格的数字后面带着注释的标记（14①、14*）或者括号说明（14（含修订2件））的，给出提示。数字照样参加核对。',
    en: 'Reports a number with a mark (14①, 14*) or a remark in brackets (14（含修订2件）) behind it. The number is checked all the same.',
  },
  why: {
    zh: '带了注的单元格，电子表格当作文字，汇总时算不进去；已经公布的报告里见过。注释有用，请写到表的下面。一键修改把它移到表的下面，一个字不丢，请再看一下怎样表述；网页（HTML）里的表请自己移。',
    en: 'Spreadsheets take such a cell for text and leave it out of sums; published reports have had them. The note is of use under the table. The quick fix moves it there and loses nothing; look at its wording afterwards. In tables of HTML move it yourself.',
  },
  examples: [
    {
      wrong: `## 二、主动公开政府信息情况

| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数        |
| -------------- | ------------ | ------------ | ------------------- |
| 规章           | 0            | 0            | 0                   |
| 行政规范性文件 | 3            | 1            | 14（含修订2件） |
`,
      right: `## 二、主动公开政府信息情况

| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数        |
| -------------- | ------------ | ------------ | ------------------- |
| 规章           | 0            | 0            | 0                   |
| 行政规范性文件 | 3            | 1            | 14 |

注：“行政规范性文件 · 现行有效件数”（含修订2件）。
`,
    },
  ],
};
