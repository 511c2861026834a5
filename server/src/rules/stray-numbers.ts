import type { RawCell, Shape } from '../document/document.ts';
import { severalNumbers } from '../report/number.ts';
import { gluedFigure } from '../report/tables/printed.ts';
import type { Cell, Report, Row, Table } from '../report/report.ts';
import { tableName } from './describe.ts';
import type { Fix } from './finding.ts';
import type { Rule, RuleFinding, RuleReference } from './rule.ts';

/** Numbers in a row that belong in its cells: several in one cell, or one glued to the label. */
export const strayNumbers: Rule = {
  id: 'stray-numbers',
  group: 'tables',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: ['moving', 'inserting'],
  title: { zh: '数字没有分到各格', en: 'Numbers not in their cells' },
  check(report) {
    return Object.values(report.tables).flatMap((table) =>
      table && !table.isDisordered
        ? table.rows.flatMap((row) => inOneCell(table, row) ?? gluedToLabel(report, table, row) ?? [])
        : [],
    );
  },
};

function inOneCell(table: Table, row: Row): RuleFinding | null {
  const index = row.cells.findIndex(({ raw, status }) => status === 'malformed' && raw !== null && severalNumbers(raw));
  const cell = row.cells[index];
  const numbers = severalNumbers(cell?.raw ?? '');
  if (!cell?.span || !numbers) return null;
  const fix = spread(cell, numbers, row.written);
  return {
    span: cell.span,
    message: {
      zh: `${tableName(table.id).zh}“${row.form.label}”的一格里有${String(numbers.length)}个数（${numbers.join(' ')}），多半是从电子表格粘贴的。一格只填一个数，请分到各格。`,
      en: `A cell of “${row.form.label}” in ${tableName(table.id).en} holds ${String(numbers.length)} numbers (${numbers.join(' ')}), pasted from a spreadsheet it seems. A cell holds one: spread them over the cells.`,
    },
    fixes: fix ? [fix] : [],
  };
}

/** The numbers over that cell and those behind it in its row, where all of those are there and blank. */
function spread({ span }: Cell, numbers: readonly string[], written: readonly RawCell[]): Fix | null {
  const index = written.findIndex(({ start }) => start === span?.start);
  const others = written.slice(index + 1, index + numbers.length);
  if (!span || others.length < numbers.length - 1) return null;
  const places = others.flatMap(({ text, start, end }) => (text === '' ? [{ start, end }] : []));
  if (places.length < others.length) return null;
  const [first = '', ...rest] = numbers;
  return {
    title: {
      zh: `把“${numbers.join(' ')}”分到${String(numbers.length)}格`,
      en: `Spread “${numbers.join(' ')}” over ${String(numbers.length)} cells`,
    },
    preferred: true,
    edits: [{ span, newText: first }, ...places.map((place, index) => ({ span: place, newText: rest[index] ?? '' }))],
  };
}

/** What parts a label from its first number in each shape; null where a mark would not. */
const APART: Readonly<Record<Shape, string | null>> = {
  pipe: ' | ',
  tabSeparated: '\t',
  commaSeparated: ',',
  drawn: null,
  lineCells: ' ',
  tabbedCells: null,
  html: null,
};

function gluedToLabel({ document }: Report, table: Table, { form, label, written, cells }: Row): RuleFinding | null {
  const figure = label && gluedFigure(label, form.label);
  if (!label || figure === null) return null;
  const raw = document.tables.find(({ start, end }) => start <= label.start && label.end <= end);
  const mark = raw ? APART[raw.shape] : null;
  const at = label.end - figure.length;
  // One cell too few, and the label is as written: the figure is the first of them.
  const fits = written.length === cells.length - 1 && document.text.slice(at, label.end) === figure;
  return {
    span: label,
    message: {
      zh: `${tableName(table.id).zh}的行名“${label.text.replace(/\s+/g, '')}”末尾粘着数字${figure}，它多半属于后面的格，因此这一行没有核对。请把它与行名分开。`,
      en: `The figure ${figure} is glued to the label of “${form.label}” in ${tableName(table.id).en}; it belongs in a cell, so the row was not checked. Part the two.`,
    },
    fixes:
      fits && mark !== null
        ? [
            {
              title: { zh: `把数字${figure}与行名分开`, en: `Part the figure ${figure} from the label` },
              preferred: true,
              edits: [{ span: { start: at, end: at }, newText: mark }],
            },
          ]
        : [],
  };
}

/** What the reference says of it. */
export const strayNumbersReference: RuleReference = {
  finds: {
    zh: '一格里有几个数的（从电子表格整行粘贴进来），或者数字粘在行名末尾的，给出提示。',
    en: 'Reports a cell that holds several numbers, as a row pasted from a spreadsheet, and a figure glued to the end of a label.',
  },
  why: {
    zh: '表格的每一格只有一个数；几个数挤在一格里，或者粘在行名上，分不清各属于哪一列，这一行就没有核对。后面的格空着、数目正好的，一键修改把各数依次分到各格，一个数字不丢。',
    en: 'A cell holds one number. Where several share one, or a figure is glued to the label, their columns cannot be told and the row is not checked. Where the cells behind are blank and the count is right, the quick fix spreads the numbers in order and loses none.',
  },
  examples: [
    {
      wrong: `## 二、主动公开政府信息情况

| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3 1 14       |              |              |
`,
      right: `## 二、主动公开政府信息情况

| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3       |      1       |      14      |
`,
    },
  ],
};
