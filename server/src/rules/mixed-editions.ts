import type { RawCell } from '../document/document.ts';
import { labelKey } from '../document/label.ts';
import { editions } from '../norms/edition.ts';
import type { EditionId } from '../norms/edition.ts';
import type { Report, Table } from '../report/report.ts';
import { editionName } from './describe.ts';
import type { Rule, RuleReference } from './rule.ts';

/** Markers of both editions in one report, beyond what `wrong-edition` says of whole tables. */
export const mixedEditions: Rule = {
  id: 'mixed-editions',
  group: 'tables',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '两种格式混用', en: 'Editions mixed' },
  check(report) {
    const tables = Object.values(report.tables).filter(
      (table): table is Table => table !== null && table.id !== 'statistics',
    );
    const foreign = tables.flatMap((table) =>
      table.foreign.flatMap((label) => {
        const other = editionMarked(label, table.form.edition);
        return other ? [{ label, editions: [table.form.edition, other] }] : [];
      }),
    );
    const [found, ...others] = foreign.length > 0 ? foreign : tablesThatDiffer(report, tables);
    if (!found) return [];
    const first = found.label;
    const names = editions.filter(({ id }) => found.editions.includes(id)).map(({ id }) => editionName(id).zh);
    return [
      {
        span: first,
        message: {
          zh: `“${first.text.replace(/\s+/g, '')}”与报告中其他表格不是同一种格式：${names.reverse().join('与')}不能混用。请统一为报告年度规定的格式。`,
          en: `“${first.text}” belongs to another edition than the rest of the tables. Use one edition throughout.`,
        },
        related: others.map(({ label }) => ({
          message: { zh: '这里也是', en: 'Here too' },
          span: label,
        })),
      },
    ];
  },
};

/** What does not belong, and the two editions that it mixes. */
interface Foreign {
  readonly label: RawCell;
  readonly editions: readonly EditionId[];
}

/** The other edition that a label proves; null where it proves none. */
function editionMarked(label: RawCell, edition: EditionId): EditionId | null {
  const key = labelKey(label.text);
  const marked = editions.find(
    (other) => other.id !== edition && other.markers.some((marker) => key.includes(labelKey(marker))),
  );
  return marked?.id ?? null;
}

/** With no reported year, tables of two editions contradict each other and neither is known to be wrong. */
function tablesThatDiffer(report: Report, tables: readonly Table[]): readonly Foreign[] {
  const [first, ...rest] = tables.filter((table) => table.id !== 'proceedings');
  if (report.year !== null || !first) return [];
  return rest
    .filter((table) => table.form.edition !== first.form.edition)
    .flatMap((table) => {
      const label = table.headers[0]?.label ?? table.rows.find((row) => row.label)?.label;
      return label ? [{ label, editions: [first.form.edition, table.form.edition] }] : [];
    });
}

/** What the reference says of it. */
export const mixedEditionsReference: RuleReference = {
  finds: {
    zh: '同一张表里既有2021年格式的内容，又有只有2019年试行格式才有的内容（或者相反），在多出来的内容上提示。看不出报告年度时，几张表用的格式不同，也给出提示。',
    en: 'Reports what belongs to the 2019 trial form within a table of the 2021 form, or the other way round; and, where the year is not known, tables of different editions in one report.',
  },
  why: {
    zh: '统一格式每个年度只有一版，两版混用，同一张表前后口径就不一致。常见的是换了新表，却留下了旧格式的“政府集中采购”一栏。整张表都用错格式的由 wrong-edition 提示，不重复。请删去不属于本年度格式的内容，或者换成规定的表；内容可能还有用，所以没有一键修改。',
    en: 'Each year has one edition; a table that mixes two counts by different measures. Typically the new table still carries the old block on government procurement (政府集中采购). A table that is of another edition as a whole is reported by wrong-edition alone. Take out what does not belong, or use the prescribed table; as it may still be needed elsewhere, there is no quick fix.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |

| 信息内容     | 采购项目数量 | 采购总金额 |
| ------------ | ------------ | ---------- |
| 政府集中采购 | 12           | 640.492    |
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |
`,
    },
  ],
};
