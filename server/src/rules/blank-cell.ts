import { evaluateIdentities } from '../report/identities.ts';
import { sum, ZERO } from '../report/number.ts';
import type { Decimal } from '../report/number.ts';
import type { CellChange } from '../report/relations.ts';
import type { Cell, Table } from '../report/report.ts';
import { changesAsEdits } from './cells.ts';
import { tableName } from './describe.ts';
import type { Fix } from './finding.ts';
import type { Rule, RuleReference } from './rule.ts';

/** Empty cells in known places. */
export const blankCell: Rule = {
  id: 'blank-cell',
  group: 'tables',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
  fixes: ['inserting'],
  title: { zh: '空白单元格', en: 'Blank cells' },
  check(report) {
    return Object.values(report.tables).flatMap((table) => {
      if (!table?.rows.some((row) => row.cells.some((cell) => cell.status === 'blank'))) return [];
      const cells = table.rows.flatMap((row) => row.cells);
      const blank = cells.filter((cell) => cell.status === 'blank');
      const [first] = blank;
      if (!first?.span) return [];
      const whole = cells.every((cell) => cell.status === 'blank' || cell.status === 'absent');
      const name = tableName(table.id);
      const count = String(blank.length);
      return [
        {
          span: first.span,
          severity: whole ? ('information' as const) : ('warning' as const),
          message: whole
            ? { zh: `${name.zh}还没有填写。没有数据的格一般填0。`, en: `${name.en} is not filled in yet.` }
            : {
                zh: `${name.zh}有${count}个空白格。空白看不出是没有发生还是漏填，一般填0；空白的合计无法核对。`,
                en: `${name.en} has ${count} blank cells. A blank may mean nothing or a slip; 0 is usual.`,
              },
          related: blank
            .slice(1, 50)
            .flatMap((cell) => (cell.span ? [{ message: { zh: '空白', en: 'Blank' }, span: cell.span }] : [])),
          fixes: () => fillFix(table, blank),
        },
      ];
    });
  },
};

/** Zero in every blank; in a blank total the sum of its addends. */
function fillFix(table: Table, blank: readonly Cell[]): readonly Fix[] {
  const values = new Map<Cell, Decimal>(blank.map((cell) => [cell, ZERO]));
  const valueOf = (cell: Cell): Decimal => values.get(cell) ?? cell.value ?? ZERO;
  for (const { identity, leftCells, rightCells } of evaluateIdentities(table)) {
    const [total] = rightCells;
    if (!total || rightCells.length !== 1 || total.status !== 'blank') continue;
    if (leftCells.length === identity.left.length) values.set(total, sum(leftCells.map(valueOf)));
  }
  const changes = [...values].map(([cell, value]): CellChange => ({ cell, value }));
  const edits = changesAsEdits(table, changes);
  if (!edits) return [];
  const sums = changes.filter((change) => change.value.units !== 0n).length;
  const zh = `${String(changes.length)}个空白格填0${sums > 0 ? `（其中${String(sums)}个合计按各项之和填）` : ''}`;
  return [
    {
      title: {
        zh,
        en: `Fill ${String(changes.length)} blank cells with 0${sums > 0 ? ` (${String(sums)} totals with their sums)` : ''}`,
      },
      preferred: false,
      edits,
    },
  ];
}

/** What the reference says of it. */
export const blankCellReference: RuleReference = {
  finds: {
    zh: '表格里有空白格的，在第一个空白格提示，写明共有几个，其余的列在相关信息里。整张表都还空着的，只作提示，不算警告。',
    en: 'Reports blank cells of a table at the first of them and says how many there are; the others are listed with it. A table that is blank as a whole is information, not a warning.',
  },
  why: {
    zh: '空白看不出是没有发生，还是漏填。没有哪个文件规定空白要填0，但多数报告都这样填，读者也容易看懂。核对勾稽关系时，空白的分项按没有发生处理；空白的合计不知道是多少，与它有关的关系不核对。一键修改把空白的分项填0，空白的合计填各项之和；这等于写明事实，请先核对，所以由您决定是否采用。',
    en: 'A blank does not tell whether there was nothing or it was forgotten. No document says that 0 must be written, but most reports do, and readers understand it. In relations a blank addend counts as nothing; a blank total is unknown, and nothing over it is judged. The fix writes 0 into addends and sums into totals. That states facts, so it is for you to check and decide.',
  },
  examples: [
    {
      wrong: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           |              |              |              |
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
