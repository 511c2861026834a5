import type { RawCell } from '../document/document.ts';
import { labelKey } from '../document/label.ts';
import { editionOf } from '../norms/edition.ts';
import type { Report, Table } from '../report/report.ts';
import { editionName, tableName } from './describe.ts';
import type { Rule, RuleReference } from './rule.ts';

/** The table belongs to another edition than the reported year's. */
export const wrongEdition: Rule = {
  id: 'wrong-edition',
  group: 'tables',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '表格用错了格式', en: 'Table of another edition' },
  check(report) {
    const wrong = wrongTables(report);
    return [...new Set(wrong.map((table) => table.form.edition))].flatMap((edition) => {
      const [first, ...others] = wrong.filter((table) => table.form.edition === edition);
      if (!first) return [];
      const names = [first, ...others].map((table) => tableName(table.id));
      const followed = editionName(edition);
      const prescribed = editionName(report.edition.id);
      const year = report.year === null ? '' : `报告年度是${String(report.year)}年，`;
      return [
        {
          span: telling(first),
          message: {
            zh: `${names.map(({ zh }) => zh).join('、')}用的是${followed.zh}，${year}应当用${prescribed.zh}。请换成规定的表格。`,
            en: `Of ${followed.en}: ${names.map(({ en }) => en).join(', ')}. The reported year asks for ${prescribed.en}.`,
          },
          related: others.map((table) => ({
            message: { zh: `${tableName(table.id).zh}也是`, en: `So is ${tableName(table.id).en}` },
            span: telling(table),
          })),
        },
      ];
    });
  },
};

/**
 * Tables that follow another edition than the report should. Without a known year nothing is said, and nothing of a
 * report before 2019: it may be put into today's form, as the skeleton does.
 */
function wrongTables(report: Report): readonly Table[] {
  if (report.year === null || report.edition.sections.length === 0) return [];
  return Object.values(report.tables).filter(
    (table): table is Table => table !== null && table.form.edition !== report.edition.id && table.id !== 'proceedings',
  );
}

/** The label that shows the edition: one that other editions do not have. */
function telling(table: Table): RawCell {
  const markers = editionOf(table.form.edition).markers.map(labelKey);
  const labels = [
    ...table.headers.map((header) => header.label),
    ...table.rows.flatMap((row) => row.label ?? []),
    ...table.groups,
  ];
  const marked = labels.find((label) => markers.some((marker) => labelKey(label.text).includes(marker)));
  const other = table.rows.find((row) => row.form.id === 'other')?.label;
  return marked ?? other ?? labels[0] ?? { text: '', start: table.start, end: table.end };
}

/** What the reference says of it. */
export const wrongEditionReference: RuleReference = {
  finds: {
    zh: '按报告年度核对表格用的是哪一版格式：2021年度及以后用2021年格式，2019、2020年度用2019年试行格式，2018年度及以前用统计表。第二、三部分的表用了别的年度的格式，或者2019年度及以后的报告里还有统计表的，给出提示；几张表用了同一版的，只提示一次。',
    en: 'Compares each table with the edition that the reported year asks for: the 2021 form from 2021 on, the 2019 trial form for 2019 and 2020, the statistics table for 2018 and earlier. A table of another edition in section two or three, and a statistics table in a report on 2019 or later, is reported; tables of the same edition are reported together.',
  },
  why: {
    zh: '两版格式的行和列不同，例如2019年格式统计新制作、新公开和对外公开总数量，2021年格式统计制发、废止和现行有效件数，数字不能照搬。用错格式多是照着几年前的报告改的，在已经公布的报告里很常见。看的是列名、行名中只有某一版才有的词，报告年度认不出来时不提示。格式由年度决定，换表后数字要重新填，所以没有一键修改。如果报告年度认错了，可以在设置里指定格式。',
    en: 'The editions differ in rows and columns: for documents, 2019 counts those made, those published and all published, 2021 those issued, repealed and in force. Numbers cannot be copied over. Published reports often have the old table because an older report served as the model. The rule goes by labels that only one edition has, and says nothing where the year is not known. As the numbers must be counted anew there is no quick fix. Where the year was read wrongly, a setting states the edition.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容   | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
| ---------- | -------------- | -------------- | -------------- |
| 规章       | 0              | 0              | 0              |
| 规范性文件 | 3              | 3              | 14             |
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
