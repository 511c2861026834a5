import type { RawCell } from '../document/document.ts';
import { labelKey } from '../document/label.ts';
import { editionOf } from '../norms/edition.ts';
import type { Report, Table } from '../report/report.ts';
import { editionName, tableName } from './describe.ts';
import type { Rule } from './rule.ts';

/** The table belongs to another edition than the reported year's. */
export const wrongEdition: Rule = {
  id: 'wrong-edition',
  group: 'tables',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: null,
  title: { zh: '表格用错了格式', en: 'Table of another edition' },
  check(report) {
    return wrongTables(report).map((table) => {
      const followed = editionName(table.form.edition);
      const prescribed = editionName(report.edition.id);
      const year = report.year === null ? '' : `报告年度是${String(report.year)}年，`;
      return {
        span: telling(table),
        message: {
          zh: `${tableName(table.id).zh}用的是${followed.zh}，${year}应当用${prescribed.zh}。请换成规定的表格。`,
          en: `${tableName(table.id).en} follows ${followed.en}; the reported year asks for ${prescribed.en}.`,
        },
      };
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
