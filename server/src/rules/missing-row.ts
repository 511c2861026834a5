import { offsetAt, positionAt } from '../document/document.ts';
import { labelKey } from '../document/label.ts';
import type { RowForm } from '../norms/edition.ts';
import { officialRowLabel, rowLabel } from '../report/canonical.ts';
import { inLineBreaks } from '../report/layout.ts';
import { formatDecimal } from '../report/number.ts';
import type { CellChange } from '../report/relations.ts';
import { leftOutRow } from '../report/repair/left-out-row.ts';
import type { Report, Row, Table } from '../report/report.ts';
import { changesInWords } from './cells.ts';
import { tableName } from './describe.ts';
import { brokenOffAt, missingRows, unknownInGap } from './broken-off.ts';
import type { Fix, TextEdit } from './finding.ts';
import type { Rule, RuleFinding, RuleReference } from './rule.ts';

/** More rows than these are counted, not named. */
const MOST_NAMED = 6;

/** A row of the form is absent. */
export const missingRow: Rule = {
  id: 'missing-row',
  group: 'tables',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: ['inserting'],
  title: { zh: '表格缺行', en: 'Missing row' },
  check(report) {
    return Object.values(report.tables).flatMap((table): readonly RuleFinding[] => {
      // Table four is told apart by its fifteen numbers; its group labels may be anywhere.
      if (!table || table.form.isOneLine || table.isDisordered || table.isInPieces) return [];
      const missing = missingRows(table);
      const [first] = missing;
      if (!first) return [];
      const name = tableName(table.id);
      const labels = missing.map((row) => `“${row.form.label}”`);
      const count = String(labels.length);
      const isLong = labels.length > MOST_NAMED;
      const named = labels.slice(0, MOST_NAMED);
      const broken = brokenOffAt(table);
      const unknown = unknownInGap(table);
      if (unknown) {
        const written = unknown.text.replace(/\s+/g, '');
        return [
          {
            span: unknown,
            message: {
              zh: `${name.zh}的“${written}”多半是“${first.form.label}”这一行，行名认不出来，它的数字没有参加核对。请照格式改正行名。`,
              en: `“${written}” in ${name.en} seems to be the row “${first.form.label}”; its label is not recognised, and its numbers were not checked. Correct the label.`,
            },
          },
        ];
      }
      return [
        {
          span: neighbour(table, table.rows.indexOf(first)),
          fixes: () => (missing.length === 1 ? insertions(report, table, first) : []),
          message: {
            zh: `${name.zh}${broken ? `到“${broken.form.label}”就断了，后面` : ''}缺少${
              isLong ? `${named.join('、')}等${count}行` : `${count}行：${named.join('、')}`
            }。统一格式的各行不能省略，没有数据的填0。请补上。`,
            en: `${name.en} ${broken ? `stops at “${broken.form.label}” and ` : ''}lacks ${count} row(s): ${named.join(', ')}${isLong ? ' …' : ''}. The official form has them all; write 0 where there is nothing.`,
          },
        },
      ];
    });
  },
};

/** Inserts the row with the numbers that the relations leave for it, where they leave one for each of its cells. */
function insertions(report: Report, table: Table, row: Row): readonly Fix[] {
  const numbers = leftOutRow(
    row,
    report.identities.filter(({ identity }) => identity.table === table.id),
  );
  const before = table.rows[table.rows.indexOf(row) - 1];
  if (!numbers || !before) return [];
  const edit = rowBehind(report, before, row, numbers);
  if (!edit) return [];
  const words = changesInWords(table, numbers);
  return [
    {
      title: {
        zh: `补上这一行，数字由其余各行推算：${words.zh}`,
        en: `Insert the row, as the others leave it: ${words.en}`,
      },
      preferred: true,
      edits: [edit],
    },
  ];
}

/**
 * A row written like the one before it, on a line of its own, with other words and numbers. Null where that line holds
 * more than a label and its numbers, such as a merged cell of a group, or is not one.
 */
function rowBehind(report: Report, before: Row, row: Row, numbers: readonly CellChange[]): TextEdit | null {
  const { document } = report;
  const { label } = before;
  const naming = [rowLabel, officialRowLabel, (form: RowForm): string => form.label].find(
    (name) => label !== null && labelKey(name(before.form)) === labelKey(label.text),
  );
  if (document.isHtml || !label || !naming || before.cells.length !== numbers.length) return null;
  const { line } = positionAt(document, label.start);
  const start = offsetAt(document, { line, character: 0 });
  const end = offsetAt(document, { line, character: Infinity });
  const parts = [
    { start: label.start, end: label.end, text: naming(row.form) },
    ...before.cells.map(({ span, status }, index) => {
      const value = numbers[index]?.value;
      return span && value && status === 'value' ? { ...span, text: formatDecimal(value) } : null;
    }),
  ];
  let written = '';
  let rest = '';
  let at = start;
  for (const part of parts) {
    if (!part || part.start < at || part.end > end) return null;
    rest += document.text.slice(at, part.start);
    written += document.text.slice(at, part.start) + part.text;
    at = part.end;
  }
  rest += document.text.slice(at, end);
  written += document.text.slice(at, end);
  if (!/^[\s|]*$/.test(rest)) return null;
  return { span: { start: end, end }, newText: inLineBreaks(`\n${written}`, document) };
}

/** The label of the nearest row before the gap, else after it: where the author must look. */
function neighbour(table: Table, index: number): { readonly start: number; readonly end: number } {
  const before = table.rows
    .slice(0, index)
    .reverse()
    .find((row) => row.label);
  const label = before?.label ?? table.rows.slice(index).find((row) => row.label)?.label;
  return label ? { start: label.start, end: label.end } : { start: table.start, end: table.start };
}

/** What the reference says of it. */
export const missingRowReference: RuleReference = {
  finds: {
    zh: '核对第二、三部分的表和统计表，少了统一格式规定的行的，在缺口前面的一行提示，并列出缺少哪几行。表格到某一行就断了的，也会说明。第四部分的表只有一行数字，不在此列。',
    en: 'Looks for rows of the form that are not in the table, names them and marks the row before the gap; it says so where a table stops half-way. The table of section four has a single row of numbers and is not looked at here.',
  },
  why: {
    zh: '统一格式的每一行都应当保留，没有发生的一般填0，读者才知道是没有，而不是漏填。缺少的行，数字按没有读到处理，不当作0，与它有关的勾稽关系也不核对。只缺一行、其余各行又都有数的，缺的数可以由勾稽关系推算，能推算的提供一键补行。（六）其他处理写成一行的，照样认得，不算缺行。行名损坏得认不出来的，也会提示缺少这一行，此时改正行名即可。',
    en: 'Every row of the form stays in the table; where there was nothing, 0 is usual and tells readers that it was not forgotten. The numbers of a missing row are not taken for 0, and relations that need them are not judged. Where one row is missing and all others have their numbers, the relations leave one number for each of its cells, and a quick fix inserts the row with them. （六）其他处理 as one row is accepted. Where a label is damaged beyond recognition its row counts as missing: then correct the label.',
  },
  examples: [
    {
      wrong: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |

| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政许可 | 86               |

| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政处罚 | 23               |

| 信息内容       | 本年收费金额（单位：万元） |
| -------------- | -------------------------- |
| 行政事业性收费 | 0                          |
`,
      right: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |

| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政许可 | 86               |

| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政处罚 | 23               |
| 行政强制 | 0                |

| 信息内容       | 本年收费金额（单位：万元） |
| -------------- | -------------------------- |
| 行政事业性收费 | 0                          |
`,
    },
  ],
};
