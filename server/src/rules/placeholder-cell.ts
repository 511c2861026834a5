import { ZERO } from '../report/number.ts';
import type { Table, WrittenCell } from '../report/report.ts';
import { cellsWhere, changesAsEdits } from './cells.ts';
import { tableName } from './describe.ts';
import type { Fix } from './finding.ts';
import type { Rule, RuleReference } from './rule.ts';

/** A mark in the place of a number. */
export const placeholderCell: Rule = {
  id: 'placeholder-cell',
  group: 'tables',
  severity: 'warning',
  basis: 'practice',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '用符号代替数字', en: 'Mark in the place of a number' },
  check(report) {
    const byTable = new Map<Table, WrittenCell[]>();
    for (const placed of cellsWhere(report, (reading) => reading.status === 'placeholder')) {
      byTable.set(placed.table, [...(byTable.get(placed.table) ?? []), placed]);
    }
    return [...byTable].flatMap(([table, cells]) => {
      const [first, ...others] = cells;
      if (!first) return [];
      const name = tableName(table.id);
      const count = String(cells.length);
      return [
        {
          span: first.cell.span,
          message: {
            zh: `${name.zh}有${count}格写的是“${first.cell.raw}”之类，不是数字，相关的勾稽关系无法核对。没有数据一般填0。`,
            en: `${name.en} has ${count} cell(s) with a mark such as “${first.cell.raw}” in the place of a number.`,
          },
          related: others.map(({ cell }) => ({
            message: { zh: `“${cell.raw}”`, en: `“${cell.raw}”` },
            span: cell.span,
          })),
          fixes: () => zeroFix(table, cells),
        },
      ];
    });
  },
};

function zeroFix(table: Table, cells: readonly WrittenCell[]): readonly Fix[] {
  const edits = changesAsEdits(
    table,
    cells.map(({ cell }) => ({ cell, value: ZERO })),
  );
  const count = String(cells.length);
  return edits
    ? [{ title: { zh: `${count}格改为0`, en: `Change ${count} cell(s) to 0` }, preferred: false, edits }]
    : [];
}

/** What the reference says of it. */
export const placeholderCellReference: RuleReference = {
  finds: {
    zh: '该填数字的格里写了“/”“-”“—”“无”之类的，给出提示。每张表合成一条，写明有几格。',
    en: 'Reports marks such as /, -, — or 无 (none) in the place of a number. One finding a table says how many cells.',
  },
  why: {
    zh: '这些符号有人用来表示没有，有人用来表示不适用或者不掌握，意思不确定，所以不当作0，与它有关的勾稽关系也不核对。没有发生的，一般填0。2014年的统计表里本来就印着的横线，以及“本年增/减”一列的负数，不提示。改成0等于写明没有发生，请先核对，所以由您决定是否采用；改成0会使勾稽关系不成立的，不提供一键修改。',
    en: 'Some mean “none” by such a mark, others “not applicable” or “not known”. As that is uncertain it is not taken for 0, and relations over it are not judged. Where there was nothing, 0 is usual. The dashes printed in the statistics table of 2014 and negative numbers in 本年增/减 are fine. Writing 0 states a fact, so it is for you to decide, and it is not offered where it would break a relation.',
  },
  examples: [
    {
      wrong: `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | /            | /            | /            |
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
