import type { RawCell } from '../document/document.ts';
import { labelKey } from '../document/label.ts';
import { editions } from '../norms/edition.ts';
import type { EditionId } from '../norms/edition.ts';
import type { Report, Table } from '../report/report.ts';
import { editionName } from './describe.ts';
import type { Rule } from './rule.ts';

/** Markers of both editions in one report, beyond what `wrong-edition` says of whole tables. */
export const mixedEditions: Rule = {
  id: 'mixed-editions',
  group: 'tables',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: null,
  title: { zh: '两种格式混用', en: 'Editions mixed' },
  check(report) {
    const tables = Object.values(report.tables).filter(
      (table): table is Table => table !== null && table.id !== 'statistics',
    );
    const foreign = tables.flatMap((table) => table.foreign.filter((label) => isMarker(label, table.form.edition)));
    const [first, ...others] = foreign.length > 0 ? foreign : tablesThatDiffer(report, tables);
    if (!first) return [];
    return [
      {
        span: first,
        message: {
          zh: `“${first.text.replace(/\s+/g, '')}”与报告中其他表格不是同一种格式：${editionName('2019').zh}与${editionName('2021').zh}不能混用。请统一为报告年度规定的格式。`,
          en: `“${first.text}” belongs to another edition than the rest of the tables. Use one edition throughout.`,
        },
        related: others.map((label) => ({
          message: { zh: '这里也是', en: 'Here too' },
          span: label,
        })),
      },
    ];
  },
};

function isMarker(label: RawCell, edition: EditionId): boolean {
  const key = labelKey(label.text);
  return editions.some(
    (other) => other.id !== edition && other.markers.some((marker) => key.includes(labelKey(marker))),
  );
}

/** With no reported year, tables of two editions contradict each other and neither is known to be wrong. */
function tablesThatDiffer(report: Report, tables: readonly Table[]): readonly RawCell[] {
  const [first, ...rest] = tables.filter((table) => table.id !== 'proceedings');
  if (report.year !== null || !first) return [];
  return rest
    .filter((table) => table.form.edition !== first.form.edition)
    .flatMap((table) => table.headers[0]?.label ?? table.rows.find((row) => row.label)?.label ?? []);
}
