import { severalNumbers } from '../report/number.ts';
import { gluedFigure } from '../report/tables/printed.ts';
import type { Row, Table } from '../report/report.ts';
import { tableName } from './describe.ts';
import type { Related } from './finding.ts';
import { brokenOffAt } from './broken-off.ts';
import type { Rule, RuleReference } from './rule.ts';

/** Rows whose cells cannot be told apart because some are not there. */
export const missingCell: Rule = {
  id: 'missing-cell',
  group: 'tables',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '表格缺少单元格', en: 'Missing cells' },
  check(report) {
    return Object.values(report.tables).flatMap((table) => {
      // Where rows are in pieces nobody can say that cells are missing.
      if (!table || table.isDisordered || table.isInPieces) return [];
      const rows = table.rows.filter(isDamaged(table));
      const [first] = rows;
      if (!first) return [];
      const name = tableName(table.id);
      const missing = rows.reduce((count, row) => count + Math.max(0, row.cells.length - row.written.length), 0);
      const count = String(rows.length);
      const cells = table.form.isOneLine
        ? table.rows.flatMap((row) => row.cells).filter((cell) => cell.status === 'absent').length
        : missing;
      const found = table.rows.reduce((total, row) => total + row.written.length, 0);
      const zh =
        table.form.isOneLine && found < 15
          ? `${name.zh}应有15个数，只找到${String(found)}个，分不清各属于哪一格`
          : cells > 0 && !table.form.isOneLine
            ? `${name.zh}有${count}行的单元格不全，共缺${String(cells)}格，分不清各数属于哪一列`
            : `${name.zh}有${count}行的单元格与表头对不上，分不清各数属于哪一列`;
      return [
        {
          span: place(table, first),
          message: {
            zh: `${zh}，相关的勾稽关系无法核对。空着的格也要保留，没有数据的填0。`,
            en: `${name.en} lacks cells in ${count} row(s), so their columns cannot be told and the identities over them were not checked.`,
          },
          related: table.form.isOneLine ? [] : rows.map((row) => related(table, row)),
        },
      ];
    });
  },
};

function isDamaged(table: Table): (row: Row) => boolean {
  // That the table stops in the middle of this row is told as its missing rows.
  const broken = brokenOffAt(table);
  // Of a row that stands twice with other figures neither is taken.
  const contradicted = new Set(table.repeatedRows.filter(({ isSame }) => !isSame).map(({ form }) => form));
  if (table.form.isOneLine && contradicted.size > 0) return () => false;
  return (row) =>
    row !== broken &&
    !contradicted.has(row.form) &&
    !(row.label && gluedFigure(row.label, row.form.label) !== null) &&
    !row.cells.some(({ raw }) => raw !== null && severalNumbers(raw)) &&
    (row.label !== null || table.form.isOneLine) &&
    row.cells.some((cell) => cell.status === 'absent');
}

function place(table: Table, row: Row): { readonly start: number; readonly end: number } {
  const label = table.form.isOneLine ? (row.written[0] ?? table.headers[0]?.label ?? row.label) : row.label;
  const last = table.form.isOneLine && row.written.length > 0 ? row.written.at(-1) : label;
  return label ? { start: label.start, end: last?.end ?? label.end } : { start: table.start, end: table.end };
}

function related(table: Table, row: Row): Related {
  const written = String(row.written.length);
  const due = String(row.cells.length);
  return {
    span: row.label ?? { start: table.start, end: table.start },
    message: {
      zh: `${row.form.label}：应有${due}格，找到${written}格`,
      en: `${row.form.label}: ${written} of ${due} cells`,
    },
  };
}

/** What the reference says of it. */
export const missingCellReference: RuleReference = {
  finds: {
    zh: '一行里的单元格比表头少，分不清各个数字属于哪一列的，给出提示。每张表合成一条，写明有几行、共缺几格；每一行缺几格，列在相关信息里。',
    en: 'Reports rows with fewer cells than the header has columns, so that nobody can tell which number belongs where. One finding a table says how many rows and cells; each row is listed with it.',
  },
  why: {
    zh: '从网页或 PDF 复制时，空白格容易丢失，后面的数字就会整个左移一列。已经公布的报告里见过整张表这样错位的。分不清的数字一律不采用，也不猜，与它们有关的勾稽关系不核对。请对照原表补上缺少的格，没有数据的一般填0。',
    en: 'Blank cells get lost when a table is copied from a web page or a PDF, and the numbers behind them slip to the left. Such numbers are not used and not guessed at, and relations over them are not judged. Compare with the original and put the missing cells back; where there is nothing, 0 is usual.',
  },
  examples: [
    {
      wrong: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |
`,
      right: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |
`,
    },
  ],
};
